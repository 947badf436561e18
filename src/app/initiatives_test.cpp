// Work beside KPIs on a real store: saved and deleted like everything else, missed by the coach
// where there is none, and followed by the evaluation.
#include "app/case_test.h"
#include "app/coach.h"
#include "app/save_definition.h"
#include "app/work_view.h"

namespace koers::app {
namespace {

// Two years of 14 hours to answer, and people who work on it.
class Office : public Case {
 public:
  Office() : Case("2026-01-20") {
    apply(answer_plan);
    const domain::Calendar calendar;
    auto period = calendar.period_of(domain::Grain::month, date_of(2024, 1, 1));
    for (int i = 0; i < 24; ++i) {
      const NewValue one{.period = calendar.label(domain::Grain::month, period),
                         .value = 14 + (i % 4 == 0 ? 0.4 : 0)};
      REQUIRE(observe("answer_hours", one).has_value());
      period = calendar.shift(domain::Grain::month, period, 1);
    }
    evaluate();
  }

  std::string save(const std::string& document) {
    const auto saved = save_definition(
        ports(), {"page"}, {.kind = domain::EntityKind::initiative, .document = document});
    return saved ? saved->id : codes_of(saved.error());
  }

  std::string remove(domain::EntityKind kind, const std::string& id) {
    const auto removed = delete_definition(ports(), {"page"}, {.kind = kind, .id = id});
    return removed ? "gone" : codes_of(removed.error());
  }

  // As things go, and with the work.
  std::pair<double, double> chances() {
    const auto single = kpi_on(ports(), Id<domain::Kpi>::trusted("answers"), {});
    REQUIRE(single.has_value());
    const auto& state = single->state;
    const double as_things_go = state.standing.probability.value();
    return {as_things_go, state.probability_with_work.value_or(as_things_go)};
  }

  WorkView work(const std::string& kpi = {}) {
    const auto view = work_view(ports(), {.kpi = Id<domain::Kpi>::trusted(kpi)});
    REQUIRE_MESSAGE(view.has_value(), (view ? "" : view.error().code));
    return *view;
  }

