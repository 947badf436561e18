// What the demo's company measures: its KPIs, what each aims at, and how its values came about.
#pragma once

#include <span>

#include "domain/definitions.h"

namespace koers::program {

/// How one KPI moves: from `start` two years ago to `end` today, with noise, a yearly season, and a
/// setback in the last five periods.
struct Course {
  double start = 0;
  double end = 0;
  double noise = 0;
  double season = 0;
  double setback = 0;
  double step = 0.1;  ///< Values are rounded to it.
};

/// A KPI with its goal, and the metric that it is about.
struct DemoKpi {
  const char* id;
  const char* nl;
  const char* en;
  const char* unit;
  domain::Direction direction;
  domain::Grain grain;
  domain::TimeAggregation time;
  const char* objective;
  const char* owner;
  const char* team;
  domain::GoalKind kind;
  domain::Comparator comparator;
  double target;
  domain::Grain span;  ///< The goal is about the quarter, or the year, that today lies in.
  Course course;
};

/// All of them, in the order in which their values are made.
[[nodiscard]] std::span<const DemoKpi> demo_kpis();

}  // namespace koers::program
