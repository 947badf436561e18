// Plans, objectives, key results and KPIs as one graph without cycles: who counts where, with which
// weight. What is not agreed hangs below nothing. Built once, read by every roll-up.
#pragma once

#include <map>
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

/// The pointers live as long as the definitions.
class PlanGraph {
 public:
  explicit PlanGraph(const Definitions& definitions);

  [[nodiscard]] const std::vector<PlanPoint>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<PlanLeaf>& leaves() const { return leaves_; }
  /// Nodes in an order that what counts comes before where it counts. Nodes of a cycle, which the
  /// rules of definitions refuse, are left out.
  [[nodiscard]] const std::vector<std::size_t>& bottom_up() const { return bottom_up_; }

  /// The node of a plan or objective; none for an unknown id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

  /// Everything that counts below a node, each leaf once, in order of index.
  [[nodiscard]] std::vector<std::size_t> leaves_under(std::size_t node) const;

  /// What each leaf weighs in a node: Σ over all paths of Π of the shares of weight along it. By
  /// leaf; together 1 where anything counts. Dropped things weigh as others do.
  [[nodiscard]] std::map<std::size_t, double> effective_weights(std::size_t node) const;

 private:
  void add_nodes(const Definitions& definitions);
  void add_leaves(const Definitions& definitions);
  void add_children(const Definitions& definitions);
  void order();

  std::vector<PlanPoint> nodes_;
  std::vector<PlanLeaf> leaves_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::vector<std::size_t> bottom_up_;
};

/// Visits each leaf that counts below a node once, however many ways lead to it. Kept from node to
/// node, so that a visit costs what is below the node and no more.
class LeafWalk {
 public:
  explicit LeafWalk(const PlanGraph& graph);

  template <typename Visit>
  void below(std::size_t node, const Visit& visit) {
    for (const std::size_t leaf : collected(node)) visit(leaf);
  }

 private:
  [[nodiscard]] const std::vector<std::size_t>& collected(std::size_t node);

  const PlanGraph& graph_;
  std::vector<std::size_t> node_seen_;  // In which walk it was seen last.
  std::vector<std::size_t> leaf_seen_;
  std::size_t walk_ = 0;
  std::vector<std::size_t> open_;
  std::vector<std::size_t> found_;
};

/// The objectives that a KPI serves: those it names, in its order, then those that list it.
[[nodiscard]] std::vector<const Objective*> served_by(const Kpi& kpi,
                                                      const Definitions& definitions);

/// Whether a member counts, given what the objective says it is scored by. A plan counts all.
[[nodiscard]] bool counts_in(const PlanPoint& node, const PlanMember& member);

}  // namespace koers::domain
