// Claims about how an objective is expected to end.
#include "app/joint_outlook.h"

#include "app/okr_case_test.h"

namespace koers::app {
namespace {

const std::string two_kpis = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
objectives:
  - {id: year, title: Customers stay, period: 2026}
  - {id: quarter, title: Faster, period: 2026-Q1, parents: [year]}
metrics:
  - {name: calls, type: manual, grain: month, time: mean, unit: hour, direction: down}
  - {name: mails, type: manual, grain: month, time: mean, unit: hour, direction: down}
  - {name: fresh, type: manual, grain: month, time: mean, unit: hour, direction: down}
kpis:
  - {id: calls, metric: calls, objectives: [quarter], goals: [{period: 2026-Q1, kind: reach, target: "<= 10", window: at_end}]}
  - {id: mails, metric: mails, objectives: [quarter], goals: [{period: 2026-Q1, kind: reach, target: "<= 20", window: at_end}]}
  - {id: fresh, metric: fresh, objectives: [quarter], goals: [{period: 2026-Q1, kind: reach, target: "<= 1", window: at_end}]}
)";

// Two years of months; mails rise and fall as calls do.
class HistoryCase : public OkrCase {
 public:
  explicit HistoryCase(const std::string& plan = two_kpis) : OkrCase(plan) {
    const domain::Calendar calendar;
    auto month = calendar.parse_label("2024-02")->period;
    const std::array<double, 6> wave{0, 1.2, -0.8, 0.4, -1.1, 0.5};
    for (std::size_t i = 0; i < 24; ++i) {
      const auto label = calendar.label(domain::Grain::month, month);
      const double up = wave.at(i % 5) + wave.at(i % 6);
      REQUIRE(observe("calls", {.period = label, .value = 11 + up}).has_value());
      REQUIRE(observe("mails", {.period = label, .value = 20 + 2 * up}).has_value());
      month = calendar.shift(domain::Grain::month, month, 1);
    }
    evaluate();
  }
};

}  // namespace

TEST_CASE("an objective is expected to end within bounds, and has the chance that all are met") {
  HistoryCase office;
  const auto status = office.status();
  const auto node = status.graph->find("quarter").value();
  const auto joint = joint_outlook(status, node);
  REQUIRE(joint.has_value());
  CHECK(joint->lower <= joint->expected);
  CHECK(joint->expected <= joint->upper);
  CHECK(joint->lower < joint->upper);
  CHECK(joint->expected == doctest::Approx(*OkrCase::of(status, "quarter").expected_score));
  CHECK(joint->judged == 2);
  CHECK(joint->unknown == 1);
  CHECK_FALSE(joint->are_musts);
  REQUIRE(joint->costliest.has_value());

  // What moves together is met together: more often than if it were by chance.
  REQUIRE(joint->closest.has_value());
  CHECK(joint->closest->correlation > 0.3);
  const double calls = *office.standing("calls").probability;
  const double mails = *office.standing("mails").probability;
  CHECK(*joint->all_met > calls * mails + 0.01);
  CHECK(*joint->all_met <= std::min(calls, mails) + 0.02);

  // The year above has the same below it.
  const auto above = joint_outlook(status, status.graph->find("year").value());
  REQUIRE(above.has_value());
  CHECK(above->expected == doctest::Approx(joint->expected));
}

TEST_CASE("where the least counts, page, status and what is above expect the same") {
  HistoryCase office(with(two_kpis, "period: 2026-Q1, parents: [year]",
                          "period: 2026-Q1, parents: [year], scoring: {rule: min}"));
  const auto status = office.status();
  const auto page = office.page("quarter");
  REQUIRE(page.joint.has_value());
  CHECK(OkrCase::of(status, "quarter").expected_score == page.joint->expected);
  CHECK(OkrCase::of(status, "year").expected_score == office.page("year").joint->expected);
  double least = 1;
  for (const auto& leaf : status.leaves) least = std::min(least, domain::expected_of(leaf));
  CHECK(page.joint->expected <= least + 1e-9);
}

TEST_CASE("the page says it in sentences, and names nothing that is hidden") {
  HistoryCase office;
  const auto page = office.page("quarter");
  REQUIRE(page.joint.has_value());
  REQUIRE(page.outlook_texts.size() == 4);
  CHECK(page.outlook_texts[0].find("80") != std::string::npos);
  CHECK(page.outlook_texts[2] == "Of 1 no chance is known yet: those are left out of it.");
  CHECK(page.weakest.has_value());
}

TEST_CASE("of one result with a chance nothing is said of all") {
  HistoryCase office(with(two_kpis, "{id: mails, metric: mails, objectives: [quarter]",
                          "{id: mails, metric: mails, objectives: [year]"));
  const auto page = office.page("quarter");
  REQUIRE(page.joint.has_value());
  REQUIRE(page.joint->judged == 1);
  CHECK(page.outlook_texts[1].starts_with("The chance that the one result is met is "));
}

TEST_CASE("what happens on no path is rare, and not impossible") {
  HistoryCase office(with(two_kpis, "target: \"<= 10\"", "target: \"<= 1\""));
  const auto page = office.page("quarter");
  REQUIRE(page.joint.has_value());
  CHECK(*page.joint->all_met > 0);
  CHECK(page.outlook_texts[1] == "The chance that all 2 are met is < 1%.");
}

TEST_CASE("what arithmetic says is lost is lost, also with too few values for a chance") {
  HistoryCase office(with(two_kpis, "kind: reach, target: \"<= 1\", window: at_end",
                          "kind: maintain, target: \"<= 1\", window: each, per: month"));
  REQUIRE(office.observe("fresh", {.period = "2026-01", .value = 5}).has_value());
  office.evaluate();
  REQUIRE(office.standing("fresh").reason == domain::Reason::impossible);
  REQUIRE_FALSE(office.standing("fresh").probability.has_value());
  const auto status = office.status();
  const auto joint = joint_outlook(status, status.graph->find("quarter").value());
  REQUIRE(joint.has_value());
  CHECK(joint->all_met == 0.0);
  CHECK(joint->judged == 3);
  CHECK(joint->unknown == 0);
}

TEST_CASE("without a forecast nothing is said of the end") {
  OkrCase office(two_kpis);
  const auto status = office.status();
  CHECK_FALSE(joint_outlook(status, status.graph->find("quarter").value()).has_value());
  CHECK(office.page("quarter").outlook_texts.empty());
}

}  // namespace koers::app
