// The sections of a plan file in the order in which things build on each other.
#include "planfile/export.h"

#include <array>

#include "planfile/document.h"
#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

constexpr std::array<std::string_view, 8> section_of_kind{
    "organization", "teams", "people", "plans", "objectives", "sources", "metrics", "kpis"};

void add(json::object& document, const Object& object, const Setting& setting) {
  const std::string_view section = section_of_kind[static_cast<std::size_t>(kind_of(object))];
  json::object encoded = encode(object, setting, Audience::plan_file);
  if (kind_of(object) == domain::EntityKind::organization) {
    document.emplace(section, std::move(encoded));
    return;
  }
  auto& list = document[section];
  if (list.is_null()) list.emplace_array();
  list.get_array().push_back(std::move(encoded));
}

}  // namespace

std::string export_yaml(const domain::Definitions& definitions) {
  const Setting setting = setting_of(definitions.organization_or_default());
  json::object document{{"koers", 1}};
  for (const Object& object : objects_of(definitions)) add(document, object, setting);
  return write_yaml(document);
}

std::string export_object(const Object& object, const Setting& setting) {
  json::object document;
  add(document, object, setting);
  return write_yaml(document);
}

}  // namespace koers::planfile
