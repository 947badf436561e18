// Chooses what belongs in a picture; the picture itself is made in `chart`.
#include "app/kpi_drawings.h"

#include <algorithm>

#include "app/process_drawing.h"
#include "app/words.h"
#include "domain/parts.h"
#include "domain/season.h"
#include "text/catalog.h"

namespace koers::app {
namespace {

constexpr std::size_t points_max = 60;

bool is_total(const KpiState& state) {
  return state.goal != nullptr && domain::adds_up(state.goal->window);
}

// Whether the picture is of the running total: its range lies within the goal's span.
bool is_running(const KpiState& state, const ChartView& view) {
  const bool is_within = view.range == ChartRange::recent || view.range == ChartRange::goal;
  return is_total(state) && is_within && !view.with_limits;
}

// The first day that a range shows, if it has one.
std::optional<Date> first_day_of(const KpiState& state, ChartRange range) {
  if (range == ChartRange::year) return add_months(state.standing.on + Days{1}, -12);
  if (range != ChartRange::goal || state.goal == nullptr) return std::nullopt;
  return state.goal->span.first - Days{1};  // The value that the goal sets out from.
}

domain::Series shown_series(const KpiState& state, const ChartView& view) {
  if (is_running(state, view)) return state.running_total;
  domain::Series series = state.series;
  if (const auto first = first_day_of(state, view.range)) {
    std::erase_if(series, [&](const auto& point) { return point.period.last <= *first; });
  } else if (view.range != ChartRange::all && series.size() > points_max) {
    series.erase(series.begin(), series.end() - points_max);
  }
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

// The values of a year before, over the days that the chart shows or the goal still has to go.
void add_year_before(const KpiState& state, const domain::Calendar& calendar, const ChartView& view,
                     chart::TrendChart& chart) {
  if (chart.points.empty()) return;
  domain::Period shown{chart.points.front().period.first, chart.points.back().period.last};
  if (chart.deadline) shown.last = std::max(shown.last, *chart.deadline + Days{1});
  if (!chart.forecast.empty()) shown.last = std::max(shown.last, chart.forecast.back().period.last);
  if (is_running(state, view)) shown = state.goal->span;
  const int a_year = domain::steps_in_year(calendar, state.grain);
  domain::CompensatedSum sum;
  for (const auto& point : state.series) {
    if (!point.value || point.state == domain::PeriodState::open) continue;
    const auto now = calendar.shift(state.grain, point.period, a_year);
    if (now.first < shown.first || now.last > shown.last) continue;
    sum.add(*point.value);
    chart.year_before.push_back({.label = calendar.label(state.grain, point.period),
                                 .period = now,
                                 .value = is_running(state, view) ? sum.value() : *point.value});
  }
}

std::vector<chart::PathPoint> path_of(const KpiState& state) {
  std::vector<chart::PathPoint> path;
  for (const auto& point : state.path) path.push_back({point.on, point.value});
  return path;
}

chart::ForecastStep drawn(const forecast::Step& step, std::string label,
                          const domain::Period& period) {
  return {.label = std::move(label),
          .period = period,
          .median = step.median,
          .lower50 = step.central_50.lower,
          .upper50 = step.central_50.upper,
          .lower80 = step.central_80.lower,
          .upper80 = step.central_80.upper,
          .lower95 = step.central_95.lower,
          .upper95 = step.central_95.upper};
}

// A running total is drawn, so its forecast is one too.
std::vector<chart::ForecastStep> total_forecast_of(const KpiState& state,
                                                   const domain::Calendar& calendar) {
  std::vector<chart::ForecastStep> steps;
  if (!state.forecast || !state.forecast->question) return steps;
  const auto& question = *state.forecast->question;
  auto period = calendar.shift(state.grain, state.forecast->last, question.first_step);
  for (const auto& step : forecast::running_total(state.forecast->paths(), question)) {
    const domain::Period within{period.first, std::min(period.last, state.goal->span.last)};
    steps.push_back(drawn(step, calendar.label(state.grain, period), within));
    period = calendar.shift(state.grain, period, 1);
  }
  return steps;
}

std::vector<chart::ForecastStep> forecast_of(const KpiState& state,
                                             const domain::Calendar& calendar) {
  std::vector<chart::ForecastStep> steps;
  if (!state.forecast) return steps;
  int ahead = 0;
  for (const auto& step : steps_ahead(*state.forecast)) {
    const auto period = calendar.shift(state.grain, state.forecast->last, ++ahead);
    steps.push_back(drawn(step, calendar.label(state.grain, period), period));
  }
  return steps;
}

// The lines that values are compared with: one for each value that counts for a while, two limits
// as a range. Those of a change are not known before it is known what it starts from.
void add_target(const KpiState& state, chart::TrendChart& chart) {
  const auto& goal = *state.goal;
  const auto& aim = state.standing.aim;
  if (aim && aim->band) {
    chart.range = chart::TargetRange{goal.span, aim->band->low, aim->band->high};
  } else if (aim && goal.dated.empty()) {
    chart.targets.push_back({goal.span, aim->target});
  }
  for (std::size_t i = 0; i < goal.dated.size(); ++i) {
    const bool is_last = i + 1 == goal.dated.size();
    const domain::Period holds{std::max(goal.dated[i].from, goal.span.first),
                               is_last ? goal.span.last : goal.dated[i + 1].from};
    chart.targets.push_back({holds, {goal.target.comparator, goal.dated[i].value}});
  }
}

void add_goal(const KpiState& state, chart::TrendChart& chart) {
  const auto& goal = *state.goal;
  chart.path = path_of(state);
  add_target(state, chart);
  chart.deadline = goal.deadline();
  if (state.standing.baseline && !is_total(state)) {
    chart.baseline = chart::BaselineMark{goal.span.first, *state.standing.baseline};
  }
}

// The day it stands on, unless it is so long after all that there is to see that marking it would
// press that together: by more than a quarter of its length.
std::optional<Date> day_in_sight(const chart::TrendChart& chart, Date day) {
  std::optional<Date> first;
  std::optional<Date> last;
  const auto see = [&](const domain::Period& period) {
    first = std::min(first.value_or(period.first), period.first);
    last = std::max(last.value_or(period.last), period.last);
  };
  for (const auto& point : chart.points) see(point.period);
  for (const auto& line : chart.targets) see(line.span);
  if (!first) return day;
  return days_between(*last, day) * 4 > days_between(*first, *last) ? std::nullopt
                                                                    : std::optional(day);
}

}  // namespace

std::string_view name_of(ChartRange range) {
  static constexpr std::array<std::string_view, 4> names{"recent", "goal", "year", "all"};
  return names.at(static_cast<std::size_t>(range));
}

chart::TrendChart kpi_chart(const KpiState& state, const domain::Definitions& definitions,
                            text::Locale locale, const ChartView& view) {
  const auto& calendar = definitions.calendar();
  chart::TrendChart chart;
  chart.locale = locale;
  chart.unit = state.metric->unit.name;
  chart.grain = state.grain;
  chart.title.who = definitions.organization_or_default().name.in(text::name_of(locale));
  chart.title.what = title_of(*state.kpi, definitions, locale);
  chart.heading = chart::Heading::spoken;  // The page has its own heading above the picture.
  chart.points = points_of(shown_series(state, view), calendar, state.grain);
  // Single values are not what a goal about their total is about.
  const bool is_about_goal = !is_total(state) || is_running(state, view);
  if (state.goal != nullptr && is_about_goal) add_goal(state, chart);
  chart.forecast =
      is_running(state, view) ? total_forecast_of(state, calendar) : forecast_of(state, calendar);
  if (view.with_year_before) add_year_before(state, calendar, view, chart);
  if (view.with_limits) draw_process(process_of(state, calendar), chart);
  for (const auto& annotation : state.annotations)
    chart.notes.push_back({annotation.day, annotation.note});
  chart.as_of = day_in_sight(chart, state.standing.on);
  return chart;
}

chart::TrendChart chance_chart(const KpiState& state, const std::vector<ChanceOn>& chances,
                               const domain::Definitions& definitions, text::Locale locale) {
  constexpr double percent = 100;
  const auto& calendar = definitions.calendar();
  chart::TrendChart chart;
  chart.locale = locale;
  chart.unit = "percent";
  chart.has_chances = true;
  chart.grain = domain::Grain::day;
  chart.title = {.who = title_of(*state.kpi, definitions, locale),
                 .what = text::say(locale, "chart.chance")};
  chart.heading = chart::Heading::spoken;
  for (const auto& chance : chances) {
    const domain::Period day{chance.day, chance.day + Days{1}};
    chart.points.push_back({.label = calendar.label(domain::Grain::day, day),
                            .period = day,
                            .value = percent * chance.probability});
  }
  if (state.goal != nullptr) chart.deadline = state.goal->deadline();
  return chart;
}

std::vector<std::string> chart_notes(const chart::TrendChart& chart, const ChartView& view) {
  const auto say = [&](std::string_view code) {
    return std::vector<std::string>{text::say(chart.locale, code) + "."};
  };
  const bool is_of_chance = view.subject == ChartSubject::chance;
  if (is_of_chance && chart.points.empty()) return say("chart.no_chance");
  const bool lacks_year = view.with_year_before && chart.year_before.empty();
  if (!is_of_chance && lacks_year) return say("chart.no_year_before");
  return {};
}

chart::Sparkline kpi_sparkline(const KpiState& state, const Process& process,
                               const domain::Calendar& calendar, text::Locale locale) {
  chart::Sparkline line{
      .locale = locale, .unit = state.metric->unit.name, .points = {}, .band = {}};
  for (const auto& point : state.series) {
    const auto at = point_of(process, point.period);
    line.points.push_back({.label = calendar.label(state.grain, point.period),
                           .value = point.value,
                           .is_signal = at && domain::signal_at(process.chart, *at) != nullptr});
  }
  const auto& limits = process.chart.now.limits;
  const bool is_level = state.metric->central_line == domain::CentralLine::mean;
  if (!limits || process.is_adjusted || !is_level) return line;
  const auto& start = process.points[process.chart.now.first].period;
  const auto first =
      std::ranges::lower_bound(state.series, start, {}, &domain::SeriesPoint::period);
  line.band = chart::SparkBand{.first = static_cast<std::size_t>(first - state.series.begin()),
                               .lower = limits->lower,
                               .upper = limits->upper};
  return line;
}

chart::Bullet kpi_bullet(const KpiState& state, text::Locale locale) {
  chart::Bullet bullet;
  bullet.locale = locale;
  bullet.unit = state.metric->unit.name;
  bullet.value = state.standing.value;
  bullet.baseline = state.standing.baseline;
  if (state.goal == nullptr) return bullet;
  if (const auto& aim = state.standing.aim; aim && aim->band) {
    bullet.target = aim->band->low;
    bullet.target_hi = aim->band->high;
  } else if (aim) {
    bullet.target = aim->target.value;
    bullet.comparator = std::string(domain::symbol_of(aim->target.comparator));
  }
  bullet.expected = state.standing.expected_value;
  if (!state.forecast) return bullet;
  if (const auto end = end_ahead(*state.forecast))
    bullet.forecast =
        chart::BulletForecast{end->median, end->central_80.lower, end->central_80.upper};
  return bullet;
}

}  // namespace koers::app
