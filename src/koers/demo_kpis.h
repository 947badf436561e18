// What the demo's company measures: its KPIs, what each aims at, and how its values came about.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "domain/definitions.h"

namespace koers::program {

/// So many whole quarters the company has used the program. Each takes a quarter of a second to
/// make.
inline constexpr int quarters_before = 2;

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

/// A KPI with its goals, and the metric that it is about.
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
  /// Of the goals before that one, newest first.
  std::array<std::optional<double>, quarters_before> earlier_targets;
  domain::Grain span;  ///< The goal is about the quarter, or the year, that today lies in.
  Course course;
  domain::CentralLine line = domain::CentralLine::mean;
};

/// All of them, in the order in which their values are made.
[[nodiscard]] std::span<const DemoKpi> demo_kpis();

}  // namespace koers::program
