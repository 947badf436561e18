// The status of everything on a day (CONTRACTS §3): per KPI its standing, per objective the
// roll-up.
#pragma once

#include <string>
#include <vector>

#include "app/evaluate_kpi.h"
#include "domain/rollup.h"

namespace koers::app {

struct ObjectiveStanding {
  const domain::Objective* objective = nullptr;
  domain::RollUp roll_up;
  std::vector<Id<domain::Kpi>> kpis;  ///< Its own and its children's, each once, by id.
};

/// The pointers live as long as `definitions`.
struct StatusView {
  std::shared_ptr<const domain::Definitions> definitions;
  Date as_of;
  store::Seq seq = 0;
  std::vector<ObjectiveStanding> objectives;
  std::vector<KpiState> kpis;  ///< By id.
};

[[nodiscard]] Result<StatusView> status_on(const Ports& ports, const Moment& moment);

/// One KPI. Error `reference.unknown`.
struct SingleKpi {
  std::shared_ptr<const domain::Definitions> definitions;
  Date as_of;
  store::Seq seq = 0;
  KpiState state;
};
[[nodiscard]] Result<SingleKpi> kpi_on(const Ports& ports, const Id<domain::Kpi>& kpi,
                                       const Moment& moment);

}  // namespace koers::app
