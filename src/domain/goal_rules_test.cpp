// Claims about goals and the metrics they are about.
#include "domain/goal_rules.h"

#include "domain/assess_case_test.h"

namespace koers::domain {
namespace {

struct Office {
  Definitions all;
  Kpi kpi;

  Office() {
    add("visits", "count");
    add("win_rate", "percent");
    add("budget", "EUR");
    kpi.metric = Id<Metric>::trusted("visits");
  }

  void add(const std::string& name, const std::string& unit) {
    Metric metric;
    metric.id = Id<Metric>::trusted(name);
    metric.unit = {unit};
    all.metrics.emplace(metric.id, metric);
  }

  [[nodiscard]] std::string complaints(const Goal& goal) {
    kpi.goals = {goal};
    std::string text;
    for (const Error& error : broken_goal_rules(kpi, all))
      text += error.code + " " + error.pointer + "\n";
    return text;
  }
};

Goal change(ChangeMode mode) {
  return {.span = span_of("2026"),
          .kind = GoalKind::change,
          .target = {Comparator::at_least, 5},
          .mode = mode};
}

}  // namespace

TEST_CASE("percentage points go with percentages only") {
  Office office;
  CHECK(office.complaints(change(ChangeMode::pp)) ==
        "goal.points_of_no_percentage /goals/0/mode\n");
  office.kpi.metric = Id<Metric>::trusted("win_rate");
  CHECK(office.complaints(change(ChangeMode::pp)).empty());
}

TEST_CASE("percent of a baseline that was written down as zero is refused") {
  Office office;
  Goal goal = change(ChangeMode::rel);
  goal.baseline = {.rule = BaselineRule::manual, .value = 0};
  CHECK(office.complaints(goal) == "goal.relative_change_of_zero /goals/0/baseline\n");
  goal.baseline.value = 4;
  CHECK(office.complaints(goal).empty());
}

TEST_CASE("a target comes from a metric that is there, in the same unit") {
  Office office;
  Goal goal{.span = span_of("2026")};
  goal.target_metric = Id<Metric>::trusted("budget");
  CHECK(office.complaints(goal) == "goal.other_unit /goals/0/target/metric\n");
  goal.target_metric = Id<Metric>::trusted("nothing");
  CHECK(office.complaints(goal) == "reference.unknown /goals/0/target/metric\n");
  goal.target_metric = Id<Metric>::trusted("visits");
  CHECK(office.complaints(goal).empty());
}

}  // namespace koers::domain
