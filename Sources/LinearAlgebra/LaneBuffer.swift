/// Numbers at a fixed place, aligned to cache lines, for kernels that take pointers.
///
/// A buffer keeps its place as long as it lives, and is handed from year to year without being copied. Keep it in a variable
/// as long as its pointer is in use: the pointer alone doesn't keep it alive.
@safe package final class FixedBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Safe although unchecked: `concurrentUpdate` gives an element, and with it its buffers, to one worker at a time;
  // what several workers read is not written meanwhile.

  /// The first element.
  @unsafe package let pointer: UnsafeMutablePointer<Element>
  /// The number of elements.
  package let count: Int

  /// A buffer with `value` in every place.
  package init(_ count: Int, repeating value: Element) {
    precondition(count >= 0)
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    unsafe pointer = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Element.self, capacity: max(count, 1))
    self.count = count
    unsafe pointer.initialize(repeating: value, count: max(count, 1))
  }

  /// A buffer with these elements.
  /// - Precondition: there is one.
  package convenience init(_ elements: [Element]) {
    self.init(elements.count, repeating: elements[0])
    unsafe elements.withUnsafeBufferPointer { unsafe pointer.update(from: $0.baseAddress!, count: count) }
  }

  deinit { unsafe pointer.deallocate() }

  /// The elements as an array.
  package var elements: [Element] { unsafe Array(UnsafeBufferPointer(start: pointer, count: count)) }
}

/// Draws in adjacent places: a figure per region and draw, or per cell and draw.
package typealias LaneBuffer = FixedBuffer<Double>

extension FixedBuffer where Element == Double {
  /// A buffer of zeros.
  package convenience init(_ count: Int) { self.init(count, repeating: 0) }
}
