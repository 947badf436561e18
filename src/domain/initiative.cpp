// When work counts, in days and in steps.
#include "domain/initiative.h"

#include <algorithm>
#include <array>

#include "domain/definitions.h"

namespace koers::domain {
namespace {

// The last day without the effect; none where the values tell of it, or where it will not come.
std::optional<Date> last_day_without(const Initiative& initiative,
                                     const EffectsQuestion& question) {
  const Days lag{question.lag_days};
  if (initiative.is_open_on(question.on))
    return std::max(initiative.due.value_or(question.on), question.on) + lag;
  const bool is_delivered = initiative.state == InitiativeState::done && initiative.done_on;
  if (!is_delivered || *initiative.done_on + lag < question.first.first) return std::nullopt;
  return *initiative.done_on + lag;
}

// A value about the end of a period has all of what happened in it.
bool is_about_an_end(const Definitions& definitions, const Kpi& kpi) {
  const Metric* metric = find(definitions.metrics, kpi.metric);
  if (metric == nullptr) return false;
  if (const auto* manual = std::get_if<ManualMetric>(&metric->definition))
    return manual->time == TimeAggregation::last;
  return std::holds_alternative<StockMetric>(metric->definition);
}

struct StepStart {
  std::size_t step = 0;
  double share = 1;
};

std::optional<StepStart> start_after(Date day, const EffectsQuestion& question) {
  Period period = question.first;
  for (std::size_t step = 0; step < question.steps; ++step) {
    const int days_with = days_between(day + Days{1}, period.last);
    if (days_with > 0) {
      const double share = static_cast<double>(days_with) / period.day_count();
      return StepStart{step, std::min(share, 1.0)};
    }
    period = question.calendar.shift(question.grain, period, 1);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(InitiativeState state) {
  static constexpr std::array<std::string_view, 4> names{"planned", "doing", "done", "stopped"};
  return names.at(static_cast<std::size_t>(state));
}

bool Initiative::supports_kpi(const Id<Kpi>& kpi) const {
  return std::ranges::find(supports, kpi) != supports.end();
}

const Effect* Initiative::effect_on(const Id<Kpi>& kpi) const {
  const auto found = std::ranges::find(effects, kpi, &Effect::kpi);
  return found == effects.end() ? nullptr : &*found;
}

bool Initiative::is_open_on(Date day) const {
  if (state == InitiativeState::stopped) return false;
  return state != InitiativeState::done || (done_on && *done_on > day);
}

double expected_change(const Effect& effect) { return effect.probability * effect.mean; }

std::vector<ExpectedEffect> expected_effects(const Definitions& definitions,
                                             const EffectsQuestion& question) {
  std::vector<ExpectedEffect> effects;
  const bool is_whole = is_about_an_end(definitions, question.kpi);
  for (const auto& [id, initiative] : definitions.initiatives) {
    const Effect* effect = initiative.effect_on(question.kpi.id);
    const auto before = last_day_without(initiative, question);
    if (effect == nullptr || !before) continue;
    const auto start = start_after(*before, question);
    if (!start) continue;
    effects.push_back({.from = start->step,
                       .first_share = is_whole ? 1 : start->share,
                       .mean = effect->mean,
                       .sd = effect->sd,
                       .probability = effect->probability});
  }
  return effects;
}

}  // namespace koers::domain
