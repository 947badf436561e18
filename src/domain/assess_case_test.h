// The goals that tests of the assessment ask about: tickets to be solved sooner, churn to be kept
// low, sales to be gathered. For tests only.
#pragma once

#include <doctest/doctest.h>

#include "domain/assess.h"
#include "domain/question.h"

namespace koers::domain {

inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Period span_of(std::string_view label) { return Calendar{}.parse_label(label)->period; }

// A case that tests fill in and ask; months unless they say otherwise.
struct Case {
  Goal goal;
  Grain grain = Grain::month;
  Cadence cadence = Cadence::weekly;
  Series series;
  OpenPeriod open_period = OpenPeriod::waits;
  std::optional<double> to_date;
  std::optional<double> baseline;
  std::optional<double> probability;
  std::optional<Limits> limits;
  std::optional<ClosedState> previous;

  [[nodiscard]] AssessInput on(std::string_view date) const {
    AssessInput input{.goal = goal, .calendar = calendar};
    input.grain = grain;
    input.cadence = cadence;
    input.on = day(date);
    input.series = series;
    input.open_period = open_period;
    input.to_date = to_date;
    input.baseline = baseline;
    input.probability = probability;
    input.limits = limits;
    input.previous = previous;
    return input;
  }

  [[nodiscard]] Standing standing(std::string_view date) const { return assess(on(date)).standing; }

  // The values of months in a row.
  Case& months(std::string_view first, const std::vector<double>& values) {
    Period month = span_of(first);
    for (const double value : values) {
      series.push_back({.period = month, .value = value, .n = 1});
      month = calendar.shift(Grain::month, month, 1);
    }
    return *this;
  }

  Calendar calendar;
};

// From 14 hours to 10 or less, by the end of the first quarter.
inline Case ticket_case() {
  Case hours;
  hours.goal = {.span = span_of("2026-Q1"),
                .kind = GoalKind::reach,
                .target = {Comparator::at_most, 10},
                .window = Window::at_end};
  hours.baseline = 14;
  return hours;
}

inline Case churn_case() {
  Case churn;
  churn.goal = {.span = span_of("2026"),
                .kind = GoalKind::maintain,
                .target = {Comparator::below, 2},
                .window = Window::each,
                .per = Grain::month};
  return churn;
}

inline Case sales_case(Comparator comparator) {
  Case sales;
  sales.goal = {.span = span_of("2026-Q1"),
                .kind = GoalKind::accumulate,
                .target = {comparator, 90},
                .window = Window::total};
  sales.months("2025-10", {30, 30, 30});
  return sales;
}

}  // namespace koers::domain
