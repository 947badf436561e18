// Two kinds of axis: one of named periods (months and longer), one of calendar days.
#include "chart/time_axis.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "chart/text_width.h"
#include "text/dates.h"

namespace koers::chart {
namespace {

using domain::Grain;

int months_of(Grain grain) {
  switch (grain) {
    case Grain::quarter:
      return 3;
    case Grain::half:
      return 6;
    case Grain::year:
      return 12;
    default:
      return 1;
  }
}

double pixels_per_day(const TimeAxis& axis) {
  return axis.width / std::max(1, axis.days.day_count());
}

// "2026-Q1" or "FY2026-H2" or "2026" as a count of such periods since year 0; none for other
// labels.
struct Counted {
  bool is_fiscal = false;
  int count = 0;
};

std::optional<Counted> counted(std::string_view label, int per_year) {
  Counted result;
  result.is_fiscal = label.starts_with("FY");
  if (result.is_fiscal) label.remove_prefix(2);
  int year = 0;
  const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), year);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest = label.substr(static_cast<std::size_t>(end - label.data()));
  int part = 1;
  if (per_year > 1) {
    if (rest.size() != 3) return std::nullopt;
    part = rest[2] - '0';
  }
  result.count = year * per_year + part - 1;
  return result;
}

struct Names {
  std::string name;
  std::string year;
};

// The names of the period that ends where `months` after the known one does.
Names names_of(const TimeAxis& axis, int months) {
  const int step = months_of(axis.grain);
  const Date end = add_months(axis.any_period.last, months);
  if (axis.grain == Grain::month) {
    const Date start = add_months(end, -1);
    return {std::string(text::month_abbreviation(axis.locale, month_of(start))),
            std::to_string(year_of(start))};
  }
  const auto known = counted(axis.any_label, 12 / step);
  if (!known) return {};
  const int per_year = 12 / step;
  const int count = known->count + months / step;
  const std::string year = (known->is_fiscal ? "FY" : "") + std::to_string(count / per_year);
  if (axis.grain == Grain::year) return {year, ""};
  return {(axis.grain == Grain::quarter ? "Q" : "H") + std::to_string(count % per_year + 1), year};
}

// How many periods lie between ticks so that names do not touch.
int stride_for(double pixels_per_period, double name_width) {
  for (const int stride : {1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600, 1200}) {
    if (stride * pixels_per_period >= name_width) return stride;
  }
  return 2400;
}

std::vector<TimeTick> period_ticks(const TimeAxis& axis) {
  const int step = months_of(axis.grain);
  const auto known = counted(axis.any_label, 12 / step);
  const bool has_long_names = axis.grain == Grain::year || (known && known->is_fiscal);
  const double room = has_long_names ? 48 : 34;
  const int stride = stride_for(pixels_per_day(axis) * 30.4 * step, room) * step;
  int months = 0;
  // Back to before the first day, in whole years so that ticks keep to the same months.
  while (add_months(axis.any_period.last, months) > axis.days.first) months -= 12;
  std::vector<TimeTick> ticks;
  std::string last_year;
  // In months since year 0, so that strides keep to Januaries, and to first quarters of fiscal
  // years.
  const auto phase = [&](int at) {
    const Date start = add_months(axis.any_period.last, at - 1);
    if (axis.grain == Grain::month)
      return year_of(start) * 12 + static_cast<int>(month_of(start)) - 1;
    return (known ? known->count * step : 0) + at;
  };
  for (; add_months(axis.any_period.last, months) <= axis.days.last; months += step) {
    const Date at = add_months(axis.any_period.last, months);
    const bool is_bare_edge = at == axis.days.first && at != axis.any_period.last;
    if (at < axis.days.first || is_bare_edge || phase(months) % stride != 0) continue;
    Names names = names_of(axis, months);
    if (names.name.empty()) continue;
    ticks.push_back({.at = at,
                     .name = std::move(names.name),
                     .year = names.year == last_year ? "" : names.year});
    last_year = names.year;
  }
  return ticks;
}

enum class Every : std::uint8_t { day, week, month, quarter, year };

