// A team's page and a person's: what they answer for, how it stands, and what it serves. Nobody is
// ranked; what a viewer may not see is left out.
#pragma once

#include <string>
#include <vector>

#include "app/plan_path.h"
#include "app/plan_proposal.h"
#include "app/status.h"
#include "domain/confidence.h"

namespace koers::app {

/// A KPI with the objectives it serves, each with the way from the strategy down to it.
struct OwnedKpi {
  const KpiState* state = nullptr;
  std::vector<std::vector<PathStep>> serves;
};

/// A key result without a number that waits for somebody.
struct OwnedResult {
  const KeyResultState* state = nullptr;
  bool can_confirm = false;  ///< An assessment by somebody else waits for a second person.
};

struct PeopleView {
  StatusView status;
  std::vector<const ObjectiveStanding*> objectives;  ///< By id.
  std::vector<OwnedKpi> kpis;                        ///< Off course first, then by id.
  std::vector<OwnedResult> key_results;              ///< Of a person.
  domain::StatusCounts counts;                       ///< Of the KPIs.
  std::vector<PersonRef> members;                    ///< Of a team.
  std::vector<PathStep> teams;  ///< Of a team: above first, then below; of a person: his or hers.
  std::vector<ProposedChange> asked;  ///< Of a person: proposals that he or she would own.
  std::optional<domain::Calibration> calibration;  ///< Of a person.
};

struct PeopleRequest {
  std::string id;
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;
};

/// Whether a KPI is the team's own, or serves one of its objectives where it names no team.
[[nodiscard]] bool is_of_team(const domain::Kpi& kpi, const Id<domain::Team>& team,
                              const domain::Definitions& definitions);

/// What belongs to the team itself: its objectives, and KPIs of the team or of its objectives.
/// Error `reference.unknown`.
[[nodiscard]] Result<PeopleView> team_view(const Ports& ports, const PeopleRequest& request);

/// What the person owns. Error `reference.unknown`.
[[nodiscard]] Result<PeopleView> person_view(const Ports& ports, const PeopleRequest& request);

}  // namespace koers::app
