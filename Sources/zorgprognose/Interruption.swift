import Dispatch
import Foundation
import Reporting

/// What happens when someone stops the program.
enum Interruption {
  /// Lets SIGINT, SIGTERM and SIGHUP remove what is unfinished before the program ends.
  ///
  /// The program then ends with 128 and the number of the signal. A file that grows beyond a limit is
  /// made an error of writing instead of a signal.
  static func install() {
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Dispatch watches a moment after it was asked to; until then nothing is unfinished.
      let before = signal(number) { number in
        let message: StaticString = "interrupted\n"
        write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        _exit(128 + number)
      }
      // Under nohup the program is to outlive its terminal.
      if number == SIGHUP, isIgnored(before) {
        signal(number, SIG_IGN)
        continue
      }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        OutputDirectory.removeUnfinished()
        Console.error(Console.isWatched ? "\ninterrupted" : "interrupted")
        _exit(128 + number)
      }
      #if os(macOS)
        // Elsewhere Dispatch puts a handler of its own in the first one's place.
        source.setRegistrationHandler { signal(number, SIG_IGN) }
      #endif
      source.activate()
      // A source lives as long as the program.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
}
