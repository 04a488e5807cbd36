import DefaultModel
import Foundation
import ModelDirectory

/// Models as the command line names them.
enum Models {
  /// The directory at `path`, or that of the default model.
  static func directory(_ path: String?) throws(Failure) -> URL {
    if let path { return URL(fileURLWithPath: path, isDirectory: true) }
    do throws(DefaultModelError) { return try DefaultModel.directory() } catch {
      throw Failure(.notFound, error.description)
    }
  }

  /// The model at `path`, or the default one, with sets of the user's own.
  static func read(_ path: String?, regionSets: String? = nil) throws(Failure) -> RegionModel {
    let directory = try directory(path)
    do throws(ModelError) {
      return try ModelReader.read(
        directory: directory, regionSets: regionSets.map { URL(fileURLWithPath: $0, isDirectory: false) })
    } catch {
      throw Failure(error)
    }
  }
}
