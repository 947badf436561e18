// Asks the forecast about the same goal with other targets until the chance is the wanted one.
#include "app/target_proposals.h"

#include <algorithm>
#include <cmath>

#include "app/counted_chance.h"
#include "app/goal_forecast.h"
#include "domain/attainable.h"
#include "domain/next_goal.h"

namespace koers::app {
namespace {

constexpr double percent_max = 100;

// What other targets are tried on.
class Trial {
 public:
  static Result<Trial> of(const View& view, measure::Measurer* measurer, const domain::Kpi& kpi,
                          const domain::Goal& goal) {
    const auto& calendar = view.definitions->calendar();
    const auto& metric = view.definitions->metrics.at(kpi.metric);
    Trial trial(view, kpi);
    const auto grain = domain::grain_for(kpi, metric, &goal, *view.definitions);
    KOERS_TRY(values, metric_values_of(view, measurer, metric, grain));
    trial.values_ = std::move(values);
    trial.series_ = series_on(trial.values_, calendar, view.on);
    KOERS_TRY(baseline, find_baseline(view, kpi, goal, trial.values_));
    trial.baseline_ = baseline;
    KOERS_TRY(target, target_values_of(view, goal, grain));
    trial.target_ = std::move(target);
    const auto goaled = trial.goaled(goal);
    const auto input = trial.input(goaled);
    const auto known = domain::known_values(input);
    const auto forecast = goal_forecast(goaled, input);
    if (forecast && forecast->n >= probability_values_min) trial.paths_ = forecast->paths();
    trial.is_whole_ = std::ranges::all_of(known, [](double v) { return v == std::round(v); });
    trial.is_positive_ = std::ranges::all_of(known, [](double v) { return v >= 0; });
    return trial;
  }

  [[nodiscard]] bool has_forecast() const { return paths_.has_value(); }

  [[nodiscard]] std::optional<double> chance(const domain::Goal& goal) const {
    const auto asked = domain::question_of(input(goaled(goal)));
    if (!asked) return std::nullopt;
    return counted_chance(*paths_, forecast_question(*asked));
  }

  // Of a level; a change has none of its own.
  [[nodiscard]] double as_possible(const domain::Goal& goal, double level) const {
    if (goal.kind == domain::GoalKind::change) return level;
    if (is_positive_) level = std::max(level, 0.0);
    const bool is_share = values_.metric->unit.is_percent() && is_positive_;
    return is_share ? std::min(level, percent_max) : level;
  }

  // The least that levels differ by.
  [[nodiscard]] double step_min(const domain::Goal& goal) const {
    const bool is_percent_change = goal.mode == domain::ChangeMode::rel;
    return is_whole_ && !is_percent_change ? 1 : 0;
  }

 private:
  Trial(const View& view, const domain::Kpi& kpi) : view_(view), kpi_(kpi) {}

  [[nodiscard]] GoalCase goaled(const domain::Goal& goal) const {
    return {view_, kpi_, goal, values_, baseline_, target_};
  }
  [[nodiscard]] domain::AssessInput input(const GoalCase& goaled) const {
    return input_on(goaled, series_, view_.on);
  }

  const View& view_;
  const domain::Kpi& kpi_;
  MetricValues values_;
  domain::Series series_;
  std::optional<BaselineFound> baseline_;
  TargetValues target_;
  std::optional<forecast::SamplePaths> paths_;
  bool is_whole_ = false;
  bool is_positive_ = false;
};

class Proposing {
 public:
  Proposing(const Trial& trial, const domain::Goal& goal)
      : trial_(trial),
        goal_(goal),
        search_{.chance = [this](double level) { return chance(level); },
                .start = goal.target.value,
                .easier = domain::is_upward(goal.target.comparator) ? -1.0 : 1.0} {}

  [[nodiscard]] std::optional<std::vector<ProposedTarget>> run() const {
    const auto even = domain::level_with_chance(search_, even_chance);
    const auto likely = domain::level_with_chance(search_, likely_chance);
    if (!even || !likely) return std::nullopt;
    const double step =
        std::max(domain::rounding_step(*likely - *even, *even), trial_.step_min(goal_));
    std::vector<ProposedTarget> targets;
    for (const auto& [wanted, level] : {std::pair(even_chance, *even), {likely_chance, *likely}}) {
      const double target = trial_.as_possible(goal_, domain::rounded_to(level, step));
      const auto probability = chance(target);
      if (!probability) return std::nullopt;
      targets.push_back({wanted, target, *probability});
    }
    return targets;
  }

 private:
  [[nodiscard]] std::optional<double> chance(double level) const {
    return trial_.chance(domain::with_target(goal_, level));
  }

  const Trial& trial_;
  const domain::Goal& goal_;
  domain::LevelSearch search_;
};

}  // namespace

std::string_view name_of(NoProposal reason) {
  switch (reason) {
    case NoProposal::none:
      return "none";
    case NoProposal::too_few_values:
      return "too_few_values";
    case NoProposal::range:
      return "range";
    case NoProposal::nothing_to_ask:
      return "nothing_to_ask";
    case NoProposal::not_found:
      return "not_found";
  }
  return "none";
}

Result<TargetProposals> target_proposals(const View& view, measure::Measurer* measurer,
                                         const domain::Kpi& kpi, const domain::Goal& goal) {
  KOERS_TRY(trial, Trial::of(view, measurer, kpi, goal));
  TargetProposals proposals;
  if (!trial.has_forecast()) {
    proposals.reason = NoProposal::too_few_values;
    return proposals;
  }
  proposals.probability = trial.chance(goal);
  if (goal.kind == domain::GoalKind::range) {
    proposals.reason = NoProposal::range;
    return proposals;
  }
  if (!trial.chance(domain::with_target(goal, goal.target.value))) {
    proposals.reason = NoProposal::nothing_to_ask;
    return proposals;
  }
  auto found = Proposing(trial, goal).run();
  if (found)
    proposals.targets = std::move(*found);
  else
    proposals.reason = NoProposal::not_found;
  return proposals;
}

}  // namespace koers::app
