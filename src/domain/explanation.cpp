// From the top of a tree down; what counts twice stands twice, with its whole weight once.
#include "domain/explanation.h"

#include <array>

namespace koers::domain {
namespace {

Explanation number(std::string id, const std::optional<double>& value) {
  return {.id = std::move(id), .result = value};
}

Formula formula_of(const Goal& goal, const Standing& standing) {
  if (standing.is_degenerate) return Formula::met;
  if (goal.window == Window::each) return Formula::held;
  if (goal.window == Window::total) return Formula::total;
  if (compares_totals(goal.window)) return Formula::uplift;
  return goal.kind == GoalKind::range ? Formula::range : Formula::way;
}

// What a goal's progress was made of, as its kind and window measure it.
Explanation explain_progress(const Goal& goal, const Standing& standing) {
  Explanation progress{
      .id = "progress", .formula = formula_of(goal, standing), .result = standing.progress};
  if (progress.formula == Formula::held) {
    progress.inputs = {number("hits", standing.hits), number("misses", standing.misses)};
  } else {
    progress.inputs = {number("value", standing.value)};
    if (progress.formula != Formula::total)
      progress.inputs.push_back(number("baseline", standing.baseline));
  }
  if (goal.kind == GoalKind::range) {
    progress.inputs.push_back(number("low", goal.band.low));
    progress.inputs.push_back(number("high", goal.band.high));
  } else {
    const char* asked = goal.kind == GoalKind::change ? "change" : "target";
    progress.inputs.push_back(number(asked, goal.target.value));
  }
  return progress;
}

Formula formula_of(ScoreRule rule) {
  switch (rule) {
    case ScoreRule::weighted_mean:
      return Formula::weighted_mean;
    case ScoreRule::mean:
      return Formula::mean;
    case ScoreRule::minimum:
      return Formula::minimum;
    case ScoreRule::sum:
      return Formula::sum;
  }
  return Formula::weighted_mean;
}

class Tree {
 public:
  Tree(const PlanGraph& graph, std::size_t top, std::span<const RollUpItem> leaves,
       const PlanScores& scores, std::span<const Explanation> explained)
      : graph_(graph),
        leaves_(leaves),
        scores_(scores),
        explained_(explained),
        weights_(graph.effective_weights(top)) {}

  [[nodiscard]] Explanation node(std::size_t index, double effective) const {
    const PlanPoint& point = graph_.nodes()[index];
    Explanation here = head(index, effective);
    double all = 0;
    for (const auto& member : point.members) {
      if (counts(point, member)) all += weight_of(point, member);
    }
    for (const auto& member : point.members) {
      const bool is_counted = counts(point, member);
      const double share = is_counted ? weight_of(point, member) / all : 0;
      here.inputs.push_back(input(member, share, effective));
      here.inputs.back().counts = is_counted;
    }
    return here;
  }

 private:
  [[nodiscard]] Explanation head(std::size_t index, double effective) const {
    const PlanPoint& point = graph_.nodes()[index];
    const RollUp& rolled = scores_.nodes[index];
    const bool is_plan = point.plan != nullptr;
    const ScoreRule rule = is_plan ? ScoreRule::weighted_mean : point.objective->scoring.rule;
    return {.subject = is_plan ? Explanation::Subject::plan : Explanation::Subject::objective,
            .id = point.id(),
            .formula = formula_of(rule),
            .result = rolled.score,
            .expected = rolled.expected_score,
            .status = rolled.status,
            .effective_weight = effective};
  }

  [[nodiscard]] Explanation input(const PlanMember& member, double share, double effective) const {
    Explanation below;
    if (member.kind == PlanMember::Kind::leaf) {
      below = explained_[member.index];
      const auto weight = weights_.find(member.index);
      below.effective_weight = weight == weights_.end() ? 0 : weight->second;
    } else {
      below = node(member.index, effective * share);
    }
    below.weight = member.edge.weight;
    below.share = share;
    return below;
  }

  [[nodiscard]] bool counts(const PlanPoint& point, const PlanMember& member) const {
    if (!counts_in(point, member)) return false;
    const Status status = member.kind == PlanMember::Kind::leaf
                              ? leaves_[member.index].status
                              : scores_.nodes[member.index].status;
    return status != Status::dropped;
  }

  static double weight_of(const PlanPoint& point, const PlanMember& member) {
    const bool is_plain =
        point.objective != nullptr && point.objective->scoring.rule == ScoreRule::mean;
    return is_plain ? 1.0 : member.edge.weight;
  }

  const PlanGraph& graph_;
  std::span<const RollUpItem> leaves_;
  const PlanScores& scores_;
  std::span<const Explanation> explained_;
  std::map<std::size_t, double> weights_;
};

}  // namespace

std::string_view name_of(Formula formula) {
  constexpr std::array<std::string_view, 17> names{
      "weighted_mean", "mean",    "min",       "sum",         "milestones", "binary",
      "assessed",      "clamped", "way",       "total",       "uplift",     "range",
      "held",          "met",     "union_sum", "union_ratio", "given"};
  return names[static_cast<std::size_t>(formula)];
}

std::string_view name_of(Explanation::Subject subject) {
  constexpr std::array<std::string_view, 5> names{"plan", "objective", "kpi", "key_result",
                                                  "number"};
  return names[static_cast<std::size_t>(subject)];
}

Explanation explain_kpi(const Kpi& kpi, const Goal* goal, const Standing& standing) {
  Explanation score{.subject = Explanation::Subject::kpi,
                    .id = kpi.id.text(),
                    .formula = Formula::clamped,
                    .result = standing.score,
                    .status = standing.status};
  const RollUpItem item = roll_up_item(standing);
  if (item.score || item.probability) score.expected = expected_of(item);
  if (!is_final(item.status)) score.probability = item.probability;
  if (goal != nullptr) score.inputs.push_back(explain_progress(*goal, standing));
  return score;
}

Explanation explain_result(const KeyResult& result, const KeyResultStanding& standing) {
  Explanation score{.subject = Explanation::Subject::key_result,
                    .id = result.id,
                    .formula = Formula::given,
                    .result = standing.score,
                    .expected = standing.score,
                    .status = standing.status};
  switch (result.kind) {
    case KeyResult::Kind::milestones:
      score.formula = Formula::milestones;
      for (std::size_t i = 0; i < standing.milestones.size(); ++i) {
        score.inputs.push_back(
            number(result.milestones[i].id, standing.milestones[i].is_done ? 1.0 : 0.0));
        score.inputs.back().weight = result.milestones[i].weight;
      }
      break;
    case KeyResult::Kind::binary:
      score.formula = Formula::binary;
      break;
    case KeyResult::Kind::assessed:
      score.formula = Formula::assessed;
      break;
    case KeyResult::Kind::kpi:
      break;
  }
  return score;
}

Explanation explain_node(const PlanGraph& graph, std::size_t node,
                         std::span<const RollUpItem> leaves, const PlanScores& scores,
                         std::span<const Explanation> explained) {
  return Tree(graph, node, leaves, scores, explained).node(node, 1);
}

}  // namespace koers::domain
