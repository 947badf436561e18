// Edges first, then positions: siblings are numbered anew only where their number is another one.
#include "app/move_in_plan.h"

#include <algorithm>
#include <limits>

#include "app/rewrite_together.h"
#include "domain/plan_graph.h"

namespace koers::app {
namespace {

using domain::EntityKind;
using domain::Kpi;
using domain::Objective;

Error unknown(std::string_view kind, const std::string& id, std::string_view pointer) {
  return {.kind = ErrorKind::not_found,
          .code = "reference.unknown",
          .pointer = std::string(pointer),
          .arguments = {{"kind", std::string(kind)}, {"id", id}}};
}

Error not_under(const std::string& id, const std::string& parent, std::string_view pointer) {
  return {.kind = ErrorKind::conflict,
          .code = "plan.not_under",
          .pointer = std::string(pointer),
          .arguments = {{"id", id}, {"parent", parent}}};
}

class Moving {
 public:
  Moving(const domain::Definitions& before, const PlanMove& move) : after_(before), move_(move) {}

  Result<domain::Definitions> run() {
    if (!is_there(move_.what)) {
      return fail(unknown(domain::name_of(move_.what.kind), move_.what.id, "/id"));
    }
    if (!move_.to.empty() && !is_parent(move_.to))
      return fail(unknown("objective", move_.to, "/to"));
    KOERS_CHECK(move_.what.kind == EntityKind::kpi ? hang_kpi() : hang_objective());
    KOERS_CHECK(arrange());
    return std::move(after_);
  }

  Touched touched;

 private:
  [[nodiscard]] bool is_there(const Movable& what) const {
    return what.kind == EntityKind::kpi
               ? after_.kpis.contains(Id<Kpi>::trusted(what.id))
               : after_.objectives.contains(Id<Objective>::trusted(what.id));
  }

  // KPIs hang under objectives only; objectives under plans, too.
  [[nodiscard]] bool is_parent(const std::string& id) const {
    if (after_.objectives.contains(Id<Objective>::trusted(id))) return true;
    return move_.what.kind == EntityKind::objective &&
           after_.plans.contains(Id<domain::StrategicPlan>::trusted(id));
  }

  Result<void> hang_objective() {
    if (move_.from == move_.to) return {};
    Objective& objective = after_.objectives.at(Id<Objective>::trusted(move_.what.id));
    domain::ParentEdge edge{.id = move_.to};
    if (!move_.from.empty()) {
      const auto old = std::ranges::find(objective.parents, move_.from, &domain::ParentEdge::id);
      if (old == objective.parents.end())
        return fail(not_under(move_.what.id, move_.from, "/from"));
      edge.edge = old->edge;
      objective.parents.erase(old);
    }
    const bool has_it = std::ranges::find(objective.parents, move_.to, &domain::ParentEdge::id) !=
                        objective.parents.end();
    if (!move_.to.empty() && !has_it) objective.parents.push_back(edge);
    touched.objectives.insert(objective.id);
    return {};
  }

  // A KPI is a key result of its objective, or names it. What it was there it becomes here.
  Result<void> hang_kpi() {
    if (move_.from == move_.to) return {};
    Kpi& kpi = after_.kpis.at(Id<Kpi>::trusted(move_.what.id));
    const auto result = move_.from.empty() ? std::nullopt : take_from(kpi);
    const auto from = Id<Objective>::trusted(move_.from);
    const auto to = Id<Objective>::trusted(move_.to);
    const bool is_named = std::erase(kpi.objectives, from) > 0;
    if (!move_.from.empty() && !result && !is_named)
      return fail(not_under(move_.what.id, move_.from, "/from"));
    if (is_named) touched.kpis.insert(kpi.id);
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
    const auto found = after_.objectives.find(Id<Objective>::trusted(move_.from));
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

  // The siblings in their order, the moved one where it is asked for.
  Result<void> arrange() {
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
    if (move_.what.kind == EntityKind::kpi) {
      Kpi& kpi = after_.kpis.at(Id<Kpi>::trusted(id));
      if (kpi.position == position) return;
      kpi.position = position;
      touched.kpis.insert(kpi.id);
    } else {
      Objective& objective = after_.objectives.at(Id<Objective>::trusted(id));
      if (objective.position == position) return;
      objective.position = position;
      touched.objectives.insert(objective.id);
    }
  }

  [[nodiscard]] std::vector<std::string> siblings() const {
    std::vector<std::pair<int, std::string>> ranked;
    const auto add = [&](const auto& one) {
      ranked.emplace_back(one.position.value_or(std::numeric_limits<int>::max()), one.id.text());
    };
    if (move_.what.kind == EntityKind::kpi) {
      for (const auto& [id, kpi] : after_.kpis) {
        if (is_under(kpi)) add(kpi);
      }
    } else {
      for (const auto& [id, objective] : after_.objectives) {
        if (is_under(objective)) add(objective);
      }
    }
    std::ranges::sort(ranked);
    std::vector<std::string> ids;
    for (auto& [rank, id] : ranked) ids.push_back(std::move(id));
    return ids;
  }

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
  const auto count = moving.touched.objectives.size() + moving.touched.kpis.size();
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
