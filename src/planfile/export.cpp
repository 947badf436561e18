// The sections of a plan file in the order in which things build on each other.
#include "planfile/export.h"

#include "planfile/document.h"
#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

void add(json::object& document, domain::EntityKind kind, json::object encoded) {
  const std::string_view section = section_of(kind);
  if (kind == domain::EntityKind::organization) {
    document.emplace(section, std::move(encoded));
    return;
  }
  auto& list = document[section];
  if (list.is_null()) list.emplace_array();
  list.get_array().push_back(std::move(encoded));
}

void add(json::object& document, const Object& object, const Setting& setting) {
  add(document, kind_of(object), encode(object, setting, Audience::plan_file));
}

}  // namespace

std::string export_yaml(const domain::Definitions& definitions) {
  const Setting setting = setting_of(definitions.organization_or_default());
  json::object document{{"koers", 1}};
  for (const Object& object : objects_of(definitions)) add(document, object, setting);
  return write_yaml(document);
}

std::string export_documents(const std::vector<PlanDocument>& documents) {
  json::object document{{"koers", 1}};
  for (const auto& [kind, encoded] : documents) add(document, kind, encoded);
  return write_yaml(document);
}

std::string export_object(const Object& object, const Setting& setting) {
  json::object document;
  add(document, object, setting);
  return write_yaml(document);
}

}  // namespace koers::planfile
