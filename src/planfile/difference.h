// What applying plan files would do, object by object: three versions are compared, the one applied
// last, the files' and the one now in the store. Decides and describes; changes nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "planfile/load.h"

namespace koers::planfile {

/// An object as the store has it.
struct StoredObject {
  domain::EntityKind kind = domain::EntityKind::organization;
  std::string id;
  std::string document;
  std::string home_file;  ///< Empty: its home is the page.
  int home_line = 0;
  std::string applied;  ///< The document as its file had it when applied last; empty for the page.
  /// The same of the file that is being applied, where its home is another one: what this file said
  /// when it was applied last. Empty where it never was.
  std::string applied_here;
  std::string actor;  ///< Who wrote the current version, and when.
  Instant changed_at;
};

enum class Action : std::uint8_t {
  create,  ///< The store does not have it.
  change,  ///< The file says something new.
  adopt,   ///< Same content; its home becomes this file (from the page, or after both made the same
           ///< change).
  unchanged,  ///< Nothing to do, but perhaps a new line (`home_moved`).
  remove,     ///< Its home is a file, no file has it any more, and pruning was asked for. Never the
              ///< organization.
  left,       ///< The same without pruning: it stays.
  conflict,   ///< The store's differs from what this file said when applied last (the page or
              ///< another file changed it), or lives in the page and differs.
};
/// "create", "change", "adopt", "unchanged", "delete", "left", "conflict".
[[nodiscard]] std::string_view name_of(Action action);

/// One field that differs. `path` reads like "goals[2026-Q1].target"; values are JSON, empty where
/// absent.
struct FieldChange {
  std::string path;
  std::string before;
  std::string after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct ObjectDifference {
  Action action = Action::unchanged;
  domain::EntityKind kind = domain::EntityKind::organization;
  std::string id;
  std::string document;  ///< What to store: the file's; empty for remove and left.
  std::string file;      ///< Its home after applying.
  int line = 0;
  bool home_moved = false;  ///< File or line differ from the store's.
  std::vector<FieldChange>
      fields;  ///< From the store's to the file's. For a conflict: from the applied to the store's.
  std::string actor;   ///< conflict: who changed it,
  Instant changed_at;  ///< and when.
};

enum class Prune : std::uint8_t { keep, remove };

struct Difference {
  std::vector<ObjectDifference> objects;  ///< Kind by kind, in order of id.

  [[nodiscard]] int count(Action action) const;
  [[nodiscard]] bool has_conflict() const { return count(Action::conflict) > 0; }
  /// Whether applying would write anything: an object, or where one lives.
  [[nodiscard]] bool is_empty() const;
};

[[nodiscard]] Difference difference(const std::vector<LoadedObject>& files,
                                    const std::vector<StoredObject>& now, Prune prune);

enum class Paint : std::uint8_t { plain, ansi };

/// The difference for a terminal: a line per object, its fields below, a summary at the end.
/// Unchanged objects are counted only.
[[nodiscard]] std::string to_text(const Difference& difference, Paint paint);

/// Conflicts as errors `apply.changed_elsewhere` (arguments kind, id, who, when), each at its line.
[[nodiscard]] Errors conflicts(const Difference& difference);

}  // namespace koers::planfile
