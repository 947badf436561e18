// States follow the log, days close in order, and everything derived can be made again.
#include "app/evaluate.h"

#include <algorithm>
#include <fmt/format.h>

#include "app/case_test.h"
#include "app/kpi_drawings.h"
#include "app/words.h"

namespace koers::app {
namespace {

void record(Case& office, const std::string& period, double value) {
  REQUIRE(office.observe("answer_hours", {.period = period, .value = value}).has_value());
}

// Something else happens once, before the first command of this store: another thread was faster.
class OvertakenStore final : public store::Store {
 public:
  OvertakenStore(store::Store& store, std::function<void()> meanwhile)
      : store_(store), meanwhile_(std::move(meanwhile)) {}

  void submit(store::Command command, store::Done done) override {
    if (const auto first = std::exchange(meanwhile_, nullptr)) first();
    store_.submit(std::move(command), std::move(done));
  }
  Result<std::unique_ptr<store::Reader>> read() override { return store_.read(); }
  void on_commit(std::function<void(store::Seq)> listener) override { store_.on_commit(listener); }
  Result<void> backup(const std::string& path) override { return store_.backup(path); }
  Result<std::vector<std::string>> check() override { return store_.check(); }
  [[nodiscard]] Counters counters() const override { return store_.counters(); }

 private:
  store::Store& store_;
  std::function<void()> meanwhile_;
};

std::vector<std::string> closed_days(Case& office) {
  std::vector<std::string> days;
  for (const auto& change : office.log("day")) days.push_back(change.id);
  return days;
}

TEST_CASE("a value changes the state of its KPI, and says so once in the log") {
  Case office("2026-03-02");
  office.apply(answer_plan);
  record(office, "2025-12", 14);
  record(office, "2026-02", 12);
  CHECK(evaluate_pending(office.ports()).value().changed == 1);
  const auto head = office.head();
  CHECK(office.log().back().kind == "kpi_evaluated");
  CHECK(evaluate_pending(office.ports()).value().changed == 0);
  CHECK(office.head() == head);

  const auto standing = office.standing("answers");
  CHECK(standing.value == 12);
  CHECK(standing.baseline == 14);
  CHECK(standing.progress == doctest::Approx(0.5));
}

// Fifty KPIs with a metric each; the first metric is the target of the last KPI as well.
std::string fifty_kpis() {
  std::string metrics;
  std::string kpis;
  for (int i = 10; i < 60; ++i) {
    const std::string target = i == 59 ? "{cmp: '>=', metric: m10}" : "'>= 100'";
    metrics += fmt::format("  - {{name: m{}, label: M, type: manual, grain: month}}\n", i);
    kpis += fmt::format(
        "  - {{id: k{0}, metric: m{0}, objectives: [service], goals: [{{period: 2026, target: "
        "{1}}}]}}\n",
        i, target);
  }
  return "koers: 1\norganization: {name: Bureau, timezone: Europe/Amsterdam}\n"
         "objectives:\n  - {id: service, title: Service, period: 2026}\nmetrics:\n" +
         metrics + "kpis:\n" + kpis;
}

TEST_CASE("one new value re-evaluates what depends on it, and nothing else") {
  Case office("2026-03-02");
  office.apply(fifty_kpis());
  MetricUses uses;
  const auto follow = [&](const std::string& metric, double value) {
    REQUIRE(office.observe(metric, {.period = "2026-02", .value = value}).has_value());
    return evaluate_pending(office.ports(), uses).value();
  };
  CHECK(follow("m20", 5).evaluated == 1);
  CHECK(follow("m20", 6).changed == 1);
  CHECK(follow("m10", 7).evaluated == 2);
  CHECK(follow("m10", 7).evaluated == 0);  // Nothing new was said.
  CHECK(office.standing("k20").value == 6);
}

TEST_CASE("who follows the log sees definitions that change meanwhile") {
  Case office("2026-03-02");
  office.apply(fifty_kpis());
  MetricUses uses;
  REQUIRE(evaluate_pending(office.ports(), uses).has_value());
  REQUIRE(
      office.try_apply("koers: 1\nkpis:\n  - {id: another, metric: m20, objectives: [service]}\n")
          .has_value());
  REQUIRE(evaluate_pending(office.ports(), uses).has_value());
  REQUIRE(office.observe("m20", {.period = "2026-02", .value = 5}).has_value());
  CHECK(evaluate_pending(office.ports(), uses).value().evaluated == 2);
}

TEST_CASE("a metric that is defined anew re-evaluates the KPIs of all that is made of it") {
  Case office("2026-03-02");
  office.make_file("calls.csv");
  const auto plan = [](int lag_days) {
    return fmt::format(
        "koers: 1\norganization: {{name: Bureau, timezone: Europe/Amsterdam}}\n"
        "sources: [{{id: calls, type: file, path: calls.csv}}]\n"
        "objectives: [{{id: service, title: Service, period: 2026}}]\nmetrics:\n"
        "  - {{name: all, type: simple, source: calls, agg: count, agg_time_dimension: day, unit: "
        "count}}\n"
        "  - {{name: late, type: simple, source: calls, agg: count, agg_time_dimension: day, unit: "
        "count, lag_days: {}}}\n"
        "  - {{name: share, type: ratio, unit: percent, numerator: late, denominator: all}}\n"
        "kpis:\n  - {{id: share, metric: share, objectives: [service]}}\n"
        "  - {{id: all, metric: all, objectives: [service]}}\n",
        lag_days);
  };
  office.apply(plan(0));
  REQUIRE(office.try_apply(plan(3)).has_value());
  CHECK(evaluate_pending(office.ports()).value().evaluated == 1);
}

TEST_CASE("the total of the headline is the last point of the chart, also where a week straddles") {
  Case office("2026-04-20");
  office.apply(answer_plan +
               "  - id: calls-made\n"
               "    metric: calls\n"
               "    objectives: [service]\n"
               "    goals: [{period: 2026-Q2, kind: accumulate, target: '>= 100'}]\n");
  // The second quarter begins on a Wednesday, in week 14.
  for (const auto& [week, value] : {std::pair("2026-W14", 12), {"2026-W15", 20}, {"2026-W16", 30}})
    REQUIRE(office.observe("calls", {.period = week, .value = value}).has_value());
  const auto single = kpi_on(office.ports(), Id<domain::Kpi>::trusted("calls-made"), {}).value();
  CHECK(single.state.standing.value == 50);
  const auto chart = kpi_chart(single.state, *single.definitions, text::Locale::en);
  REQUIRE(chart.points.size() == 2);
  CHECK(chart.points.back().value == 50);
  CHECK(goal_words(single.state, *single.definitions, text::Locale::en).find("only weeks") !=
        std::string::npos);
}

TEST_CASE("long after, the chart keeps to the goal and its values") {
  Case office("2026-06-20");
  office.apply(answer_plan);
  record(office, "2026-01", 12);
  const auto id = Id<domain::Kpi>::trusted("answers");
  const auto chart_on = [&](const std::string& day) {
    office.go_to(day);
    const auto single = kpi_on(office.ports(), id, {}).value();
    return kpi_chart(single.state, *single.definitions, text::Locale::en);
  };
  CHECK(chart_on("2026-06-20").as_of == date_of(2026, 6, 20));
  CHECK(chart_on("2026-07-10").as_of == date_of(2026, 7, 10));
  CHECK_FALSE(chart_on("2036-07-10").as_of.has_value());
}

TEST_CASE("every day that was missed is closed once, in order") {
  Case office("2026-03-01");
  office.apply(answer_plan);
  office.go_to("2026-03-05");
  CHECK(close_days(office.ports()).value() == 4);
  CHECK(closed_days(office) ==
        std::vector<std::string>{"2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"});
  CHECK(close_days(office.ports()).value() == 0);
  office.restart();
  CHECK(close_days(office.ports()).value() == 0);
}

// A server catches up with days that it missed while a command over the socket does the same.
TEST_CASE("days that somebody else closed meanwhile are closed, once and in order") {
  const std::vector<std::string> all{"2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"};
  for (const auto* until : {"2026-03-02", "2026-03-05"}) {
    Case office("2026-03-01");
    office.apply(answer_plan);
    OvertakenStore overtaken(office.ports().store, [&] {
      office.go_to(until);
      REQUIRE(close_days(office.ports()).has_value());
      office.go_to("2026-03-05");
    });
    const auto ports = office.ports();
    const Ports late{.store = overtaken,
                     .clock = ports.clock,
                     .definitions = ports.definitions,
                     .forecasts = ports.forecasts};
    office.go_to("2026-03-05");
    const auto closed = close_days(late);
    REQUIRE_MESSAGE(closed.has_value(), (closed ? "" : closed.error().code));
    CHECK(*closed == (std::string(until) == "2026-03-02" ? 3 : 0));
    CHECK(closed_days(office) == all);
  }
}

TEST_CASE("a clock that was set back closes nothing and loses nothing") {
  Case office("2026-03-01");
  office.apply(answer_plan);
  office.go_to("2026-03-05");
  office.evaluate();
  office.go_to("2026-02-20");
  CHECK(close_days(office.ports()).value() == 0);
  office.go_to("2026-03-06");
  CHECK(close_days(office.ports()).value() == 1);
}

TEST_CASE("rebuilding changes nothing and appends one entry") {
  Case office("2026-01-05");
  office.apply(answer_plan);
  record(office, "2025-12", 14);
  const std::vector<std::pair<std::string, double>> months{
      {"2026-01", 13.1}, {"2026-02", 12.2}, {"2026-03", 11.9}};
  for (const auto& [month, value] : months) {
    office.go_to(to_string(add_months(parse_date(month + "-04").value(), 1)));
    record(office, month, value);
    office.evaluate();
  }
  office.go_to("2026-05-20");
  office.evaluate();
  const auto before = office.derived();
  const auto head = office.head();
  REQUIRE(before.size() > 100);

  CHECK(rebuild(office.ports(), {"cli"}).value() == 1);
  CHECK(office.derived() == before);
  CHECK(office.head() == head + 1);
  CHECK(office.log().back().kind == "rebuilt");
  CHECK(evaluate_pending(office.ports()).value().changed == 0);
}

TEST_CASE("the baseline freezes at the first evaluation; later corrections do not move it") {
  Case office("2026-02-02");
  office.apply(answer_plan);
  record(office, "2025-12", 14);
  record(office, "2026-01", 13);
  office.evaluate();
  CHECK(office.standing("answers").baseline == 14);
  record(office, "2025-12", 16);
  office.evaluate();
  CHECK(office.standing("answers").baseline == 14);
  CHECK(rebuild(office.ports(), {"cli"}).has_value());
  CHECK(office.standing("answers").baseline == 14);
}

// A server follows the log while a command over the socket does the same.
TEST_CASE("what somebody else evaluated meanwhile is not written once more") {
  Case office("2026-02-02");
  office.apply(answer_plan);
  record(office, "2025-12", 14);
  store::Seq head = 0;
  OvertakenStore overtaken(office.ports().store, [&] {
    REQUIRE(evaluate_pending(office.ports()).has_value());
    head = office.head();
  });
  const auto ports = office.ports();
  const Ports late{.store = overtaken,
                   .clock = ports.clock,
                   .definitions = ports.definitions,
                   .forecasts = ports.forecasts};
  const auto followed = evaluate_pending(late);
  REQUIRE_MESSAGE(followed.has_value(), (followed ? "" : followed.error().code));
  CHECK(followed->changed == 0);
  CHECK(office.head() == head);
  const auto log = office.log("kpi");
  CHECK(std::ranges::count(log, "baseline_frozen", &store::Change::kind) == 1);
}

TEST_CASE("what was known then is what is shown then") {
  Case office("2026-03-02");
  office.apply(answer_plan);
  record(office, "2025-12", 14);
  record(office, "2026-02", 12);
  office.evaluate();
  const auto then = office.head();
  office.go_to("2026-03-10");
  record(office, "2026-02", 11);
  office.evaluate();
  CHECK(office.standing("answers").value == 11);
  CHECK(office.standing("answers", {.on = {}, .known_date = {}, .known_seq = then}).value == 12);
  const auto day = parse_date("2026-03-09").value();
  CHECK(office.standing("answers", {.on = {}, .known_date = day, .known_seq = {}}).value == 12);
}

TEST_CASE("a goal is closed after its grace, not before") {
  Case office("2026-05-02");
  office.apply(answer_plan);
  record(office, "2025-12", 14);
  for (const auto* month : {"2026-01", "2026-02", "2026-03", "2026-04", "2026-05"})
    record(office, month, 12);
  office.go_to("2026-07-01");
  office.evaluate();
  CHECK_FALSE(domain::is_final(office.standing("answers").status));
  record(office, "2026-06", 12);
  office.go_to("2026-09-01");
  office.evaluate();
  CHECK(office.standing("answers").status == domain::Status::missed);
  record(office, "2026-06", 9);  // Too late: closing is not undone.
  office.evaluate();
  CHECK(office.standing("answers").status == domain::Status::missed);
}

}  // namespace
}  // namespace koers::app
