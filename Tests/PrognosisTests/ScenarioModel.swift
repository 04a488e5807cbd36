import Foundation
import ModelDirectory
import Prognosis
import TestSupport

/// A made-up model with everything that levers act on, and scenario files held against it.
enum ScenarioModel {
  /// Four regions; two branches, of which one has no inflow and the other works in two regions only.
  static let all: MethodModel = {
    var model = MethodModel.gross
    model.files["model.yaml"]? += "pension_age: {2024: 67}\n"
    model.files["region_sets.csv"]? += "deel,N,Noord,A1,1\ndeel,N,Noord,B2,0.25\ndeel,Z,Zuid,B2,0.75\n"
    model.files["care_products.csv"]? +=
      "kuur,Kuur,Cure,Zvw,,eur,2024\nvisite,Visite,Visits,Zvw,,contacts,2024\nleeg,Leeg,Empty,Zvw,,eur,2024\n"
      + "nul,Nul,None,Zvw,,eur,2024\n"
    model.files["care_use.csv"]? += "kuur,F,18,,3\nnul,F,0,,0\nnul,M,0,,0\nvisite,F,0,,2\nvisite,M,0,,2\n"
    for (name, text) in staff { model.files[name] = text }
    model.files["determinant_definitions.csv"] =
      "determinant,name_nl,name_en,theme,unit,role,influenceable\nroken,Roken,Smoking,t,%,context,yes\n"
      + "groen,Groen,Green,t,%,context,yes\n"
    model.files["relative_risks.csv"] =
      "determinant,kind,target,relative_risk,p10,p90,source\nroken,condition,x,2,1.5,2.5,made up\n"
    model.files["exposure.csv"] =
      "determinant,sex,age_from,age_to,share,source\nroken,F,18,,0.2,made up\nroken,M,18,,0.3,made up\n"
    return model
  }()

  /// Staff of 120 who come in a year, 30 of them from training: 54 of the other 90 in region A1.
  private static let staff = [
    "workforce_branches.csv":
      "branch,name_nl,name_en,employees,fte,absence,vacancies_per_1000_jobs,year\nggz,Ggz,Mental,500,400,0.05,30,2024\n"
      + "vv,Vv,Care,1000,750,0.08,30,2024\n",
    "workforce_flows.csv":
      "branch,flow,rate,year\nggz,outflow,0.1,2024\nvv,inflow,0.12,2024\nvv,outflow,0.1,2024\nvv,outflow_other,0.085,2024\n",
    "workforce_training.csv":
      "branch,intake,years,completion,uptake,p10,p90,source\nvv,50,3,0.75,0.8,0.9,1.1,made up\n",
    "workforce_links.csv": "product,branch,share\nzorg,ggz,1\nzorg,vv,1\n",
    "workforce_regional.csv": "region,branch,employees\nA1,vv,600\nB2,vv,400\nC3,vv,0\nD4,vv,0\n",
    "waiting_times.csv": "set,code,service,year,weeks,weeks_median,providers\nland,NL,wacht,2018,8,6,10\n",
    "waiting_norms.csv":
      "service,name_nl,norm_weeks,product,branch,source\nwacht,Wacht,6,zorg,vv,made up\n",
  ]

  /// The faults of a scenario file in this model.
  static func faults(_ text: String, in model: MethodModel = all) throws -> [String] {
    try faults(text, in: model) { resolver, file throws(ScenarioError) in _ = try resolver.scenario(at: file)
    }
  }

  /// The faults of a question for a mix in this model.
  static func solveFaults(_ text: String, in model: MethodModel = all) throws -> [String] {
    try faults(text, in: model) { resolver, file throws(ScenarioError) in
      _ = try resolver.solveProblem(at: file)
    }
  }

  private static func faults(
    _ text: String, in model: MethodModel, _ body: (ScenarioResolver, URL) throws(ScenarioError) -> Void
  ) throws -> [String] {
    let resolver = ScenarioResolver(model: try model.read())
    return try withTemporaryDirectory { directory in
      let file = URL(filePath: "s.yaml", relativeTo: directory)
      try Data(text.utf8).write(to: file)
      do throws(ScenarioError) {
        try body(resolver, file)
        return []
      } catch {
        guard case .invalid(let faults, 0) = error else { throw error }
        return faults.map(\.description)
      }
    }
  }
}
