// Edges first, then positions: siblings are numbered anew only where their number is another one.
#include "app/move_in_plan.h"

#include <algorithm>
#include <limits>

#include "app/rewrite_together.h"
#include "app/unknown_reference.h"
#include "domain/plan_graph.h"

namespace koers::app {
namespace {

using domain::EntityKind;
using domain::Kpi;
using domain::Objective;
using Plan = domain::StrategicPlan;

Error unknown(std::string_view kind, const std::string& id, std::string_view pointer) {
  return unknown_reference(kind, id, pointer);
}

// What it is under may be something that not everybody sees by name.
Error stands_under(const std::string& id) {
  return {.kind = ErrorKind::conflict,
          .code = "plan.stands_under",
          .pointer = "/from",
          .arguments = {{"id", id}}};
}

Error not_under(const std::string& id, const std::string& parent, std::string_view pointer) {
  return {.kind = ErrorKind::conflict,
          .code = "plan.not_under",
          .pointer = std::string(pointer),
          .arguments = {{"id", id}, {"parent", parent}}};
}

class Moving {
 public:
  Moving(const domain::Definitions& before, const PlanMove& move)
      : after_(before), move_(move), from_(move.way == PlanMove::Way::added ? "" : move.from) {}

  Result<domain::Definitions> run() {
    if (!is_there(move_.what)) {
      return fail(unknown(domain::name_of(move_.what.kind), move_.what.id, "/id"));
    }
    if (!move_.to.empty() && !is_parent(move_.to))
      return fail(unknown("objective", move_.to, "/to"));
    if (move_.way == PlanMove::Way::moved) KOERS_CHECK(check_from());
    if (move_.what.kind == EntityKind::objective) KOERS_CHECK(hang_objective());
    if (move_.what.kind == EntityKind::kpi) KOERS_CHECK(hang_kpi());
    KOERS_CHECK(arrange());
    return std::move(after_);
  }

  Touched touched;

 private:
  [[nodiscard]] bool is_there(const Movable& what) const {
    if (what.kind == EntityKind::plan) return after_.plans.contains(Id<Plan>::trusted(what.id));
    return what.kind == EntityKind::kpi
               ? after_.kpis.contains(Id<Kpi>::trusted(what.id))
               : after_.objectives.contains(Id<Objective>::trusted(what.id));
  }

  // KPIs hang under objectives only; objectives under plans, too; plans under nothing.
  [[nodiscard]] bool is_parent(const std::string& id) const {
    if (move_.what.kind == EntityKind::plan) return false;
    if (after_.objectives.contains(Id<Objective>::trusted(id))) return true;
    return move_.what.kind == EntityKind::objective && after_.plans.contains(Id<Plan>::trusted(id));
  }

  // What it stands under, by id.
  [[nodiscard]] std::vector<std::string> parents() const {
    std::vector<std::string> ids;
    if (move_.what.kind == EntityKind::objective) {
      for (const auto& edge : after_.objectives.at(Id<Objective>::trusted(move_.what.id)).parents)
        ids.push_back(edge.id);
    } else if (move_.what.kind == EntityKind::kpi) {
      const Kpi& kpi = after_.kpis.at(Id<Kpi>::trusted(move_.what.id));
      for (const Objective* objective : domain::served_by(kpi, after_))
        ids.push_back(objective->id.text());
    }
    return ids;
  }

  [[nodiscard]] Result<void> check_from() const {
    const auto above = parents();
    if (from_.empty()) {
      if (above.empty()) return {};
      return fail(stands_under(move_.what.id));
    }
    if (std::ranges::find(above, from_) != above.end()) return {};
    return fail(not_under(move_.what.id, from_, "/from"));
  }

  Result<void> hang_objective() {
    if (from_ == move_.to) return {};
    Objective& objective = after_.objectives.at(Id<Objective>::trusted(move_.what.id));
    domain::ParentEdge edge{.id = move_.to};
    const auto old = std::ranges::find(objective.parents, from_, &domain::ParentEdge::id);
    const bool is_taken = old != objective.parents.end();
    if (is_taken) {
      edge.edge = old->edge;
      objective.parents.erase(old);
    }
    const bool has_it = std::ranges::find(objective.parents, move_.to, &domain::ParentEdge::id) !=
                        objective.parents.end();
    const bool is_new = !move_.to.empty() && !has_it;
    if (is_new) objective.parents.push_back(edge);
    if (is_new || is_taken) touched.objectives.insert(objective.id);
    return {};
  }

  // A KPI is a key result of its objective, or names it. What it was there it becomes here.
  Result<void> hang_kpi() {
    if (from_ == move_.to) return {};
    Kpi& kpi = after_.kpis.at(Id<Kpi>::trusted(move_.what.id));
    const auto result = take_from(kpi);
    const auto to = Id<Objective>::trusted(move_.to);
    if (std::erase(kpi.objectives, Id<Objective>::trusted(from_)) > 0) touched.kpis.insert(kpi.id);
    if (move_.to.empty()) return {};
    if (result) {
      add_result(after_.objectives.at(to), *result);
    } else if (std::ranges::find(kpi.objectives, to) == kpi.objectives.end()) {
      kpi.objectives.push_back(to);
      touched.kpis.insert(kpi.id);
    }
    return {};
  }

