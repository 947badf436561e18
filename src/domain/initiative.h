// Work: a project that is to move KPIs, with what its owner expects of it. Estimates of people,
// kept as they are given; what they do to a forecast is asked here and computed by `forecast`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/kpi.h"

namespace koers::domain {

/// done: delivered. stopped: given up, it will change nothing.
enum class InitiativeState : std::uint8_t { planned, doing, done, stopped };
[[nodiscard]] std::string_view name_of(InitiativeState state);

/// How much a KPI is expected to change for good by a piece of work.
struct Effect {
  Id<Kpi> kpi;
  double mean = 0;         ///< In the KPI's unit, with the sign of the change, if it succeeds.
  double sd = 0;           ///< >= 0: how sure its owner is of the size.
  double probability = 1;  ///< In [0, 1]: that it succeeds at all.
  friend bool operator==(const Effect&, const Effect&) = default;
};

struct Initiative {
  Id<Initiative> id;
  Label title;
  Id<Person> owner;               ///< Empty: nobody yet.
  std::vector<Id<Kpi>> supports;  ///< The KPIs that it is done for; not all work needs one.
  std::string effort;             ///< In the owner's words: "8 pw".
  std::optional<Date> start;
  std::optional<Date> due;  ///< The day on which it is to be delivered; not before the start.
  InitiativeState state = InitiativeState::planned;
  std::optional<Date> done_on;  ///< Of delivered work, where the day is on record.
  std::vector<Effect> effects;  ///< At most one for each KPI that it supports.

  [[nodiscard]] bool supports_kpi(const Id<Kpi>& kpi) const;
  [[nodiscard]] const Effect* effect_on(const Id<Kpi>& kpi) const;  ///< nullptr: not estimated.
  /// Whether it is still to be delivered on a day.
  [[nodiscard]] bool is_open_on(Date day) const;
  friend bool operator==(const Initiative&, const Initiative&) = default;
};

/// q · mean: what is to be expected, successes and failures together. §8.6 of the specification:
/// 0.8 · 2.0 + 0.9 · 1.2 + 0.95 · 1.0 = 3.63 hours for three pieces of work.
[[nodiscard]] double expected_change(const Effect& effect);

/// An effect in the steps of a forecast of the KPI's series.
struct ExpectedEffect {
  std::size_t from = 0;    ///< The first step that it changes; 0: the first to come.
  double first_share = 1;  ///< In (0, 1]: how much of it that step has, those after it have it all.
  double mean = 0;
  double sd = 0;
  double probability = 1;
  friend bool operator==(const ExpectedEffect&, const ExpectedEffect&) = default;
};

/// What effects are asked for. The references are only read during the call.
struct EffectsQuestion {
  const Kpi& kpi;
  const Calendar& calendar;
  Date on;       ///< As of the close of this day.
  Period first;  ///< The first period without a value: step 0.
  Grain grain = Grain::month;
  std::size_t steps = 0;  ///< So many are foretold.
  int lag_days = 0;       ///< How long until delivered work shows in the values.
};

struct Definitions;

/// What the work that supports a KPI is expected to change in the coming steps, in order of the
/// work's id. Work is delivered on its due day; without one, or overdue, on the day of the
/// question. Delivered or stopped work is left out, except what was delivered within the periods
/// that have no value yet: of what came before the values tell. An effect counts from the day after
/// delivery and the lag: in a period cut by it by the share of its days, of a metric that is
/// measured at the end of a period in full. Effects after the last step are left out. Effects are
/// added up: whether two pieces of work mend the same cause, nobody said.
[[nodiscard]] std::vector<ExpectedEffect> expected_effects(const Definitions& definitions,
                                                           const EffectsQuestion& question);

}  // namespace koers::domain
