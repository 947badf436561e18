// Counts and names; the first day is looked up per KPI's metric.
#include "app/organization_view.h"

#include <algorithm>

#include "planfile/document.h"

namespace koers::app {
namespace {

// The earliest day that any series of a KPI's metric begins on.
Result<std::optional<Date>> first_day_of(const View& view) {
  std::optional<Date> first;
  for (const auto& [id, kpi] : view.definitions->kpis) {
    KOERS_TRY(keys, view.reader.series_of(kpi.metric.text()));
    for (const auto& key : keys) {
      KOERS_TRY(values,
                view.reader.observations(
                    key, {.first = std::nullopt, .last = view.on + Days{1}, .known = view.known}));
      if (!values.empty())
        first = std::min(first.value_or(values.front().start), values.front().start);
    }
  }
  return first;
}

}  // namespace

Result<OrganizationView> organization_view(const Ports& ports, const Moment& moment) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  OrganizationView organization;
  organization.organization = view.organization();
  organization.is_defined = view.definitions->organization.has_value();
  organization.today = view.on;
  organization.seq = view.known;
  KOERS_TRY(epoch, reader->epoch());
  organization.epoch = epoch;
  KOERS_TRY(first_day, first_day_of(view));
  organization.first_day = first_day;
  organization.kpi_count = static_cast<int>(view.definitions->kpis.size());
  organization.metric_count = static_cast<int>(view.definitions->metrics.size());
  organization.objective_count = static_cast<int>(view.definitions->objectives.size());
  KOERS_TRY(stored, view.reader.document(domain::name_of(domain::EntityKind::organization),
                                         std::string(planfile::organization_id), view.known));
  if (stored) {
    organization.home = stored->home;
    organization.revision = stored->seq;
  }
  organization.document = planfile::encode_document(
      organization.organization, planfile::setting_of(organization.organization));
  organization.version = KOERS_VERSION;
  organization.own_url = ports.own_url;
  return organization;
}

}  // namespace koers::app
