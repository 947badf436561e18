// Does a plan add up? Whether the parts of a goal make the whole, whether children fill their
// parent's time, and what nobody covers yet. Hints, as numbers: people decide what they mean.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/plan_graph.h"
#include "domain/rollup.h"

namespace koers::domain {

/// The goal of a KPI beside those that are to make it.
struct PlanSum {
  /// periods: the same metric in the shorter periods within. parts: metrics of the same unit over
  /// the same period.
  enum class Of : std::uint8_t { periods, parts } of = Of::periods;
  const Kpi* kpi = nullptr;
  const Goal* goal = nullptr;
  std::vector<const Kpi*> parts;  ///< Whose goals were taken, each once.
  double asked = 0;               ///< The goal's target.
  double covered = 0;             ///< Totals: the sum of the parts; levels: where the last ends.
  std::optional<double> share;    ///< covered / asked, of totals: 0.92 is "92% of the year".
  bool suffices = false;
  bool counts_proposals = false;  ///< Some of the parts are not agreed yet.
  std::vector<Period> missing;    ///< Days of the goal that no part is about.
};
[[nodiscard]] std::string_view name_of(PlanSum::Of of);

/// Every goal below a node whose parts are below the same node. The goals of its own KPIs alone.
[[nodiscard]] std::vector<PlanSum> plan_sums(const PlanGraph& graph, std::size_t node,
                                             const Definitions& definitions);

/// Something that is not there yet.
struct PlanGap {
  enum class Kind : std::uint8_t {
    no_results,   ///< An objective without key results, KPIs and children.
    no_goal,      ///< A KPI without an agreed goal on the day.
    silent,       ///< A KPI or key result that has no value yet.
    no_owner,     ///< An objective or KPI that nobody owns.
    no_children,  ///< A strategic plan without objectives.
    uncovered,    ///< Days of the node that no objective below it is about.
  } kind = Kind::no_results;
  std::optional<std::size_t> leaf;  ///< The leaf it is about; none: the node itself.
  std::vector<Period> days;         ///< Of uncovered.
};
[[nodiscard]] std::string_view name_of(PlanGap::Kind kind);

/// What a node lacks itself and, for silence and missing goals, anything that counts in it.
[[nodiscard]] std::vector<PlanGap> plan_gaps(const PlanGraph& graph, std::size_t node,
                                             std::span<const RollUpItem> leaves,
                                             const Calendar& calendar, Date on);

/// The whole years of a strategic plan, as the calendar counts them; empty where it cannot.
[[nodiscard]] Period span_of(const StrategicPlan& plan, const Calendar& calendar);
/// The days of a plan or objective.
[[nodiscard]] Period span_of(const PlanPoint& point, const Calendar& calendar);

/// The parts of a span that none of the periods covers, in order.
[[nodiscard]] std::vector<Period> days_left(const Period& span, std::vector<Period> covered);

}  // namespace koers::domain
