// The organization as the page greets it: name, calendar, today, how much there is, which log it
// reads.
#pragma once

#include <string>

#include "app/moment.h"

namespace koers::app {

struct OrganizationView {
  domain::Organization organization;
  bool is_defined = false;  ///< False: an empty store, defaults throughout.
  Date today;
  store::Seq seq = 0;
  std::string epoch;
  std::optional<Date> first_day;  ///< The first day that any KPI's value is about.
  int kpi_count = 0;
  int metric_count = 0;
  int objective_count = 0;
  std::string version;
  store::Home home;
  std::optional<store::Seq> revision;  ///< Of the definition; none where nothing is defined.
  std::string document;  ///< In plan-file form: the defaults where nothing is defined.
  std::string own_url;   ///< Of a demo: the empty database beside it; else empty.
};

[[nodiscard]] Result<OrganizationView> organization_view(const Ports& ports, const Moment& moment);

}  // namespace koers::app
