// The trend chart in words: title, description, marks for pointer and keys, data table.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "chart/trend.h"
#include "chart/trend_layout.h"
#include "domain/standing.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::chart {
namespace {

using domain::PeriodState;

std::string value_text(const TrendChart& chart, double value) {
  constexpr double percent = 100;
  if (chart.has_chances) return text::format_chance(chart.locale, value / percent);
  for (const auto& line : chart.targets) {
    return text::format_beside_target(chart.locale, chart.unit, value, line.target.value);
  }
  return text::format_value(chart.locale, chart.unit, value);
}

std::string grain_text(const TrendChart& chart) {
  static constexpr std::string_view codes[] = {"grain.day",     "grain.week", "grain.month",
                                               "grain.quarter", "grain.half", "grain.year"};
  return text::say(chart.locale, codes[static_cast<std::size_t>(chart.grain)]);
}

std::vector<const TrendPoint*> known_points(const TrendChart& chart) {
  std::vector<const TrendPoint*> known;
  for (const auto& point : chart.points) {
    if (point.value) known.push_back(&point);
  }
  return known;
}

std::string days_text(const TrendChart& chart, const std::vector<const TrendPoint*>& known) {
  return text::format_days(chart.locale,
                           {known.front()->period.first, known.back()->period.final_day()});
}

bool is_constant(const std::vector<const TrendPoint*>& known) {
  return std::ranges::all_of(
      known, [&](const TrendPoint* point) { return point->value == known.front()->value; });
}

std::string course_text(const TrendChart& chart, const std::vector<const TrendPoint*>& known) {
  const std::string when = days_text(chart, known);
  const std::string last = value_text(chart, *known.back()->value);
  if (known.size() == 1)
    return text::say(chart.locale, "chart.describe_one", {{"value", last}, {"when", when}});
  const std::string count = std::to_string(known.size());
  if (is_constant(known)) {
    return text::say(chart.locale, "chart.describe_constant",
                     {{"value", last}, {"count", count}, {"when", when}});
  }
  return text::say(chart.locale, "chart.describe_run",
                   {{"first", value_text(chart, *known.front()->value)},
                    {"last", last},
                    {"count", count},
                    {"when", when}});
}

std::string extremes_text(const TrendChart& chart, const std::vector<const TrendPoint*>& known) {
  const auto [low, high] =
      std::ranges::minmax_element(known, {}, [](const TrendPoint* point) { return *point->value; });
  return text::say(chart.locale, "chart.describe_range",
                   {{"min", value_text(chart, *(*low)->value)},
                    {"min_when", text::format_period(chart.locale, (*low)->label)},
                    {"max", value_text(chart, *(*high)->value)},
                    {"max_when", text::format_period(chart.locale, (*high)->label)}});
}

std::string limits_text(const TrendChart& chart) {
  const auto number = [&](double value) {
    return text::format_value(chart.locale, chart.unit, value);
  };
  const LimitSegment& now = chart.limits.back();
  return text::say(
      chart.locale, "chart.describe_limits",
      {{"lower", number(now.lower)}, {"upper", number(now.upper)}, {"mean", number(now.mean)}});
}

std::string interval_text(const TrendChart& chart, const ForecastStep& step) {
  return fmt::format("{} – {}", text::format_value(chart.locale, chart.unit, step.lower80),
                     text::format_value(chart.locale, chart.unit, step.upper80));
}

std::string note_of(const TrendChart& chart, const TrendPoint& point) {
  std::vector<std::string> notes;
  if (point.state == PeriodState::open)
    notes.push_back(text::say(chart.locale, "period_state.open"));
  if (point.state == PeriodState::provisional)
    notes.push_back(text::say(chart.locale, "period_state.provisional"));
  if (point.is_thin) notes.push_back(text::say(chart.locale, "chart.legend_thin"));
  for (const auto rule : point.signals)
    notes.push_back(text::say(chart.locale, "rule." + std::string(domain::name_of(rule))));
  if (point.is_excluded) notes.push_back(text::say(chart.locale, "chart.note_excluded"));
  for (const auto& note : chart.notes) {
    if (point.period.contains(note.day)) notes.push_back(note.text);
  }
  return fmt::format("{}", fmt::join(notes, "; "));
}

// The path's value at the end of a period; none outside the path.
std::optional<double> path_at(const TrendChart& chart, Date day) {
  const auto& path = chart.path;
  if (path.empty() || day < path.front().day || day > path.back().day) return std::nullopt;
  const auto after = std::ranges::lower_bound(path, day, {}, &PathPoint::day);
  if (after->day == day) return after->value;
  const auto before = std::prev(after);
  const double share =
      static_cast<double>(days_between(before->day, day)) / days_between(before->day, after->day);
  return before->value + (after->value - before->value) * share;
}

// What was measured a year before the period that begins on that day.
std::string before_text(const TrendChart& chart, Date first) {
  for (const auto& point : chart.year_before) {
    if (point.period.first == first) return value_text(chart, *point.value);
  }
  return {};
}

std::string count_text(const TrendChart& chart, std::int64_t n) {
  return n > 0 ? text::format_number(chart.locale, static_cast<double>(n), 0) : std::string();
}

std::string path_text(const TrendChart& chart, Date day) {
  const auto value = path_at(chart, day);
  return value ? text::format_value(chart.locale, chart.unit, *value) : std::string();
}

Mark mark_of(const TrendChart& chart, const TrendLayout& layout, const TrendPoint& point) {
  Mark mark{.spot = layout.spot_of(point, chart),
            .kind = point.state == PeriodState::open ? MarkKind::open : MarkKind::actual,
            .label = point.label,
            .label_text = text::format_period(chart.locale, point.label),
            .value = point.value,
            .value_text = value_text(chart, *point.value),
            .n = point.n,
            .is_thin = point.is_thin};
  mark.text = fmt::format("{}: {}", mark.label_text, mark.value_text);
  if (point.n > 0) mark.text += fmt::format(" (n = {})", count_text(chart, point.n));
  const std::string before = before_text(chart, point.period.first);
  if (!before.empty())
    mark.text += "; " + text::say(chart.locale, "chart.year_before", {{"value", before}});
  const std::string note = note_of(chart, point);
  if (!note.empty()) mark.text += "; " + note;
  return mark;
}

Mark mark_of(const TrendChart& chart, const TrendLayout& layout, const ForecastStep& step) {
  Mark mark{.spot = {layout.x_of(step.period.last), layout.up(step.median)},
            .kind = MarkKind::forecast,
            .label = step.label,
            .label_text = text::format_period(chart.locale, step.label),
            .value = step.median,
            .value_text = text::format_value(chart.locale, chart.unit, step.median)};
  mark.text =
      fmt::format("{}: {} {} ({}: {})", mark.label_text,
                  text::say(chart.locale, "chart.note_forecast"), mark.value_text,
                  text::say(chart.locale, "chart.column_interval"), interval_text(chart, step));
  return mark;
}

// Columns that have nothing to say are left out.
struct Shown {
  bool n;
  bool before;
  bool path;
  bool interval;
};

Shown shown_columns(const TrendChart& chart) {
  const bool has_n =
      std::ranges::any_of(chart.points, [](const TrendPoint& point) { return point.n > 0; });
  return {.n = has_n,
          .before = !chart.year_before.empty(),
          .path = !chart.path.empty(),
          .interval = !chart.forecast.empty()};
}

}  // namespace

