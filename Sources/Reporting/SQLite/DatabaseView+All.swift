extension DatabaseView {
  static let people = [
    DatabaseView(
      name: "population_total",
      title: LocalText("Inwoners per gebied en jaar", "Inhabitants by area and year"),
      tables: ["population_groups"],
      query: """
        SELECT scenario, "set", code, name, year, mean, p2_5, p10, p50, p90, p97_5
        FROM population_groups WHERE "group" = 'total'
        """),
    DatabaseView(
      name: "group_growth",
      title: LocalText(
        "Leeftijdsgroepen in het basisjaar en aan de horizon",
        "Age groups in the base year and at the horizon"),
      tables: ["population_groups"], query: growth(of: "population_groups", by: "group")),
    DatabaseView(
      name: "condition_growth",
      title: LocalText(
        "Mensen met een aandoening in het basisjaar en aan de horizon",
        "People with a condition in the base year and at the horizon"),
      tables: ["conditions"], query: growth(of: "conditions", by: "condition", ["target_group"])),
  ]

  static let care = [
    DatabaseView(
      name: "care_growth",
      title: LocalText(
        "Zorg in het basisjaar en aan de horizon; de percentielen zijn die van de horizon",
        "Care in the base year and at the horizon; the percentiles are those of the horizon"),
      tables: ["care"], query: growth(of: "care", by: "product", ["domain", "unit", "index"])),
    DatabaseView(
      name: "largest_growth",
      title: LocalText(
        "Gebieden naar de groei van hun zorgkosten, binnen hun indeling",
        "Areas by the growth of their care cost, within their set"),
      tables: ["care"],
      query: """
        SELECT scenario, "set",
          rank() OVER (PARTITION BY scenario, "set" ORDER BY growth DESC) AS rank,
          code, name, base_mean, mean, p10, p90, growth
        FROM care_growth WHERE product = 'total' AND growth IS NOT NULL
        """),
    DatabaseView(
      name: "scenario_effect",
      title: LocalText(
        "Wat scenario's aan de horizon veranderen; is_clear is 1 waar het 95 %-interval 0 niet bevat",
        "What scenarios change at the horizon; is_clear is 1 where the 95% interval excludes 0"),
      tables: ["differences"],
      query: """
        SELECT scenario, "set", code, name, year AS horizon, "table", item, measure,
          mean AS effect, p2_5, p10, p90, p97_5, p2_5 > 0 OR p97_5 < 0 AS is_clear
        FROM differences WHERE year = (SELECT horizon FROM period)
        """),
  ]

  static let staffAndWaits = [
    DatabaseView(
      name: "staff_gap_horizon",
      title: LocalText(
        "Personeel per branche aan de horizon: vraag, aanbod en tekort",
        "Staff by branch at the horizon: demand, supply and gap"),
      tables: ["workforce"],
      query: """
        SELECT gap.scenario, gap."set", gap.code, gap.name, gap.year AS horizon, gap.branch,
          (SELECT name FROM items WHERE kind = 'branch' AND code = gap.branch) AS branch_name,
          demand.mean AS demand_fte, supply.mean AS supply_fte, gap.mean AS gap_fte, gap.p10 AS gap_fte_p10,
          gap.p90 AS gap_fte_p90, share.mean AS gap_share, share.p10 AS gap_share_p10, share.p90 AS gap_share_p90,
          gap.shortage_probability
        FROM workforce AS gap
        JOIN workforce AS demand USING (scenario, "set", code, year, branch)
        JOIN workforce AS supply USING (scenario, "set", code, year, branch)
        LEFT JOIN workforce AS share ON share.scenario = gap.scenario AND share."set" = gap."set"
          AND share.code = gap.code AND share.year = gap.year AND share.branch = gap.branch
          AND share.measure = 'gap_share'
        WHERE gap.measure = 'gap_fte' AND demand.measure = 'demand_fte' AND supply.measure = 'supply_fte'
          AND gap.year = (SELECT horizon FROM period)
        """),
    DatabaseView(
      name: "waits_over_norm",
      title: LocalText(
        "Wachttijden waarvan de mediaan boven de norm ligt, per jaar",
        "Waits whose median lies beyond the norm, by year"),
      tables: ["waiting"],
      query: """
        SELECT weeks.scenario, weeks."set", weeks.code, weeks.name, weeks.year, weeks.service,
          (SELECT name FROM items WHERE kind = 'service' AND code = weeks.service) AS service_name,
          coalesce(weeks.p50, weeks.mean) AS weeks, weeks.p10, weeks.p90, norm.mean AS norm_weeks,
          coalesce(weeks.p50, weeks.mean) / nullif(norm.mean, 0) AS ratio,
          exceeds.mean AS exceed_probability
        FROM waiting AS weeks
        JOIN waiting AS norm USING (scenario, "set", code, year, service)
        JOIN waiting AS exceeds USING (scenario, "set", code, year, service)
        WHERE weeks.measure = 'weeks' AND norm.measure = 'norm_weeks'
          AND exceeds.measure = 'exceed_probability' AND coalesce(weeks.p50, weeks.mean) > norm.mean
        """),
  ]

  static let compared = [
    DatabaseView(
      name: "priorities_named",
      title: LocalText("Wat in een gebied opvalt, met namen", "What stands out in an area, with names"),
      tables: ["priorities"],
      query: """
        SELECT "set", code, name, rank, kind, item,
          coalesce((SELECT items.name FROM items WHERE items.code = item AND items.kind = CASE named.kind
            WHEN 'staff' THEN 'branch' WHEN 'wait' THEN 'service' ELSE 'product' END), item) AS item_name,
          evidence, deviation, figure, benchmark, stake
        FROM (
          SELECT *, substr(topic, 1, instr(topic, ':') - 1) AS kind, substr(topic, instr(topic, ':') + 1) AS item
          FROM priorities
        ) AS named
        """),
    DatabaseView(
      name: "unusual_care_use",
      title: LocalText(
        "Zorggebruik dat buiten de trechter valt", "Care use that lies outside the funnel"),
      tables: ["benchmark"],
      query: """
        SELECT "set", code, name, product,
          coalesce((SELECT items.name FROM items WHERE items.kind = 'product' AND items.code = product), product)
            AS product_name,
          observed, expected, ratio, lower, upper, funnel
        FROM benchmark WHERE funnel <> 'inside'
        """),
  ]
}
