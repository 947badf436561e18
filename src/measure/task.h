// What the worker is asked to compute, with every reference resolved: sources with their files,
// measures as SQL fragments, periods as days. Made by `task_of` (lower.h), sent as JSON, run by the
// engine. Knows no KPI.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/metric.h"

namespace koers::measure {

enum class FileFormat : std::uint8_t { csv, tsv, parquet, json };
[[nodiscard]] std::string_view name_of(FileFormat format);

/// One source as files: sorted by path, each absolute and there when the task was made.
struct TaskSource {
  std::string id;
  FileFormat format = FileFormat::csv;
  std::vector<std::string> files;
  domain::CsvFormat csv;
  std::map<std::string, std::string> columns;
  std::optional<domain::LatestPer> latest_per;
  std::string timezone;  ///< Of timestamps without one; empty: wall clock.
};

/// A fragment of SQL and where a person wrote it, for complaints.
struct Fragment {
  std::string sql;
  std::string pointer;  ///< "/expr", "/filter", …
};

enum class MeasureKind : std::uint8_t { simple, stock, sql, ratio };
[[nodiscard]] std::string_view name_of(MeasureKind kind);

/// One metric of the task. A ratio names two others by position; the rest compute from a source.
struct Measure {
  std::string metric;
  MeasureKind kind = MeasureKind::simple;
  std::string source;  ///< Id; empty for ratio and sql.
  domain::Aggregation agg = domain::Aggregation::count;
  double percentile = 0.5;
  bool has_deviation = false;  ///< average: with the standard deviation of a row.
  Fragment expr;               ///< sql: the statement.
  Fragment time;               ///< simple: agg_time_dimension; stock: valid_from.
  Fragment valid_to;
  Fragment filter;
  std::vector<Fragment> groups;  ///< One per dimension that was asked for.
  std::size_t numerator = 0;     ///< ratio: positions in Task::measures, below its own.
  std::size_t denominator = 0;
  bool is_percent = false;
  std::optional<double> fill;
};

struct Task {
  std::vector<TaskSource> sources;
  std::vector<Measure> measures;  ///< The last one is what was asked for.
  domain::Grain grain = domain::Grain::month;
  std::optional<domain::Period> range;
  std::optional<domain::Period> window;
  std::optional<Date> on;
  domain::Calendar::Spec calendar;  ///< Without holidays: no measure asks which days are worked.
  std::string timezone;             ///< Of the organization.
};

[[nodiscard]] json::object json_of(const TaskSource& source);
[[nodiscard]] json::object json_of(const Task& task);

/// Error `worker.bad_request` where a member is missing or of another type.
[[nodiscard]] Result<TaskSource> source_of(const json::value& value);
[[nodiscard]] Result<Task> task_of(const json::value& value);

}  // namespace koers::measure
