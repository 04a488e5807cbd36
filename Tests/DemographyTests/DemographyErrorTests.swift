import Demography
import Testing

@Suite struct DemographyErrorTests {
  @Test func `a message names the place, the value and what is allowed`() throws {
    let error = #expect(throws: DemographyError.self) {
      try LifeTable(deathRates: [0.01, -0.5, 0.3], sex: .female)
    }
    let text = try #require(error).description
    #expect(text.contains("death rate 1") && text.contains("-0.5") && text.contains("not negative"))
    let bands = DemographyError.overlappingBands(AgeBand(from: 5, to: 9), AgeBand(from: 9, to: nil))
    #expect(bands.description == "age bands 5-9 and 9- overlap")
  }
}
