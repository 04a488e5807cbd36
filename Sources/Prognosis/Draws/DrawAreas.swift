import CKernels
import LinearAlgebra
import ModelDirectory

/// The areas whose figures are followed, with the nation for the gain in life expectancy.
struct DrawAreas: Sendable {
  let areas: [DrawArea]
  let nation: DrawArea
  /// The area that is the nation, if one is.
  let nationIndex: Int?

  /// - Parameter classes: of regions with death rates of their own.
  init(_ areas: [Area], regions: Int, classes: RegionClasses? = nil) {
    let nation = (0..<regions).map { RegionSet.Member(region: $0, share: 1) }
    self.areas = areas.map { DrawArea($0.members, classes: classes) }
    self.nation = DrawArea(nation, classes: classes)
    nationIndex = areas.firstIndex { $0.members == nation }
  }
}

/// The members of an area, in the form that kernels take.
struct DrawArea: Sendable {
  /// The only member, where there is one.
  let single: RegionSet.Member?
  /// What the shares add up to.
  let shares: Double
  /// The members by class of regions, in order of class; empty where there are no classes.
  let parts: [Part]
  private let count: Int
  private let region: FixedBuffer<Int32>
  private let share: LaneBuffer

  /// The members that are of one class.
  struct Part: Sendable {
    let index: Int
    let members: DrawArea
  }

  /// - Precondition: there is a member.
  init(_ members: [RegionSet.Member], classes: RegionClasses? = nil) {
    let byClass = classes.map { classes in Dictionary(grouping: members) { classes.classOf[$0.region] } }
    parts = (byClass ?? [:]).sorted { $0.key < $1.key }.map { Part(index: $0, members: DrawArea($1)) }
    single = members.count == 1 ? members[0] : nil
    shares = members.reduce(0) { $0 + $1.share }
    count = members.count
    region = FixedBuffer(members.map { Int32($0.region) })
    share = LaneBuffer(members.map(\.share))
  }

  /// The members, where the values of a region stand `stride` after those of the one before.
  func members(stride: Int) -> ck_members {
    ck_members(count: Int32(count), region: region.pointer, share: share.pointer, stride: Int64(stride))
  }
}
