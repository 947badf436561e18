// The values below an objective as one value: read for the period that each KPI's value is about,
// put together as value_rollup.h says.
#pragma once

#include "app/status.h"
#include "domain/value_rollup.h"

namespace koers::app {

struct RolledPart {
  std::size_t leaf = 0;  ///< In the graph.
  domain::UnionLeaf part;
};

struct RolledValue {
  domain::Union kind = domain::Union::none;
  std::optional<double> value;   ///< None: a part has no value yet.
  std::optional<double> target;  ///< Of sums: the targets united the same way.
  std::string unit;
  std::vector<RolledPart> parts;
};

/// None where the objective asks for no value, or nothing below it has one.
[[nodiscard]] Result<std::optional<RolledValue>> rolled_value(const View& view,
                                                              measure::Measurer* measurer,
                                                              const StatusView& status,
                                                              std::size_t node);

}  // namespace koers::app
