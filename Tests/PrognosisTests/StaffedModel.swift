import ModelDirectory

extension MethodModel {
  /// The model with two branches, training, profiles and waits, and a margin on everything that staff depends on.
  static let staffed: MethodModel = {
    let regions = ["A1", "B2", "C3", "D4"]
    return uncertainCare.adding(
      setting: """
        pension_age: {2024: 45, 2026: 45.25}
        workforce:
          last_age: 55
          retirement_hazard: {-3: 0.05, 0: 0.3, 4: 0.4, source: made up}
          margins:
            inflow: {p10: 0.9, p90: 1.15, source: made up}
            outflow: {p10: 0.92, p90: 1.1, source: made up}
            retirement: {p10: 0.95, p90: 1.05, source: made up}
            absence: {p10: 0.9, p90: 1.2, source: made up}
            hours: {p10: 0.99, p90: 1.02, source: made up}
            labour_saving: {value: 0.002, p10: -0.004, p90: 0.01, source: made up}
        """
    ).replacing(
      "workforce_branches.csv", "branch,name_nl,name_en,employees,fte,absence,vacancies_per_1000_jobs,year",
      rows: ["een,Een,One,1000,700,0.08,40,2022", "twee,Twee,Two,400,320,0.06,25,2022"]
    ).replacing(
      "workforce_age.csv", "branch,sex,age_from,age_to,share",
      rows: [
        "een,F,15,19,0.2", "een,F,20,24,0.2", "een,F,25,,0.4", "een,M,15,,0.2",
        "twee,F,18,,0.5", "twee,M,18,23,0.1", "twee,M,24,,0.4",
      ]
    ).replacing(
      "workforce_flows.csv", "branch,flow,rate,year",
      rows: [
        "een,inflow,0.16,2022", "een,outflow,0.13,2022", "een,outflow_other,0.1,2022",
        "een,retirement,0.03,2022", "twee,inflow,0.12,2022", "twee,outflow,0.14,2022",
        "twee,retirement,0.04,2022",
      ]
    ).replacing(
      "workforce_training.csv", "branch,intake,years,completion,uptake,p10,p90,source",
      rows: ["een,80,2,0.8,0.9,0.9,1.1,made up"]
    ).replacing(
      "workforce_profiles.csv", "profile,sex,age_from,age_to,value,source",
      rows: [
        "leaving,F,15,19,2,", "leaving,F,20,,1,", "leaving,M,15,,1,", "entry,F,15,24,0.8,",
        "entry,F,25,,0.2,",
        "entry,M,15,24,1,", "training,F,18,22,1,", "training,M,18,22,1,",
      ]
    ).replacing(
      "workforce_links.csv", "product,branch,share",
      rows: ["zorg,een,0.6", "huis,een,0.4", "bezoek,twee,0.75", "zorg,twee,0.25"]
    ).replacing(
      "workforce_regional.csv", "region,branch,employees",
      rows: regions.enumerated().map { "\($1),een,\(200 + 50 * $0)" }
    ).replacing(
      "waiting_norms.csv", "service,name_nl,norm_weeks,product,branch,source",
      rows: ["poli,Poli,5,zorg,een,", "bezoeken,Bezoeken,3,bezoek,twee,", "rest,Rest,6,,,"]
    ).replacing(
      "waiting_times.csv", "set,code,service,year,weeks,weeks_median,providers",
      rows: [
        "land,NL,poli,2018,6,5,30", "gemeente,A1,poli,2018,4,3,5", "gemeente,C3,poli,2018,8,,4",
        "land,NL,bezoeken,2018,2,1.5,12",
      ]
    ).named("staffed")
  }()
}
