// Where a field of an object is written in a plan file as it is now, for complaints that come long
// after the file was read. Reads the file again; decodes nothing.
#pragma once

#include <string>

#include "planfile/load.h"

namespace koers::planfile {

/// A field of a metric, source or any other object with a list of its own in plan files.
struct WrittenField {
  std::string file;
  domain::EntityKind kind = domain::EntityKind::metric;
  std::string id;
  std::string pointer;  ///< Into the object: "/expr".
};

/// The place of the field's key, or of the nearest thing on the way to it that is written. Unknown
/// (only the file) where the file cannot be read or has no such object any more.
[[nodiscard]] Place place_of(Disk& disk, const WrittenField& field);

}  // namespace koers::planfile
