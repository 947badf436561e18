// The trend chart of a KPI: what happened, where it started, where it has to go, and what is
// expected. A value is drawn at the end of its period, as the deadline is the end of its day: so a
// value, the path and the target that it is compared with stand above the same place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "chart/svg.h"
#include "domain/calendar.h"
#include "domain/goal.h"
#include "domain/process_chart.h"
#include "domain/standing.h"
#include "text/locale.h"

namespace koers::chart {

/// One value of the series. Periods that are missing leave a gap in the line.
struct TrendPoint {
  std::string label;  ///< "2026-02": what the calendar calls it.
  domain::Period period;
  std::optional<double> value;  ///< None: a gap.
  std::int64_t n = 0;           ///< 0: not known, and not said.
  domain::PeriodState state = domain::PeriodState::final;
  bool is_thin = false;
  /// Why it stands out from normal variation: gets a ring. Empty: it does not.
  std::vector<domain::SignalRule> signals = {};
  bool is_excluded = false;  ///< Its cause is known: not part of the limits.
};

/// What the plan asks for at the end of a day; straight lines between.
struct PathPoint {
  Date day;
  double value = 0;
};

/// A target that holds over a span of days; drawn as a line to its last day.
struct TargetLine {
  domain::Period span;
  domain::Target target;
};

/// Between two values, over a span of days.
struct TargetRange {
  domain::Period span;
  double lo = 0;
  double hi = 0;
};

/// Natural limits over the days that they are about.
struct LimitSegment {
  domain::Period span;
  double mean = 0;
  double lower = 0;
  double upper = 0;
  bool is_provisional = false;  ///< Of few values: may still move.
};

/// What a person noted about a day; numbered in their order from 1.
struct DayNote {
  Date day;
  std::string text;
};

/// Where it started: a value, and the day from which it is the measure.
struct BaselineMark {
  Date from;
  double value = 0;
};

/// What is expected of one period to come: the median and the bounds of central intervals.
struct ForecastStep {
  std::string label;
  domain::Period period;
  double median = 0;
  double lower50 = 0, upper50 = 0;
  double lower80 = 0, upper80 = 0;
  double lower95 = 0, upper95 = 0;
};

/// A title in three parts: who, what, when. The unit is added to "what".
struct TrendTitle {
  std::string who;
  std::string what;
  std::string when;  ///< Empty: grain, first and last day.
};

/// Whether the title stands in the picture or only in its words for screen readers.
enum class Heading : std::uint8_t { drawn, spoken };

struct TrendChart {
  text::Locale locale = text::Locale::nl;
  std::string unit;          ///< As in plan files: "hour", "percent", "EUR".
  bool has_chances = false;  ///< Its values are chances, in percent.
  domain::Grain grain = domain::Grain::month;
  TrendTitle title;
  Heading heading = Heading::drawn;
  std::string description;         ///< Empty: made of the values.
  std::vector<TrendPoint> points;  ///< In time order, periods of `grain`.
  /// The values of a year before, each over the period that it is compared with; `label` names its
  /// own.
  std::vector<TrendPoint> year_before;
  std::vector<PathPoint> path;
  std::vector<TargetLine> targets;
  std::optional<TargetRange> range;
  std::optional<BaselineMark> baseline;
  std::vector<ForecastStep> forecast;     ///< In time order, after the last closed point.
  std::optional<Date> deadline;           ///< The last day that counts.
  std::optional<Date> as_of;              ///< The day it stands on, at its close.
  std::vector<LimitSegment> limits = {};  ///< Drawn where given, in time order.
  std::vector<DayNote> notes = {};        ///< In time order.
};

/// The picture. `size`: 320–1600 wide, 160 or more high (about 800 × 360 is meant). `id_prefix`
/// begins every id, so that several charts may stand on one page. Same chart, same bytes.
[[nodiscard]] std::string trend_svg(const TrendChart& chart, const Size& size,
                                    std::string_view id_prefix);

enum class MarkKind : std::uint8_t { actual, open, forecast };
/// "actual", "open", "forecast".
[[nodiscard]] std::string_view name_of(MarkKind kind);

/// A place that can be pointed at or walked to by keys, with what it says.
struct Mark {
  Spot spot;
  MarkKind kind = MarkKind::actual;
  std::string label;            ///< "2026-02"
  std::string label_text;       ///< "februari 2026"
  std::optional<double> value;  ///< The forecast's median for forecasts.
  std::string value_text;       ///< "12,5 uur"
  std::int64_t n = 0;
  bool is_thin = false;
  std::string text;  ///< All of it in one line.
};

/// The marks of exactly the picture that `trend_svg` draws with the same size, in time order.
[[nodiscard]] std::vector<Mark> trend_marks(const TrendChart& chart, const Size& size);

/// The chart in words: course, extremes, target, forecast. What <desc> holds unless a description
/// is given.
[[nodiscard]] std::string describe_trend(const TrendChart& chart);

/// The title in one line: "Klantenservice · Gemiddelde oplostijd in uur · per week, …".
[[nodiscard]] std::string trend_title(const TrendChart& chart);

/// The third part of the title: as given, else grain, first and last day.
[[nodiscard]] std::string when_of(const TrendChart& chart);

/// The numbers behind the picture, for screen readers and for those who want to see them.
struct ChartTable {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< Each as long as `columns`.
};
[[nodiscard]] ChartTable chart_table(const TrendChart& chart);

/// `<table class="kc-table">` with caption and header cells; all text escaped.
[[nodiscard]] std::string table_html(const ChartTable& table);

}  // namespace koers::chart
