// What is proposed beside what is agreed: per object what is new, changed or removed, and per
// person what it asks. And the steps from draft to proposed to agreed. Counts nothing; decides
// nothing.
#pragma once

#include <string>
#include <vector>

#include "app/moment.h"
#include "app/scorecard.h"
#include "domain/visibility.h"
#include "planfile/field_changes.h"

namespace koers::app {

/// One objective, or one goal of a KPI, that is not as it was agreed.
struct ProposedChange {
  enum class What : std::uint8_t { added, changed, removed } what = What::added;
  std::string kind;  ///< objective, goal, kpi
  std::string id;    ///< Of the objective or KPI.
  std::string title;
  std::optional<domain::Period> period;  ///< Of the objective or goal.
  std::string period_label;
  domain::PlanState state = domain::PlanState::draft;  ///< agreed: of removals.
  std::string target_text;                             ///< Of a goal.
  std::string owner;                                   ///< Empty: nobody.
  std::vector<std::string> concerned;         ///< Ids of people: owners of it, above and below it.
  std::vector<planfile::FieldChange> fields;  ///< Of a change: what differs from what was agreed.
};
[[nodiscard]] std::string_view name_of(ProposedChange::What what);

/// What it comes down to for one person.
struct PersonalAsk {
  PersonRef person;
  std::vector<std::size_t> owns;      ///< Of the changes: what he or she answers for.
  std::vector<std::size_t> concerns;  ///< What lies just above or below what he or she owns.
};

struct PlanProposal {
  Date as_of;
  store::Seq seq = 0;
  std::vector<ProposedChange> changes;  ///< Objectives first, by id; then goals; then removals.
  std::vector<PersonalAsk> people;      ///< By id; only those whom it concerns.
  std::optional<Instant> agreed_at;     ///< The last time that something was agreed.
};

struct ProposalRequest {
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;
};

[[nodiscard]] Result<PlanProposal> plan_proposal(const Ports& ports,
                                                 const ProposalRequest& request);

/// An objective, or a goal of a KPI by its period.
struct PlanItem {
  domain::EntityKind kind = domain::EntityKind::objective;
  std::string id;
  std::string period;  ///< Of a goal: "2026-Q2", or its first day where it has no name.
};

struct PlanStep {
  domain::PlanState to = domain::PlanState::proposed;
  std::vector<PlanItem> items;  ///< Empty: everything that is one step before `to`.
  Id<domain::Person> by;        ///< Who decides; on record.
};

struct PlanStepDone {
  int count = 0;
  store::Seq seq = 0;
};

/// All or nothing. To `proposed` from draft, to `agreed` from proposed, to `draft` from either.
/// A goal that is agreed takes the place of the agreed one of the same days.
/// Errors: `reference.unknown`, `plan.not_proposed` (agreed without having been shown),
/// `plan.nothing_to_do`, `definition.home_is_file` (with its file), `key_result.no_person`, broken
/// rules across objects (two agreed goals that overlap).
[[nodiscard]] Checked<PlanStepDone> step_plan(const Ports& ports, const Actor& actor,
                                              const PlanStep& step);

}  // namespace koers::app
