// Changes the state of objectives and goals, in one transaction, under one entry in the log.
#include <algorithm>
#include <set>

#include "app/plan_proposal.h"
#include "app/rewrite_together.h"
#include "base/json.h"

namespace koers::app {
namespace {

using domain::EntityKind;
using domain::PlanState;

Error about(std::string_view code, ErrorKind kind, const PlanItem& item) {
  return Error{.kind = kind,
               .code = std::string(code),
               .pointer = "/items",
               .arguments = {{"kind", std::string(domain::name_of(item.kind))},
                             {"id", item.period.empty() ? item.id : item.id + " " + item.period}}};
}

// The state that a thing must have to take a step; draft can be taken back to from anywhere.
bool may_step(PlanState from, PlanState to) {
  if (to == PlanState::agreed) return from == PlanState::proposed;
  if (to == PlanState::proposed) return from == PlanState::draft;
  return from != PlanState::draft;
}

class Stepping {
 public:
  Stepping(const domain::Definitions& definitions, const PlanStep& step)
      : definitions_(definitions), step_(step) {}

  // The definitions after the step; the ids of what changed are in `touched`.
  Checked<domain::Definitions> run() {
    if (step_.items.empty()) {
      // To draft only by name: nobody takes everything back at once.
      if (step_.to != PlanState::draft) take_all();
    } else {
      for (const auto& item : step_.items) take(item);
    }
    if (!errors_.empty()) return tl::make_unexpected(errors_);
    if (count_ == 0) {
      return tl::make_unexpected(
          Errors{{.kind = ErrorKind::conflict, .code = "plan.nothing_to_do", .pointer = "/items"}});
    }
    return std::move(definitions_);
  }

  std::set<Id<domain::Objective>> objectives;
  std::set<Id<domain::Kpi>> kpis;
  [[nodiscard]] int count() const { return count_; }

 private:
  void take_all() {
    for (auto& [id, objective] : definitions_.objectives) {
      if (may_step(objective.state, step_.to)) set(objective);
    }
    for (auto& [id, kpi] : definitions_.kpis) {
      std::vector<domain::Period> spans;
      for (const auto& goal : kpi.goals) {
        if (may_step(goal.state, step_.to)) spans.push_back(goal.span);
      }
      for (const auto& span : spans) set(kpi, span);
    }
  }

  void take(const PlanItem& item) {
    if (item.kind == EntityKind::objective) return take_objective(item);
    const auto found = definitions_.kpis.find(Id<domain::Kpi>::trusted(item.id));
    if (found == definitions_.kpis.end()) return unknown(item);
    const auto span = span_of(item);
    const auto& goals = found->second.goals;
    // A proposal comes before an agreed goal of the same days: it is what is decided about.
    const auto is_meant = [&](const domain::Goal& goal) { return span && goal.span == *span; };
    const auto ready = std::ranges::find_if(
        goals, [&](const auto& goal) { return is_meant(goal) && may_step(goal.state, step_.to); });
    if (ready != goals.end()) return set(found->second, ready->span);
    if (std::ranges::none_of(goals, is_meant)) return unknown(item);
    errors_.push_back(about("plan.not_proposed", ErrorKind::conflict, item));
  }

  void take_objective(const PlanItem& item) {
    const auto found = definitions_.objectives.find(Id<domain::Objective>::trusted(item.id));
    if (found == definitions_.objectives.end()) return unknown(item);
    if (may_step(found->second.state, step_.to)) return set(found->second);
    errors_.push_back(about("plan.not_proposed", ErrorKind::conflict, item));
  }

  void unknown(const PlanItem& item) {
    errors_.push_back(about("reference.unknown", ErrorKind::not_found, item));
  }

  // A named period, or the one that starts on a day.
  [[nodiscard]] std::optional<domain::Period> span_of(const PlanItem& item) const {
    const auto& kpi = definitions_.kpis.at(Id<domain::Kpi>::trusted(item.id));
    for (const auto& goal : kpi.goals) {
      if (to_string(goal.span.first) == item.period) return goal.span;
    }
    const auto named = definitions_.calendar().parse_label(item.period);
    return named ? std::optional(named->period) : std::nullopt;
  }

  void set(domain::Objective& objective) {
    objective.state = step_.to;
    objectives.insert(objective.id);
    ++count_;
  }

  void set(domain::Kpi& kpi, const domain::Period& span) {
    if (step_.to == PlanState::agreed) {
      std::erase_if(kpi.goals, [&](const domain::Goal& goal) {
        return goal.state == PlanState::agreed && goal.span == span;
      });
    }
    for (auto& goal : kpi.goals) {
      if (goal.span == span && may_step(goal.state, step_.to)) goal.state = step_.to;
    }
    kpis.insert(kpi.id);
    ++count_;
  }

  domain::Definitions definitions_;
  const PlanStep& step_;
  Errors errors_;
  int count_ = 0;
};

Checked<PlanStepDone> step_in(store::Transaction& transaction, const Ports& ports,
                              const Actor& actor, const PlanStep& step) {
  const auto fails = [](const Error& error) { return tl::make_unexpected(Errors{error}); };
  const auto head = transaction.head();
  if (!head) return fails(head.error());
  const auto definitions = ports.definitions.at(transaction, *head);
  if (!definitions) return fails(definitions.error());
  if (!step.by.is_empty() && !(*definitions)->people.contains(step.by)) {
    return fails({.kind = ErrorKind::not_found,
                  .code = "reference.unknown",
                  .pointer = "/by",
                  .arguments = {{"kind", "person"}, {"id", step.by.text()}}});
  }
  Stepping stepping(**definitions, step);
  const auto after = stepping.run();
  if (!after) return tl::make_unexpected(after.error());
  const Instant at = ports.clock();
  const auto written = rewrite_together(
      transaction, {.actor = actor, .at = at, .head = *head}, *after,
      {.objectives = std::move(stepping.objectives), .kpis = std::move(stepping.kpis)});
  if (!written) return tl::make_unexpected(written.error());
  const auto seq = transaction.append(
      {.at = at,
       .actor = actor.name,
       .entity = "proposal",
       .id = {},
       .kind = std::string(domain::name_of(step.to)),
       .before = {},
       .after = write_json(json::object{{"by", step.by.text()}, {"count", stepping.count()}})});
  if (!seq) return fails(seq.error());
  return PlanStepDone{.count = stepping.count(), .seq = *seq};
}

}  // namespace

Checked<PlanStepDone> step_plan(const Ports& ports, const Actor& actor, const PlanStep& step) {
  Checked<PlanStepDone> outcome = tl::make_unexpected(Errors{});
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    outcome = step_in(transaction, ports, actor, step);
    if (!outcome) return fail(outcome.error().front());
    return {};
  });
  if (!written && outcome) return tl::make_unexpected(Errors{written.error()});
  return outcome;
}

}  // namespace koers::app
