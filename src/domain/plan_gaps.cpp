// Sums over goals of the same metric or unit, and days that nothing covers.
#include "domain/plan_gaps.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "domain/comparison.h"
#include "domain/value_rollup.h"

namespace koers::domain {
namespace {

struct DatedGoal {
  const Kpi* kpi = nullptr;
  const Goal* goal = nullptr;
};

// The goals of a KPI: what is agreed, and proposals where nothing agreed is about the same days.
std::vector<DatedGoal> goals_of(const Kpi& kpi) {
  std::vector<DatedGoal> goals;
  for (const Goal& goal : kpi.goals) {
    const bool is_agreed = goal.state == PlanState::agreed;
    const bool is_taken = !is_agreed && std::ranges::any_of(kpi.goals, [&](const Goal& other) {
      return other.state == PlanState::agreed && other.span.intersects(goal.span);
    });
    if (!is_taken && goal.dropped_reason.empty()) goals.push_back({&kpi, &goal});
  }
  return goals;
}

bool is_within(const Period& part, const Period& whole) {
  return whole.contains(part) && part != whole;
}

bool is_same_test(const Goal& a, const Goal& b) {
  return a.window == b.window && is_upward(a.target.comparator) == is_upward(b.target.comparator);
}

// Adds one part; totals add up, of levels the last one counts.
void add_part(PlanSum& sum, const DatedGoal& part) {
  if (part.goal->window == Window::total)
    sum.covered += part.goal->target.value;
  else
    sum.covered = part.goal->target.value;
  if (part.goal->state != PlanState::agreed) sum.counts_proposals = true;
  if (std::ranges::find(sum.parts, part.kpi) == sum.parts.end()) sum.parts.push_back(part.kpi);
}

void judge(PlanSum& sum) {
  sum.asked = sum.goal->target.value;
  if (sum.goal->window == Window::total && sum.asked != 0) sum.share = sum.covered / sum.asked;
  sum.suffices = meets(sum.goal->target, sum.covered, {std::abs(sum.asked)}) ||
                 same_value({.value = sum.covered, .target = sum.asked});
}

class Sums {
 public:
  Sums(const PlanGraph& graph, std::size_t node, const Definitions& definitions)
      : definitions_(definitions) {
    for (const std::size_t leaf : graph.leaves_under(node)) {
      if (const Kpi* kpi = graph.leaves()[leaf].kpi) below_.push_back(kpi);
    }
    for (const auto& member : graph.nodes()[node].members) {
      if (member.kind == PlanMember::Kind::leaf && graph.leaves()[member.index].kpi != nullptr)
        own_.push_back(graph.leaves()[member.index].kpi);
    }
  }

  [[nodiscard]] std::vector<PlanSum> all() const {
    std::vector<PlanSum> sums;
    for (const Kpi* kpi : own_) {
      for (const DatedGoal& whole : goals_of(*kpi)) {
        const bool has_target =
            whole.goal->kind == GoalKind::reach || whole.goal->kind == GoalKind::accumulate;
        if (!has_target) continue;
        add_periods(whole, sums);
        add_parts(whole, sums);
      }
    }
    return sums;
  }

 private:
  // The same metric, in shorter periods.
  void add_periods(const DatedGoal& whole, std::vector<PlanSum>& sums) const {
    PlanSum sum{.of = PlanSum::Of::periods, .kpi = whole.kpi, .goal = whole.goal};
    std::vector<DatedGoal> parts;
    for (const Kpi* kpi : below_) {
      if (kpi == whole.kpi || kpi->metric != whole.kpi->metric) continue;
      for (const DatedGoal& part : goals_of(*kpi)) {
        if (is_within(part.goal->span, whole.goal->span) && is_same_test(*part.goal, *whole.goal))
          parts.push_back(part);
      }
    }
    if (parts.empty()) return;
    std::ranges::stable_sort(parts, {}, [](const DatedGoal& part) { return part.goal->span; });
    std::vector<Period> covered;
    for (const DatedGoal& part : parts) {
      // Two goals about the same days are one share of the year, not two.
      if (!covered.empty() && covered.back().intersects(part.goal->span)) continue;
      add_part(sum, part);
      covered.push_back(part.goal->span);
    }
    sum.missing = days_left(whole.goal->span, covered);
    judge(sum);
    if (whole.goal->window != Window::total && !sum.missing.empty()) sum.suffices = false;
    sums.push_back(std::move(sum));
  }

