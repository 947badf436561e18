// What a team decides when it closes a period: per KPI one lesson, and whether the KPI is asked the
// same again, something else, or nothing. All decisions are written together, or none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/close_review.h"

namespace koers::app {

struct KpiDecision {
  Id<domain::Kpi> kpi;
  Verdict verdict = Verdict::none;
  std::optional<std::string> lesson;  ///< None: what was said before stays.
  std::optional<double> target;       ///< change: its value; the comparator stays.
  std::optional<domain::Band> band;   ///< change of a range: its limits.
};

struct CloseDecisions {
  ClosingNames names;
  Id<domain::Person> by;  ///< Who decides; empty: nobody is named.
  std::vector<KpiDecision> decisions;
};

struct DecidedKpi {
  std::string kpi;
  Verdict verdict = Verdict::none;  ///< On record now.
  std::string lesson;
  std::optional<domain::Period> next;  ///< Of the goal that was set.
  bool is_new = false;  ///< False: the same was decided already; nothing was written.
};

struct ClosedPeriod {
  domain::Closing periods;
  std::vector<DecidedKpi> kpis;  ///< In the order of the decisions.
  store::Seq seq = 0;
};

/// Renewing and changing set the next goal on the KPI (`domain::renewed`); stopping sets none, and
/// leaves the KPI with its history. The same decisions again change nothing.
///
/// Errors, each with a pointer into the decisions: those of `closing_of`; `reference.unknown` (KPI,
/// person); `close.nothing_decided`, `close.decided_twice`, `close.no_goal` (none of its goals
/// ended in the period), `close.goal_exists` (the next period has another goal already),
/// `close.needs_target`, `close.needs_no_target`, `close.needs_limits` (of a range),
/// `definition.home_is_file` (renewing or changing what lives in a file, with the patch for it);
/// broken rules across objects.
[[nodiscard]] Checked<ClosedPeriod> decide_close(const Ports& ports, const Actor& actor,
                                                 const CloseDecisions& decisions);

}  // namespace koers::app
