// What the page is given: scorecard, KPI page and plan tree, from a real store and a measurer that
// answers what it was told.
#include "app/case_test.h"
#include "app/fake_measurer_test.h"
#include "app/kpi_chart_view.h"
#include "app/kpi_drawings.h"
#include "app/kpi_page.h"
#include "app/metric_view.h"
#include "app/plan_tree.h"
#include "app/refresh_metrics.h"
#include "app/scorecard.h"
#include "text/format.h"

namespace koers::app {
namespace {

// Strategy over two objectives, one of which leans on the other; three KPIs, one of them under
// both; one is computed.
const std::string deep_plan = R"(koers: 1
organization: {name: Bureau, locale: nl, timezone: Europe/Amsterdam}
teams: [{id: desk, name: {nl: Balie, en: Desk}}]
people: [{id: anna, name: Anna, teams: [desk]}]
plans: [{id: ahead, title: {nl: Vooruit, en: Ahead}, from: 2026, to: 2028}]
objectives:
  - {id: service, title: {nl: Klanten zijn blij, en: Customers are glad}, period: 2026, parents: [ahead], owner: anna, team: desk}
  - {id: soon, title: {nl: Vlot geholpen, en: Helped soon}, period: 2026, parents: [service]}
sources: [{id: calls, type: file, path: calls.csv}]
metrics:
  - {name: hours, label: {nl: Antwoordtijd, en: Time to answer}, type: manual, grain: month, time: mean, unit: hour, direction: down}
  - {name: score, label: {nl: Tevredenheid, en: Satisfaction}, type: manual, grain: month, time: mean, unit: count, direction: up}
  - {name: minutes, label: {nl: Belminuten, en: Minutes}, type: simple, source: calls, agg: average, expr: minutes, filter: minutes > 0, agg_time_dimension: day, unit: minute, direction: down}
kpis:
  - {id: hours, metric: hours, objectives: [soon, service], owner: anna, team: desk, goals: [{from: 2026-01-01, to: 2026-06-30, kind: reach, target: "<= 10", window: at_end, baseline: {rule: manual, value: 16}}]}
  - {id: score, metric: score, objectives: [service], goals: [{from: 2026-01-01, to: 2026-06-30, kind: reach, target: ">= 8", window: at_end, baseline: {rule: manual, value: 6}}]}
  - {id: minutes, metric: minutes, objectives: [soon], goals: [{from: 2026-01-01, to: 2026-06-30, kind: reach, target: "<= 4", window: period_value, baseline: {rule: manual, value: 8}}]}
)";

struct Office {
  Office() : office("2026-05-04") {
    office.measure_with(&source);
    source.set("minutes",
               {{.day = "2026-01-05", .value = 5, .n = 2, .numerator = 10, .denominator = 2},
                {.day = "2026-04-06", .value = 3, .n = 3, .numerator = 9, .denominator = 3}});
    office.make_file("calls.csv");
    office.apply(deep_plan);
    REQUIRE(refresh_metrics(office.ports(), {"koers"}).has_value());
    // Hours go the wrong way, satisfaction is on its way.
    put("hours", {17, 18, 19, 20});
    put("score", {6.5, 7, 7.5, 8});
    office.evaluate();
  }

  void put(const std::string& metric, const std::vector<double>& months) {
    for (std::size_t i = 0; i < months.size(); ++i) {
      const auto period = "2026-0" + std::to_string(i + 1);
      REQUIRE(office.observe(metric, {.period = period, .value = months[i]}).has_value());
    }
  }

  Scorecard card(const ScorecardRequest& request = {}) {
    const auto card = scorecard(office.ports(), request);
    REQUIRE_MESSAGE(card.has_value(), (card ? "" : card.error().code));
    return *card;
  }

  KpiPage page(const std::string& kpi, text::Locale locale = text::Locale::en) {
    const auto page = kpi_page(
        office.ports(), {.kpi = Id<domain::Kpi>::trusted(kpi), .moment = {}, .locale = locale});
    REQUIRE_MESSAGE(page.has_value(), (page ? "" : page.error().code));
    return *page;
  }

  std::vector<PlanNode> tree(text::Locale locale = text::Locale::en) {
    const auto tree = plan_tree(office.ports(), {.moment = {}, .locale = locale});
    REQUIRE_MESSAGE(tree.has_value(), (tree ? "" : tree.error().code));
    return tree->nodes;
  }

