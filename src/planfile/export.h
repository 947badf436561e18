// Definitions back to a plan file that people like to read: block style, keys in the order of the
// documentation, quotes only where needed. What it writes, `load` reads as the same documents.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "planfile/object.h"

namespace koers::planfile {

/// One plan file with everything in it, as YAML 1.2.
[[nodiscard]] std::string export_yaml(const domain::Definitions& definitions);

/// An object in plan-file form.
struct PlanDocument {
  domain::EntityKind kind = domain::EntityKind::kpi;
  json::object document;
};

/// One plan file with these objects, kind by kind, as they come.
[[nodiscard]] std::string export_documents(const std::vector<PlanDocument>& documents);

/// One object in its section, as a file of an organization with that setting has it.
[[nodiscard]] std::string export_object(const Object& object, const Setting& setting);

}  // namespace koers::planfile
