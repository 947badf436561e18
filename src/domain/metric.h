// What is measured, of what, and how. A metric knows no target: that is a goal's (goal.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "domain/calendar.h"
#include "domain/organization.h"
#include "domain/signal_rules.h"
#include "domain/unit.h"

namespace koers::domain {

/// How one file of delimited text is read. Empty fields mean "detect".
struct CsvFormat {
  std::string delimiter;
  std::string quote;
  std::string null;         ///< The text that means "no value", beside an empty field.
  std::string decimal;      ///< "." or ",".
  std::string date_format;  ///< strptime notation.
  std::string timestamp_format;
  friend bool operator==(const CsvFormat&, const CsvFormat&) = default;
};

/// Audit logs: keep one row per key, the one with the highest `order_by` tuple, compared by type;
/// ties go to the later position in the file.
struct LatestPer {
  std::string key;
  std::vector<std::string> order_by;
  friend bool operator==(const LatestPer&, const LatestPer&) = default;
};

/// Where rows come from: a file or a glob of files.
struct Source {
  Id<Source> id;
  std::string path;           ///< As written, `${NAME:-default}` included.
  std::string resolved_path;  ///< Absolute, after the environment was taken in at apply.
  std::string format;         ///< csv tsv parquet json; empty: by the file's name.
  CsvFormat csv;
  std::map<std::string, std::string> columns;  ///< Column → type, over what was detected.
  std::optional<LatestPer> latest_per;
  std::string timezone;  ///< For timestamps without a zone; empty: wall clock as written.
  friend bool operator==(const Source&, const Source&) = default;
};

enum class Aggregation : std::uint8_t {
  count,
  sum,
  average,
  min,
  max,
  median,
  percentile,
  count_distinct
};
[[nodiscard]] std::string_view name_of(Aggregation aggregation);

/// A column, or a named expression, that values may be grouped by.
struct Dimension {
  std::string name;
  std::string expr;  ///< Empty: the column `name`.
  friend bool operator==(const Dimension&, const Dimension&) = default;
};

struct Metric;

/// An aggregate of the rows whose `agg_time_dimension` falls in the period.
struct SimpleMetric {
  Id<Source> source;
  Aggregation agg = Aggregation::count;
  std::string expr;  ///< SQL of the source's dialect; may be empty for count.
  std::string agg_time_dimension;
  std::string filter;       ///< SQL condition, or empty.
  double percentile = 0.5;  ///< In (0, 1); for Aggregation::percentile.
  friend bool operator==(const SimpleMetric&, const SimpleMetric&) = default;
};

/// Rows valid at the end of the period: valid_from < end and (valid_to is null or valid_to >= end).
struct StockMetric {
  Id<Source> source;
  Aggregation agg = Aggregation::count;  ///< count, sum or count_distinct.
  std::string expr;
  std::string valid_from;
  std::string valid_to;
  std::string filter;
  friend bool operator==(const StockMetric&, const StockMetric&) = default;
};

/// numerator / denominator (times 100 where the unit is percent), recombined in every roll-up.
struct RatioMetric {
  Id<Metric> numerator;
  Id<Metric> denominator;
  friend bool operator==(const RatioMetric&, const RatioMetric&) = default;
};

/// One SELECT with {{start}} and {{end}} (timestamps, end exclusive) that gives one row: value and,
/// if it has a second column, n.
struct SqlMetric {
  std::vector<Id<Source>> sources;  ///< Visible to the statement as tables of their ids.
  std::string sql;
  friend bool operator==(const SqlMetric&, const SqlMetric&) = default;
};

/// How typed or pushed values of a short period make the value of a longer one.
enum class TimeAggregation : std::uint8_t { sum, last, mean, none };
[[nodiscard]] std::string_view name_of(TimeAggregation aggregation);

/// Values typed or pushed, each about one period of `grain`.
struct ManualMetric {
  Grain grain = Grain::month;
  TimeAggregation time = TimeAggregation::none;
  friend bool operator==(const ManualMetric&, const ManualMetric&) = default;
};

/// The farthest that a formula may look back, in its own steps.
inline constexpr int offset_steps_max = 1000;

/// A metric that another one is computed from, with its value of `back` steps earlier; 0: of the
/// same period.
struct MetricInput {
  Id<Metric> metric;
  int back = 0;
  Grain step = Grain::day;
  friend bool operator==(const MetricInput&, const MetricInput&) = default;
};

/// A formula over other metrics (formula/formula.h), computed anew for every period from theirs:
/// never added up or averaged itself.
struct DerivedMetric {
  std::string formula;
  std::vector<MetricInput> inputs;  ///< What the formula takes values of, in its order.
  friend bool operator==(const DerivedMetric&, const DerivedMetric&) = default;
};

/// Which way is better.
enum class Direction : std::uint8_t { up, down, range, context };
[[nodiscard]] std::string_view name_of(Direction direction);

/// The longest lag: about ten years.
inline constexpr int lag_days_max = 3660;

struct Metric {
  using Definition =
      std::variant<ManualMetric, SimpleMetric, StockMetric, RatioMetric, SqlMetric, DerivedMetric>;

  Id<Metric> id;  ///< `name` in plan files.
  Label label;
  std::string description;
  Definition definition;
  std::vector<Dimension> dimensions;
  Unit unit;
  Direction direction = Direction::up;
  std::optional<double> fill;  ///< 0: a period without rows has this value instead of no line.
  /// The entry of the catalogue (catalog.h) that it starts from and whose pitfalls are its own;
  /// empty: none. What the entry says and the plan file does not, stands in the fields above
  /// already.
  std::string from_catalog;
  SignalRules signal_rules = SignalRules::koers;  ///< What stands out on its process charts.
  CentralLine central_line = CentralLine::mean;   ///< What its values vary around.
  /// How many days after its end a period's value is provisional, because data come in late.
  int lag_days = 0;

  friend bool operator==(const Metric&, const Metric&) = default;

  [[nodiscard]] bool is_manual() const { return std::holds_alternative<ManualMetric>(definition); }
  [[nodiscard]] bool is_derived() const {
    return std::holds_alternative<DerivedMetric>(definition);
  }
  /// Computed from rows: neither typed nor made of other metrics' values.
  [[nodiscard]] bool is_measured() const { return !is_manual() && !is_derived(); }
};

/// "manual", "simple", "stock", "ratio", "sql", "derived": `type` in plan files.
[[nodiscard]] std::string_view type_of(const Metric& metric);

/// The metrics that a ratio or a formula names, in its order; empty for others.
[[nodiscard]] std::vector<Id<Metric>> parts_of(const Metric& metric);

/// Whether its values are made of answers that people give when asked, by its entry in the
/// catalogue.
[[nodiscard]] bool is_survey(const Metric& metric);

}  // namespace koers::domain
