// One pass from the bottom up over what counts below a node, a whole row of futures at a time.
#include "domain/path_scores.h"

#include <algorithm>
#include <map>
#include <set>

namespace koers::domain {
namespace {

using Row = std::vector<double>;

struct Weighed {
  const Row* row;
  double weight;
};

Row mean_of(const std::vector<Weighed>& rows, std::size_t futures) {
  Row mean(futures, 0.0);
  double weights = 0;
  for (const auto& [row, weight] : rows) {
    weights += weight;
    for (std::size_t i = 0; i < futures; ++i) mean[i] += weight * (*row)[i];
  }
  if (weights == 0) return {};
  for (double& value : mean) value = value / weights;
  return mean;
}

Row least_of(const std::vector<Weighed>& rows, std::size_t futures) {
  Row least = *rows.front().row;
  for (const auto& weighed : rows)
    for (std::size_t i = 0; i < futures; ++i) least[i] = std::min(least[i], (*weighed.row)[i]);
  return least;
}

class Rows {
 public:
  Rows(const PlanNow& now, const LeafScores& scores, std::size_t futures)
      : graph_(now.graph), leaves_(now.leaves), now_(now.scores), futures_(futures) {
    const auto leaves = leaves_;
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
      leaf_rows_.push_back(scores[leaf].empty() ? Row(futures, expected_of(leaves[leaf]))
                                                : scores[leaf]);
    }
  }

  Row of(std::size_t node) {
    const PlanPoint& point = graph_.nodes()[node];
    const auto rule =
        point.objective == nullptr ? ScoreRule::weighted_mean : point.objective->scoring.rule;
    const auto rows = rule == ScoreRule::sum ? summands(node) : members(point, rule);
    if (rows.empty()) return {};
    if (rule == ScoreRule::minimum) return least_of(rows, futures_);
    Row row = mean_of(rows, futures_);
    if (rule == ScoreRule::sum)
      for (double& value : row) value = std::clamp(value, 0.0, 1.0);
    return row;
  }

 private:
  [[nodiscard]] std::vector<Weighed> summands(std::size_t node) const {
    std::vector<Weighed> rows;
    for (const std::size_t leaf : graph_.leaves_under(node)) {
      const auto& item = leaves_[leaf];
      if (item.status == Status::dropped || !item.way) continue;
      rows.push_back({&leaf_rows_[leaf], item.way->target - item.way->baseline});
    }
    return rows;
  }

  std::vector<Weighed> members(const PlanPoint& point, ScoreRule rule) {
    std::vector<Weighed> rows;
    for (const auto& member : point.members) {
      if (!counts_in(point, member)) continue;
      const double weight = rule == ScoreRule::weighted_mean ? member.edge.weight : 1;
      if (member.kind == PlanMember::Kind::leaf) {
        if (leaves_[member.index].status != Status::dropped)
          rows.push_back({&leaf_rows_[member.index], weight});
      } else if (now_.nodes[member.index].status != Status::dropped) {
        rows.push_back({&below(member.index), weight});
      }
    }
    return rows;
  }

  // Where nothing scores yet, what counts there counts 0.
  const Row& below(std::size_t node) {
    auto found = node_rows_.find(node);
    if (found != node_rows_.end()) return found->second;
    Row row = of(node);
    if (row.empty()) row.assign(futures_, 0.0);
    return node_rows_.emplace(node, std::move(row)).first->second;
  }

  const PlanGraph& graph_;
  std::span<const RollUpItem> leaves_;
  const PlanScores& now_;
  std::size_t futures_;
  std::vector<Row> leaf_rows_;
  std::map<std::size_t, Row> node_rows_;
};

void add_marked(const PlanGraph& graph, std::size_t node, bool is_must,
                std::set<std::size_t>& marked) {
  const PlanPoint& point = graph.nodes()[node];
  for (const auto& member : point.members) {
    if (!counts_in(point, member)) continue;
    const bool is_marked = is_must || member.is_must;
    if (member.kind == PlanMember::Kind::node)
      add_marked(graph, member.index, is_marked, marked);
    else if (is_marked)
      marked.insert(member.index);
  }
}

}  // namespace

std::vector<double> path_scores(const PlanNow& now, std::size_t node, const LeafScores& scores,
                                std::size_t futures) {
  return Rows(now, scores, futures).of(node);
}

Musts musts_of(const PlanGraph& graph, std::size_t node, std::span<const RollUpItem> leaves) {
  std::set<std::size_t> marked;
  add_marked(graph, node, false, marked);
  Musts musts{.leaves = {marked.begin(), marked.end()}, .are_marked = !marked.empty()};
  if (!musts.are_marked) musts.leaves = graph.leaves_under(node);
  std::erase_if(musts.leaves,
                [&](std::size_t leaf) { return leaves[leaf].status == Status::dropped; });
  return musts;
}

}  // namespace koers::domain
