// Plans, objectives, key results and KPIs as one graph without cycles: who counts where, with which
// weight. What is not agreed hangs below nothing. Built once, read by every roll-up.
#pragma once

#include <map>
#include <string>
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
  [[nodiscard]] const std::vector<std::size_t>& leaves_under(std::size_t node) const {
    return under_[node];
  }

  /// What each leaf weighs in a node: Σ over all paths of Π of the shares of weight along it. By
  /// leaf; together 1 where anything counts. Dropped things weigh as others do.
  [[nodiscard]] std::map<std::size_t, double> effective_weights(std::size_t node) const;

 private:
  void add_nodes(const Definitions& definitions);
  void add_leaves(const Definitions& definitions);
  void add_children(const Definitions& definitions);
  void order();
  void collect();

  std::vector<PlanPoint> nodes_;
  std::vector<PlanLeaf> leaves_;
  std::map<std::string_view, std::size_t> by_id_;
  std::vector<std::size_t> bottom_up_;
  std::vector<std::vector<std::size_t>> under_;
};

/// The objectives that a KPI serves: those it names, in its order, then those that list it.
[[nodiscard]] std::vector<const Objective*> served_by(const Kpi& kpi,
                                                      const Definitions& definitions);

/// Whether a member counts, given what the objective says it is scored by. A plan counts all.
[[nodiscard]] bool counts_in(const PlanPoint& node, const PlanMember& member);

}  // namespace koers::domain
