// The tables of the made-up model. The figures mean nothing.
extension TestModel {
  static var demography: [String: String] {
    [
      "model.yaml": """
      name: Small
      version: 2024.10
      base_year: 2024
      open_age: 5
      mortality: {fit_from: 2019, exclude_years: [2020]}
      levels: {internal: [2022, 2023], international: [2023]}

      """,
      "regions.csv": "region,name\nA,Aalst\nB,\"Berg, \"\"de\"\" hoge\"\nC,Curaçao\n",
      "region_sets.csv": table(
        "set,code,name,region,share",
        ["land,L,Land,A,1", "land,L,Land,B,1", "land,L,Land,C,1"]
          + ["half,H1,One,A,1", "half,H1,One,B,0.25", "half,H2,Two,B,0.75", "half,H2,Two,C,1"]),
      "area_tiles.csv": "set,code,column,row\nland,L,0,0\nhalf,H1,0,0\nhalf,H2,1,0\ngemeente,B,3,2\n",
      "municipality_changes.csv": table(
        "old_code,old_name,new_code,new_name,year,share",
        ["Z,Zee,A,Aalst,2020,0.4", "Z,Zee,B,Berg,2020,0.6", "Y,Ypern,Z,Zee,2018,1"]),
      "population.csv": perCell("region,sex,age,population") { Double(100 + $0) + 0.25 },
      "mortality_history.csv": table(
        "year,sex,age,deaths,exposure",
        (2018...2023).flatMap { year in cells.map { "\(year),\($0),\(year - 2010),\(1000 + year)" } }),
      "mortality_regional.csv": "region,deaths,expected\nA,10,11\nB,12,12.5\nC,9,8\n",
      "mortality.csv": table(
        "year,region,sex,age,rate", cells.map { "2024,,\($0),0.1" } + ["2024,B,F,3,0.2"]),
      "survival.csv": table(
        "year,region,sex,age,survival",
        ["F", "M"].flatMap { sex in (-1...4).map { "2024,,\(sex),\($0),0.9\($0 + 1)" } }),
      "sex_ratio_at_birth.csv": "year,ratio\n2024,1.04\n",
      "fertility.csv": "age,rate\n3,0.2\n4,0.1\n",
      "fertility_history.csv": "year,tfr,mean_age\n2022,1.49,31.7\n2023,1.43,\n",
      "fertility_regional.csv": "region,births,expected\nA,20,21\nB,22,22\nC,19,18\n",
      "sources.csv": table(
        "file,source,publisher,period,licence,url,derivation",
        ["regions.csv,made up,nobody,,CC0,,none", "population.csv,made up,nobody,,CC0,,none"]),
    ]
  }

  static var migration: [String: String] {
    let years = regions.flatMap { region in (2021...2023).map { "\(region),\($0)" } }
    return [
      "internal_migration.csv": table("region,year,arrivals,departures", years.map { "\($0),30,20" }),
      "internal_migration_age.csv": table("sex,age,rate", cells.map { "\($0),0.05" }),
      "internal_migration_regional_age.csv": table(
        "region,sex,age_from,age_to,out_factor,in_factor", ["A,F,0,2,1.5,0.5", "A,F,3,,0.5,2", "B,M,2,3,3,4"]),
      "internal_migration_flows.csv": "origin,destination,moves\nA,B,7\nA,C,3\nB,A,5\nC,A,2\nC,B,1\nB,C,0\n",
      "international_migration.csv": table("region,year,immigration,emigration", years.map { "\($0),12,6" }),
      "international_migration_age.csv": table(
        "flow,sex,age,share",
        ["immigration", "emigration"].flatMap { flow in cells.map { "\(flow),\($0),0.08333333" } }),
      "net_migration.csv": table(
        "year,region,sex,age,net", regions.flatMap { region in cells.map { "2024,\(region),\($0),-1.5" } }),
    ]
  }

  static var history: [String: String] {
    let bands = ["0,2", "3,4", "5,"].flatMap { band in ["F", "M"].map { "\($0),\(band)" } }
    let rows = ["L", "A"].flatMap { region in bands.map { "\(region),2023,\($0),50" } }
    return [
      "history_population.csv": table("region,year,sex,age_from,age_to,population", rows),
      "history_deaths.csv": table("region,year,sex,age_from,age_to,deaths", rows),
      "history_components.csv": table(
        "region,year,population_start,births,deaths,immigration,emigration,arrivals,departures,corrections,"
          + "population_end",
        ["L,2023,300,20,10,8,4,,,-2,312", "L,2022,,20,10,8,4,,,-2,300"]),
    ]
  }

