// Evaluates what is asked for and rolls it up; stores nothing.
#include "app/status.h"

#include <algorithm>

namespace koers::app {
namespace {

ObjectiveStanding standing_of(const domain::Objective& objective, const StatusView& view) {
  ObjectiveStanding standing;
  standing.objective = &objective;
  standing.kpis = domain::kpis_under(objective.id.text(), *view.definitions);
  std::vector<domain::RollUpItem> items;
  for (const auto& id : standing.kpis) {
    const auto found =
        std::ranges::find_if(view.kpis, [&](const auto& state) { return state.kpi->id == id; });
    if (found != view.kpis.end()) items.push_back(domain::roll_up_item(found->standing));
  }
  standing.roll_up = domain::roll_up(items);
  return standing;
}

}  // namespace

Result<StatusView> status_on(const Ports& ports, const Moment& moment) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  StatusView status{.definitions = view.definitions,
                    .as_of = view.on,
                    .seq = view.known,
                    .objectives = {},
                    .kpis = {}};
  for (const auto& [id, kpi] : view.definitions->kpis) {
    KOERS_TRY(state, evaluate_kpi(view, ports.measurer, kpi));
    status.kpis.push_back(std::move(state));
  }
  for (const auto& [id, objective] : view.definitions->objectives) {
    status.objectives.push_back(standing_of(objective, status));
  }
  return status;
}

Result<SingleKpi> kpi_on(const Ports& ports, const Id<domain::Kpi>& id, const Moment& moment) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  const auto* kpi = domain::find(view.definitions->kpis, id);
  if (kpi == nullptr) {
    return fail(Error{.kind = ErrorKind::not_found,
                      .code = "reference.unknown",
                      .arguments = {{"kind", "kpi"}, {"id", id.text()}}});
  }
  KOERS_TRY(state, evaluate_kpi(view, ports.measurer, *kpi));
  return SingleKpi{.definitions = view.definitions,
                   .as_of = view.on,
                   .seq = view.known,
                   .state = std::move(state)};
}

}  // namespace koers::app
