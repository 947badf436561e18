// From a KPI's state to what the rules of the chart are applied to.
#include "app/process.h"

#include <algorithm>

#include "app/adjusted_series.h"
#include "domain/catalog.h"

namespace koers::app {
namespace {

constexpr double whole_percent = 100;

std::vector<domain::ProcessPoint> closed_points(const domain::Series& series) {
  std::vector<domain::ProcessPoint> points;
  for (const auto& point : series) {
    if (!point.value || point.state == domain::PeriodState::open) continue;
    points.push_back({.period = point.period, .value = *point.value});
  }
  return points;
}

std::vector<Date> days_with(const KpiState& state, domain::AnnotationEffect effect) {
  std::vector<Date> days;
  for (const auto& annotation : state.annotations) {
    if (annotation.effect == effect && annotation.day <= state.standing.on)
      days.push_back(annotation.day);
  }
  return days;
}

domain::NaturalBounds bounds_of(const KpiState& state, const Process& process) {
  if (const auto* entry = domain::catalog_metric(state.metric->from_catalog)) return entry->bounds;
  domain::NaturalBounds bounds;
  const auto all = [&](auto&& claim) {
    return std::ranges::all_of(process.points, claim, &domain::ProcessPoint::value);
  };
  if (all([](double value) { return value >= 0; })) bounds.min = 0;
  const bool is_share = state.metric->unit.is_percent();
  if (is_share && all([](double value) { return value <= whole_percent; }))
    bounds.max = whole_percent;
  return bounds;
}

void take_season_out(const KpiState& state, const domain::Calendar& calendar, Process& process) {
  const auto series = adjusted_series(process.points, calendar, state.grain);
  if (!series.is_adjusted) return;
  for (std::size_t i = 0; i < process.points.size(); ++i)
    process.points[i].value = series.values[i];
  process.is_adjusted = true;
}

}  // namespace

Process process_of(const KpiState& state, const domain::Calendar& calendar) {
  Process process;
  process.points = closed_points(state.series);
  const auto bounds = bounds_of(state, process);
  take_season_out(state, calendar, process);
  for (const Date day : days_with(state, domain::AnnotationEffect::exclude)) {
    if (const auto at = point_on(process, day)) process.points[*at].is_excluded = true;
  }
  const auto starts = days_with(state, domain::AnnotationEffect::new_normal);
  const auto changes = days_with(state, domain::AnnotationEffect::none);
  process.chart =
      domain::process_chart({.points = process.points,
                             .bounds = process.is_adjusted ? domain::NaturalBounds{} : bounds,
                             .segment_starts = starts,
                             .annotated_changes = changes});
  return process;
}

std::optional<std::size_t> point_on(const Process& process, Date day) {
  const auto found = std::ranges::partition_point(
      process.points, [&](const domain::ProcessPoint& point) { return point.period.last <= day; });
  if (found == process.points.end() || !found->period.contains(day)) return std::nullopt;
  return static_cast<std::size_t>(found - process.points.begin());
}

}  // namespace koers::app
