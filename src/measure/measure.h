// The port to numbers computed from raw data: what `app` asks, whoever answers. The adapter in this
// module asks koers-worker, a process of its own, so that a runaway query never takes the server
// down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/definitions.h"
#include "domain/standing.h"

namespace koers::measure {

/// What to compute. All metrics and sources it needs are in `definitions`.
struct ValuesRequest {
  const domain::Definitions* definitions = nullptr;
  Id<domain::Metric> metric;
  std::vector<std::string> by;  ///< At most two dimensions.
  domain::Grain grain = domain::Grain::month;
  std::optional<domain::Period> range;   ///< Periods that intersect it; none: all there are.
  std::optional<domain::Period> window;  ///< Instead of a grain: one value over exactly these days.
  std::optional<Date> on;                ///< Only rows up to the end of that day; none: all.
};

/// One value of one period and group. n: rows aggregated; ratio: n of the denominator; stock: rows
/// valid.
struct Value {
  domain::Period period;
  std::vector<std::optional<std::string>> group;  ///< As long as `by`; none: null.
  double value = 0;
  std::int64_t n = 0;
  /// Additive metrics: see store::Observation. Absent where values cannot be recombined (median …).
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> sd;  ///< Of one of the n rows; means of answers alone have it.
};

/// Sorted by period, then group bytewise; periods without rows are absent but for stocks and
/// `fill`.
struct Values {
  std::vector<Value> rows;
  std::string
      fingerprint;  ///< Of definition, files (path, size, mtime, inode), calendar and engine.
};

/// What a source looks like, for people who point at it.
struct SourceDescription {
  struct Column {
    std::string name;
    std::string type;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> sample;  ///< At most 20 rows.
  std::string detected;  ///< Delimiter, quote, null and date formats, in words for a log.
};

class Measurer {
 public:
  virtual ~Measurer() = default;

  /// Errors: `source.missing` (path and variable named), `source.unreadable`, `measure.sql` (the
  /// engine's words, place = the field), `measure.not_one_select`, `measure.not_finite`,
  /// `measure.out_of_memory`, `measure.timeout`, `measure.worker_died`, `metric.not_computed` (a
  /// manual metric).
  virtual Result<Values> values(const ValuesRequest& request) = 0;
  /// Whether `values` could be computed: the SQL of the metric, of its parts and of the dimensions
  /// in `by` is read against the columns of its sources, and not run. Errors: see `values`.
  virtual Result<void> check(const ValuesRequest& request) = 0;
  virtual Result<SourceDescription> describe(const domain::Source& source) = 0;

  /// The fingerprint `values` would carry now, without computing: equal means nothing changed.
  virtual Result<std::string> fingerprint(const ValuesRequest& request) = 0;
};

/// Whether values of a metric carry parts that recombine from day to any longer grain: count, sum,
/// average, and a ratio of counts and sums. Not min, max, median, percentile, distinct, stock, sql:
/// ask for a `window`.
[[nodiscard]] bool is_additive(const domain::Metric& metric,
                               const domain::Definitions& definitions);

}  // namespace koers::measure
