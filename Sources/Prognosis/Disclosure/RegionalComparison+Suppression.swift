extension RegionalComparison {
  /// The comparison without the shares of age groups in the people of an area.
  ///
  /// Times the published total a share is a number of people, and its ages divide the published groups otherwise than these do:
  /// 0-14 tells 15-19. The shares still take part in the distances.
  public func withoutAgeShares() -> RegionalComparison {
    let places = characteristics.indices.filter { characteristics[$0].role == .ageStructure }
    var result = self
    for area in areas.indices {
      result.profiles[area].blank(places)
      for other in result.similarAreas[area].indices {
        result.similarAreas[area][other].profile.blank(places)
      }
    }
    return result
  }
}

extension [CharacteristicValue] {
  fileprivate mutating func blank(_ places: [Int]) {
    for place in places where indices.contains(place) {
      (self[place].value, self[place].national) = (.nan, .nan)
    }
  }
}
