// Roll-up of KPIs to objectives and plans.
#include "domain/rollup.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace koers::domain {
namespace {

double expected_of(const RollUpItem& item) {
  const double score = item.score.value_or(0);
  if (is_final(item.status) || !item.probability) return score;
  return *item.probability + (1 - *item.probability) * score;
}

// Weights by how the items stand, dropped ones left out.
struct Weights {
  double all = 0;
  double off = 0;
  double warn = 0;
  double fine = 0;
  double closed = 0;
  double achieved = 0;

  void add(const RollUpItem& item) {
    all += item.weight;
    if (is_final(item.status)) closed += item.weight;
    switch (item.status) {
      case Status::off_track:
      case Status::missed:
        off += item.weight;
        break;
      case Status::at_risk:
      case Status::partial:
        warn += item.weight;
        break;
      case Status::achieved:
        achieved += item.weight;
        fine += item.weight;
        break;
      case Status::on_track:
        fine += item.weight;
        break;
      default:
        break;
    }
  }
};

Status status_of(const Weights& weights, const RollUp& roll_up) {
  if (weights.all <= 0)
    return roll_up.counts[Status::dropped] > 0 ? Status::dropped : Status::pending;
  if (weights.closed >= weights.all) {
    if (weights.achieved >= weights.all) return Status::achieved;
    return roll_up.score.value_or(0) >= 0.7 ? Status::partial : Status::missed;
  }
  if (weights.off > 0 && weights.off >= 0.5 * weights.all) return Status::off_track;
  if (weights.off > 0 || weights.warn > 0) return Status::at_risk;
  return weights.fine > 0 ? Status::on_track : Status::pending;
}

// The ids below `id`, itself included, each once.
std::set<std::string> descendants(std::string_view id, const Definitions& definitions) {
  std::multimap<std::string_view, std::string_view> children;
  for (const auto& [child, objective] : definitions.objectives) {
    for (const std::string& parent : objective.parents) children.emplace(parent, child.text());
  }
  std::set<std::string> seen{std::string(id)};
  std::vector<std::string> open{std::string(id)};
  while (!open.empty()) {
    const std::string parent = std::move(open.back());
    open.pop_back();
    const auto [first, last] = children.equal_range(parent);
    for (auto edge = first; edge != last; ++edge) {
      if (seen.emplace(edge->second).second) open.emplace_back(edge->second);
    }
  }
  return seen;
}

}  // namespace

RollUpItem roll_up_item(const Standing& standing) {
  return {.status = standing.status, .score = standing.score, .probability = standing.probability};
}

int StatusCounts::total() const { return std::accumulate(of.begin(), of.end(), 0); }

RollUp roll_up(std::span<const RollUpItem> items) {
  RollUp result;
  Weights weights;
  double score = 0;
  double expected = 0;
  int knowing = 0;
  for (const RollUpItem& item : items) {
    ++result.counts.of[static_cast<std::size_t>(item.status)];
    if (item.status == Status::dropped) continue;
    weights.add(item);
    if (item.score) ++result.reporting;
    if (item.score || item.probability) ++knowing;
    score += item.weight * item.score.value_or(0);
    expected += item.weight * expected_of(item);
  }
  if (result.reporting > 0) result.score = score / weights.all;
  if (knowing > 0) result.expected_score = expected / weights.all;
  result.status = status_of(weights, result);
  return result;
}

std::vector<Id<Kpi>> kpis_under(std::string_view id, const Definitions& definitions) {
  const std::set<std::string> objectives = descendants(id, definitions);
  std::vector<Id<Kpi>> kpis;
  for (const auto& [kpi_id, kpi] : definitions.kpis) {
    const bool serves = std::ranges::any_of(kpi.objectives, [&](const Id<Objective>& objective) {
      return objectives.contains(objective.text());
    });
    if (serves) kpis.push_back(kpi_id);
  }
  return kpis;
}

}  // namespace koers::domain