  static var care: [String: String] {
    [
      "care_products.csv": table(
        "product,name_nl,name_en,domain,branch,unit,year",
        ["p1,Een,One,Zvw,b1,eur,2022", "p2,Twee,Two,Wmo,,eur,2022"]),
      "care_use.csv": table(
        "product,sex,age_from,age_to,rate", ["p1,F,0,2,100", "p1,F,3,,200", "p1,M,0,,150", "p2,M,2,3,10"]),
      "care_regional.csv": "region,product,observed,expected\nA,p1,90,100\nC,p1,110,100\n",
      "care_trends.csv": "product,growth,p10,p90,source\np1,0.01,0,0.02,made up\nc1,0,-0.01,0.01,\n",
      "conditions.csv": "condition,name_nl,name_en,target_group\nc1,Iets,Something,others\n",
      "prevalence.csv": "condition,sex,age_from,age_to,prevalence\nc1,F,3,,0.3\nc1,M,3,,0.2\n",
      "determinants.csv": "region,determinant,year,value\nA,d1,2022,1.5\nB,d1,2023,\nC,d2,2022,-3\n",
      "determinant_definitions.csv": table(
        "determinant,name_nl,name_en,theme,unit,role,influenceable",
        ["d1,Roken,Smoking,life,%,regressor,yes", "d2,Afstand,Distance,place,km,context,no"]),
      "exposure.csv": table(
        "determinant,sex,age_from,age_to,share,source",
        ["smoke,F,3,,0.2,made up", "smoke,M,3,4,0.25,made up", "smoke,M,5,,0.1,"]),
      "relative_risks.csv": table(
        "determinant,kind,target,relative_risk,p10,p90,source",
        ["d1,condition,c1,2,1.5,2.5,", "d1,product,p1,1.2,1,1.4,", "smoke,condition,c1,1.5,1.2,2,"]),
    ]
  }

  static var supply: [String: String] {
    let branches = ["b1", "b2"]
    return [
      "workforce_branches.csv": table(
        "branch,name_nl,name_en,employees,fte,absence,vacancies_per_1000_jobs,year",
        branches.map { "\($0),Tak,Branch,100,80,0.07,40,2022" }),
      "workforce_age.csv": table(
        "branch,sex,age_from,age_to,share",
        branches.flatMap { ["\($0),F,2,3,0.5", "\($0),F,4,,0.2", "\($0),M,2,,0.3"] }),
      "workforce_flows.csv": table("branch,flow,rate,year", branches.map { "\($0),inflow,0.1,2022" }),
      "workforce_training.csv": table(
        "branch,intake,years,completion,uptake,p10,p90,source", ["b1,10,3,0.8,0.9,0.9,1.1,made up"]),
      "workforce_profiles.csv": table(
        "profile,sex,age_from,age_to,value,source",
        ["leaving,F,0,3,2,made up", "leaving,F,4,,1,", "leaving,M,0,,1,", "entry,F,2,,1,", "entry,M,2,4,1,"]),
      "workforce_gp_capaciteitsorgaan.csv": "parameter,value,unit,year\ninstroom,718,aantal,2022\n",
      "published_shortages.csv": table(
        "year,branch,persons,edition,source", ["2024,totaal,500,first,here", "2024,b1,-5,first,here"]),
      "workforce_links.csv": "product,branch,share\np1,b1,1\np1,b2,0.3\np2,b2,0.7\n",
      "workforce_regional.csv": table(
        "region,branch,employees", regions.flatMap { region in branches.map { "\(region),\($0),30" } }),
      "waiting_times.csv": table(
        "set,code,service,year,weeks,weeks_median,providers",
        ["land,L,s1,2023,5.5,,3", "gemeente,A,s1,2023,4,3,"]),
      "waiting_norms.csv": table(
        "service,name_nl,norm_weeks,product,branch,applies,source",
        ["s1,Poli,4,p1,b1,yes,made up", "s2,Rest,6,,,comparison,"]),
    ]
  }
}
