// The definitions in the store as `planfile` compares and the use cases write them: the one place
// that knows how an object becomes a document, a version and a log entry.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"
#include "planfile/difference.h"
#include "planfile/object.h"

namespace koers::app {

/// Every live definition, kind by kind.
[[nodiscard]] Result<std::vector<planfile::StoredObject>> stored_objects(store::Reader& reader);

/// One object to write.
struct ObjectWrite {
  domain::EntityKind kind = domain::EntityKind::kpi;
  std::string id;
  std::string document;  ///< Empty: delete.
  store::Home home;
};

/// Appends the log entry (created, changed or deleted, with before and after) and the new version.
[[nodiscard]] Result<store::Seq> write_object(store::Transaction& transaction, const Actor& actor,
                                              Instant at, const ObjectWrite& object);

/// The answer to a change of what lives in a plan file: `definition.home_is_file` with its place
/// and, where there is one, the object as the file should have it.
[[nodiscard]] Error home_is_file(domain::EntityKind kind, const store::Document& document,
                                 const std::string& patch = {});

/// The rules across objects as errors with a pointer "/kind/id/…"; empty: all hold.
[[nodiscard]] Errors rule_errors(const domain::Definitions& definitions);

/// What a store without an organization gets when its first object is written, so that every store
/// has a calendar, a zone and a language on record.
[[nodiscard]] domain::Organization default_organization();

}  // namespace koers::app
