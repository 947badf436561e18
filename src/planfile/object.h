// One defined thing, whatever its kind, and what is needed to understand its written form: the
// language that a bare title is in and the calendar that names its periods. Knows no text format.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "domain/definitions.h"

namespace koers::planfile {

/// Anything a plan file defines. The alternatives stand in the order of `domain::EntityKind`.
using Object = std::variant<domain::Organization, domain::Team, domain::Person,
                            domain::StrategicPlan, domain::Objective, domain::Source,
                            domain::Metric, domain::Kpi, domain::Initiative>;

/// The id that the one organization is stored under.
inline constexpr std::string_view organization_id = "organization";

[[nodiscard]] domain::EntityKind kind_of(const Object& object);

/// The key of plan files that objects of a kind stand under.
[[nodiscard]] std::string_view section_of(domain::EntityKind kind);

/// The object's id as text; `organization_id` for the organization.
[[nodiscard]] std::string id_of(const Object& object);

/// Puts an object in its place, over one of the same id.
void insert(domain::Definitions& definitions, Object object);

/// Every object, kind by kind, in order of id.
[[nodiscard]] std::vector<Object> objects_of(const domain::Definitions& definitions);

/// What bare titles and period names mean. That of the organization which the objects belong to.
struct Setting {
  std::string locale = "nl";     ///< The language of a title written as one text.
  domain::Calendar calendar;     ///< What `2026-Q1` is.
  std::string currency = "EUR";  ///< The unit of catalogue metrics that are amounts of money.
  friend bool operator==(const Setting&, const Setting&) = default;
};

[[nodiscard]] Setting setting_of(const domain::Organization& organization);

}  // namespace koers::planfile
