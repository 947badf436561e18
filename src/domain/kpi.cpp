// Which goal of a KPI counts on a day, and at which grain its values are shown and forecast.
#include "domain/kpi.h"

#include <algorithm>
#include <array>

#include "domain/definitions.h"

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 5> cadence_names{"daily", "weekly", "two_weekly", "monthly",
                                                        "quarterly"};
constexpr std::array<int, 5> cadence_days{1, 7, 14, 30, 91};

bool is_quarter_or_longer(const Period& span, const Calendar& calendar) {
  if (!calendar.is_week_based()) return add_months(span.first, 3) <= span.last;
  return span.day_count() >= calendar.period_of(Grain::quarter, span.first).day_count();
}

// What the KPI asks for, before the metric is asked whether it can.
Grain wanted_grain(const Kpi& kpi, const Goal* goal, const Calendar& calendar) {
  // Sub-periods are what such a goal is about: no other series would show hits and misses.
  if (goal != nullptr && has_subperiods(goal->window)) return goal->per;
  if (kpi.grain) return *kpi.grain;
  if (goal == nullptr) return Grain::month;
  return is_quarter_or_longer(goal->span, calendar) ? Grain::month : Grain::week;
}

// What a metric can give instead: typed values that do not add up stay as they are.
Grain given_grain(const Metric& metric, Grain wanted, const Calendar& calendar) {
  const auto* manual = std::get_if<ManualMetric>(&metric.definition);
  if (manual == nullptr) return wanted;
  const bool combines =
      manual->time == TimeAggregation::sum || manual->time == TimeAggregation::last;
  return combines && calendar.nests(manual->grain, wanted) ? wanted : manual->grain;
}

}  // namespace

std::string_view name_of(Cadence cadence) {
  return cadence_names[static_cast<std::size_t>(cadence)];
}
int days_of(Cadence cadence) { return cadence_days[static_cast<std::size_t>(cadence)]; }

Cadence cadence_for(const Kpi& kpi, Grain grain) {
  if (kpi.cadence) return *kpi.cadence;
  switch (grain) {
    case Grain::day:
      return Cadence::daily;
    case Grain::week:
      return Cadence::weekly;
    case Grain::month:
      return Cadence::monthly;
    default:
      return Cadence::quarterly;
  }
}

const Goal* goal_on(const Kpi& kpi, Date day) {
  const Goal* ended = nullptr;
  const Goal* next = nullptr;
  for (const Goal& goal : kpi.goals) {
    if (goal.state != PlanState::agreed) continue;
    if (goal.span.contains(day)) return &goal;
    if (goal.span.last <= day && (ended == nullptr || ended->span.last < goal.span.last))
      ended = &goal;
    if (goal.span.first > day && (next == nullptr || goal.span.first < next->span.first))
      next = &goal;
  }
  return ended != nullptr ? ended : next;
}

bool is_proposal(const Kpi& kpi) {
  return !kpi.goals.empty() && std::ranges::none_of(kpi.goals, [](const Goal& goal) {
    return goal.state == PlanState::agreed;
  });
}

Grain grain_for(const Kpi& kpi, const Metric& metric, const Goal* goal,
                const Definitions& definitions) {
  const Calendar& calendar = definitions.calendar();
  const Grain wanted = wanted_grain(kpi, goal, calendar);
  if (!metric.is_derived()) return given_grain(metric, wanted, calendar);
  Grain coarsest = wanted;
  for (const Metric* source : drawn_on(definitions, metric))
    coarsest = std::max(coarsest, given_grain(*source, wanted, calendar));
  return coarsest;
}

}  // namespace koers::domain