  std::string found() {
    const auto coached = coach_kpi(ports(), {.kpi = Id<domain::Kpi>::trusted("answers")});
    REQUIRE(coached.has_value());
    std::string codes;
    for (const auto& finding : coached->report.findings) codes.append(finding.code).append(" ");
    return codes;
  }
};

}  // namespace

TEST_CASE("the coach misses work on a KPI, once the organization keeps any") {
  Office office;
  CHECK(office.found().find("RL1") == std::string::npos);
  CHECK(office.save(R"({"title": "Verhuizing"})") == "verhuizing");
  CHECK(office.found().find("RL1") != std::string::npos);
  CHECK(office.save(R"({"title": "Bot", "supports": ["answers"]})") == "bot");
  CHECK(office.found().find("RL") == std::string::npos);
  CHECK(office.save(R"({"title": "Chat", "supports": ["answers"], "effect": {"mean": -1}})") ==
        "chat");
  CHECK(office.found().find("RL2") != std::string::npos);
}

TEST_CASE(
    "work that comes after the deadline does not count for the goal, delivered work is no plan") {
  Office office;
  CHECK(office.save(R"({"title": "Bot", "supports": ["answers"], "due": "2026-06-30",
                        "effect": {"mean": -9}})") == "bot");
  CHECK(office.found().find("RL2") != std::string::npos);
  CHECK(office.remove(domain::EntityKind::initiative, "bot") == "gone");
  CHECK(office.save(R"({"title": "Bot", "supports": ["answers"], "done": "2026-01-10",
                        "effect": {"mean": -9}})") == "bot");
  CHECK(office.found().find("RL1") != std::string::npos);
}

TEST_CASE("the chance with the work is that as things go, moved by what the work is to bring") {
  Office office;
  const auto [bare, unmoved] = office.chances();
  CHECK(bare == unmoved);
  CHECK(bare < 0.05);
  CHECK(office.save(R"({"title": "Bot", "supports": ["answers"], "due": "2026-02-28",
                        "effect": {"mean": -6, "probability": 0.8}})") == "bot");
  const auto [still, with_bot] = office.chances();
  CHECK(still == bare);
  CHECK(with_bot > 0.7);
  CHECK(with_bot <= 0.8 + bare);
  CHECK(office.chances().second == with_bot);
  CHECK(office.save(R"({"title": "Late", "supports": ["answers"], "due": "2026-06-30",
                        "effect": {"mean": -6}})") == "late");
  CHECK(office.chances().second == with_bot);
}

TEST_CASE("work is listed by what it closes of a goal's gap, with the way up, in words") {
  Office office;
  CHECK(office.save(R"({"id": "a", "title": "Oud", "supports": ["answers"], "state": "stopped",
                        "effect": {"mean": -9}})") == "a");
  CHECK(office.save(R"({"id": "b", "title": "Los", "due": "2026-01-01"})") == "b");
  CHECK(office.save(R"({"id": "c", "title": "Chat", "supports": ["answers"],
                        "effect": {"mean": -1}})") == "c");
  CHECK(office.save(R"({"id": "d", "title": "Bot", "supports": ["answers"], "due": "2026-02-28",
                        "effect": {"mean": -3, "sd": 0.5, "probability": 0.8}})") == "d");
  CHECK(office.save(R"({"id": "e", "title": "Klaar", "supports": ["answers"],
                        "done": "2026-01-01"})") == "e");
  std::string order;
  for (const auto& item : office.work().items) order += item.initiative->id.text();
  CHECK(order == "dcbea");
  CHECK(office.work("answers").items.size() == 4);
  const auto items = office.work().items;
  const auto& bot = items[0].supports.front();
  CHECK(bot.effect_text == "−3 uur ± 0,5, kans 80%");
  CHECK(bot.share_of_gap == doctest::Approx(-2.4 / (10 - 14)));
  CHECK(bot.share_text == "naar verwachting 60% van wat nog nodig is");
  CHECK(bot.path.front().title == "Customers are helped soon");
  CHECK(items[1].supports.front().effect_text == "−1 uur");
  CHECK(items[2].is_overdue);
  CHECK_FALSE(items[0].is_overdue);
  const auto unknown = work_view(office.ports(), {.kpi = Id<domain::Kpi>::trusted("nothing")});
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().code == "reference.unknown");
}

TEST_CASE("work is refused where it names what is not there, and keeps what it names in place") {
  Office office;
  CHECK(office.save(R"({"title": "Bot", "supports": ["nothing"]})") == "reference.unknown");
  const auto calls = save_definition(
      office.ports(), {"page"},
      {.document = R"({"id": "calls", "metric": "calls", "objectives": ["service"]})"});
  REQUIRE(calls.has_value());
  CHECK(office.save(R"({"title": "Bot", "supports": ["calls"]})") == "bot");
  CHECK(office.remove(domain::EntityKind::kpi, "calls") == "definition.in_use");
  CHECK(office.remove(domain::EntityKind::initiative, "bot") == "gone");
  CHECK(office.remove(domain::EntityKind::kpi, "calls") == "gone");
}

TEST_CASE("the KPIs that work supports are evaluated anew when it comes, changes and goes") {
  Office office;
  const auto evaluated = [&] { return evaluate_pending(office.ports()).value().evaluated; };
  CHECK(office.save(R"({"title": "Bot", "supports": ["answers"]})") == "bot");
  CHECK(evaluated() == 1);
  const auto freed = save_definition(office.ports(), {"page"},
                                     {.kind = domain::EntityKind::initiative,
                                      .id = "bot",
                                      .document = R"({"title": "Bot"})",
                                      .mode = SaveMode::replace});
  REQUIRE(freed.has_value());
  CHECK(evaluated() == 1);
  CHECK(office.remove(domain::EntityKind::initiative, "bot") == "gone");
  CHECK(evaluated() == 0);
}

}  // namespace koers::app
