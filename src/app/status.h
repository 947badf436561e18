// The status of everything on a day (CONTRACTS §3): per KPI its standing, per key result what
// people said of it, per objective and plan the roll-up.
#pragma once

#include <string>
#include <vector>

#include "app/evaluate_kpi.h"
#include "app/key_result_facts.h"
#include "domain/plan_scores.h"

namespace koers::app {

/// A key result without a number, as it stands.
struct KeyResultState {
  const domain::Objective* objective = nullptr;
  const domain::KeyResult* result = nullptr;
  domain::KeyResultStanding standing;
};

struct ObjectiveStanding {
  const domain::Objective* objective = nullptr;
  std::size_t node = 0;  ///< In the graph.
  domain::RollUp roll_up;
  int result_count = 0;  ///< KPIs and key results below that were not dropped, each once.
  std::vector<Id<domain::Kpi>> kpis;  ///< Its own and its children's, each once, by id.
};

/// The pointers live as long as `definitions`.
struct StatusView {
  std::shared_ptr<const domain::Definitions> definitions;
  std::shared_ptr<const domain::PlanGraph> graph;
  Date as_of;
  store::Seq seq = 0;
  std::vector<ObjectiveStanding> objectives;
  std::vector<KpiState> kpis;               ///< By id: the first leaves of the graph.
  std::vector<KeyResultState> key_results;  ///< The leaves after them.
  std::vector<domain::RollUpItem> leaves;   ///< By leaf of the graph.
  domain::PlanScores scores;                ///< By node of the graph.
  AllKeyResultFacts facts;
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
