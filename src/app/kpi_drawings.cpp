// Chooses what belongs in a picture; the picture itself is made in `chart`.
#include "app/kpi_drawings.h"

#include <algorithm>

#include "app/words.h"
#include "domain/expectation.h"
#include "domain/parts.h"

namespace koers::app {
namespace {

constexpr std::size_t points_max = 60;

bool is_total(const KpiState& state) {
  return state.goal != nullptr && state.goal->window == domain::Window::total;
}

// The running total within the goal's span, for goals about a total.
domain::Series running_total(const KpiState& state) {
  domain::Series total;
  domain::CompensatedSum sum;
  for (const auto& point : state.series) {
    if (!point.value || !state.goal->span.intersects(point.period)) continue;
    sum.add(*point.value);
    total.push_back(point);
    total.back().value = sum.value();
  }
  return total;
}

domain::Series shown_series(const KpiState& state) {
  domain::Series series = is_total(state) ? running_total(state) : state.series;
  if (series.size() > points_max) series.erase(series.begin(), series.end() - points_max);
  return series;
}

std::vector<chart::TrendPoint> points_of(const domain::Series& series,
                                         const domain::Calendar& calendar, domain::Grain grain) {
  std::vector<chart::TrendPoint> points;
  for (const auto& point : series) {
    points.push_back({.label = calendar.label(grain, point.period),
                      .period = point.period,
                      .value = point.value,
                      .n = point.n,
                      .state = point.state,
                      .is_thin = point.is_thin});
  }
  return points;
}

// What the path asks for: at the start, at each period's end, at the deadline.
std::vector<chart::PathPoint> path_of(const KpiState& state, const domain::Calendar& calendar) {
  const auto& goal = *state.goal;
  const bool has_path =
      goal.window == domain::Window::at_end || goal.window == domain::Window::total;
  const double baseline = is_total(state) ? 0.0 : state.standing.baseline.value_or(0.0);
  if (!has_path || (!is_total(state) && !state.standing.baseline) || state.standing.is_degenerate)
    return {};
  const auto value_on = [&](Date day) {
    const double expected = domain::expected_progress({goal.span, goal.path}, calendar, day);
    return baseline + expected * (goal.target.value - baseline);
  };
  std::vector<chart::PathPoint> path{{goal.span.first - Days{1}, baseline}};
  if (goal.path != domain::PathShape::linear) {
    for (const auto& period : calendar.periods_in(state.grain, goal.span)) {
      if (period.final_day() < goal.deadline())
        path.push_back({period.final_day(), value_on(period.final_day())});
    }
  }
  path.push_back({goal.deadline(), goal.target.value});
  return path;
}

// The last period that the forecast learned from.
std::optional<domain::Period> last_known(const KpiState& state) {
  const bool counts = domain::counts_at_once(*state.metric, state.grain);
  for (auto point = state.series.rbegin(); point != state.series.rend(); ++point) {
    if (point->value && (counts || point->state != domain::PeriodState::open)) return point->period;
  }
  return std::nullopt;
}

std::vector<chart::ForecastStep> forecast_of(const KpiState& state,
                                             const domain::Calendar& calendar) {
  std::vector<chart::ForecastStep> steps;
  const auto last = last_known(state);
  if (!state.forecast || !last || is_total(state)) return steps;
  int ahead = 0;
  for (const auto& step : state.forecast->steps) {
    const auto period = calendar.shift(state.grain, *last, ++ahead);
    steps.push_back({.label = calendar.label(state.grain, period),
                     .period = period,
                     .median = step.mean,
                     .lower50 = step.central_50.lower,
                     .upper50 = step.central_50.upper,
                     .lower80 = step.central_80.lower,
                     .upper80 = step.central_80.upper,
                     .lower95 = step.central_95.lower,
                     .upper95 = step.central_95.upper});
  }
  return steps;
}

void add_goal(const KpiState& state, const domain::Calendar& calendar, chart::TrendChart& chart) {
  const auto& goal = *state.goal;
  chart.path = path_of(state, calendar);
  chart.targets.push_back({goal.span, goal.target});
  chart.deadline = goal.deadline();
  if (state.standing.baseline && goal.window != domain::Window::total) {
    chart.baseline = chart::BaselineMark{goal.span.first, *state.standing.baseline};
  }
}

}  // namespace

chart::TrendChart kpi_chart(const KpiState& state, const domain::Definitions& definitions,
                            text::Locale locale) {
  const auto& calendar = definitions.calendar();
  chart::TrendChart chart;
  chart.locale = locale;
  chart.unit = state.metric->unit.name;
  chart.grain = state.grain;
  chart.title.who = definitions.organization_or_default().name.in(text::name_of(locale));
  chart.title.what = title_of(*state.kpi, definitions, locale);
  chart.heading = chart::Heading::spoken;  // The page has its own heading above the picture.
  chart.points = points_of(shown_series(state), calendar, state.grain);
  chart.as_of = state.standing.on;
  if (state.goal != nullptr) add_goal(state, calendar, chart);
  chart.forecast = forecast_of(state, calendar);
  return chart;
}

chart::Sparkline kpi_sparkline(const KpiState& state, const domain::Calendar& calendar,
                               text::Locale locale) {
  chart::Sparkline line{.locale = locale, .unit = state.metric->unit.name, .points = {}};
  for (const auto& point : state.series)
    line.points.push_back({calendar.label(state.grain, point.period), point.value});
  return line;
}

chart::Bullet kpi_bullet(const KpiState& state, text::Locale locale) {
  chart::Bullet bullet;
  bullet.locale = locale;
  bullet.unit = state.metric->unit.name;
  bullet.value = state.standing.value;
  bullet.baseline = state.standing.baseline;
  if (state.goal == nullptr) return bullet;
  bullet.target = state.goal->target.value;
  bullet.comparator = std::string(domain::symbol_of(state.goal->target.comparator));
  bullet.expected = state.standing.expected_value;
  if (state.forecast && !state.forecast->steps.empty() &&
      state.goal->window == domain::Window::at_end) {
    const auto& last = state.forecast->steps.back();
    bullet.forecast =
        chart::BulletForecast{last.mean, last.central_80.lower, last.central_80.upper};
  }
  return bullet;
}

}  // namespace koers::app
