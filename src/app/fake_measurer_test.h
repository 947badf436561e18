// A measurer for tests of use cases: answers what the test laid down, counts what it was asked, and
// fails when told to. It computes nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace koers::app {

class FakeMeasurer final : public measure::Measurer {
 public:
  struct Row {
    std::string day;  ///< First day of the period.
    double value = 0;
    std::int64_t n = 1;
    std::optional<double> numerator = {};
    std::optional<double> denominator = {};
  };

  /// What the metric's source says from now on; its fingerprint changes with it.
  void set(const std::string& metric, std::vector<Row> rows) {
    rows_[metric] = std::move(rows);
    ++version_[metric];
  }
  /// From now on the metric's source cannot be asked.
  void fail_with(const std::string& metric, std::string code) {
    failures_[metric] = std::move(code);
  }
  void mend(const std::string& metric) { failures_.erase(metric); }

  [[nodiscard]] int computed() const { return computed_; }

  Result<measure::Values> values(const measure::ValuesRequest& request) override {
    KOERS_TRY(now, fingerprint(request));
    ++computed_;
    measure::Values values{.rows = {}, .fingerprint = now};
    const auto& calendar = request.definitions->calendar();
    for (const auto& row : rows_[request.metric.text()]) {
      const Date day = parse_date(row.day).value();
      if (request.on && day > *request.on) continue;
      // Over a window the last value stands for all of it.
      if (request.window) values.rows.clear();
      values.rows.push_back(
          {.period = request.window.value_or(calendar.period_of(request.grain, day)),
           .group = {},
           .value = row.value,
           .n = row.n,
           .numerator = row.numerator,
           .denominator = row.denominator});
    }
    return values;
  }

  Result<void> check(const measure::ValuesRequest& request) override {
    KOERS_CHECK(fingerprint(request));
    return {};
  }

  Result<measure::SourceDescription> describe(const domain::Source& source) override {
    if (const auto failure = failures_.find(source.id.text()); failure != failures_.end())
      return refused(failure->second, source.id.text());
    return measure::SourceDescription{};
  }

  Result<std::string> fingerprint(const measure::ValuesRequest& request) override {
    const auto metric = request.metric.text();
    if (const auto failure = failures_.find(metric); failure != failures_.end())
      return refused(failure->second, metric);
    return metric + " " + std::string(domain::name_of(request.grain)) + " " +
           std::to_string(version_[metric]);
  }

 private:
  // Sources in tests are called "calls".
  static Failure refused(const std::string& code, const std::string& metric) {
    return fail(
        Error{.kind = ErrorKind::unavailable,
              .code = code,
              .arguments = {{"source", "calls"}, {"path", "gone.csv"}, {"metric", metric}}});
  }

  std::map<std::string, std::vector<Row>> rows_;
  std::map<std::string, int> version_;
  std::map<std::string, std::string> failures_;
  int computed_ = 0;
};

}  // namespace koers::app
