import Crypto
import Foundation

/// A file on disk.
struct SourceFile: Sendable {
  /// Where it is.
  let url: URL
  /// How faults and results name it.
  let name: String

  /// Its size in bytes; 0 where that can't be found out.
  var size: Int { (try? attributes()[.size] as? Int) ?? 0 }

  /// Its bytes, mapped where that is possible; or why they can't be had.
  var contents: Result<Data, ModelFault> {
    Result {
      guard try attributes()[.type] as? FileAttributeType == .typeRegular else {
        throw ModelFault(file: name, what: "is not a file")
      }
      return try Data(contentsOf: url, options: .mappedIfSafe)
    }.mapError { error in
      error as? ModelFault ?? ModelFault(file: name, what: "can't be read: \(error.localizedDescription)")
    }
  }

  /// Name, size and hash of these contents.
  func input(of data: Data) -> InputFile {
    let digest = SHA256.hash(data: data).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return InputFile(name: name, bytes: data.count, sha256: digest.joined())
  }

  private func attributes() throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
  }
}
