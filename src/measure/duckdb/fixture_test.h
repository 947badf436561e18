// For the tests of the engine: files in a folder of their own, definitions written briefly, and the
// reference values of the public data sets.
#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <unistd.h>

#include "base/number.h"
#include "base/reference_test.h"
#include "measure/duckdb/engine.h"
#include "measure/lower.h"

namespace koers::measure {

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "koers-measure-XXXXXX").string();
    KOERS_ASSERT(mkdtemp(name.data()) != nullptr, "the temporary folder can be written");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Definitions with one source "rows" of a file and the metrics that a test adds.
struct Workbench {
  domain::Definitions definitions;

  domain::Source& source(const std::string& id, const std::string& path) {
    domain::Source source;
    source.id = Id<domain::Source>::trusted(id);
    source.path = path;
    source.resolved_path = path;
    return definitions.sources.insert_or_assign(source.id, source).first->second;
  }

  domain::Metric& metric(const std::string& id, domain::Metric::Definition definition) {
    domain::Metric metric;
    metric.id = Id<domain::Metric>::trusted(id);
    metric.definition = std::move(definition);
    return definitions.metrics.insert_or_assign(metric.id, metric).first->second;
  }

  domain::Metric& ratio(const std::string& id, const std::string& numerator,
                        const std::string& denominator) {
    domain::Metric& made =
        metric(id, domain::RatioMetric{.numerator = Id<domain::Metric>::trusted(numerator),
                                       .denominator = Id<domain::Metric>::trusted(denominator)});
    made.unit.name = "percent";
    return made;
  }

  [[nodiscard]] ValuesRequest request(const std::string& metric,
                                      domain::Grain grain = domain::Grain::month,
                                      std::vector<std::string> by = {}) const {
    return {.definitions = &definitions,
            .metric = Id<domain::Metric>::trusted(metric),
            .by = std::move(by),
            .grain = grain};
  }
};

inline Result<std::vector<Value>> run(const ValuesRequest& request) {
  KOERS_TRY(task, task_of(request));
  return duckdb::run(std::move(task), {});
}

/// "2016-02=3.5/36 2016-03=…": period, value and n of every line, groups in brackets.
inline std::string shown(const Result<std::vector<Value>>& values,
                         domain::Grain grain = domain::Grain::month) {
  if (!values)
    return "error " + values.error().code + " " + values.error().pointer + " " +
           values.error().detail;
  std::string text;
  for (const Value& value : *values) {
    text += (text.empty() ? "" : " ") + domain::Calendar().label(grain, value.period);
    for (const auto& group : value.group) text += "[" + group.value_or("null") + "]";
    text += "=" + to_shortest(value.value) + "/" + std::to_string(value.n);
  }
  return text;
}

}  // namespace koers::measure
