import ModelDirectory
import TestSupport
import Testing

/// English names that a model may have or leave out.
@Suite struct EnglishNamesTests {
  @Test func `names that a model leaves out are empty`() throws {
    let model = try TestModel.whole.read()
    #expect(model.waiting.norms.map(\.nameEN) == ["", ""])
    #expect(model.determinants.definitions.map(\.unitEN) == ["", ""])
  }

  @Test func `names that a model has are read, and may be left out of a row`() throws {
    var files = TestModel.whole
    files.files["waiting_norms.csv"] =
      "service,name_nl,name_en,norm_weeks,product,branch,applies,source\n"
      + "s1,Poli,Clinic,4,p1,b1,yes,made up\ns2,Rest,,6,,,comparison,\n"
    files.files["determinant_definitions.csv"] =
      "determinant,name_nl,name_en,theme,unit,unit_en,role,influenceable\n"
      + "d1,Roken,Smoking,life,% van allen,% of all,regressor,yes\nd2,Afstand,Distance,place,km,,context,no\n"
    let model = try files.read()
    #expect(model.waiting.norms.map(\.nameEN) == ["Clinic", ""])
    #expect(model.determinants.definitions.map(\.unitEN) == ["% of all", ""])
    #expect(model.determinants.definitions.map(\.isRegressor) == [true, false])
  }
}
