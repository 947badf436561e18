// Versions of KPIs beside versions of the organization that their words belong to.
#include "app/kpi_history.h"

#include <algorithm>

#include "planfile/document.h"

namespace koers::app {

using domain::EntityKind;

Result<KpiHistory> KpiHistory::create(const Ports& ports, store::Reader& reader) {
  KpiHistory history(ports, reader);
  history.organizations_.push_back({});
  KOERS_TRY(versions,
            reader.versions(domain::name_of(EntityKind::organization), planfile::organization_id));
  for (const auto& version : versions) {
    if (version.text.empty()) continue;
    // Its own words need no calendar.
    KOERS_TRY(object, read_definition(EntityKind::organization, version,
                                      planfile::setting_of(domain::Organization{})));
    history.organizations_.push_back({version.seq, std::get<domain::Organization>(object)});
  }
  return history;
}

const domain::Organization& KpiHistory::organization_at(store::Seq seq) const {
  const auto next = std::ranges::upper_bound(organizations_, seq, {}, &Written::seq);
  return std::prev(next)->organization;
}

store::Seq KpiHistory::last_in_calendar_of(store::Seq seq, store::Seq known) const {
  const auto& calendar = organization_at(seq).calendar;
  for (const auto& [from, organization] : organizations_) {
    if (from > seq && from <= known && organization.calendar != calendar) return from - 1;
  }
  return known;
}

Result<std::shared_ptr<const domain::Kpi>> KpiHistory::read(const store::Document& version) {
  if (version.text.empty()) return nullptr;
  auto& kept = kpis_[{version.id, version.seq}];
  if (kept) return kept;
  const auto setting = planfile::setting_of(organization_at(version.seq));
  KOERS_TRY(object, read_definition(EntityKind::kpi, version, setting));
  kept = std::make_shared<const domain::Kpi>(std::get<domain::Kpi>(std::move(object)));
  return kept;
}

Result<std::vector<KpiHistory::Version>> KpiHistory::versions(const std::string& kpi,
                                                              store::Seq known) {
  KOERS_TRY(documents, reader_.versions(domain::name_of(EntityKind::kpi), kpi));
  std::vector<Version> versions;
  for (const auto& document : documents) {
    if (document.seq > known) break;
    KOERS_TRY(read_kpi, read(document));
    versions.push_back(
        {.seq = document.seq, .at = document.at, .actor = document.actor, .kpi = read_kpi});
  }
  return versions;
}

Result<std::shared_ptr<const domain::Kpi>> KpiHistory::kpi_at(const std::string& kpi,
                                                              store::Seq seq) {
  KOERS_TRY(document, reader_.document(domain::name_of(EntityKind::kpi), kpi, seq));
  if (!document) return nullptr;
  return read(*document);
}

Result<View> KpiHistory::view_at(const View& view, store::Seq known) {
  if (known == view.known) return view;
  if (known != viewed_) {
    KOERS_TRY(definitions, ports_.definitions.at(reader_, known));
    definitions_ = definitions;
    viewed_ = known;
  }
  return View{.reader = reader_,
              .definitions = definitions_,
              .on = view.on,
              .today = view.today,
              .known = known,
              .forecasts = view.forecasts,
              .is_live = false};
}

}  // namespace koers::app
