// The process behaviour chart of a KPI: its closed values, without their season where they have
// one, and what people noted about them.
#pragma once

#include "app/evaluate_kpi.h"
#include "domain/process_chart.h"

namespace koers::app {

struct Process {
  std::vector<domain::ProcessPoint> points;  ///< In time order; adjusted where `is_adjusted`.
  domain::ProcessChart chart;
  domain::NaturalBounds bounds;  ///< What can occur; none of values without their season.
  bool is_adjusted = false;      ///< The season is taken out.
};

/// What the process of a KPI is made of. The references are only read during the call.
struct ProcessFacts {
  const domain::Metric& metric;
  domain::Grain grain = domain::Grain::month;  ///< Of `series`.
  Date on;                                     ///< Annotations of later days do not count.
  std::span<const domain::SeriesPoint> series;
  std::span<const domain::Annotation> annotations;
};

/// Closed values only. Bounds are those of the catalogue's entry; without one they are read off the
/// values: none below zero means that none can be, and of a percentage none above 100 likewise.
[[nodiscard]] Process process_of(const ProcessFacts& facts, const domain::Calendar& calendar);
[[nodiscard]] Process process_of(const KpiState& state, const domain::Calendar& calendar);

/// The limits now of the values as they came: where the season is taken out of the process, they
/// are made of the same values with their season, and so much wider. `facts` made the process.
[[nodiscard]] std::optional<domain::Limits> limits_with_season(const ProcessFacts& facts,
                                                               const Process& process);

/// The limits that the target of the state's goal may be laid beside: those of now, where the goal
/// is about single values and these are charted as they came, around one level; else none.
[[nodiscard]] std::optional<domain::Limits> limits_beside_target(const KpiState& state,
                                                                 const Process& process);

/// The point of exactly this period; nothing where it has no closed value.
[[nodiscard]] std::optional<std::size_t> point_of(const Process& process,
                                                  const domain::Period& period);

/// The point of the period that holds a day; nothing where it has no closed value.
[[nodiscard]] std::optional<std::size_t> point_on(const Process& process, Date day);

}  // namespace koers::app
