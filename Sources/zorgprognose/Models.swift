import ArgumentParser
import DefaultModel
import Foundation
import ModelDirectory

/// Models as the command line names them.
enum Models {
  /// Refuses an empty path, which would stand for the working directory.
  /// - Parameter name: what the command line calls the model's path.
  static func requirePaths(model: String?, named name: String, ownSets: String?) throws(ValidationError) {
    if model?.isEmpty == true { throw ValidationError("\(name): must name a model directory.") }
    if ownSets?.isEmpty == true { throw ValidationError("--sets: must name a file.") }
  }

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
