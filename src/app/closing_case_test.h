// A quarter that is over, and what can be asked and decided about it. For tests only.
#pragma once

#include <string>
#include <vector>

#include "app/case_test.h"
#include "app/decide_close.h"
#include "app/save_definition.h"

namespace koers::app {

inline const std::string closing_plan = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
teams: [{id: care, name: Care}]
people: [{id: anna, name: Anna}]
objectives:
  - {id: service, title: Customers are helped soon, period: 2026, team: care}
  - {id: growth, title: More customers, period: 2026}
metrics:
  - {name: wait, type: manual, grain: month, time: mean, unit: minute, direction: down}
  - {name: sales, type: manual, grain: month, time: sum, unit: EUR, direction: up}
  - {name: warmth, type: manual, grain: month, time: mean, unit: percent}
kpis:
  - id: in-file
    metric: wait
    objectives: [service]
    goals: [{period: 2026-Q1, kind: reach, target: "<= 6"}]
)";

inline const std::string waiting = R"({"id":"waiting","metric":"wait","owner":"anna",
  "objectives":["service"],"goals":[{"period":"2026-Q1","kind":"reach","target":"<= 8"}]})";
inline const std::string selling = R"({"id":"selling","metric":"sales","objectives":["growth"],
  "goals":[{"period":"2026-Q1","kind":"accumulate","target":">= 500"}]})";

// Waiting and selling are known for a year; the quarter is over.
class ClosingCase : public Case {
 public:
  explicit ClosingCase(const std::string& day = "2026-05-20") : Case("2026-03-31") {
    apply(closing_plan);
    save(waiting);
    save(selling);
    for (int month = 0; month < 12; ++month) {
      const bool is_last_year = month < 9;
      const int number = is_last_year ? month + 4 : month - 8;
      const std::string period = std::string(is_last_year ? "2025-" : "2026-") +
                                 (number < 10 ? "0" : "") + std::to_string(number);
      put("wait", period, 10 - 0.25 * month + (month % 2 == 0 ? 0.3 : -0.3));
      put("sales", period, 90 + (month % 3) * 10);
    }
    evaluate();
    go_to(day);
    evaluate();
  }

  void put(const std::string& metric, const std::string& period, double value) {
    REQUIRE(observe(metric, {.period = period, .value = value}).has_value());
  }

  void save(const std::string& document) {
    const auto saved = save_definition(ports(), {"page"},
                                       {.kind = domain::EntityKind::kpi,
                                        .id = {},
                                        .document = document,
                                        .mode = SaveMode::create,
                                        .if_seq = {}});
    REQUIRE_MESSAGE(saved.has_value(), (saved ? "" : codes_of(saved.error())));
  }

  [[nodiscard]] Result<CloseReview> try_review(const ClosingNames& names = {"2026-Q1", {}},
                                               const std::string& team = {}) {
    return close_review(
        ports(),
        {.names = names, .team = team, .moment = {}, .locale = text::Locale::en, .viewer = {}});
  }

  [[nodiscard]] CloseRow row(const std::string& kpi) {
    const auto review = try_review();
    REQUIRE_MESSAGE(review.has_value(), (review ? "" : review.error().code));
    for (const auto& team : review->teams) {
      for (const auto& row : team.rows) {
        if (row.kpi == kpi) return row;
      }
    }
    FAIL("no row for ", kpi);
    return {};
  }

  [[nodiscard]] Checked<ClosedPeriod> decide(const std::vector<KpiDecision>& decisions,
                                             const ClosingNames& names = {"2026-Q1", {}}) {
    return decide_close(
        ports(), {"page"},
        {.names = names, .by = Id<domain::Person>::trusted("anna"), .decisions = decisions});
  }

  [[nodiscard]] std::string refused(const std::vector<KpiDecision>& decisions) {
    const auto before = head();
    const auto done = decide(decisions);
    if (done) return "done";
    CHECK(head() == before);
    return codes_of(done.error());
  }

  [[nodiscard]] domain::Kpi kpi(const std::string& id) {
    return status_on(ports(), {})->definitions->kpis.at(Id<domain::Kpi>::trusted(id));
  }
};

inline KpiDecision about(const std::string& kpi, Verdict verdict = Verdict::none) {
  return {.kpi = Id<domain::Kpi>::trusted(kpi), .verdict = verdict};
}

inline KpiDecision change_to(const std::string& kpi, double target) {
  auto decision = about(kpi, Verdict::change);
  decision.target = target;
  return decision;
}

inline KpiDecision learned(const std::string& kpi, const std::string& lesson) {
  auto decision = about(kpi);
  decision.lesson = lesson;
  return decision;
}

}  // namespace koers::app
