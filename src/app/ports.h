// What every use case is given: durable state, numbers from raw data, the clock. Nothing in `app`
// reaches for a file, a socket or the time by itself; that is what makes it simulable.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/definition_cache.h"
#include "app/forecast_cache.h"
#include "base/date.h"
#include "measure/measure.h"
#include "store/store.h"

namespace koers::app {

/// Who does it, as written in the change log: "cli", "page", "api", a person's id; "koers" is the
/// program itself.
struct Actor {
  std::string name;
};

struct Ports {
  store::Store& store;
  /// nullptr where no worker is at hand: then computed metrics keep the values they have.
  measure::Measurer* measurer = nullptr;
  std::function<Instant()> clock;
  DefinitionCache& definitions;
  ForecastCache& forecasts;
  /// Of a demo: where an empty database of one's own is served beside it.
  std::string own_url = {};
};

/// The organization's local day at an instant. A zone that the system does not know is refused when
/// the organization is defined, so it is a broken invariant here.
[[nodiscard]] Date local_day(const domain::Organization& organization, Instant instant);

}  // namespace koers::app
