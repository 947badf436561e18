// The goal that comes after a goal: a KPI stands for years and is asked something for each period.
// Says what the next goal would be; whether it is set is for people.
#pragma once

#include "domain/kpi.h"

namespace koers::domain {

/// A period that is looked back on, and the one that goals are set for.
struct Closing {
  Period closed;
  Period open;
};

/// The last of the KPI's agreed goals with a deadline within the period; nullptr where it has none.
[[nodiscard]] const Goal* goal_ending_in(const Kpi& kpi, const Period& period);

/// The days of the goal after this one. A goal of a named period of another length than the one
/// that is closed goes on in its own rhythm: March is followed by the first month of the opened
/// quarter, 2026 by the year which holds it. Every other goal gets the opened period.
[[nodiscard]] Period next_span(const Goal& goal, const Closing& closing, const Calendar& calendar);

/// The same goal over other days, agreed. Dates within it keep their place (the end of its second
/// month stays the end of the second month). The rule of the baseline stays, what was frozen or
/// written down by it does not: a manual baseline becomes the default rule of the window, and a
/// reference period as long as the goal moves along with it.
[[nodiscard]] Goal renewed(const Goal& goal, const Period& span, const Calendar& calendar);

/// The goal with another value and the same comparator. What was said about the old value goes: a
/// dated list, the metric that it was taken from, milestones at values (the path is straight then).
/// The easier and the harder value move along. Not for ranges.
[[nodiscard]] Goal with_target(Goal goal, double value);

}  // namespace koers::domain