  // Other metrics that add up to this one, over the same days.
  void add_parts(const DatedGoal& whole, std::vector<PlanSum>& sums) const {
    if (whole.goal->window != Window::total) return;
    const Metric* metric = find(definitions_.metrics, whole.kpi->metric);
    if (metric == nullptr || union_of(*metric, definitions_) != Union::sum) return;
    PlanSum sum{.of = PlanSum::Of::parts, .kpi = whole.kpi, .goal = whole.goal};
    for (const Kpi* kpi : below_) {
      const Metric* other = find(definitions_.metrics, kpi->metric);
      const bool is_own = std::ranges::find(own_, kpi) != own_.end();
      if (is_own || other == nullptr || other == metric || other->unit != metric->unit ||
          union_of(*other, definitions_) != Union::sum)
        continue;
      for (const DatedGoal& part : goals_of(*kpi)) {
        if (part.goal->span == whole.goal->span && is_same_test(*part.goal, *whole.goal))
          add_part(sum, part);
      }
    }
    if (sum.parts.empty()) return;
    judge(sum);
    sums.push_back(std::move(sum));
  }

  const Definitions& definitions_;
  std::vector<const Kpi*> below_;
  std::vector<const Kpi*> own_;
};

bool has_goal_on(const Kpi& kpi, Date on) {
  return std::ranges::any_of(kpi.goals, [&](const Goal& goal) {
    return goal.state == PlanState::agreed && goal.span.contains(on);
  });
}

void add_leaf_gaps(const PlanGraph& graph, std::size_t node, std::span<const RollUpItem> leaves,
                   Date on, std::vector<PlanGap>& gaps) {
  for (const std::size_t index : graph.leaves_under(node)) {
    if (leaves[index].status == Status::dropped) continue;
    const Kpi* kpi = graph.leaves()[index].kpi;
    if (kpi != nullptr && !has_goal_on(*kpi, on)) {
      gaps.push_back({.kind = PlanGap::Kind::no_goal, .leaf = index, .days = {}});
    } else if (!leaves[index].score) {
      gaps.push_back({.kind = PlanGap::Kind::silent, .leaf = index, .days = {}});
    }
    if (kpi != nullptr && kpi->owner.is_empty())
      gaps.push_back({.kind = PlanGap::Kind::no_owner, .leaf = index, .days = {}});
  }
}

}  // namespace

std::string_view name_of(PlanSum::Of of) {
  return of == PlanSum::Of::periods ? "periods" : "parts";
}

std::string_view name_of(PlanGap::Kind kind) {
  constexpr std::array<std::string_view, 6> names{"no_results", "no_goal",     "silent",
                                                  "no_owner",   "no_children", "uncovered"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<PlanSum> plan_sums(const PlanGraph& graph, std::size_t node,
                               const Definitions& definitions) {
  return Sums(graph, node, definitions).all();
}

Period span_of(const StrategicPlan& plan, const Calendar& calendar) {
  const auto first = calendar.parse_label(fmt::format("{:04}", plan.from_year));
  const auto last = calendar.parse_label(fmt::format("{:04}", plan.to_year));
  if (!first || !last) return {};
  return {first->period.first, last->period.last};
}

Period span_of(const PlanPoint& point, const Calendar& calendar) {
  return point.objective != nullptr ? point.objective->period : span_of(*point.plan, calendar);
}

std::vector<Period> days_left(const Period& span, std::vector<Period> covered) {
  std::ranges::sort(covered);
  std::vector<Period> left;
  Date at = span.first;
  for (const Period& period : covered) {
    if (period.first > at) left.push_back({at, std::min(period.first, span.last)});
    at = std::max(at, period.last);
    if (at >= span.last) break;
  }
  if (at < span.last) left.push_back({at, span.last});
  std::erase_if(left, [](const Period& period) { return period.first >= period.last; });
  return left;
}

std::vector<PlanGap> plan_gaps(const PlanGraph& graph, std::size_t node,
                               std::span<const RollUpItem> leaves, const Calendar& calendar,
                               Date on) {
  const PlanPoint& point = graph.nodes()[node];
  std::vector<PlanGap> gaps;
  std::vector<Period> covered;
  for (const auto& member : point.members) {
    if (member.kind == PlanMember::Kind::node && member.contributes())
      covered.push_back(span_of(graph.nodes()[member.index], calendar));
  }
  if (point.plan != nullptr && covered.empty())
    gaps.push_back({.kind = PlanGap::Kind::no_children, .leaf = {}, .days = {}});
  if (point.objective != nullptr && point.members.empty())
    gaps.push_back({.kind = PlanGap::Kind::no_results, .leaf = {}, .days = {}});
  if (point.objective != nullptr && point.objective->owner.is_empty())
    gaps.push_back({.kind = PlanGap::Kind::no_owner, .leaf = {}, .days = {}});
  if (!covered.empty()) {
    auto days = days_left(span_of(point, calendar), covered);
    if (!days.empty())
      gaps.push_back({.kind = PlanGap::Kind::uncovered, .leaf = {}, .days = std::move(days)});
  }
  add_leaf_gaps(graph, node, leaves, on, gaps);
  return gaps;
}

}  // namespace koers::domain
