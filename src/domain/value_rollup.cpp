// Which metrics combine, and the arithmetic of it.
#include "domain/value_rollup.h"

#include <algorithm>

#include "domain/parts.h"

namespace koers::domain {
namespace {

Union of_manual(const ManualMetric& manual, const Unit& unit) {
  if (manual.time == TimeAggregation::mean) return Union::ratio;
  if (manual.time == TimeAggregation::sum) return Union::sum;
  const bool is_share = unit.is_percent() || unit.name == "pp" || unit.name == "point" ||
                        unit.name == "ratio" || unit.name.empty();
  return manual.time == TimeAggregation::last && !is_share ? Union::sum : Union::none;
}

Union of_aggregation(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::count:
    case Aggregation::sum:
      return Union::sum;
    case Aggregation::average:
      return Union::ratio;
    default:
      return Union::none;
  }
}

struct UnionOf {
  const Metric& metric;
  const Definitions& definitions;

  Union operator()(const ManualMetric& manual) const { return of_manual(manual, metric.unit); }
  Union operator()(const SimpleMetric& simple) const { return of_aggregation(simple.agg); }
  Union operator()(const StockMetric& stock) const { return of_aggregation(stock.agg); }
  Union operator()(const RatioMetric&) const {
    const bool recombines = combination_of(metric, definitions).kind == Combining::parts;
    return recombines ? Union::ratio : Union::none;
  }
  template <typename Other>
  Union operator()(const Other&) const {
    return Union::none;
  }
};

Error about(std::string_view code, const Kpi& kpi) {
  return Error{.code = std::string(code),
               .pointer = "/roll_up",
               .arguments = {{"kpi", kpi.id.text()}, {"metric", kpi.metric.text()}}};
}

// The metric of a leaf; nullptr for what has no values.
const Metric* metric_of(const PlanLeaf& leaf, const Definitions& definitions) {
  return leaf.kpi == nullptr ? nullptr : find(definitions.metrics, leaf.kpi->metric);
}

}  // namespace

Union union_of(const Metric& metric, const Definitions& definitions) {
  return std::visit(UnionOf{metric, definitions}, metric.definition);
}

std::optional<double> union_value(std::span<const UnionLeaf> leaves, Union kind, double scale) {
  if (leaves.empty() || kind == Union::none) return std::nullopt;
  CompensatedSum above;
  CompensatedSum below;
  for (const auto& leaf : leaves) {
    if (kind == Union::sum) {
      above.add(leaf.share * leaf.value);
      continue;
    }
    if (!leaf.numerator || !leaf.denominator) return std::nullopt;
    above.add(leaf.share * *leaf.numerator);
    below.add(leaf.share * *leaf.denominator);
  }
  if (kind == Union::sum) return above.value();
  if (below.value() == 0) return std::nullopt;
  return scale * above.value() / below.value();
}

std::map<std::size_t, double> value_shares(const PlanGraph& graph, std::size_t node) {
  std::vector<double> reaching(graph.nodes().size());
  reaching[node] = 1;
  std::map<std::size_t, double> shares;
  for (auto at = graph.bottom_up().rbegin(); at != graph.bottom_up().rend(); ++at) {
    // Two ways to the same thing are one thing.
    const double here = std::min(1.0, reaching[*at]);
    if (here == 0) continue;
    const PlanPoint& point = graph.nodes()[*at];
    for (const auto& member : point.members) {
      if (!counts_in(point, member)) continue;
      const double share = here * member.edge.share.value_or(1);
      if (member.kind == PlanMember::Kind::leaf) {
        shares[member.index] += share;
      } else {
        reaching[member.index] += share;
      }
    }
  }
  for (auto& [leaf, share] : shares) share = std::min(1.0, share);
  return shares;
}

Result<Union> union_below(const PlanGraph& graph, std::size_t node,
                          const Definitions& definitions) {
  const Objective* objective = graph.nodes()[node].objective;
  const bool is_sum = objective != nullptr && objective->scoring.rule == ScoreRule::sum;
  const Kpi* first = nullptr;
  const Metric* first_metric = nullptr;
  for (const std::size_t index : graph.leaves_under(node)) {
    const PlanLeaf& leaf = graph.leaves()[index];
    const Metric* metric = metric_of(leaf, definitions);
    if (metric == nullptr) continue;
    const Union kind = union_of(*metric, definitions);
    if (is_sum && kind != Union::sum) return fail(about("rollup.not_additive", *leaf.kpi));
    if (kind == Union::none) return fail(about("rollup.not_combinable", *leaf.kpi));
    if (first == nullptr) {
      first = leaf.kpi;
      first_metric = metric;
    }
    if (metric->unit != first_metric->unit) {
      return fail(about("rollup.unit_mismatch", *leaf.kpi)
                      .with("unit", metric->unit.name)
                      .with("other", first->id.text())
                      .with("other_unit", first_metric->unit.name));
    }
    if (kind != union_of(*first_metric, definitions))
      return fail(about("rollup.definitions_differ", *leaf.kpi).with("other", first->id.text()));
  }
  return first == nullptr ? Union::none : union_of(*first_metric, definitions);
}

}  // namespace koers::domain