std::string_view name_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::actual:
      return "actual";
    case MarkKind::open:
      return "open";
    case MarkKind::forecast:
      return "forecast";
  }
  return "";
}

std::string when_of(const TrendChart& chart) {
  if (!chart.title.when.empty()) return chart.title.when;
  const auto known = known_points(chart);
  if (known.empty()) return grain_text(chart);
  return grain_text(chart) + ", " + days_text(chart, known);
}

std::string trend_title(const TrendChart& chart) {
  std::string title = chart.title.what;
  const std::string unit = text::unit_text(chart.locale, chart.unit);
  if (!unit.empty()) title += ' ' + text::say(chart.locale, "chart.title_unit", {{"unit", unit}});
  if (!chart.title.who.empty()) title = chart.title.who + " · " + title;
  return title + " · " + when_of(chart);
}

std::string describe_trend(const TrendChart& chart) {
  const auto known = known_points(chart);
  std::vector<std::string> sentences;
  if (known.empty()) sentences.push_back(text::say(chart.locale, "chart.describe_empty"));
  if (!known.empty()) sentences.push_back(course_text(chart, known));
  if (known.size() > 2 && !is_constant(known)) sentences.push_back(extremes_text(chart, known));
  if (!chart.limits.empty()) sentences.push_back(limits_text(chart));
  if (!chart.targets.empty()) {
    const auto& line = chart.targets.back();
    const std::string target = std::string(sign_of(line.target.comparator)) + ' ' +
                               text::format_value(chart.locale, chart.unit, line.target.value);
    sentences.push_back(text::say(
        chart.locale, "chart.describe_target",
        {{"target", target}, {"date", text::format_date(chart.locale, line.span.final_day())}}));
  }
  if (!chart.forecast.empty()) {
    const auto& step = chart.forecast.back();
    const auto number = [&](double value) {
      return text::format_value(chart.locale, chart.unit, value);
    };
    sentences.push_back(
        text::say(chart.locale, "chart.describe_forecast",
                  {{"date", text::format_date(chart.locale, step.period.final_day())},
                   {"median", number(step.median)},
                   {"lower", number(step.lower80)},
                   {"upper", number(step.upper80)}}));
  }
  return fmt::format("{}.", fmt::join(sentences, ". "));
}

