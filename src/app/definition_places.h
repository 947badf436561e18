// Where the definition is written that an error of measuring is about, so that whoever reads the
// error can go there.
#pragma once

#include <functional>
#include <string>

#include "base/error.h"
#include "domain/definitions.h"
#include "store/store.h"

namespace koers::app {

/// The place of a field (a JSON pointer into the object); unknown where it is written in no file.
using PlaceOf = std::function<Place(domain::EntityKind kind, const std::string& id,
                                    const std::string& pointer)>;

/// The error with its place: that of the source it names where it is about a source, else that of
/// the metric. Unchanged where it names neither, or has a place already.
[[nodiscard]] Error placed(Error error, const PlaceOf& place_of);

/// The same by the homes of stored definitions: the field in the plan file as it is now, or the
/// line that the object had when it was applied.
[[nodiscard]] Error placed(Error error, store::Reader& reader);

}  // namespace koers::app
