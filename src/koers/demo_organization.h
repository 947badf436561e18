// The demo: Waterland, a small made-up Dutch company that delivers water filters. Three levels, a
// dozen KPIs over finance, support, sales and people, one that needs attention. Every number is
// generated.
#pragma once

#include <vector>

#include "app/record_observation.h"
#include "domain/definitions.h"

namespace koers::program {

struct DemoOrganization {
  domain::Definitions definitions;
  std::vector<app::NewObservations> values;
};

/// The same for the same day: two years of weekly and monthly values up to `today`, goals of the
/// quarter and year that `today` lies in. Fixed seed.
[[nodiscard]] DemoOrganization demo_organization(Date today);

}  // namespace koers::program
