// Nodes in an order that parents come before their children; edges both ways.
#include "app/plan_tree.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "app/words.h"
#include "domain/plan_gaps.h"

namespace koers::app {
namespace {

class Tree {
 public:
  Tree(const StatusView& view, store::Reader& reader, const PlanTreeRequest& request)
      : view_(view),
        definitions_(*view.definitions),
        reader_(reader),
        visibility_(*view.definitions, request.viewer),
        locale_(request.locale) {}

  Result<std::vector<PlanNode>> nodes() {
    for (const std::size_t point : top_down()) {
      const auto& here = view_.graph->nodes()[point];
      if (!visibility_.sees(here)) continue;
      KOERS_CHECK(here.plan != nullptr ? add(*here.plan, point) : add(*here.objective, point));
    }
    for (const auto& state : view_.kpis) {
      if (visibility_.sees(*state.kpi)) KOERS_CHECK(add(state));
    }
    link();
    return std::move(nodes_);
  }

 private:
  // Parents before children, then in order of id: proposals come where they would stand.
  [[nodiscard]] std::vector<std::size_t> top_down() const {
    const auto& all = view_.graph->nodes();
    std::vector<int> depth(all.size());
    const auto& bottom_up = view_.graph->bottom_up();
    for (auto at = bottom_up.rbegin(); at != bottom_up.rend(); ++at) {
      for (const auto& member : all[*at].members) {
        if (member.kind == domain::PlanMember::Kind::node)
          depth[member.index] = std::max(depth[member.index], depth[*at] + 1);
      }
      for (const std::size_t proposal : all[*at].proposals)
        depth[proposal] = std::max(depth[proposal], depth[*at] + 1);
    }
    std::vector<std::size_t> order(bottom_up.begin(), bottom_up.end());
    std::ranges::sort(order, {}, [&](std::size_t point) { return std::pair(depth[point], point); });
    return order;
  }

  Result<void> add(const domain::StrategicPlan& plan, std::size_t point) {
    PlanNode node;
    node.id = plan.id.text();
    node.kind = PlanNode::Kind::plan;
    node.period = domain::span_of(plan, definitions_.calendar());
    node.period_label = std::to_string(plan.from_year) + "–" + std::to_string(plan.to_year);
    node.state = domain::name_of(domain::PlanState::agreed);
    node.position = plan.position;
    add_point(node, point);
    return keep(std::move(node), "plan");
  }

  Result<void> add(const domain::Objective& objective, std::size_t point) {
    PlanNode node;
    node.id = objective.id.text();
    node.kind = PlanNode::Kind::objective;
    for (const auto& parent : objective.parents) add_parent(node, parent.id, parent.edge);
    node.owner = owner_of(objective.owner);
    node.team = team_of(objective.team);
    node.level = domain::name_of(objective.level);
    node.period = objective.period;
    node.period_label = span_words(objective.period, definitions_.calendar(), locale_);
    node.state = domain::name_of(objective.state);
    node.position = objective.position;
    const auto standing = std::ranges::find(view_.objectives, point, &ObjectiveStanding::node);
    if (standing != view_.objectives.end()) node.standing = &*standing;
    add_point(node, point);
    return keep(std::move(node), "objective");
  }

  Result<void> add(const KpiState& state) {
    PlanNode node;
    node.id = state.kpi->id.text();
    node.kind = PlanNode::Kind::kpi;
    node.title = title_of(*state.kpi, definitions_, locale_);
    for (const auto* objective : domain::served_by(*state.kpi, definitions_)) {
      const auto listed =
          std::ranges::find(objective->key_results, node.id, &domain::KeyResult::id);
      add_parent(node, objective->id.text(),
                 listed == objective->key_results.end() ? domain::Edge{} : listed->edge);
    }
    node.owner = owner_of(state.kpi->owner);
    node.team = team_of(state.kpi->team);
    node.position = state.kpi->position;
    if (state.goal != nullptr) {
      node.period = state.goal->span;
      node.period_label = span_words(state.goal->span, definitions_.calendar(), locale_);
    }
    const bool is_proposal = domain::is_proposal(*state.kpi);
    node.state =
        domain::name_of(is_proposal ? domain::PlanState::draft : domain::PlanState::agreed);
    node.status = state.standing.status;
    node.progress = state.standing.progress;
    node.score = state.standing.score;
    node.results = 1;
    node.reporting = state.standing.score ? 1 : 0;
    ++node.counts[static_cast<std::size_t>(state.standing.status)];
    return keep(std::move(node), "kpi");
  }