  FakeMeasurer source;
  Case office;
};

std::string ids_of(const ScorecardGroup& group) {
  std::string ids;
  for (const auto& row : group.rows) ids += (ids.empty() ? "" : " ") + row.kpi;
  return ids;
}

const PlanNode& node_of(const std::vector<PlanNode>& nodes, const std::string& id,
                        PlanNode::Kind kind) {
  const auto found = std::ranges::find_if(
      nodes, [&](const auto& node) { return node.id == id && node.kind == kind; });
  REQUIRE_MESSAGE(found != nodes.end(), id);
  return *found;
}

TEST_CASE("the scorecard shows what is off course first, and counts each KPI once") {
  Office office;
  const auto card = office.card();
  REQUIRE(card.groups.size() == 2);
  for (const auto& group : card.groups) CHECK(group.rows.front().kpi == "hours");
  CHECK(ids_of(card.groups[0]).size() + ids_of(card.groups[1]).size() ==
        std::string("hours score").size() + std::string("hours minutes").size());
  int total = 0;
  for (const int count : card.counts) total += count;
  CHECK(total == 3);
  CHECK(card.counts[static_cast<std::size_t>(domain::Status::off_track)] == 1);
}

TEST_CASE("a row says value, target, deadline and reason in the caller's language") {
  Office office;
  const auto dutch = office.card().groups.front().rows.front();
  CHECK(dutch.title == "Antwoordtijd");
  CHECK(dutch.value_text == "20 uur");
  CHECK(dutch.target_text.find("10 uur") != std::string::npos);
  CHECK(dutch.owner->name == "Anna");
  CHECK(dutch.team == "Balie");
  CHECK(dutch.freshness == domain::Freshness::fresh);
  CHECK(dutch.age_days == 4);
  CHECK_FALSE(dutch.reason_text.empty());
  CHECK(dutch.sparkline_svg.starts_with("<svg"));

  const auto english =
      office.card({.moment = {}, .locale = text::Locale::en}).groups.front().rows.front();
  CHECK(english.title == "Time to answer");
  CHECK(english.value_text == "20 hours");
  CHECK(english.team == "Desk");
}

TEST_CASE("the drawings of one KPI in two groups have ids of their own") {
  Office office;
  const auto card = office.card();
  CHECK(card.groups[0].rows[0].kpi == card.groups[1].rows[0].kpi);
  CHECK(card.groups[0].rows[0].sparkline_svg != card.groups[1].rows[0].sparkline_svg);
}

TEST_CASE("the scorecard by owner and by team keeps a place for those without") {
  Office office;
  const auto by_owner =
      office.card({.moment = {}, .locale = text::Locale::en, .grouping = Grouping::owner});
  REQUIRE(by_owner.groups.size() == 2);
  CHECK(by_owner.groups[0].title == "Anna");
  CHECK(ids_of(by_owner.groups[0]) == "hours");
  CHECK(by_owner.groups[1].id.empty());
  CHECK_FALSE(by_owner.groups[1].title.empty());
  const auto by_team =
      office.card({.moment = {}, .locale = text::Locale::en, .grouping = Grouping::team});
  REQUIRE(by_team.groups.size() == 2);
  CHECK(by_team.groups[0].id == "desk");
}

TEST_CASE("a computed metric stands on the scorecard with its rows, without asking its source") {
  Office office;
  const int computed = office.source.computed();
  const auto card = office.card({.moment = {}, .locale = text::Locale::en});
  for (const auto& group : card.groups) {
    for (const auto& row : group.rows) {
      if (row.kpi != "minutes") continue;
      CHECK(row.value == doctest::Approx(19.0 / 5));
      CHECK(row.n == 5);
      CHECK(row.window == "period_value");
    }
  }
  CHECK(office.source.computed() == computed);
}

TEST_CASE("a metric tells how far its values reach, from where they come, and what uses it") {
  Office office;
  const auto all = metrics_view(office.office.ports(), {.locale = text::Locale::en});
  REQUIRE(all.has_value());
  REQUIRE(all->metrics.size() == 3);
  const auto& hours = all->metrics[0];
  CHECK(hours.label == "Time to answer");
  CHECK(hours.newest->period_label == "2026-04");
  CHECK(hours.newest->value == 20);
  CHECK(hours.age_days == 4);
  CHECK(hours.freshness == domain::Freshness::fresh);
  CHECK(hours.value_periods.front() == "2026-05");
  REQUIRE(hours.kpis.size() == 1);
  CHECK(hours.kpis[0].id == "hours");
  const auto& minutes = all->metrics[1];
  CHECK(minutes.words.source == "calls: calls.csv");
  CHECK(minutes.newest->last_day == Date(std::chrono::year{2026} / 4 / 6));
  CHECK(minutes.value_periods.empty());
}

TEST_CASE("one metric may be asked for, and one that failed says why") {
  Office office;
  office.source.fail_with("minutes", "source.missing");
  REQUIRE(refresh_metrics(office.office.ports(), {"koers"}).has_value());
  const auto one =
      metrics_view(office.office.ports(), {.metric = Id<domain::Metric>::trusted("minutes")});
  REQUIRE(one.has_value());
  REQUIRE(one->metrics.size() == 1);
  REQUIRE(one->metrics[0].failure.has_value());
  CHECK(one->metrics[0].failure->error.code == "source.missing");
  const auto none =
      metrics_view(office.office.ports(), {.metric = Id<domain::Metric>::trusted("zed")});
  CHECK(none.error().code == "reference.unknown");
}

TEST_CASE("a scorecard may be of one person or of one team") {
  Office office;
  const auto of = [&](const ScorecardRequest& request) {
    std::string all;
    for (const auto& group : office.card(request).groups)
      all += group.id + ": " + ids_of(group) + ". ";
    return all;
  };
  CHECK(of({.owner = Id<domain::Person>::trusted("anna")}) == "service: hours. soon: hours. ");
  CHECK(of({.team = Id<domain::Team>::trusted("desk")}) == "service: hours score. soon: hours. ");
  const auto nobody =
      scorecard(office.office.ports(), {.owner = Id<domain::Person>::trusted("zed")});
  CHECK(nobody.error().code == "reference.unknown");
  const auto nowhere = scorecard(office.office.ports(), {.team = Id<domain::Team>::trusted("zed")});
  CHECK(nowhere.error().code == "reference.unknown");
}

TEST_CASE("an empty store has an empty scorecard and an empty tree") {
  Case office("2026-05-04");
  CHECK(scorecard(office.ports(), {}).value().groups.empty());
  CHECK(plan_tree(office.ports(), {}).value().nodes.empty());
}

TEST_CASE("the page of a KPI says where it stands in the plan and what was done to it") {
  Office office;
  const auto page = office.page("hours");
  CHECK(page.title == "Time to answer");
  CHECK(page.headline_text.find("20 hours") != std::string::npos);
  CHECK(page.owner->id == "anna");
  REQUIRE(page.objectives.size() == 2);
  REQUIRE(page.path.size() == 3);
  CHECK(page.path[0].kind == "plan");
  CHECK(page.path[0].title == "Ahead");
  CHECK(page.path[1].id == "service");
  CHECK(page.path[2].id == "soon");
  REQUIRE(page.goals.size() == 1);
  CHECK(page.goals.front().status == page.single.state.standing.status);
  CHECK(page.home.is_file());
  REQUIRE(page.history.size() >= 5);
  CHECK(std::ranges::is_sorted(page.history, std::ranges::greater{}, &HistoryEntry::seq));
  CHECK(page.history.front().text.find("20 hours") != std::string::npos);
}

TEST_CASE("a file of one value is told as that value, not as one that was withdrawn") {
  Office office;
  const NewObservations one{.metric = Id<domain::Metric>::trusted("hours"),
                            .segment = {},
                            .values = {{.period = "2026-04", .value = 21, .n = {}, .note = {}}}};
  REQUIRE(record_observations(office.office.ports(), {"import"}, one).has_value());
  CHECK(office.page("hours").history.front().text == "April 2026: 21 hours recorded");
}

TEST_CASE("the facts of a page and the table of its chart are those of its state") {
  Office office;
  const auto page = office.page("score", text::Locale::nl);
  const auto fact = [&](const std::string& words) {
    return std::ranges::any_of(page.facts,
                               [&](const auto& each) { return each.value_text == words; });
  };
  CHECK(fact(text::format_share(text::Locale::nl, 1)));  // From 6 to 8, and there.
  CHECK(fact("4 mei 2026"));
  CHECK(page.baseline_text == "6");

  const auto points =
      kpi_chart_points(office.office.ports(), {.kpi = Id<domain::Kpi>::trusted("score")});
  REQUIRE(points.has_value());
  CHECK(points->table.columns.size() >= 2);
  CHECK(points->table.rows.size() >= 4);
  for (const auto& row : points->table.rows) CHECK(row.size() == points->table.columns.size());
}

TEST_CASE("the page of a computed KPI names its source and its SQL") {
  Office office;
  const auto page = office.page("minutes");
  CHECK(page.definition.source == "calls: calls.csv");
  CHECK(page.definition.sql == "minutes\nwhere minutes > 0");
  CHECK(page.definition.text.find("minutes") != std::string::npos);
  CHECK(page.metric_document.find("\"calls\"") != std::string::npos);
}

TEST_CASE("a goal about a total is drawn as its running total, with its fan to the deadline") {
  Case office("2026-05-04");
  office.apply(R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
objectives: [{id: grow, title: Grow, period: 2026}]
metrics: [{name: sales, type: manual, grain: month, time: sum, unit: count, direction: up}]
kpis: [{id: sales, metric: sales, objectives: [grow], goals: [{from: 2026-01-01, to: 2026-12-15, kind: accumulate, target: ">= 120", window: total}]}]
)");
  const std::map<std::string, double> months{
      {"2025-07", 9},  {"2025-08", 11}, {"2025-09", 10}, {"2025-10", 12}, {"2025-11", 8},
      {"2025-12", 10}, {"2026-01", 9},  {"2026-02", 11}, {"2026-03", 10}, {"2026-04", 10}};
  for (const auto& [period, value] : months)
    REQUIRE(office.observe("sales", {.period = period, .value = value}).has_value());
  office.evaluate();
  const auto single = kpi_on(office.ports(), Id<domain::Kpi>::trusted("sales"), {}).value();
  const auto chart = kpi_chart(single.state, *single.definitions, text::Locale::en);
  REQUIRE(chart.points.size() == 4);
  CHECK(*chart.points.back().value == doctest::Approx(40));
  // May to December: what was gathered by April goes on, wider with every month.
  REQUIRE(chart.forecast.size() == 8);
  CHECK(chart.forecast.front().label == "2026-05");
  CHECK(chart.forecast.front().median == doctest::Approx(50).epsilon(0.02));
  CHECK(chart.forecast.back().period.final_day() == parse_date("2026-12-15").value());
  for (std::size_t i = 1; i < chart.forecast.size(); ++i) {
    const auto& before = chart.forecast[i - 1];
    const auto& step = chart.forecast[i];
    CHECK(step.median > before.median);
    CHECK(step.upper80 - step.lower80 > before.upper80 - before.lower80);
  }
  const auto bullet = kpi_bullet(single.state, text::Locale::en);
  REQUIRE(bullet.forecast);
  CHECK(bullet.forecast->median == doctest::Approx(chart.forecast.back().median));
}

TEST_CASE("a page of a past day has no history after what was known") {
  Office office;
  const auto kpi = Id<domain::Kpi>::trusted("hours");
  Moment before;
  before.known_seq = 1;
  CHECK_FALSE(kpi_page(office.office.ports(), {.kpi = kpi, .moment = before}).has_value());
  Moment on;
  on.on = parse_date("2026-02-28").value();
  const auto page = kpi_page(office.office.ports(), {.kpi = kpi, .moment = on});
  REQUIRE(page.has_value());
  CHECK(page->single.state.standing.value == 18);
  const auto nobody = kpi_page(office.office.ports(), {.kpi = Id<domain::Kpi>::trusted("nobody")});
  REQUIRE_FALSE(nobody.has_value());
  CHECK(nobody.error().code == "reference.unknown");
}

TEST_CASE("the tree has parents before children, each node once, edges both ways") {
  Office office;
  const auto nodes = office.tree();
  REQUIRE(nodes.size() == 6);
  CHECK(nodes[0].id == "ahead");
  CHECK(nodes[1].id == "service");
  CHECK(nodes[2].id == "soon");
  const auto& hours = node_of(nodes, "hours", PlanNode::Kind::kpi);
  CHECK(hours.parents == std::vector<std::string>{"soon", "service"});
  const auto& service = node_of(nodes, "service", PlanNode::Kind::objective);
  CHECK(service.children == std::vector<std::string>{"soon", "hours", "score"});
  CHECK(service.title == "Customers are glad");
  CHECK(service.owner->name == "Anna");
  CHECK(node_of(office.tree(text::Locale::nl), "ahead", PlanNode::Kind::plan).title == "Vooruit");
}

TEST_CASE("what stands above counts every KPI below once, however many ways lead to it") {
  Office office;
  const auto nodes = office.tree();
  const auto total = [](const PlanNode& node) {
    int sum = 0;
    for (const int count : node.counts) sum += count;
    return sum;
  };
  CHECK(total(node_of(nodes, "ahead", PlanNode::Kind::plan)) == 3);
  CHECK(total(node_of(nodes, "service", PlanNode::Kind::objective)) == 3);
  CHECK(total(node_of(nodes, "soon", PlanNode::Kind::objective)) == 2);
  // Two of the three that the objective leans on, with two thirds of its weight, are off course.
  CHECK(node_of(nodes, "ahead", PlanNode::Kind::plan).status == domain::Status::off_track);
}

}  // namespace
}  // namespace koers::app
