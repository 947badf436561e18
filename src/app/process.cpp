// From a KPI's state to what the rules of the chart are applied to.
#include "app/process.h"

#include <algorithm>

#include "app/adjusted_series.h"
#include "domain/catalog.h"

namespace koers::app {
namespace {

constexpr double whole_percent = 100;

std::vector<domain::ProcessPoint> closed_points(std::span<const domain::SeriesPoint> series) {
  std::vector<domain::ProcessPoint> points;
  for (const auto& point : series) {
    if (!point.value || point.state == domain::PeriodState::open) continue;
    points.push_back({.period = point.period, .value = *point.value, .n = point.n});
  }
  return points;
}

std::vector<Date> days_with(const ProcessFacts& facts, domain::AnnotationEffect effect) {
  std::vector<Date> days;
  for (const auto& annotation : facts.annotations) {
    if (annotation.effect == effect && annotation.day <= facts.on) days.push_back(annotation.day);
  }
  return days;
}

domain::NaturalBounds bounds_of(const ProcessFacts& facts, const Process& process) {
  if (const auto* entry = domain::catalog_metric(facts.metric.from_catalog)) return entry->bounds;
  domain::NaturalBounds bounds;
  const auto all = [&](auto&& claim) {
    return std::ranges::all_of(process.points, claim, &domain::ProcessPoint::value);
  };
  if (all([](double value) { return value >= 0; })) bounds.min = 0;
  const bool is_share = facts.metric.unit.is_percent();
  if (is_share && all([](double value) { return value <= whole_percent; }))
    bounds.max = whole_percent;
  return bounds;
}

// Shares and rates of the n that come with them. What a formula or a statement made has an n of
// which nobody knows what it is of.
bool is_of_n(const domain::Metric& metric) {
  const auto& definition = metric.definition;
  if (std::holds_alternative<domain::RatioMetric>(definition)) return true;
  return metric.unit.is_percent() && (std::holds_alternative<domain::ManualMetric>(definition) ||
                                      std::holds_alternative<domain::SimpleMetric>(definition));
}

void take_season_out(const ProcessFacts& facts, const domain::Calendar& calendar,
                     Process& process) {
  const auto series = adjusted_series(process.points, calendar, facts.grain);
  if (!series.is_adjusted) return;
  for (std::size_t i = 0; i < process.points.size(); ++i)
    process.points[i].value = series.values[i];
  process.is_adjusted = true;
}

bool is_about_single_values(const KpiState& state) {
  const auto window = state.goal->window;
  if (domain::has_subperiods(window)) return state.goal->per == state.grain;
  return window == domain::Window::at_end || window == domain::Window::any_time;
}

}  // namespace

Process process_of(const ProcessFacts& facts, const domain::Calendar& calendar) {
  Process process;
  process.points = closed_points(facts.series);
  const auto bounds = bounds_of(facts, process);
  take_season_out(facts, calendar, process);
  for (const Date day : days_with(facts, domain::AnnotationEffect::exclude)) {
    if (const auto at = point_on(process, day)) process.points[*at].is_excluded = true;
  }
  const auto starts = days_with(facts, domain::AnnotationEffect::new_normal);
  const auto changes = days_with(facts, domain::AnnotationEffect::none);
  process.bounds = process.is_adjusted ? domain::NaturalBounds{} : bounds;
  process.chart = domain::process_chart({.points = process.points,
                                         .bounds = process.bounds,
                                         .segment_starts = starts,
                                         .annotated_changes = changes,
                                         .rules = facts.metric.signal_rules,
                                         .is_of_n = !process.is_adjusted && is_of_n(facts.metric),
                                         .line = facts.metric.central_line});
  return process;
}

Process process_of(const KpiState& state, const domain::Calendar& calendar) {
  return process_of(ProcessFacts{.metric = *state.metric,
                                 .grain = state.grain,
                                 .on = state.standing.on,
                                 .series = state.series,
                                 .annotations = state.annotations},
                    calendar);
}

std::optional<domain::Limits> limits_with_season(const ProcessFacts& facts,
                                                 const Process& process) {
  if (!process.is_adjusted) return process.chart.now.limits;
  const auto points = closed_points(facts.series);
  std::vector<double> values;
  for (const std::size_t at : process.chart.now.made) values.push_back(points[at].value);
  return domain::xmr_limits(values);
}

std::optional<domain::Limits> limits_beside_target(const KpiState& state, const Process& process) {
  const auto& aim = state.standing.aim;
  const bool rises = state.metric->central_line == domain::CentralLine::trend;
  if (process.is_adjusted || rises || state.goal == nullptr || !aim || aim->band)
    return std::nullopt;
  return is_about_single_values(state) ? process.chart.now.limits : std::nullopt;
}

std::optional<std::size_t> point_of(const Process& process, const domain::Period& period) {
  const auto at = point_on(process, period.first);
  return at && process.points[*at].period == period ? at : std::nullopt;
}

std::optional<std::size_t> point_on(const Process& process, Date day) {
  const auto found = std::ranges::partition_point(
      process.points, [&](const domain::ProcessPoint& point) { return point.period.last <= day; });
  if (found == process.points.end() || !found->period.contains(day)) return std::nullopt;
  return static_cast<std::size_t>(found - process.points.begin());
}

}  // namespace koers::app
