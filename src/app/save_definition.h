// Creates, changes and deletes one object from the page or the API. Objects whose home is a file
// are not changed here: the answer is the patch for that file.
#pragma once

#include <optional>
#include <string>

#include "app/ports.h"

namespace koers::app {

enum class SaveMode : std::uint8_t { create, replace };

struct SaveRequest {
  domain::EntityKind kind = domain::EntityKind::kpi;
  std::string id;        ///< Empty on create: taken from the document, else made of its title.
  std::string document;  ///< Plan-file form, as JSON.
  SaveMode mode = SaveMode::create;
  std::optional<store::Seq> if_seq;  ///< Only if this is still the current version.
};

struct Saved {
  std::string id;
  store::Seq seq = 0;
};

/// Errors: all complaints of planfile with pointers; `definition.exists`, `reference.unknown`,
/// `definition.changed`, `definition.home_is_file` (409, with its place and argument `patch`:
/// the object as the file should have it), broken rules across objects.
[[nodiscard]] Checked<Saved> save_definition(const Ports& ports, const Actor& actor,
                                             const SaveRequest& request);

struct DeleteRequest {
  domain::EntityKind kind = domain::EntityKind::kpi;
  std::string id;
  std::optional<store::Seq> if_seq;  ///< Only if this is still the current version.
};
/// Errors `definition.changed`, `definition.in_use` with who uses it. Observations stay.
[[nodiscard]] Checked<Saved> delete_definition(const Ports& ports, const Actor& actor,
                                               const DeleteRequest& request);

}  // namespace koers::app
