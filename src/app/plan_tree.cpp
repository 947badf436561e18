// Nodes in an order that parents come before their children; edges both ways.
#include "app/plan_tree.h"

#include <algorithm>
#include <map>

#include "app/words.h"
#include "text/dates.h"

namespace koers::app {
namespace {

class Tree {
 public:
  Tree(const StatusView& view, store::Reader& reader, text::Locale locale)
      : view_(view), definitions_(*view.definitions), reader_(reader), locale_(locale) {}

  Result<std::vector<PlanNode>> nodes() {
    for (const auto& [id, plan] : definitions_.plans) KOERS_CHECK(add(plan));
    for (const auto& [id, objective] : definitions_.objectives) KOERS_CHECK(add(objective));
    for (const auto& state : view_.kpis) KOERS_CHECK(add(state));
    link();
    return ordered();
  }

 private:
  Result<void> add(const domain::StrategicPlan& plan) {
    PlanNode node;
    node.id = plan.id.text();
    node.kind = PlanNode::Kind::plan;
    node.title = in_language(plan.title, node.id);
    node.period = domain::Period{date_of(plan.from_year, 1, 1), date_of(plan.to_year + 1, 1, 1)};
    node.period_label = std::to_string(plan.from_year) + "–" + std::to_string(plan.to_year);
    add_roll_up(node);
    return keep(std::move(node), "plan");
  }

  Result<void> add(const domain::Objective& objective) {
    PlanNode node;
    node.id = objective.id.text();
    node.kind = PlanNode::Kind::objective;
    node.title = in_language(objective.title, node.id);
    node.parents = objective.parents;
    node.owner = owner_of(objective.owner);
    node.team = team_of(objective.team);
    node.level = domain::name_of(objective.level);
    node.period = objective.period;
    node.period_label = period_words(objective.period);
    add_roll_up(node);
    return keep(std::move(node), "objective");
  }

  Result<void> add(const KpiState& state) {
    PlanNode node;
    node.id = state.kpi->id.text();
    node.kind = PlanNode::Kind::kpi;
    node.title = title_of(*state.kpi, definitions_, locale_);
    for (const auto& objective : state.kpi->objectives) node.parents.push_back(objective.text());
    node.owner = owner_of(state.kpi->owner);
    node.team = team_of(state.kpi->team);
    if (state.goal != nullptr) {
      node.period = state.goal->span;
      node.period_label = period_words(state.goal->span);
    }
    node.status = state.standing.status;
    node.progress = state.standing.progress;
    node.score = state.standing.score;
    ++node.counts[static_cast<std::size_t>(state.standing.status)];
    return keep(std::move(node), "kpi");
  }

  Result<void> keep(PlanNode node, std::string_view kind) {
    KOERS_TRY(document, reader_.document(kind, node.id, view_.seq));
    if (document) node.home = document->home;
    nodes_.push_back(std::move(node));
    return {};
  }

  // Everything below, each KPI once.
  void add_roll_up(PlanNode& node) const {
    const auto under = domain::kpis_under(node.id, definitions_);
    std::vector<domain::RollUpItem> items;
    for (const auto& state : view_.kpis) {
      if (std::ranges::find(under, state.kpi->id) != under.end())
        items.push_back(domain::roll_up_item(state.standing));
    }
    if (items.empty()) return;
    const auto roll_up = domain::roll_up(items);
    node.status = roll_up.status;
    node.score = roll_up.score;
    node.progress = roll_up.score;
    node.expected_score = roll_up.expected_score;
    node.counts = roll_up.counts.of;
  }

  void link() {
    std::map<std::string, PlanNode*> above;
    for (auto& node : nodes_) {
      if (node.kind != PlanNode::Kind::kpi) above[node.id] = &node;
    }
    for (const auto& node : nodes_) {
      for (const auto& parent : node.parents) {
        if (const auto found = above.find(parent); found != above.end())
          found->second->children.push_back(node.id);
      }
    }
  }

  [[nodiscard]] int depth_of(const PlanNode& node) const {
    if (node.kind == PlanNode::Kind::kpi) return 1'000;
    int depth = 0;
    for (const auto& parent : node.parents) {
      const auto found = std::ranges::find_if(nodes_, [&](const auto& other) {
        return other.id == parent && other.kind != PlanNode::Kind::kpi;
      });
      if (found != nodes_.end()) depth = std::max(depth, 1 + depth_of(*found));
    }
    return depth;
  }

  std::vector<PlanNode> ordered() {
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < nodes_.size(); ++i) order.emplace_back(depth_of(nodes_[i]), i);
    std::ranges::sort(order);
    std::vector<PlanNode> nodes;
    for (const auto& [depth, index] : order) nodes.push_back(std::move(nodes_[index]));
    return nodes;
  }

  [[nodiscard]] std::string in_language(const domain::Label& label,
                                        const std::string& otherwise) const {
    return label.is_empty() ? otherwise : label.in(text::name_of(locale_));
  }

  [[nodiscard]] std::optional<PersonRef> owner_of(const Id<domain::Person>& id) const {
    const auto* person = domain::find(definitions_.people, id);
    if (person == nullptr) return std::nullopt;
    return PersonRef{person->id.text(), person->name};
  }

  [[nodiscard]] std::string team_of(const Id<domain::Team>& id) const {
    const auto* team = domain::find(definitions_.teams, id);
    return team == nullptr ? std::string() : in_language(team->name, id.text());
  }

  [[nodiscard]] std::string period_words(const domain::Period& period) const {
    const auto& calendar = definitions_.calendar();
    if (const auto grain = calendar.grain_of(period)) {
      return text::format_period(locale_, calendar.label(*grain, period));
    }
    return text::format_days(locale_, {period.first, period.final_day()});
  }

  const StatusView& view_;
  const domain::Definitions& definitions_;
  store::Reader& reader_;
  text::Locale locale_;
  std::vector<PlanNode> nodes_;
};

}  // namespace

Result<PlanTree> plan_tree(const Ports& ports, const PlanTreeRequest& request) {
  KOERS_TRY(view, status_on(ports, request.moment));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(nodes, Tree(view, *reader, request.locale).nodes());
  return PlanTree{.as_of = view.as_of, .seq = view.seq, .nodes = std::move(nodes)};
}

}  // namespace koers::app
