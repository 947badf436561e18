// Built in passes: nodes, what scores by itself, the objectives below others, and the ways up.
#include "domain/plan_graph.h"

#include <algorithm>
#include <numeric>

namespace koers::domain {
namespace {

bool is_listed(const Objective& objective, const Kpi& kpi) {
  return std::ranges::any_of(objective.key_results, [&](const KeyResult& result) {
    return result.is_kpi() && result.id == kpi.id.text();
  });
}

bool is_any(const PlanPoint&, const PlanMember&) { return true; }

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

Parents::Parents(std::span<const PlanPoint> nodes, PlanMember::Kind kind, std::size_t things,
                 Selects selects)
    : begins_(things + 1) {
  const auto each = [&](const auto& visit) {
    for (std::size_t node = 0; node < nodes.size(); ++node) {
      for (const PlanMember& member : nodes[node].members) {
        if (member.kind == kind && selects(nodes[node], member)) visit(member.index, node);
      }
    }
  };
  each([&](std::size_t thing, std::size_t) { ++begins_[thing + 1]; });
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  nodes_.resize(begins_.back());
  std::vector<std::size_t> next(begins_);
  each([&](std::size_t thing, std::size_t node) { nodes_[next[thing]++] = node; });
}

PlanGraph::PlanGraph(const Definitions& definitions) {
  add_nodes(definitions);
  add_kpis(definitions);
  add_key_results();
  add_serving_kpis();
  add_children();
  order();
  leaf_parents_ = Parents(nodes_, PlanMember::Kind::leaf, leaves_.size(), counts_in);
  node_parents_ = Parents(nodes_, PlanMember::Kind::node, nodes_.size(), counts_in);
}

void PlanGraph::add_nodes(const Definitions& definitions) {
  const std::size_t count = definitions.plans.size() + definitions.objectives.size();
  nodes_.reserve(count);
  by_id_.reserve(count);
  for (const auto& [id, plan] : definitions.plans) {
    by_id_.emplace(id.text(), nodes_.size());
    nodes_.push_back({.plan = &plan, .objective = nullptr, .members = {}, .proposals = {}});
  }
  for (const auto& [id, objective] : definitions.objectives) {
    by_id_.emplace(id.text(), nodes_.size());
    nodes_.push_back({.plan = nullptr, .objective = &objective, .members = {}, .proposals = {}});
  }
}

void PlanGraph::add_kpis(const Definitions& definitions) {
  kpi_count_ = definitions.kpis.size();
  leaves_.reserve(kpi_count_);
  for (const auto& [id, kpi] : definitions.kpis)
    leaves_.push_back({.kpi = &kpi, .objective = nullptr, .result = nullptr});
}

std::optional<std::size_t> PlanGraph::find_kpi(std::string_view id) const {
  const auto kpis = std::span(leaves_).first(kpi_count_);
  const auto id_of = [](const PlanLeaf& leaf) -> std::string_view { return leaf.kpi->id.text(); };
  const auto found = std::ranges::lower_bound(kpis, id, {}, id_of);
  if (found == kpis.end() || id_of(*found) != id) return std::nullopt;
  return static_cast<std::size_t>(found - kpis.begin());
}

// What an objective lists itself, with its weights.
void PlanGraph::add_key_results() {
  const auto add = [](PlanPoint& node, std::size_t leaf, const KeyResult& result) {
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
      } else if (const auto kpi = find_kpi(result.id); kpi && !is_proposal(*leaves_[*kpi].kpi)) {
        add(node, *kpi, result);
      }
    }
  }
}

// The KPIs that say they serve an objective which does not list them. There are many: room is made
// for all of them at once.
void PlanGraph::add_serving_kpis() {
  std::vector<std::pair<std::size_t, std::size_t>> served;  // Node and leaf.
  std::vector<std::size_t> more(nodes_.size());
  for (std::size_t leaf = 0; leaf < kpi_count_; ++leaf) {
    const Kpi& kpi = *leaves_[leaf].kpi;
    if (is_proposal(kpi)) continue;
    for (const auto& objective : kpi.objectives) {
      const auto node = find(objective.text());
      if (!node || nodes_[*node].objective == nullptr) continue;
      if (is_listed(*nodes_[*node].objective, kpi)) continue;
      served.emplace_back(*node, leaf);
      ++more[*node];
    }
  }
  for (std::size_t node = 0; node < nodes_.size(); ++node)
    nodes_[node].members.reserve(nodes_[node].members.size() + more[node]);
  for (const auto& [node, leaf] : served)
    nodes_[node].members.push_back({.kind = PlanMember::Kind::leaf, .index = leaf, .edge = {}});
}

void PlanGraph::add_children() {
  for (std::size_t child = 0; child < nodes_.size(); ++child) {
    if (nodes_[child].objective == nullptr) continue;
    const Objective& objective = *nodes_[child].objective;
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
  const Parents above(nodes_, PlanMember::Kind::node, nodes_.size(), is_any);
  std::vector<std::ptrdiff_t> open(nodes_.size());
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    open[node] =
        std::ranges::count(nodes_[node].members, PlanMember::Kind::node, &PlanMember::kind);
    if (open[node] == 0) bottom_up_.push_back(node);
  }
  for (std::size_t done = 0; done < bottom_up_.size(); ++done) {
    for (const std::size_t parent : above.of(bottom_up_[done])) {
      if (--open[parent] == 0) bottom_up_.push_back(parent);
    }
  }
}

std::span<const std::size_t> WalkUp::from_leaf(std::size_t leaf) {
  return from(graph_.parents_of_leaf(leaf));
}

std::span<const std::size_t> WalkUp::from_node(std::size_t node) {
  return from(graph_.parents_of_node(node));
}

std::span<const std::size_t> WalkUp::from(std::span<const std::size_t> parents) {
  ++walk_;
  found_.clear();
  add(parents);
  for (std::size_t next = 0; next < found_.size(); ++next)
    add(graph_.parents_of_node(found_[next]));
  return found_;
}

void WalkUp::add(std::span<const std::size_t> parents) {
  for (const std::size_t parent : parents) {
    if (seen_in_[parent] == walk_) continue;
    seen_in_[parent] = walk_;
    found_.push_back(parent);
  }
}

std::vector<std::size_t> PlanGraph::leaves_under(std::size_t node) const {
  std::vector<bool> nodes_seen(nodes_.size());
  std::vector<bool> leaves_seen(leaves_.size());
  std::vector<std::size_t> open{node};
  std::vector<std::size_t> leaves;
  nodes_seen[node] = true;
  while (!open.empty()) {
    const PlanPoint& here = nodes_[open.back()];
    open.pop_back();
    for (const auto& member : here.members) {
      if (!counts_in(here, member)) continue;
      const bool is_leaf = member.kind == PlanMember::Kind::leaf;
      auto& seen = is_leaf ? leaves_seen : nodes_seen;
      if (seen[member.index]) continue;
      seen[member.index] = true;
      (is_leaf ? leaves : open).push_back(member.index);
    }
  }
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
