// Compares what is proposed with what was agreed last, version by version.
#include "app/plan_proposal.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/words.h"
#include "base/json.h"
#include "text/format.h"

namespace koers::app {
namespace {

using domain::PlanState;

bool is_agreed_document(const std::string& text) {
  if (text.empty()) return false;
  const auto parsed = read_json(text);
  return parsed && parsed->is_object() && !parsed->get_object().contains("state");
}

class Comparison {
 public:
  Comparison(const View& view, const ProposalRequest& request)
      : view_(view),
        definitions_(*view.definitions),
        visibility_(*view.definitions, request.viewer),
        locale_(request.locale) {}

  Result<PlanProposal> run() {
    proposal_.as_of = view_.on;
    proposal_.seq = view_.known;
    for (const auto& [id, objective] : definitions_.objectives) {
      if (objective.state != PlanState::agreed && visibility_.sees(objective))
        KOERS_CHECK(add(objective));
    }
    for (const auto& [id, kpi] : definitions_.kpis) {
      if (visibility_.sees(kpi)) add_goals(kpi);
    }
    KOERS_CHECK(add_removals());
    add_people();
    return std::move(proposal_);
  }

 private:
  Result<void> add(const domain::Objective& objective) {
    ProposedChange change;
    change.kind = "objective";
    change.id = objective.id.text();
    change.title = objective.title.in(text::name_of(locale_));
    change.period = objective.period;
    change.period_label = span_words(objective.period, definitions_.calendar(), locale_);
    change.state = objective.state;
    change.owner = objective.owner.text();
    change.concerned = concerned_by(objective);
    KOERS_TRY(versions, view_.reader.versions("objective", change.id));
    std::string agreed;
    std::string now;
    for (const auto& version : versions) {
      if (version.seq > view_.known) break;
      if (is_agreed_document(version.text)) agreed = version.text;
      now = version.text;
    }
    if (!agreed.empty()) {
      change.what = ProposedChange::What::changed;
      change.fields = planfile::field_changes(agreed, now);
      std::erase_if(change.fields, [](const auto& field) { return field.path == "state"; });
    }
    proposal_.changes.push_back(std::move(change));
    return {};
  }

  void add_goals(const domain::Kpi& kpi) {
    for (const auto& goal : kpi.goals) {
      if (goal.state == PlanState::agreed) continue;
      ProposedChange change;
      change.kind = "goal";
      change.id = kpi.id.text();
      change.title = title_of(kpi, definitions_, locale_);
      change.period = goal.span;
      change.period_label = span_words(goal.span, definitions_.calendar(), locale_);
      change.state = goal.state;
      change.target_text = target_text(kpi, goal);
      change.owner = kpi.owner.text();
      for (const auto& id : kpi.objectives) {
        if (const auto* objective = domain::find(definitions_.objectives, id))
          change.concerned.push_back(objective->owner.text());
      }
      const auto agreed = std::ranges::find_if(kpi.goals, [&](const auto& other) {
        return other.state == PlanState::agreed && other.span == goal.span;
      });
      if (agreed != kpi.goals.end()) {
        change.what = ProposedChange::What::changed;
        change.fields = {
            {.path = "target", .before = target_text(kpi, *agreed), .after = change.target_text}};
      }
      proposal_.changes.push_back(std::move(change));
    }
  }

  // Objectives and KPIs that were agreed, and deleted since anything was agreed last.
  Result<void> add_removals() {
    KOERS_TRY(steps, changes_of("proposal", 0));
    store::Seq since = 0;
    for (const auto& step : steps) {
      if (step.kind != domain::name_of(PlanState::agreed)) continue;
      since = step.seq;
      proposal_.agreed_at = step.at;
    }
    if (since == 0) return {};
    for (const char* entity : {"objective", "kpi"}) {
      KOERS_TRY(changes, changes_of(entity, since));
      for (const auto& change : changes) {
        if (change.kind == "deleted" && is_agreed_document(change.before)) add_removal(change);
      }
    }
    return {};
  }

