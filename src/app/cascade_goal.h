// Proposes goals for the shorter periods of one that is there: nothing is written, people change
// and save what they like of it.
#pragma once

#include <string>
#include <vector>

#include "app/moment.h"
#include "domain/cascade.h"
#include "text/locale.h"

namespace koers::app {

struct CascadeQuestion {
  Id<domain::Kpi> kpi;
  std::string period;  ///< A name of the goal's period ("2026"); empty: the goal of the day.
  domain::Grain into = domain::Grain::quarter;
  domain::CascadeBy by = domain::CascadeBy::even;
  Moment moment;
  text::Locale locale = text::Locale::nl;
};

struct ProposedGoal {
  domain::Goal goal;
  std::string period_label;
  std::string target_text;
  double share = 0;
};

struct CascadeProposal {
  std::string kpi;
  domain::Goal whole;
  std::string whole_text;  ///< The target that was split.
  std::vector<ProposedGoal> goals;
  std::string document;  ///< The goals in plan-file form, a JSON array.
};

/// Errors: `reference.unknown`, `cascade.no_goal`, `period.malformed`, and those of
/// `domain::cascade`. Seasons come from the metric's own values of at least two past periods of the
/// same length.
[[nodiscard]] Result<CascadeProposal> cascade_goal(const Ports& ports,
                                                   const CascadeQuestion& question);

}  // namespace koers::app
