import LinearAlgebra

/// What moves a block of draws through one year.
///
/// "Lanes" are draws in adjacent places: a figure per region and draw stands at [region · lanes + lane], one per cell and
/// draw at [cell · lanes + lane].
package struct LaneRates {
  /// Survival.
  package enum Survival {
    /// National death rates (cells x lanes), times a factor per region and lane.
    case national(rates: LaneBuffer, factors: LaneBuffer)
    /// Death rates per class of regions (cells x lanes), times a factor per region and lane.
    case classes(rates: [LaneBuffer], classOf: [Int], factors: LaneBuffer)
    /// Given per region, the same in every draw: S_b, 2 x regions, and S_x, cells x regions.
    case regional(births: Matrix, ratios: Matrix)
  }

  /// Births per woman.
  package enum Fertility {
    /// A national schedule by age, times a factor per region and lane.
    case national(schedule: [Double], factors: LaneBuffer)
    /// Given per region (ages x regions), times a factor per region and lane.
    case regional(Matrix, factors: LaneBuffer)
  }

  /// Moves between the regions: factors on departure rates and on the pull of destinations, per region and lane.
  package struct Moves {
    package var departures: LaneBuffer
    package var pull: LaneBuffer

    package init(departures: LaneBuffer, pull: LaneBuffer) {
      (self.departures, self.pull) = (departures, pull)
    }
  }

  /// Moves across the border.
  package enum International {
    /// Nobody crosses it.
    case none
    /// Immigrants (cells x regions) and rates of emigration (cells x regions), times factors per region and lane.
    case gross(
      immigrants: LaneBuffer, immigration: LaneBuffer, emigrationRates: LaneBuffer, emigration: LaneBuffer)
    /// Net migrants mean + shift x shape (cells x regions), the shift per region and lane.
    case net(mean: LaneBuffer, shape: LaneBuffer, shift: LaneBuffer, timing: NetMigrationTiming)
  }

  package var survival: Survival
  package var fertility: Fertility
  /// Boys per girl at birth.
  package var sexRatioAtBirth: Double
  /// Nil where there are no moves between regions.
  package var moves: Moves?
  package var international: International

  package init(
    survival: Survival, fertility: Fertility, sexRatioAtBirth: Double, moves: Moves?,
    international: International
  ) {
    (self.survival, self.fertility, self.sexRatioAtBirth) = (survival, fertility, sexRatioAtBirth)
    (self.moves, self.international) = (moves, international)
  }
}
