// Shares first, then what each kind of goal makes of them.
#include "domain/cascade.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace koers::domain {
namespace {

Failure refused(std::string_view code, const CascadeRequest& request) {
  return fail(Error{.code = std::string(code),
                    .arguments = {{"grain", std::string(name_of(request.into))},
                                  {"first", to_string(request.goal.span.first)},
                                  {"last", to_string(request.goal.deadline())}}});
}

std::vector<double> normalized(std::vector<double> weights) {
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= all;
  return weights;
}

std::optional<std::vector<double>> shares_of(const CascadeRequest& request,
                                             const std::vector<Period>& periods,
                                             const Calendar& calendar) {
  std::vector<double> weights(periods.size(), 1.0);
  if (request.by == CascadeBy::seasonal) {
    auto shares = seasonal_shares(request.history);
    if (!shares || shares->size() != periods.size()) return std::nullopt;
    return shares;
  }
  if (request.by == CascadeBy::working_days) {
    for (std::size_t i = 0; i < periods.size(); ++i)
      weights[i] = static_cast<double>(calendar.working_days(periods[i]));
    if (std::ranges::all_of(weights, [](double weight) { return weight == 0; }))
      weights.assign(periods.size(), 1.0);
  }
  return normalized(std::move(weights));
}

// Rounded to a thousandth of the whole way, in decimals that people write.
double rounded(double value, double whole) {
  if (whole == 0 || !std::isfinite(whole)) return value;
  const double step = std::pow(10.0, std::floor(std::log10(std::fabs(whole))) - 3);
  const double steps = std::round(value / step);
  // Powers of ten below one are not exact; dividing by their inverse is.
  return step < 1 ? steps / std::round(1 / step) : steps * step;
}

// A total, or a change against the same days a year ago: the parts of both add up.
bool is_sum(const Goal& goal) {
  return goal.window == Window::total ||
         (goal.window == Window::total_vs_year_ago && goal.mode == ChangeMode::abs);
}

// Targets of one number, or the same in every part. A change against the quarter before says
// nothing of the year.
bool can_split(const Goal& goal) {
  const bool has_one_number =
      goal.dated.empty() && goal.target_metric.is_empty() && goal.waypoints.empty();
  const bool is_held = goal.kind == GoalKind::maintain || goal.kind == GoalKind::range;
  return has_one_number && (is_sum(goal) || is_held || goal.kind == GoalKind::reach);
}

Goal part_of(const Goal& whole, const Period& span) {
  Goal part = whole;
  part.span = span;
  part.state = PlanState::draft;
  part.commit.reset();
  part.stretch.reset();
  part.reach_by.reset();
  part.dropped_reason.clear();
  return part;
}

// Running totals are rounded, and each part is the step between two: they add up to the whole.
void split_total(const CascadeRequest& request, std::vector<CascadePart>& parts) {
  const double whole = request.goal.target.value;
  double done = 0;
  double before = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    done += parts[i].share;
    const double now = i + 1 == parts.size() ? whole : rounded(whole * done, whole);
    parts[i].goal.target.value = now - before;
    before = now;
  }
}

void step_along(const CascadeRequest& request, std::vector<CascadePart>& parts) {
  const double target = request.goal.target.value;
  const double way = target - *request.baseline;
  double done = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    done += parts[i].share;
    const bool is_last = i + 1 == parts.size();
    parts[i].goal.target.value = is_last ? target : rounded(*request.baseline + way * done, way);
  }
}

}  // namespace

std::string_view name_of(CascadeBy by) {
  constexpr std::array<std::string_view, 3> names{"even", "working_days", "seasonal"};
  return names[static_cast<std::size_t>(by)];
}

std::optional<std::vector<double>> seasonal_shares(
    const std::vector<std::vector<double>>& history) {
  if (history.size() < 2) return std::nullopt;
  std::vector<double> shares(history.front().size());
  for (const auto& cycle : history) {
    const double sum = std::accumulate(cycle.begin(), cycle.end(), 0.0);
    const bool has_negative = std::ranges::any_of(cycle, [](double value) { return value < 0; });
    if (cycle.size() != shares.size() || has_negative || sum <= 0) return std::nullopt;
    for (std::size_t i = 0; i < cycle.size(); ++i)
      shares[i] += cycle[i] / sum / static_cast<double>(history.size());
  }
  return shares;
}

Result<std::vector<CascadePart>> cascade(const CascadeRequest& request, const Calendar& calendar) {
  const Period& span = request.goal.span;
  const auto periods = calendar.periods_in(request.into, span);
  const bool nests =
      periods.size() > 1 && periods.front().first == span.first && periods.back().last == span.last;
  if (!nests) return refused("cascade.does_not_nest", request);
  const auto shares = shares_of(request, periods, calendar);
  if (!shares) return refused("cascade.too_little_history", request);
  if (!can_split(request.goal)) return refused("cascade.not_split", request);
  std::vector<CascadePart> parts;
  for (std::size_t i = 0; i < periods.size(); ++i)
    parts.push_back({.goal = part_of(request.goal, periods[i]), .share = (*shares)[i]});
  if (is_sum(request.goal)) {
    split_total(request, parts);
  } else if (request.goal.kind == GoalKind::reach) {
    if (!request.baseline) return refused("cascade.no_baseline", request);
    step_along(request, parts);
  }
  return parts;
}

}  // namespace koers::domain
