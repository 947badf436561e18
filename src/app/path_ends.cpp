// The arithmetic of closing (domain), on numbers that are to come.
#include "app/path_ends.h"

#include <algorithm>
#include <numeric>

#include "domain/figures.h"
#include "domain/score_at_end.h"

namespace koers::app {
namespace {

using Kind = forecast::Question::Kind;

bool counts_periods(const KpiState& state) {
  const auto kind = state.forecast->question->kind;
  return kind == Kind::hold || kind == Kind::stay;
}

// hits ÷ all, as at closing: what never got a value was not kept.
std::vector<double> shares_kept(const KpiState& state, const forecast::SamplePaths& paths) {
  const int all = std::max(1, state.forecast->sub_periods);
  std::vector<double> scores;
  for (const int hits : forecast::periods_met(paths, *state.forecast->question))
    scores.push_back(std::min(1.0, static_cast<double>(state.standing.hits + hits) / all));
  return scores;
}

std::vector<double> scores_of_values(const KpiState& state, const forecast::SamplePaths& paths) {
  const auto& forecast = *state.forecast;
  std::vector<double> scores = forecast::judged_values(paths, *forecast.question);
  // Touched once stays touched: the best so far counts as well.
  const bool is_touch = forecast.question->kind == Kind::any;
  const double so_far = is_touch ? state.standing.score.value_or(0) : 0;
  for (double& value : scores)
    value = std::max(so_far, domain::score_at_end(
                                 *state.goal, {.way = forecast.way, .aim = forecast.aim}, value));
  return scores;
}

// An average that is kept scores 1; one that is not, the share of the periods that were.
std::vector<double> scores_of_average(const KpiState& state, const forecast::SamplePaths& paths,
                                      const std::vector<bool>& met) {
  auto scores = shares_kept(state, paths);
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (met[i]) scores[i] = 1;
  return scores;
}

std::vector<double> end_scores(const KpiState& state, const forecast::SamplePaths& paths,
                               const std::vector<bool>& met) {
  if (domain::is_average(*state.goal)) return scores_of_average(state, paths, met);
  return counts_periods(state) ? shares_kept(state, paths) : scores_of_values(state, paths);
}

}  // namespace

std::optional<PathEnds> path_ends(const KpiState& state) {
  if (state.goal == nullptr || !state.forecast || !state.standing.probability) return std::nullopt;
  if (!state.forecast->question || domain::is_final(state.standing.status)) return std::nullopt;
  const auto paths = state.forecast->paths();
  auto met = forecast::answers(paths, *state.forecast->question);
  auto scores = end_scores(state, paths, met);
  return PathEnds{.scores = std::move(scores), .met = std::move(met)};
}

std::optional<double> expected_end_score(const KpiState& state) {
  const auto ends = path_ends(state);
  if (!ends || ends->scores.empty()) return std::nullopt;
  const double sum = std::accumulate(ends->scores.begin(), ends->scores.end(), 0.0);
  return sum / static_cast<double>(ends->scores.size());
}

}  // namespace koers::app
