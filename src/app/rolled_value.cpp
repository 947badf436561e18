// Numerators and denominators come from the parts that the metric's values are kept in.
#include "app/rolled_value.h"

namespace koers::app {
namespace {

// What a ratio or mean recombines from, over the days its value is about.
Result<void> add_fraction(const View& view, measure::Measurer* measurer, const KpiState& state,
                          domain::UnionLeaf& leaf) {
  if (state.metric->is_manual()) {
    leaf.numerator = leaf.value * static_cast<double>(state.standing.n);
    leaf.denominator = static_cast<double>(state.standing.n);
    return {};
  }
  if (!state.standing.period) return {};
  KOERS_TRY(values, metric_values_of(view, measurer, *state.metric, state.grain));
  domain::CompensatedSum above;
  domain::CompensatedSum below;
  bool is_whole = true;
  for (const auto& part : values.parts) {
    if (!state.standing.period->contains(part.period) || part.period.first > view.on) continue;
    is_whole = is_whole && part.numerator && part.denominator;
    above.add(part.numerator.value_or(0));
    below.add(part.denominator.value_or(0));
  }
  if (!is_whole) return {};
  leaf.numerator = values.combination.scale * above.value();
  leaf.denominator = below.value();
  return {};
}

// The targets of sums, united as the values are; none where one has no target that is one number.
std::optional<double> united_target(const StatusView& status,
                                    const std::vector<RolledPart>& parts) {
  std::vector<domain::UnionLeaf> targets;
  for (const auto& part : parts) {
    const auto& aim = status.kpis[part.leaf].standing.aim;
    if (!aim || aim->band) return std::nullopt;
    targets.push_back({.value = aim->target.value, .share = part.part.share});
  }
  return domain::union_value(targets, domain::Union::sum);
}

}  // namespace

Result<std::optional<RolledValue>> rolled_value(const View& view, measure::Measurer* measurer,
                                                const StatusView& status, std::size_t node) {
  const auto* objective = status.graph->nodes()[node].objective;
  if (objective == nullptr || objective->roll_up != domain::RollUpKind::value) return std::nullopt;
  const auto kind = domain::union_below(*status.graph, node, *status.definitions);
  if (!kind || *kind == domain::Union::none) return std::nullopt;
  RolledValue rolled{.kind = *kind, .value = {}, .target = {}, .unit = {}, .parts = {}};
  bool is_whole = true;
  for (const auto& [leaf, share] : domain::value_shares(*status.graph, node)) {
    if (status.graph->leaves()[leaf].kpi == nullptr) continue;
    const KpiState& state = status.kpis[leaf];
    if (state.standing.status == domain::Status::dropped) continue;
    rolled.unit = state.metric->unit.name;
    RolledPart part{.leaf = leaf, .part = {.value = state.standing.value.value_or(0)}};
    part.part.share = share;
    is_whole = is_whole && state.standing.value.has_value();
    if (*kind == domain::Union::ratio) KOERS_CHECK(add_fraction(view, measurer, state, part.part));
    rolled.parts.push_back(part);
  }
  std::vector<domain::UnionLeaf> leaves;
  for (const auto& part : rolled.parts) leaves.push_back(part.part);
  if (is_whole) rolled.value = domain::union_value(leaves, *kind);
  if (*kind == domain::Union::sum) rolled.target = united_target(status, rolled.parts);
  return rolled;
}

}  // namespace koers::app
