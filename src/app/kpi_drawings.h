// What `chart` is asked to draw of a KPI: facts in, specifications out. Draws nothing itself.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "app/process.h"
#include "chart/bullet.h"
#include "chart/sparkline.h"
#include "chart/trend.h"
#include "text/locale.h"

namespace koers::app {

/// Which stretch of the series is drawn. recent: the last 60 values. goal: the goal's span, with
/// the value it sets out from. year: the last twelve months. all: everything there is.
enum class ChartRange : std::uint8_t { recent, goal, year, all };
/// "recent", "goal", "year", "all".
[[nodiscard]] std::string_view name_of(ChartRange range);
inline constexpr std::array chart_ranges{ChartRange::recent, ChartRange::goal, ChartRange::year,
                                         ChartRange::all};

/// What a chart is of: the values, or the chance of the goal over time.
enum class ChartSubject : std::uint8_t { values, chance };

/// What a reader wants to see.
struct ChartView {
  ChartSubject subject = ChartSubject::values;
  ChartRange range = ChartRange::recent;
  bool with_year_before = false;
  bool with_limits = false;  ///< The process chart: limits and signals.
  friend bool operator==(const ChartView&, const ChartView&) = default;
};

/// Series, path, target, baseline, forecast, deadline and notes of one KPI. A goal about a total is
/// drawn as the running total, but for ranges beyond its span and for limits: these are about the
/// single values.
[[nodiscard]] chart::TrendChart kpi_chart(const KpiState& state,
                                          const domain::Definitions& definitions,
                                          text::Locale locale, const ChartView& view = {});

/// The chance of the KPI's goal as it was on each day, in percent.
[[nodiscard]] chart::TrendChart chance_chart(const KpiState& state,
                                             const std::vector<ChanceOn>& chances,
                                             const domain::Definitions& definitions,
                                             text::Locale locale);

/// What is to be said of a view that was asked for: that there is no year before, or no
/// chance yet.
[[nodiscard]] std::vector<std::string> chart_notes(const chart::TrendChart& chart,
                                                   const ChartView& view);

/// With the limits of now as its band, unless the season is taken out of them, and the signals of
/// the KPI's process.
[[nodiscard]] chart::Sparkline kpi_sparkline(const KpiState& state, const Process& process,
                                             const domain::Calendar& calendar, text::Locale locale);

[[nodiscard]] chart::Bullet kpi_bullet(const KpiState& state, text::Locale locale);

}  // namespace koers::app
