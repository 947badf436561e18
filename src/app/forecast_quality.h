// Whether what this installation said came true: the published forecasts of goals that have closed,
// beside what became of them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "app/moment.h"
#include "chart/reliability.h"
#include "forecast/benchmark_figures.h"

namespace koers::app {

/// From so many judged goals on a diagram says something; below, the counts do.
inline constexpr int goals_for_a_diagram = 30;

/// Both chances of the goals that had work planned when they were given: as things went, and with
/// that work as its owners estimated it.
struct WorkQuality {
  int forecasts = 0;
  int goals = 0;
  double brier = 0;  ///< As things went,
  double brier_with_work = 0;
};

/// The forecasts that were made at one lead, or at all of them.
struct LeadQuality {
  std::optional<domain::Reliability> reliability;  ///< None without forecasts.
  domain::Coverage coverage;
  std::optional<WorkQuality> work;  ///< None where no work was planned.
};

struct ForecastQuality {
  Date as_of;
  store::Seq seq = 0;
  int closed_goals = 0;  ///< Met or not; dropped ones are not among them.
  int judged_goals = 0;  ///< Those of them that something was forecast of.
  std::array<LeadQuality, domain::leads.size()> by_lead;
  LeadQuality total;  ///< A goal is in it once for each lead.

  /// None below `goals_for_a_diagram`.
  struct Diagram {
    std::string svg;
    std::string text;
    chart::ChartTable table;
  };
  std::optional<Diagram> diagram;

  /// The engine on public series: what may be expected of it where one's own goals are few.
  struct Benchmark {
    std::string_view engine;
    std::span<const forecast::BenchmarkFigures> figures;
  };
  Benchmark benchmark{.engine = forecast::benchmark_engine, .figures = forecast::benchmark_figures};
};

struct ForecastQualityRequest {
  Moment moment;
  text::Locale locale = text::Locale::nl;  ///< Of the diagram.
};

/// Of the goals that closed as far as the moment knows, those that were taken out or deleted after
/// their deadline too. A forecast counts where the goal asked then what it asked when it closed.
/// Cost: each closed goal is assessed once, and a document read for each day until its first
/// forecast; every version of every KPI is decoded once; all definitions are decoded once for each
/// step that took goals out after their deadline, and for each calendar there was.
[[nodiscard]] Result<ForecastQuality> forecast_quality(const Ports& ports,
                                                       const ForecastQualityRequest& request);

}  // namespace koers::app
