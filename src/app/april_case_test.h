// Two goals of April 2026, and what was forecast of them while it passed. For tests only.
#pragma once

#include <fmt/format.h>
#include <string>

#include "app/case_test.h"
#include "app/forecast_quality.h"

namespace koers::app {

struct Plan {
  std::string calls_target = ">= 100";  ///< At the end of April.
  std::string calls_more = {};          ///< Other keys of that goal.
};

// Calls by week, hours by week; a goal of each in April.
inline std::string april(const Plan& plan) {
  return fmt::format(
      "koers: 1\norganization: {{name: Bureau, timezone: Europe/Amsterdam}}\n"
      "objectives:\n  - {{id: service, title: Service, period: 2026}}\nmetrics:\n"
      "  - {{name: calls, type: manual, grain: week, time: mean, unit: count, direction: up}}\n"
      "  - {{name: sales, type: manual, grain: week, time: sum, unit: count, direction: up}}\n"
      "kpis:\n"
      "  - id: calls\n    metric: calls\n    objectives: [service]\n    goals:\n"
      "      - {{from: 2026-03-30, to: 2026-04-26, kind: reach, target: '{}'{}}}\n"
      "  - id: sales\n    metric: sales\n    objectives: [service]\n    goals:\n"
      "      - {{from: 2026-03-30, to: 2026-04-26, kind: accumulate, target: '>= 40'}}\n",
      plan.calls_target, plan.calls_more);
}

inline void observe(Case& office, const std::string& metric, int week, double value) {
  REQUIRE(office.observe(metric, {.period = fmt::format("2026-W{:02}", week), .value = value})
              .has_value());
}

// Calls rise by one a week from 91 in week 4, so that April ends at 104; sales are ten a week.
inline void record_week(Case& office, int week) {
  observe(office, "calls", week, 87.0 + week + (week % 2 == 0 ? 0.5 : -0.5));
  observe(office, "sales", week, 10);
}

// Twelve weeks of history, then the weeks of April as they end, each on a Monday.
inline void live_through_april(Case& office) {
  for (int week = 4; week <= 13; ++week) record_week(office, week);
  office.evaluate();
  Date monday = parse_date("2026-04-06").value();
  for (int week = 14; week <= 17; ++week, monday += Days{7}) {
    office.go_to(to_string(monday));
    office.evaluate();
    record_week(office, week);
  }
  office.evaluate();
}

inline ForecastQuality quality_on(Case& office, const std::string& day) {
  office.go_to(day);
  office.evaluate();
  const auto quality = forecast_quality(office.ports(), {.moment = {}});
  REQUIRE_MESSAGE(quality.has_value(), (quality ? "" : quality.error().code));
  return *quality;
}

}  // namespace koers::app
