import ArgumentParser
import DefaultModel
import Foundation
import ModelDirectory
import Prognosis

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

  /// A model's sources of uncertainty; none where a table can't serve its method, and `model validate` says which.
  static func uncertainty(of model: RegionModel) -> [UncertaintySource] {
    do throws(PrognosisError) { return try UncertaintyParameters(model: model).sources } catch { return [] }
  }

  /// What the makers of the model at `path`, or of the default one, say of it; nil where its directory has no description, or one
  /// that is too long for a page.
  static func card(_ path: String?) throws(Failure) -> String? {
    let file = try directory(path).appendingPathComponent("MODEL.md").path
    guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= longestCard else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes of a description, some forty pages.
  private static let longestCard = 200_000
}