  std::optional<domain::KeyResult> take_from(const Kpi& kpi) {
    const auto found = after_.objectives.find(Id<Objective>::trusted(from_));
    if (found == after_.objectives.end()) return std::nullopt;
    auto& results = found->second.key_results;
    const auto listed = std::ranges::find_if(
        results, [&](const auto& result) { return result.is_kpi() && result.kpi() == kpi.id; });
    if (listed == results.end()) return std::nullopt;
    domain::KeyResult result = *listed;
    results.erase(listed);
    touched.objectives.insert(found->first);
    return result;
  }

  void add_result(Objective& objective, const domain::KeyResult& result) {
    const bool has_it = std::ranges::find(objective.key_results, result.id,
                                          &domain::KeyResult::id) != objective.key_results.end();
    if (has_it) return;
    objective.key_results.push_back(result);
    touched.objectives.insert(objective.id);
  }

  // The siblings in their order, the moved one where it is asked for. A node has one position: what
  // only leaves a parent or comes under one more keeps its place under the others.
  Result<void> arrange() {
    if (move_.to.empty() && !parents().empty()) return {};
    if (move_.way == PlanMove::Way::added && move_.before.empty()) return {};
    auto ids = siblings();
    std::erase(ids, move_.what.id);
    auto place = ids.end();
    if (!move_.before.empty()) {
      place = std::ranges::find(ids, move_.before);
      if (place == ids.end()) return fail(not_under(move_.before, move_.to, "/before"));
    }
    ids.insert(place, move_.what.id);
    for (std::size_t i = 0; i < ids.size(); ++i) put(ids[i], static_cast<int>(i) + 1);
    return {};
  }

  void put(const std::string& id, int position) {
    const auto place = [position](auto& object, auto& changed) {
      if (object.position == position) return;
      object.position = position;
      changed.insert(object.id);
    };
    if (move_.what.kind == EntityKind::plan)
      place(after_.plans.at(Id<Plan>::trusted(id)), touched.plans);
    else if (move_.what.kind == EntityKind::kpi)
      place(after_.kpis.at(Id<Kpi>::trusted(id)), touched.kpis);
    else
      place(after_.objectives.at(Id<Objective>::trusted(id)), touched.objectives);
  }

  [[nodiscard]] std::vector<std::string> siblings() const {
    std::vector<std::pair<int, std::string>> ranked;
    const auto add = [&](const auto& one) {
      ranked.emplace_back(one.position.value_or(std::numeric_limits<int>::max()), one.id.text());
    };
    const auto add_all = [&](const auto& objects) {
      for (const auto& [id, object] : objects) {
        if (is_under(object)) add(object);
      }
    };
    if (move_.what.kind == EntityKind::plan) add_all(after_.plans);
    if (move_.what.kind == EntityKind::objective) add_all(after_.objectives);
    if (move_.what.kind == EntityKind::kpi) add_all(after_.kpis);
    std::ranges::sort(ranked);
    std::vector<std::string> ids;
    for (auto& [rank, id] : ranked) ids.push_back(std::move(id));
    return ids;
  }

  // All strategic plans stand side by side.
  [[nodiscard]] bool is_under(const Plan&) const { return true; }

  [[nodiscard]] bool is_under(const Kpi& kpi) const {
    const auto above = domain::served_by(kpi, after_);
    if (move_.to.empty()) return above.empty();
    return std::ranges::any_of(
        above, [&](const Objective* objective) { return objective->id.text() == move_.to; });
  }

  [[nodiscard]] bool is_under(const Objective& objective) const {
    if (move_.to.empty()) return objective.parents.empty();
    return std::ranges::find(objective.parents, move_.to, &domain::ParentEdge::id) !=
           objective.parents.end();
  }

  domain::Definitions after_;
  const PlanMove& move_;
  std::string from_;
};

Checked<PlanMoved> move_in(store::Transaction& transaction, const Ports& ports, const Actor& actor,
                           const PlanMove& move) {
  const auto fails = [](const Error& error) { return tl::make_unexpected(Errors{error}); };
  const auto head = transaction.head();
  if (!head) return fails(head.error());
  const auto definitions = ports.definitions.at(transaction, *head);
  if (!definitions) return fails(definitions.error());
  Moving moving(**definitions, move);
  const auto after = moving.run();
  if (!after) return fails(after.error());
  const auto written = rewrite_together(
      transaction, {.actor = actor, .at = ports.clock(), .head = *head}, *after, moving.touched);
  if (!written) return tl::make_unexpected(written.error());
  const auto seq = transaction.head();
  if (!seq) return fails(seq.error());
  const auto& [plans, objectives, kpis] = moving.touched;
  const auto count = plans.size() + objectives.size() + kpis.size();
  return PlanMoved{.seq = *seq, .count = static_cast<int>(count)};
}

}  // namespace

Checked<PlanMoved> move_in_plan(const Ports& ports, const Actor& actor, const PlanMove& move) {
  Checked<PlanMoved> outcome = tl::make_unexpected(Errors{});
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    outcome = move_in(transaction, ports, actor, move);
    if (!outcome) return fail(outcome.error().front());
    return {};
  });
  if (!written && outcome) return tl::make_unexpected(Errors{written.error()});
  return outcome;
}

}  // namespace koers::app
