// What a metric that starts from the catalogue has without being told. Written definitions stay as
// short as they were: these values are filled in when they are read and left out when they are
// written.
#pragma once

#include <string>
#include <string_view>

#include "domain/metric.h"
#include "planfile/object.h"

namespace koers::planfile {

struct CatalogDefaults {
  domain::Label label;
  std::string unit;  ///< An amount of money: in the currency of the setting.
  domain::Direction direction = domain::Direction::up;
  /// Of typed values. None where a whole needs numerators and denominators, which are not typed.
  domain::TimeAggregation time = domain::TimeAggregation::none;
};

/// The defaults by the id of a catalogue entry; of no entry, those of every metric.
[[nodiscard]] CatalogDefaults catalog_defaults(std::string_view id, const Setting& setting);

}  // namespace koers::planfile