Date next_start(Every every, Date day) {
  const Date month_start = date_of(year_of(day), month_of(day), 1);
  switch (every) {
    case Every::day:
      return day + Days{1};
    case Every::week:
      return day + Days{8 - static_cast<int>(std::chrono::weekday{day}.iso_encoding())};
    case Every::month:
      return add_months(month_start, 1);
    case Every::quarter:
      return add_months(month_start, 3 - static_cast<int>(month_of(day) - 1) % 3);
    case Every::year:
      return date_of(year_of(day) + 1, 1, 1);
  }
  return day + Days{1};
}

std::string name_at(const TimeAxis& axis, Every every, Date day) {
  if (every == Every::year) return std::to_string(year_of(day));
  if (every == Every::day || every == Every::week) return text::format_day(axis.locale, day);
  return std::string(text::month_abbreviation(axis.locale, month_of(day)));
}

Every unit_for(const TimeAxis& axis) {
  const double day = pixels_per_day(axis);
  if (day >= 54) return Every::day;
  if (day * 7 >= 54) return Every::week;
  if (day * 28 >= 34) return Every::month;
  if (day * 90 >= 34) return Every::quarter;
  return Every::year;
}

std::vector<TimeTick> day_ticks(const TimeAxis& axis) {
  const Every every = unit_for(axis);
  const int years = every == Every::year ? stride_for(pixels_per_day(axis) * 365.25, 40) : 1;
  std::vector<TimeTick> ticks;
  std::string last_year;
  for (Date at = next_start(every, axis.days.first - Days{1}); at < axis.days.last;
       at = next_start(every, at)) {
    if (year_of(at) % years != 0) continue;
    const std::string name = name_at(axis, every, at);
    const double left = days_between(axis.days.first, at) * pixels_per_day(axis);
    if (left + text_width(name) > axis.width + 12) break;
    const std::string year = every == Every::year ? "" : std::to_string(year_of(at));
    ticks.push_back(
        {.at = at, .name = name, .year = year == last_year ? "" : year, .anchor = Anchor::start});
    last_year = year;
  }
  return ticks;
}

// The ISO week that a day lies in, as (year, week): that of its Thursday.
std::pair<int, int> iso_week(Date day) {
  const int weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
  const Date thursday = day + Days{4 - weekday};
  const int year = year_of(thursday);
  return {year, days_between(date_of(year, 1, 1), thursday) / 7 + 1};
}

Names names_of_short(const TimeAxis& axis, Date final_day) {
  if (axis.grain == Grain::day) {
    return {text::format_day(axis.locale, final_day), std::to_string(year_of(final_day))};
  }
  const auto [year, week] = iso_week(final_day);
  return {"w" + std::to_string(week), std::to_string(year)};
}

// Days and weeks with room for a name each, or for one at every few.
std::vector<TimeTick> short_ticks(const TimeAxis& axis, int stride) {
  const int step = axis.grain == Grain::day ? 1 : 7;
  const int back = days_between(axis.days.first, axis.any_period.last) / step * step;
  std::vector<TimeTick> ticks;
  std::string last_year;
  for (Date at = axis.any_period.last - Days{back}; at <= axis.days.last;
       at += Days{step * stride}) {
    const bool is_bare_edge = at == axis.days.first && at != axis.any_period.last;
    if (is_bare_edge) continue;
    Names names = names_of_short(axis, at - Days{1});
    const bool is_same_year = names.year == last_year;
    ticks.push_back(
        {.at = at, .name = std::move(names.name), .year = is_same_year ? "" : names.year});
    last_year = names.year;
  }
  return ticks;
}

}  // namespace

std::vector<TimeTick> time_ticks(const TimeAxis& axis) {
  if (axis.any_label.empty()) return day_ticks(axis);
  if (axis.grain >= Grain::month) return period_ticks(axis);
  const bool is_day = axis.grain == Grain::day;
  const int stride = stride_for(pixels_per_day(axis) * (is_day ? 1 : 7), is_day ? 52 : 34);
  return stride <= (is_day ? 3 : 1) ? short_ticks(axis, stride) : day_ticks(axis);
}

}  // namespace koers::chart
