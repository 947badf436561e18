// Read off the same paths as the probability.
#include "app/way_ahead.h"

#include <numeric>

namespace koers::app {
namespace {

using Kind = forecast::Question::Kind;

std::optional<double> needed(const forecast::Question& question) {
  const double coming = std::accumulate(question.shares.begin(), question.shares.end(), 0.0);
  if (coming <= 0 || question.comparison == forecast::Comparison::within) return std::nullopt;
  if (question.kind == Kind::total) return (question.threshold - question.done) / coming;
  if (question.kind != Kind::mean) return std::nullopt;
  const double all = question.done_weight + coming;
  return (question.threshold * all - question.done * question.done_weight) / coming;
}

// The share of the paths that meet the question's test at a step and at every later one to the end.
double share_staying(const forecast::SamplePaths& paths, const forecast::Question& question,
                     std::size_t step, std::size_t steps) {
  forecast::Question stay = question;
  stay.kind = Kind::stay;
  stay.first_step = static_cast<int>(step) + 1;
  stay.shares.assign(steps - step, 1.0);
  return forecast::probability(paths, stay);
}

// The first step from which half of the paths are there and stay: the later, the more of them.
void add_date(const GoalForecast& forecast, const forecast::SamplePaths& paths,
              const domain::Calendar& calendar, domain::Grain grain, WayAhead& ahead) {
  constexpr double half = 0.5;
  const std::size_t steps = std::min(forecast.steps, paths.horizon());
  const auto are_there = [&](std::size_t step) {
    return share_staying(paths, *forecast.question, step, steps) >= half;
  };
  if (steps == 0 || !are_there(steps - 1)) {
    ahead.is_late = true;
    return;
  }
  std::size_t low = 0;
  for (std::size_t high = steps - 1; low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (are_there(middle))
      high = middle;
    else
      low = middle + 1;
  }
  ahead.likely_met = calendar.shift(grain, forecast.last, static_cast<int>(low) + 1);
}

// One number decides, and nothing that is over counts in it by another target.
bool has_one_limit(const KpiState& state) {
  const auto& question = *state.forecast->question;
  if (question.comparison == forecast::Comparison::within || !question.tests.empty()) return false;
  const bool counts_periods = question.kind == Kind::hold || question.kind == Kind::stay;
  return question.kind != Kind::any &&
         !(counts_periods && state.standing.hits + state.standing.misses > 0);
}

}  // namespace

WayAhead way_ahead(const KpiState& state, const domain::Calendar& calendar) {
  WayAhead ahead;
  if (!state.forecast || !state.forecast->question || !state.standing.probability) return ahead;
  if (domain::is_final(state.standing.status)) return ahead;
  const auto& question = *state.forecast->question;
  ahead.needed = needed(question);
  if (!has_one_limit(state)) return ahead;
  const auto paths = state.forecast->paths();
  ahead.likely_target = forecast::threshold_met_by(paths, question, likely_share);
  if (question.kind == Kind::level && !state.standing.is_met.value_or(true))
    add_date(*state.forecast, paths, calendar, state.grain, ahead);
  return ahead;
}

}  // namespace koers::app
