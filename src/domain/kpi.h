// A KPI: a metric with dated goals, an owner, a rhythm and at least one objective. It stands for
// years; closing a goal never closes the KPI.
#pragma once

#include <string>
#include <vector>

#include "domain/goal.h"
#include "domain/metric.h"

namespace koers::domain {

struct Objective;
struct Kpi;

/// The rhythm of new values and check-ins, that freshness is judged by.
enum class Cadence : std::uint8_t { daily, weekly, two_weekly, monthly, quarterly };
[[nodiscard]] std::string_view name_of(Cadence cadence);
[[nodiscard]] int days_of(Cadence cadence);

struct Definitions;

/// A metric that must not get worse while this KPI improves.
struct Guard {
  Id<Metric> metric;
  Target keep;
  friend bool operator==(const Guard&, const Guard&) = default;
};

struct Kpi {
  Id<Kpi> id;
  Label title;  ///< Empty: the metric's label.
  Id<Metric> metric;
  Id<Person> owner;  ///< Empty: nobody yet.
  Id<Team> team;
  std::vector<Id<Objective>> objectives;
  std::optional<Cadence> cadence;  ///< None: by the rule of `cadence_for`.
  std::optional<Grain> grain;      ///< None: by the rule of `grain_for`.
  std::vector<Id<Metric>> supporting;
  std::vector<Guard> guards;
  std::vector<std::string> stakeholders;
  std::optional<int> position;  ///< Among its siblings, lower first; none: after those.
  std::vector<Goal> goals;      ///< Ordered by start; agreed ones do not overlap, nor do proposals.
  friend bool operator==(const Kpi&, const Kpi&) = default;
};

/// The KPI's own cadence, else that of the grain of its values: daily, weekly, monthly, and
/// quarterly for all that is longer. Never faster than new values come, so a value stays fresh
/// until the next one may be expected.
[[nodiscard]] Cadence cadence_for(const Kpi& kpi, Grain grain);

/// The agreed goal that contains the day, else the latest ended, else the next; none without any.
[[nodiscard]] const Goal* goal_on(const Kpi& kpi, Date day);

/// A KPI whose every goal is still a proposal: it is shown, and counts nowhere.
[[nodiscard]] bool is_proposal(const Kpi& kpi);

/// The grain of the series shown and forecast: the KPI's own, else month for spans of a quarter or
/// longer and week for shorter ones, else the metric's own grain where that is coarser or a manual
/// metric's values do not add up into it. A derived metric has the coarsest of its inputs'.
[[nodiscard]] Grain grain_for(const Kpi& kpi, const Metric& metric, const Goal* goal,
                              const Definitions& definitions);

}  // namespace koers::domain
