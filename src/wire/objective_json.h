// Objectives, teams and people as pages, explanations, proposals and cascades as JSON.
#pragma once

#include "app/cascade_goal.h"
#include "app/explain.h"
#include "app/objective_page.h"
#include "app/people_view.h"
#include "app/plan_proposal.h"
#include "base/json.h"

namespace koers::wire {

/// The fields of an objective's or plan's page, beside id, home and definition.
[[nodiscard]] json::object to_json(const app::ObjectivePage& page,
                                   const app::ObjectivePageRequest& request);

[[nodiscard]] json::object to_json(const app::ExplanationView& view);

/// The fields of a team's or person's page, beside id, home and definition.
[[nodiscard]] json::object to_json(const app::PeopleView& view, const app::PeopleRequest& request);

[[nodiscard]] json::object to_json(const app::PlanProposal& proposal);
[[nodiscard]] json::object to_json(const app::PlanStepDone& done);

/// Error: a document that this version cannot read.
[[nodiscard]] Result<json::object> to_json(const app::CascadeProposal& proposal);

[[nodiscard]] json::array to_json(const std::vector<app::PlanHint>& hints);

}  // namespace koers::wire
