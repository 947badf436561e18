// Plans, objectives, key results and KPIs as one graph without cycles: who counts where, with which
// weight. What is not agreed hangs below nothing. Built once, read by every roll-up.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/definitions.h"

namespace koers::domain {

/// A thing that scores by itself: a KPI, or a key result without a number.
struct PlanLeaf {
  const Kpi* kpi = nullptr;
  const Objective* objective = nullptr;  ///< Of a key result, with …
  const KeyResult* result = nullptr;     ///< … itself; nullptr: a KPI.
};

/// What counts, or is shown, directly below a node.
struct PlanMember {
  enum class Kind : std::uint8_t { leaf, node } kind = Kind::leaf;
  std::size_t index = 0;  ///< Among the leaves or the nodes of the graph.
  Edge edge;
  bool is_must = false;

  [[nodiscard]] bool contributes() const { return edge.kind == EdgeKind::contributes; }
};

/// A strategic plan or an objective.
struct PlanPoint {
  const StrategicPlan* plan = nullptr;  ///< One of the two.
  const Objective* objective = nullptr;
  std::vector<PlanMember> members;     ///< Those that count first by leaf, then by node, by id.
  std::vector<std::size_t> proposals;  ///< Nodes below that are not agreed: shown apart.

  [[nodiscard]] const std::string& id() const {
    return plan != nullptr ? plan->id.text() : objective->id.text();
  }
};

/// Which nodes things of one kind are members of.
class Parents {
 public:
  using Selects = bool (*)(const PlanPoint& node, const PlanMember& member);

  Parents() = default;
  /// Of `things` leaves or nodes, in those of `nodes` where the member is selected.
  Parents(std::span<const PlanPoint> nodes, PlanMember::Kind kind, std::size_t things,
          Selects selects);

  /// In order of index; a node comes as often as the thing is a member of it.
  [[nodiscard]] std::span<const std::size_t> of(std::size_t thing) const {
    return std::span(nodes_).subspan(begins_[thing], begins_[thing + 1] - begins_[thing]);
  }

 private:
  std::vector<std::size_t> begins_;  // By thing, and the end: where its nodes are in `nodes_`.
  std::vector<std::size_t> nodes_;
};

/// The pointers live as long as the definitions.
class PlanGraph {
 public:
  explicit PlanGraph(const Definitions& definitions);

  [[nodiscard]] const std::vector<PlanPoint>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<PlanLeaf>& leaves() const { return leaves_; }
  /// Nodes in an order that what counts comes before where it counts. Nodes of a cycle, which the
  /// rules of definitions refuse, are left out.
  [[nodiscard]] const std::vector<std::size_t>& bottom_up() const { return bottom_up_; }

  /// The nodes that a leaf or node counts in directly.
  [[nodiscard]] std::span<const std::size_t> parents_of_leaf(std::size_t leaf) const {
    return leaf_parents_.of(leaf);
  }
  [[nodiscard]] std::span<const std::size_t> parents_of_node(std::size_t node) const {
    return node_parents_.of(node);
  }

  /// The node of a plan or objective; none for an unknown id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

  /// Everything that counts below a node, each leaf once, in order of index.
  [[nodiscard]] std::vector<std::size_t> leaves_under(std::size_t node) const;

  /// What each leaf weighs in a node: Σ over all paths of Π of the shares of weight along it. By
  /// leaf; together 1 where anything counts. Dropped things weigh as others do.
  [[nodiscard]] std::map<std::size_t, double> effective_weights(std::size_t node) const;

 private:
  void add_nodes(const Definitions& definitions);
  void add_kpis(const Definitions& definitions);
  [[nodiscard]] std::optional<std::size_t> find_kpi(std::string_view id) const;
  void add_key_results();
  void add_serving_kpis();
  void add_children();
  void order();

  std::vector<PlanPoint> nodes_;
  std::vector<PlanLeaf> leaves_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::size_t kpi_count_ = 0;  // The first leaves, in order of id.
  std::vector<std::size_t> bottom_up_;
  Parents leaf_parents_;
  Parents node_parents_;
};

/// Finds the nodes that something counts in, at any height, each once however many ways lead there.
/// Kept from one thing to the next, so that a walk costs what it finds and no more.
class WalkUp {
 public:
  explicit WalkUp(const PlanGraph& graph) : graph_(graph), seen_in_(graph.nodes().size()) {}

  /// Those above a leaf or a node, in no order; until the next call.
  [[nodiscard]] std::span<const std::size_t> from_leaf(std::size_t leaf);
  [[nodiscard]] std::span<const std::size_t> from_node(std::size_t node);

 private:
  std::span<const std::size_t> from(std::span<const std::size_t> parents);
  void add(std::span<const std::size_t> parents);

  const PlanGraph& graph_;
  std::vector<std::size_t> seen_in_;  // By node: the last walk that found it.
  std::size_t walk_ = 0;
  std::vector<std::size_t> found_;
};

/// The objectives that a KPI serves: those it names, in its order, then those that list it.
[[nodiscard]] std::vector<const Objective*> served_by(const Kpi& kpi,
                                                      const Definitions& definitions);

/// Whether a member counts, given what the objective says it is scored by. A plan counts all.
[[nodiscard]] bool counts_in(const PlanPoint& node, const PlanMember& member);

}  // namespace koers::domain
