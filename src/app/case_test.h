// A small organization on a real store in a temporary folder, with a clock that the test moves. For
// tests only: use cases are tried the way programs call them, down to the bytes in the file.
#pragma once

#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "app/apply_plan.h"
#include "app/evaluate.h"
#include "app/plan_files.h"
#include "app/record_observation.h"
#include "app/status.h"
#include "store/sqlite/sqlite_store.h"
#include "store/sqlite/temporary_folder.h"

namespace koers::app {

/// Codes of errors in their order, separated by blanks.
inline std::string codes_of(const Errors& errors) {
  std::string codes;
  for (const auto& error : errors) codes += (codes.empty() ? "" : " ") + error.code;
  return codes;
}

class Case {
 public:
  explicit Case(const std::string& day) : today_(parse_date(day).value()) { open(); }

  [[nodiscard]] Ports ports() {
    return {.store = *store_,
            .measurer = measurer_,
            .clock = [this] { return Instant(today_ + std::chrono::hours(11)); },
            .definitions = *definitions_,
            .forecasts = forecasts_};
  }

  /// It is noon in Amsterdam on that day from now on. Nothing is closed by itself.
  void go_to(const std::string& day) { today_ = parse_date(day).value(); }
  [[nodiscard]] Date today() const { return today_; }

  /// Raw data are at hand from now on, or no longer.
  void measure_with(measure::Measurer* measurer) { measurer_ = measurer; }

  /// Closes and opens the file again: what was in memory only is gone.
  void restart() {
    store_.reset();
    open();
  }

  /// A plan file may name a source only where there is a file.
  void make_file(const std::string& name) const { std::ofstream(folder_.file(name)) << "\n"; }

  [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

  [[nodiscard]] Checked<planfile::LoadedPlan> load(const std::string& yaml,
                                                   const std::string& name = "plan.yaml") {
    const auto path = folder_.file(name);
    std::ofstream(path) << yaml;
    const auto reader = store_->read().value();
    const auto stored = read_definitions(*reader, reader->head().value());
    REQUIRE(stored.has_value());
    return load_plan({.paths = {path}, .environment = {}}, &*stored);
  }

  [[nodiscard]] Checked<Applied> try_apply(const std::string& yaml,
                                           const ApplyOptions& options = {}) {
    const auto plan = load(yaml);
    if (!plan) return tl::make_unexpected(plan.error());
    return apply_plan(ports(), {"cli"}, plan->objects, options);
  }

  Applied apply(const std::string& yaml, const ApplyOptions& options = {}) {
    auto applied = try_apply(yaml, options);
    REQUIRE_MESSAGE(
        applied.has_value(),
        (applied ? "" : codes_of(applied.error()) + " " + applied.error().front().detail));
    evaluate();
    return *applied;
  }

  [[nodiscard]] Result<Receipt> observe(const std::string& metric, const NewValue& value) {
    return record_observation(
        ports(), {"api"},
        {.metric = Id<domain::Metric>::trusted(metric), .segment = {}, .value = value});
  }

  /// What a running server does by itself: days that ended are closed, states follow the log.
  void evaluate() {
    const auto closed = close_days(ports());
    REQUIRE_MESSAGE(closed.has_value(), (closed ? "" : closed.error().code));
    const auto evaluated = evaluate_pending(ports());
    REQUIRE_MESSAGE(evaluated.has_value(), (evaluated ? "" : evaluated.error().code));
  }

  [[nodiscard]] domain::Standing standing(const std::string& kpi, const Moment& moment = {}) {
    const auto found = kpi_on(ports(), Id<domain::Kpi>::trusted(kpi), moment);
    REQUIRE_MESSAGE(found.has_value(), (found ? "" : found.error().code));
    return found->state.standing;
  }

  [[nodiscard]] store::Seq head() { return store_->read().value()->head().value(); }

  [[nodiscard]] std::vector<store::Change> log(const std::string& entity = {}) {
    return store_->read()
        .value()
        ->changes({.after = 0, .limit = 100'000, .entity = entity, .id = {}})
        .value();
  }

  /// All derived state, byte for byte.
  [[nodiscard]] std::map<std::string, std::string> derived() {
    std::map<std::string, std::string> all;
    const auto reader = store_->read().value();
    for (const std::string kind : {"kpi_state", "kpi_day"}) {
      const auto rows = reader->all_derived(kind, "").value();
      for (const auto& row : rows) all.emplace(kind + " " + row.key, row.text);
    }
    return all;
  }

 private:
  void open() {
    auto opened = store::open_store(
        {.path = folder_.file("koers.db"), .mode = store::OpenMode::create, .epoch_seed = 7});
    REQUIRE(opened.has_value());
    store_ = std::move(*opened);
    definitions_ = std::make_unique<DefinitionCache>();
  }

  store::sqlite::TemporaryFolder folder_;
  Date today_;
  measure::Measurer* measurer_ = nullptr;
  std::unique_ptr<DefinitionCache> definitions_;
  ForecastCache forecasts_;
  std::unique_ptr<store::Store> store_;
};

/// Hours to answer a customer, by month, to 10 in the first half of 2026; and calls, by week.
inline const std::string answer_plan = R"(koers: 1
organization: {name: Bureau, locale: nl, timezone: Europe/Amsterdam}
objectives:
  - {id: service, title: Customers are helped soon, period: 2026}
metrics:
  - {name: answer_hours, type: manual, grain: month, time: mean, unit: hour, direction: down}
  - {name: calls, type: manual, grain: week, time: sum, unit: count, direction: up}
kpis:
  - id: answers
    metric: answer_hours
    objectives: [service]
    goals:
      - from: 2026-01-01
        to: 2026-06-30
        kind: reach
        target: "<= 10"
        window: at_end
        baseline: {rule: last_before_start}
)";

}  // namespace koers::app
