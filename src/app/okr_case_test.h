// An organization with a strategy, a year and a quarter, key results of every kind, and two people
// who judge them. For tests only.
#pragma once

#include <algorithm>

#include "app/case_test.h"
#include "app/objective_page.h"
#include "app/record_key_result.h"

namespace koers::app {

inline const std::string okr_plan = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
people:
  - {id: anna, name: Anna}
  - {id: bram, name: Bram}
teams:
  - {id: care, name: Care}
plans:
  - {id: strategy, title: Customers for life, from: 2024, to: 2028}
objectives:
  - {id: year, title: Customers stay, period: 2026, owner: bram, parents: [strategy]}
  - id: delight
    title: Delight our customers
    period: 2026-Q1
    owner: anna
    team: care
    parents: [year]
    key_results:
      - {kpi: answers, weight: 2}
      - {id: buzz, title: Positive buzz, assessed: {rubric: "0.3 talk, 1.0 trending"}}
      - {id: launch, title: The new desk is open, binary: true}
      - id: steps
        title: The new way of working
        milestones: [{title: Pilot, due: 2026-02-01}, {title: Everywhere, weight: 3, due: 2026-03-31}]
metrics:
  - {name: answer_hours, type: manual, grain: month, time: mean, unit: hour, direction: down}
  - {name: sales, type: manual, grain: month, time: sum, unit: EUR}
kpis:
  - id: answers
    metric: answer_hours
    owner: anna
    goals:
      - {period: 2026-Q1, kind: reach, target: "<= 10", baseline: {rule: manual, value: 14}}
)";

class OkrCase : public Case {
 public:
  explicit OkrCase(const std::string& plan = okr_plan) : Case("2026-02-14") { apply(plan); }

  [[nodiscard]] static KeyResultReport about(const std::string& result,
                                             const std::string& by = "anna") {
    KeyResultReport report;
    report.name = {Id<domain::Objective>::trusted("delight"), result};
    report.by = Id<domain::Person>::trusted(by);
    return report;
  }

  /// "done" or the code of the error.
  [[nodiscard]] std::string report(const KeyResultReport& report) {
    const auto receipt = report_key_result(ports(), {"api"}, report);
    return receipt ? "done" : receipt.error().code;
  }

  [[nodiscard]] std::string confirm(const std::string& result, const std::string& by) {
    const auto receipt =
        confirm_key_result(ports(), {"api"},
                           {.name = {Id<domain::Objective>::trusted("delight"), result},
                            .by = Id<domain::Person>::trusted(by)});
    return receipt ? "done" : receipt.error().code;
  }

  [[nodiscard]] StatusView status(const Moment& moment = {}) {
    auto view = status_on(ports(), moment);
    REQUIRE_MESSAGE(view.has_value(), (view ? "" : view.error().code));
    return std::move(*view);
  }

  [[nodiscard]] static const domain::RollUp& of(const StatusView& view, std::string_view node) {
    return view.scores.nodes[view.graph->find(node).value()];
  }

  [[nodiscard]] ObjectivePage page(const std::string& id, const std::string& viewer = {}) {
    auto found = objective_page(ports(), {.id = id,
                                          .moment = {},
                                          .locale = text::Locale::en,
                                          .viewer = Id<domain::Person>::trusted(viewer)});
    REQUIRE_MESSAGE(found.has_value(), (found ? "" : found.error().code));
    return std::move(*found);
  }

  [[nodiscard]] static bool has_hint(const std::vector<PlanHint>& hints, std::string_view code) {
    return std::ranges::find(hints, code, &PlanHint::code) != hints.end();
  }
};

/// The text with one part of it put in another's place, which has to be there.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace koers::app
