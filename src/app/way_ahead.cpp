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

void add_date(const GoalForecast& forecast, const forecast::SamplePaths& paths,
              const domain::Calendar& calendar, domain::Grain grain, WayAhead& ahead) {
  constexpr double half = 0.5;
  const auto& question = *forecast.question;
  const auto met =
      forecast::met_by_step(paths, {question.comparison, question.threshold, question.upper});
  auto period = calendar.shift(grain, forecast.last, 1);
  for (std::size_t k = 0; k < std::min(met.size(), forecast.steps); ++k) {
    if (met[k] >= half) {
      ahead.likely_met = period;
      return;
    }
    period = calendar.shift(grain, period, 1);
  }
  ahead.is_late = true;
}

}  // namespace

WayAhead way_ahead(const KpiState& state, const domain::Calendar& calendar) {
  WayAhead ahead;
  if (!state.forecast || !state.forecast->question || !state.standing.probability) return ahead;
  if (domain::is_final(state.standing.status)) return ahead;
  const auto& question = *state.forecast->question;
  ahead.needed = needed(question);
  if (question.comparison == forecast::Comparison::within || !question.tests.empty()) return ahead;
  const auto paths = state.forecast->paths();
  ahead.likely_target = forecast::threshold_met_by(paths, question, likely_share);
  if (question.kind == Kind::level && !state.standing.is_met.value_or(true))
    add_date(*state.forecast, paths, calendar, state.grain, ahead);
  return ahead;
}

}  // namespace koers::app
