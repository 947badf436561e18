// Built in three passes: nodes, what scores by itself, and the objectives below others.
#include "domain/plan_graph.h"

#include <algorithm>

namespace koers::domain {
namespace {

using LeafOf = std::unordered_map<std::string_view, std::size_t>;

bool is_listed(const Objective& objective, const Kpi& kpi) {
  return std::ranges::any_of(objective.key_results, [&](const KeyResult& result) {
    return result.is_kpi() && result.id == kpi.id.text();
  });
}

}  // namespace

std::vector<const Objective*> served_by(const Kpi& kpi, const Definitions& definitions) {
  std::vector<const Objective*> served;
  for (const auto& id : kpi.objectives) {
    if (const auto* objective = find(definitions.objectives, id)) served.push_back(objective);
  }
  for (const auto& [id, objective] : definitions.objectives) {
    const bool is_named = std::ranges::find(kpi.objectives, id) != kpi.objectives.end();
    if (!is_named && is_listed(objective, kpi)) served.push_back(&objective);
  }
  return served;
}

bool counts_in(const PlanPoint& node, const PlanMember& member) {
  if (!member.contributes()) return false;
  if (node.objective == nullptr) return true;
  switch (node.objective->scoring.of) {
    case ScoreOf::both:
      return true;
    case ScoreOf::key_results:
      return member.kind == PlanMember::Kind::leaf;
    case ScoreOf::children:
      return member.kind == PlanMember::Kind::node;
  }
  return true;
}

PlanGraph::PlanGraph(const Definitions& definitions) {
  add_nodes(definitions);
  add_leaves(definitions);
  add_children(definitions);
  order();
}

void PlanGraph::add_nodes(const Definitions& definitions) {
  for (const auto& [id, plan] : definitions.plans) {
    by_id_.emplace(id.text(), nodes_.size());
    nodes_.push_back({.plan = &plan, .objective = nullptr, .members = {}, .proposals = {}});
  }
  for (const auto& [id, objective] : definitions.objectives) {
    by_id_.emplace(id.text(), nodes_.size());
    nodes_.push_back({.plan = nullptr, .objective = &objective, .members = {}, .proposals = {}});
  }
}

// First what an objective lists itself, with its weights; then the KPIs that say they serve it.
void PlanGraph::add_leaves(const Definitions& definitions) {
  LeafOf kpis;
  for (const auto& [id, kpi] : definitions.kpis) {
    kpis.emplace(id.text(), leaves_.size());
    leaves_.push_back({.kpi = &kpi, .objective = nullptr, .result = nullptr});
  }
  const auto add = [&](PlanPoint& node, std::size_t leaf, const KeyResult& result) {
    node.members.push_back({.kind = PlanMember::Kind::leaf,
                            .index = leaf,
                            .edge = result.edge,
                            .is_must = result.is_must});
  };
  for (auto& node : nodes_) {
    if (node.objective == nullptr) continue;
    for (const auto& result : node.objective->key_results) {
      if (!result.is_kpi()) {
        add(node, leaves_.size(), result);
        leaves_.push_back({.kpi = nullptr, .objective = node.objective, .result = &result});
      } else if (const auto kpi = kpis.find(result.id);
                 kpi != kpis.end() && !is_proposal(*leaves_[kpi->second].kpi)) {
        add(node, kpi->second, result);
      }
    }
  }
  for (const auto& [id, kpi] : definitions.kpis) {
    if (is_proposal(kpi)) continue;
    for (const auto& objective : kpi.objectives) {
      const auto node = find(objective.text());
      if (!node || nodes_[*node].objective == nullptr) continue;
      if (is_listed(*nodes_[*node].objective, kpi)) continue;
      nodes_[*node].members.push_back(
          {.kind = PlanMember::Kind::leaf, .index = kpis.at(id.text()), .edge = {}});
    }
  }
}

void PlanGraph::add_children(const Definitions& definitions) {
  for (const auto& [id, objective] : definitions.objectives) {
    const std::size_t child = by_id_.at(id.text());
    for (const auto& parent : objective.parents) {
      const auto above = find(parent.id);
      if (!above) continue;
      if (objective.state != PlanState::agreed) {
        nodes_[*above].proposals.push_back(child);
        continue;
      }
      nodes_[*above].members.push_back(
          {.kind = PlanMember::Kind::node, .index = child, .edge = parent.edge});
    }
  }
}

void PlanGraph::order() {
  std::vector<int> open(nodes_.size());
  std::vector<std::vector<std::size_t>> above(nodes_.size());
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    for (const auto& member : nodes_[node].members) {
      if (member.kind != PlanMember::Kind::node) continue;
      ++open[node];
      above[member.index].push_back(node);
    }
  }
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    if (open[node] == 0) bottom_up_.push_back(node);
  }
  for (std::size_t done = 0; done < bottom_up_.size(); ++done) {
    for (const std::size_t parent : above[bottom_up_[done]]) {
      if (--open[parent] == 0) bottom_up_.push_back(parent);
    }
  }
}

LeafWalk::LeafWalk(const PlanGraph& graph)
    : graph_(graph), node_seen_(graph.nodes().size()), leaf_seen_(graph.leaves().size()) {}

const std::vector<std::size_t>& LeafWalk::collected(std::size_t node) {
  ++walk_;
  found_.clear();
  open_.assign(1, node);
  node_seen_[node] = walk_;
  while (!open_.empty()) {
    const PlanPoint& here = graph_.nodes()[open_.back()];
    open_.pop_back();
    for (const auto& member : here.members) {
      if (!counts_in(here, member)) continue;
      const bool is_leaf = member.kind == PlanMember::Kind::leaf;
      auto& seen = is_leaf ? leaf_seen_[member.index] : node_seen_[member.index];
      if (seen == walk_) continue;
      seen = walk_;
      (is_leaf ? found_ : open_).push_back(member.index);
    }
  }
  return found_;
}

std::vector<std::size_t> PlanGraph::leaves_under(std::size_t node) const {
  std::vector<std::size_t> leaves;
  LeafWalk(*this).below(node, [&](std::size_t leaf) { leaves.push_back(leaf); });
  std::ranges::sort(leaves);
  return leaves;
}

std::optional<std::size_t> PlanGraph::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

std::map<std::size_t, double> PlanGraph::effective_weights(std::size_t node) const {
  std::vector<double> reaching(nodes_.size());  // Of a node: what it weighs at the top.
  reaching[node] = 1;
  std::map<std::size_t, double> weights;
  for (auto at = bottom_up_.rbegin(); at != bottom_up_.rend(); ++at) {
    const PlanPoint& here = nodes_[*at];
    if (reaching[*at] == 0) continue;
    double all = 0;
    const auto weight_of = [&](const PlanMember& member) {
      const bool is_plain =
          here.objective != nullptr && here.objective->scoring.rule == ScoreRule::mean;
      return is_plain ? 1.0 : member.edge.weight;
    };
    for (const auto& member : here.members) {
      if (counts_in(here, member)) all += weight_of(member);
    }
    for (const auto& member : here.members) {
      if (!counts_in(here, member)) continue;
      const double share = reaching[*at] * weight_of(member) / all;
      if (member.kind == PlanMember::Kind::leaf) {
        weights[member.index] += share;
      } else {
        reaching[member.index] += share;
      }
    }
  }
  return weights;
}

}  // namespace koers::domain