  void add_parent(PlanNode& node, const std::string& parent, const domain::Edge& edge) const {
    if (!visibility_.sees(domain::EntityKind::objective, parent)) return;
    node.parents.push_back(parent);
    node.edges.push_back({parent, std::string(domain::name_of(edge.kind)), edge.weight});
  }

  Result<void> keep(PlanNode node, std::string_view kind) {
    KOERS_TRY(document, reader_.document(kind, node.id, view_.seq));
    if (document) node.home = document->home;
    nodes_.push_back(std::move(node));
    return {};
  }

  // Everything below, each KPI once; and whether it adds up.
  void add_point(PlanNode& node, std::size_t point) const {
    node.title = title_of(view_.graph->nodes()[point], locale_);
    node.hints = plan_hints(view_, point, locale_, visibility_);
    if (view_.graph->leaves_under(point).empty()) return;
    const auto& roll_up = view_.scores.nodes[point];
    node.status = roll_up.status;
    node.score = roll_up.score;
    node.progress = roll_up.score;
    node.expected_score = roll_up.expected_score;
    node.counts = roll_up.counts.of;
    node.reporting = roll_up.reporting;
    node.results = view_.scores.results[point];
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
    arrange();
  }

  // Strategies before objectives before KPIs, each kind as it was arranged, else by id.
  void arrange() {
    std::map<std::string, std::tuple<PlanNode::Kind, int, std::string>> rank;
    const auto rank_of = [](const PlanNode& node) {
      return std::tuple(node.kind, node.position.value_or(std::numeric_limits<int>::max()),
                        node.id);
    };
    for (const auto& node : nodes_) rank.insert_or_assign(node.id, rank_of(node));
    for (auto& node : nodes_)
      std::ranges::sort(node.children, {}, [&](const std::string& id) { return rank.at(id); });
    arrange_roots(rank_of);
  }

  // What stands under nothing, in the places that such nodes have.
  void arrange_roots(const auto& rank_of) {
    std::vector<std::size_t> places;
    std::vector<PlanNode> roots;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!nodes_[i].parents.empty()) continue;
      places.push_back(i);
      roots.push_back(std::move(nodes_[i]));
    }
    std::ranges::sort(roots, {}, rank_of);
    for (std::size_t i = 0; i < places.size(); ++i) nodes_[places[i]] = std::move(roots[i]);
  }

  [[nodiscard]] std::optional<PersonRef> owner_of(const Id<domain::Person>& id) const {
    const auto* person = domain::find(definitions_.people, id);
    if (person == nullptr) return std::nullopt;
    return PersonRef{person->id.text(), person->name};
  }

  [[nodiscard]] std::string team_of(const Id<domain::Team>& id) const {
    const auto* team = domain::find(definitions_.teams, id);
    return team == nullptr ? std::string() : team->name.in(text::name_of(locale_));
  }

  const StatusView& view_;
  const domain::Definitions& definitions_;
  store::Reader& reader_;
  domain::Visibility visibility_;
  text::Locale locale_;
  std::vector<PlanNode> nodes_;
};

}  // namespace

Result<PlanTree> plan_tree(const Ports& ports, const PlanTreeRequest& request) {
  PlanTree tree;
  KOERS_TRY(status, status_on(ports, request.moment));
  tree.status = std::move(status);
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(nodes, Tree(tree.status, *reader, request).nodes());
  tree.nodes = std::move(nodes);
  return tree;
}

}  // namespace koers::app
