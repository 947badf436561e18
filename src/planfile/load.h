// Plan files as a whole: files or directories in, checked definitions out, each with the place it
// was written at. Everything that is wrong is reported at once; nothing is half read. Writes
// nothing.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planfile/object.h"

namespace koers::planfile {

class Node;

struct FileText {
  std::string name;
  std::string text;
};

/// The disk as loading sees it, so that tests need none.
class Disk {
 public:
  virtual ~Disk() = default;

  /// The plan files behind a path: itself, or the *.yaml and *.yml of a directory, sorted. Error
  /// `plan.not_found`.
  virtual Result<std::vector<std::string>> plan_files(const std::string& path) = 0;

  /// Errors: `plan.not_found`, `plan.too_large` (beyond 8 MiB).
  virtual Result<std::string> read(const std::string& file) = 0;

  /// Replaces files as a whole, or makes them: none of them before all could be written beside
  /// their places. Each keeps its permissions; what a link points to is written. Error
  /// `plan.not_written`.
  virtual Result<void> write(const std::vector<FileText>& files) = 0;

  /// `path` as an absolute, normalised one; a relative one is taken from the folder of `file`.
  virtual std::string beside(const std::string& file, const std::string& path) = 0;

  /// Whether there is such a file, or one that a glob fits.
  virtual bool has_match(const std::string& absolute_path) = 0;
};

/// The disk of this machine.
[[nodiscard]] std::unique_ptr<Disk> real_disk();

/// The value of an environment variable; none where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// One object as a plan file has it.
struct LoadedObject {
  domain::EntityKind kind;
  std::string id;
  std::string document;  ///< Canonical JSON, `resolved_path` of sources included.
  std::string file;      ///< As the path was given.
  int line = 0;
};

/// Definitions from files with their places. Copies share the places.
class LoadedPlan {
 public:
  domain::Definitions definitions;    ///< Of the files alone.
  std::vector<LoadedObject> objects;  ///< In the order of the files.

  /// Where a field is written: `pointer` is a JSON pointer into the object ("/expr"). The nearest
  /// thing that is written where the field itself is not; unknown for objects that these files do
  /// not have.
  [[nodiscard]] Place place_of(domain::EntityKind kind, std::string_view id,
                               std::string_view pointer) const;

  /// What `place_of` looks in. Filled by `load`.
  struct Origin {
    std::string file;
    std::string pointer;  ///< Of the object within its file: "/kpis/3".
    std::shared_ptr<const Node> node;
    std::vector<std::size_t> goals;  ///< Goal of the model → its position in the file.

    /// A pointer into the object of the model as one into what is written: goals are ordered by
    /// start in the model, and as people like in the file.
    [[nodiscard]] std::string as_written(std::string_view pointer_in_model) const;
  };
  std::map<std::pair<domain::EntityKind, std::string>, Origin> origins;
};

struct LoadRequest {
  std::vector<std::string> paths;
  Disk* disk = nullptr;
  Environment environment;
  /// What holds for files without an `organization`: that of the store.
  Setting setting;
  /// Objects that live elsewhere and may be referred to (the store's); may be null. Those with the
  /// same kind and id as an object of the files give way to it.
  const domain::Definitions* elsewhere = nullptr;
};

/// Reads, decodes and checks. Errors have file, line, column, code and pointer, in the order of the
/// files; those of the rules across objects (`domain::broken_rules`) come after those of the files
/// themselves. Beside those only unknown references and circles are told; the other rules wait.
[[nodiscard]] Checked<LoadedPlan> load(const LoadRequest& request);

}  // namespace koers::planfile
