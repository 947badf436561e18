// The demo: Waterland, a small made-up Dutch company that delivers water filters. Three levels, a
// dozen KPIs over finance, support, sales and people, one that needs attention. Every number is
// generated.
#pragma once

#include <map>
#include <vector>

#include "app/record_observation.h"
#include "domain/definitions.h"

namespace koers::program {

struct DemoOrganization {
  Date first;                       ///< On which the organization began to use the program.
  domain::Definitions definitions;  ///< Since then.
  domain::Definitions work;         ///< Its initiatives, since today.
  /// By the day on which they came in: that after their period, or the first one.
  std::map<Date, std::vector<app::NewObservations>> values;
};

/// The same for the same day: two years of weekly and monthly values up to `today`, goals of the
/// quarter and year that `today` lies in, and of some before. Fixed seed.
[[nodiscard]] DemoOrganization demo_organization(Date today);

}  // namespace koers::program
