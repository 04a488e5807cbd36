/// Where a ratio lies beside the control limits of a funnel.
public enum FunnelPosition: String, CaseIterable, Sendable {
  /// Within the 95 % limits.
  case inside
  /// Above the 95 % limits and within the 99.8 % ones.
  case above95
  /// Above the 99.8 % limits.
  case above998
  /// Below the 95 % limits and within the 99.8 % ones.
  case below95
  /// Below the 99.8 % limits.
  case below998
}
