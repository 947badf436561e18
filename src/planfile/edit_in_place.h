// Plan files as people wrote them, made to say what is defined now: what differs is changed where
// it is written, everything else stays as it is, comments and order included. Writes no file.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planfile/load.h"

namespace koers::planfile {

/// A file as it should be.
struct EditedFile {
  std::string name;
  std::string text;
  bool is_new = false;
  friend bool operator==(const EditedFile&, const EditedFile&) = default;
};

using ObjectKey = std::pair<domain::EntityKind, std::string>;

struct EditRequest {
  LoadRequest load;  ///< The files as they are; of one folder.
  const domain::Definitions* wanted = nullptr;
  std::string folder;  ///< Where a file is made for what has no place yet.
  /// Objects that other files have. They are not added to files that have something; files that
  /// have nothing yet get everything.
  std::set<ObjectKey> lives_elsewhere = {};
};

/// The files that change; reading them gives every wanted object as it is wanted. Objects that no
/// file has go to the end of the first list of their kind, else to the end of the first file, and
/// where there is none to `koers.yaml`. Objects that only the files have stay.
///
/// A value is replaced at the smallest part that differs; where that cannot be done in place, at
/// a larger one, at last the object as a whole. Each object by itself: what is hard to change in
/// one makes no other coarser.
///
/// Errors: those of `load`; `export.not_in_place` with file and object where even that does not
/// give what is wanted.
[[nodiscard]] Checked<std::vector<EditedFile>> edit_in_place(const EditRequest& request);

}  // namespace koers::planfile
