// Filters the status by who owns what.
#include "app/people_view.h"

#include <algorithm>

#include "app/foretold.h"
#include "app/unknown_reference.h"

namespace koers::app {
namespace {

class Owned {
 public:
  Owned(PeopleView& view, const PeopleRequest& request)
      : view_(view),
        definitions_(*view.status.definitions),
        visibility_(definitions_, request.viewer),
        locale_(request.locale) {}

  template <typename Owns>
  void add_objectives(const Owns& owns) {
    for (const auto& standing : view_.status.objectives) {
      if (owns(*standing.objective) && visibility_.sees(*standing.objective))
        view_.objectives.push_back(&standing);
    }
  }

  template <typename Owns>
  void add_kpis(const Owns& owns) {
    for (const auto& state : view_.status.kpis) {
      if (!owns(*state.kpi) || !visibility_.sees(*state.kpi)) continue;
      view_.kpis.push_back({.state = &state, .serves = served(*state.kpi)});
      view_.counts.add(state.standing.status);
    }
    std::ranges::stable_sort(view_.kpis, {}, [](const OwnedKpi& owned) {
      return domain::severity_rank(owned.state->standing.status);
    });
  }

  // What a person has to judge, and what only another can confirm.
  void add_results(const Id<domain::Person>& person) {
    for (const auto& state : view_.status.key_results) {
      if (!visibility_.sees(*state.objective)) continue;
      const auto& owner =
          state.result->owner.is_empty() ? state.objective->owner : state.result->owner;
      const auto facts = view_.status.facts.find(key_of({state.objective->id, state.result->id}));
      const auto* waiting = facts == view_.status.facts.end()
                                ? nullptr
                                : domain::awaiting_confirmation(facts->second, view_.status.as_of);
      const bool can_confirm = waiting != nullptr && waiting->by != person && owner != person;
      if (owner == person || can_confirm)
        view_.key_results.push_back({.state = &state, .can_confirm = can_confirm});
    }
  }

  void add_team(const Id<domain::Team>& id) {
    if (const auto* team = domain::find(definitions_.teams, id))
      view_.teams.push_back({id.text(), "team", team->name.in(text::name_of(locale_))});
  }

 private:
  [[nodiscard]] std::vector<std::vector<PathStep>> served(const domain::Kpi& kpi) const {
    std::vector<std::vector<PathStep>> paths;
    for (const auto* objective : domain::served_by(kpi, definitions_)) {
      if (visibility_.sees(*objective))
        paths.push_back(path_to(objective->id.text(), definitions_, visibility_, locale_));
    }
    return paths;
  }

  PeopleView& view_;
  const domain::Definitions& definitions_;
  domain::Visibility visibility_;
  text::Locale locale_;
};

Failure unknown(std::string_view kind, const std::string& id) {
  return fail(unknown_reference(kind, id));
}

}  // namespace

bool is_of_team(const domain::Kpi& kpi, const Id<domain::Team>& team,
                const domain::Definitions& definitions) {
  if (!kpi.team.is_empty()) return kpi.team == team;
  return std::ranges::any_of(
      domain::served_by(kpi, definitions),
      [&](const domain::Objective* objective) { return objective->team == team; });
}

Result<PeopleView> team_view(const Ports& ports, const PeopleRequest& request) {
  PeopleView view;
  KOERS_TRY(status, status_on(ports, request.moment));
  view.status = std::move(status);
  const auto& definitions = *view.status.definitions;
  const auto* team = domain::find(definitions.teams, Id<domain::Team>::trusted(request.id));
  if (team == nullptr) return unknown("team", request.id);
  Owned owned(view, request);
  owned.add_objectives(
      [&](const domain::Objective& objective) { return objective.team == team->id; });
  owned.add_kpis([&](const domain::Kpi& kpi) { return is_of_team(kpi, team->id, definitions); });
  for (const auto& [id, person] : definitions.people) {
    if (std::ranges::find(person.teams, team->id) != person.teams.end())
      view.members.push_back({id.text(), person.name});
  }
  owned.add_team(team->parent);
  for (const auto& [id, other] : definitions.teams) {
    if (other.parent == team->id) owned.add_team(id);
  }
  return view;
}

Result<PeopleView> person_view(const Ports& ports, const PeopleRequest& request) {
  PeopleView view;
  KOERS_TRY(status, status_on(ports, request.moment));
  view.status = std::move(status);
  const auto id = Id<domain::Person>::trusted(request.id);
  const auto* person = domain::find(view.status.definitions->people, id);
  if (person == nullptr) return unknown("person", request.id);
  Owned owned(view, request);
  owned.add_objectives([&](const domain::Objective& objective) { return objective.owner == id; });
  owned.add_kpis([&](const domain::Kpi& kpi) { return kpi.owner == id; });
  owned.add_results(id);
  for (const auto& team : person->teams) owned.add_team(team);
  view.calibration =
      calibration_where(view.status, [&](const ForetoldResult& result) { return result.by == id; });
  KOERS_TRY(proposal, plan_proposal(ports, {.locale = request.locale, .viewer = request.viewer}));
  for (auto& change : proposal.changes) {
    if (change.owner == request.id) view.asked.push_back(std::move(change));
  }
  return view;
}

}  // namespace koers::app