  void add_removal(const store::Change& deleted) {
    const auto kind = domain::entity_kind_of(deleted.entity);
    const bool is_back =
        kind == domain::EntityKind::objective
            ? definitions_.objectives.contains(Id<domain::Objective>::trusted(deleted.id))
            : definitions_.kpis.contains(Id<domain::Kpi>::trusted(deleted.id));
    if (is_back) return;
    ProposedChange change;
    change.what = ProposedChange::What::removed;
    change.kind = deleted.entity;
    change.id = deleted.id;
    change.state = PlanState::agreed;
    const auto document = read_json(deleted.before);
    if (!document) return;
    const auto& object = document->get_object();
    // What nobody may see any more is not named either.
    if (object.contains("private") || object.contains("visible_to")) return;
    const auto text_of = [&](std::string_view key) {
      const auto* value = object.if_contains(key);
      return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                    : std::string();
    };
    change.title = text_of("title").empty() ? deleted.id : text_of("title");
    change.period_label = text_of("period");
    change.owner = text_of("owner");
    proposal_.changes.push_back(std::move(change));
  }

  [[nodiscard]] Result<std::vector<store::Change>> changes_of(const std::string& entity,
                                                              store::Seq after) const {
    constexpr int batch = 1000;
    std::vector<store::Change> all;
    while (true) {
      KOERS_TRY(found,
                view_.reader.changes({.after = after, .limit = batch, .entity = entity, .id = {}}));
      for (auto& change : found) {
        after = change.seq;
        if (change.seq <= view_.known) all.push_back(std::move(change));
      }
      if (found.size() < batch) return all;
    }
  }

  // Owners of what is right above and right below.
  [[nodiscard]] std::vector<std::string> concerned_by(const domain::Objective& objective) const {
    std::vector<std::string> people;
    for (const auto& parent : objective.parents) {
      const auto* above =
          domain::find(definitions_.objectives, Id<domain::Objective>::trusted(parent.id));
      if (above != nullptr) people.push_back(above->owner.text());
    }
    for (const auto& [id, other] : definitions_.objectives) {
      const bool is_child = std::ranges::find(other.parents, objective.id.text(),
                                              &domain::ParentEdge::id) != other.parents.end();
      if (is_child) people.push_back(other.owner.text());
    }
    for (const auto& result : objective.key_results) people.push_back(result.owner.text());
    for (const auto& [id, kpi] : definitions_.kpis) {
      if (std::ranges::find(kpi.objectives, objective.id) != kpi.objectives.end())
        people.push_back(kpi.owner.text());
    }
    return people;
  }

  void add_people() {
    std::map<std::string, PersonalAsk> people;
    const auto ask_of = [&](const std::string& id) -> PersonalAsk* {
      const auto* person = domain::find(definitions_.people, Id<domain::Person>::trusted(id));
      if (person == nullptr) return nullptr;
      auto& ask = people[id];
      ask.person = {id, person->name};
      return &ask;
    };
    for (std::size_t i = 0; i < proposal_.changes.size(); ++i) {
      auto& change = proposal_.changes[i];
      std::ranges::sort(change.concerned);
      change.concerned.erase(std::ranges::unique(change.concerned).begin(), change.concerned.end());
      std::erase_if(change.concerned,
                    [&](const auto& id) { return id.empty() || id == change.owner; });
      if (auto* ask = ask_of(change.owner)) ask->owns.push_back(i);
      for (const auto& id : change.concerned) {
        if (auto* ask = ask_of(id)) ask->concerns.push_back(i);
      }
    }
    for (auto& [id, ask] : people) proposal_.people.push_back(std::move(ask));
  }

  [[nodiscard]] std::string target_text(const domain::Kpi& kpi, const domain::Goal& goal) const {
    const auto* metric = domain::find(definitions_.metrics, kpi.metric);
    return aim_words(goal, std::nullopt, metric == nullptr ? "" : metric->unit.name, locale_);
  }

  const View& view_;
  const domain::Definitions& definitions_;
  domain::Visibility visibility_;
  text::Locale locale_;
  PlanProposal proposal_;
};

}  // namespace

std::string_view name_of(ProposedChange::What what) {
  if (what == ProposedChange::What::added) return "new";
  return what == ProposedChange::What::changed ? "changed" : "removed";
}

Result<PlanProposal> plan_proposal(const Ports& ports, const ProposalRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, {}));
  return Comparison(view, request).run();
}

}  // namespace koers::app
