// Stored and sent objects: the form of the plan files as one line of JSON. The store keeps these
// texts, the page sends them; there is no other serialisation of a definition.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "planfile/object.h"

namespace koers::planfile {

/// Reads one object of a kind from JSON, with everything that is wrong at once. Errors carry a JSON
/// pointer into the text: `plan.unknown_key`, `plan.missing_key`, `plan.not_in_this_version`, …
/// (docs/errors.md). Beside the keys of a plan file a source may have `resolved_path`.
[[nodiscard]] Checked<Object> decode_document(domain::EntityKind kind, std::string_view text,
                                              const Setting& setting);

/// What somebody sends, from JSON that was parsed already.
[[nodiscard]] Checked<Object> decode_value(domain::EntityKind kind, const json::value& value,
                                           const Setting& setting);

/// document: what the store keeps, as it was written there. sent: the same from somebody who may
/// have changed it: the statements of goals are read against their keys. plan_file: likewise, and
/// without `resolved_path`.
enum class Audience : std::uint8_t { document, sent, plan_file };

/// The canonical form: keys in a fixed order, defaults left out. `decode_value(encode(x))` gives x.
[[nodiscard]] json::object encode(const Object& object, const Setting& setting,
                                  Audience audience = Audience::document);

/// `encode` as text. Equal objects have equal documents, byte for byte.
[[nodiscard]] std::string encode_document(const Object& object, const Setting& setting);

}  // namespace koers::planfile