std::vector<Mark> trend_marks(const TrendChart& chart, const Size& size) {
  const TrendLayout layout = lay_out(chart, size);
  std::vector<Mark> marks;
  for (const auto& point : chart.points) {
    if (point.value) marks.push_back(mark_of(chart, layout, point));
  }
  for (const auto& step : chart.forecast) marks.push_back(mark_of(chart, layout, step));
  return marks;
}

ChartTable chart_table(const TrendChart& chart) {
  const Shown shown = shown_columns(chart);
  ChartTable table{.caption = trend_title(chart), .columns = {}, .rows = {}};
  const auto column = [&](std::string_view code) {
    table.columns.push_back(text::say(chart.locale, code));
  };
  column("chart.column_period");
  column("chart.column_value");
  if (shown.n) column("chart.column_n");
  if (shown.before) column("chart.column_year_before");
  if (shown.path) column("chart.column_expected");
  if (shown.interval) column("chart.column_interval");
  column("chart.column_note");
  for (const auto& point : chart.points) {
    std::vector<std::string> row{text::format_period(chart.locale, point.label),
                                 point.value ? value_text(chart, *point.value) : "–"};
    if (shown.n) row.push_back(count_text(chart, point.n));
    if (shown.before) row.push_back(before_text(chart, point.period.first));
    if (shown.path) row.push_back(path_text(chart, point.period.final_day()));
    if (shown.interval) row.emplace_back();
    row.push_back(note_of(chart, point));
    table.rows.push_back(std::move(row));
  }
  for (const auto& step : chart.forecast) {
    std::vector<std::string> row{text::format_period(chart.locale, step.label),
                                 text::format_value(chart.locale, chart.unit, step.median)};
    if (shown.n) row.emplace_back();
    if (shown.before) row.push_back(before_text(chart, step.period.first));
    if (shown.path) row.push_back(path_text(chart, step.period.final_day()));
    row.push_back(interval_text(chart, step));
    row.push_back(text::say(chart.locale, "chart.note_forecast"));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string table_html(const ChartTable& table) {
  std::string html = fmt::format("<table class=\"kc-table\">\n<caption>{}</caption>\n<thead><tr>",
                                 escaped(table.caption));
  for (const auto& column : table.columns)
    html += fmt::format("<th scope=\"col\">{}</th>", escaped(column));
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      html += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", escaped(row[i]))
                     : fmt::format("<td>{}</td>", escaped(row[i]));
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n";
}

}  // namespace koers::chart
