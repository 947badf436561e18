// Field by field, in the order of the OpenAPI document.
#include "wire/objective_json.h"

#include <algorithm>

#include "wire/status_json.h"

namespace koers::wire {
namespace {

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value person_json(const std::optional<app::PersonRef>& person) {
  if (!person) return nullptr;
  return json::object{{"id", person->id}, {"name", person->name}};
}

json::value status_or_null(const std::optional<domain::Status>& status) {
  return status ? json::value(domain::name_of(*status)) : json::value(nullptr);
}

json::object period_json(const domain::Period& period) {
  return {{"start", to_string(period.first)}, {"end", to_string(period.final_day())}};
}

json::array path_json(const std::vector<app::PathStep>& steps) {
  json::array array;
  for (const auto& step : steps)
    array.push_back(json::object{{"id", step.id}, {"kind", step.kind}, {"title", step.title}});
  return array;
}

json::object linked_json(const app::LinkedItem& item) {
  return {{"id", text_or_null(item.id)},
          {"kind", item.kind},
          {"title", text_or_null(item.title)},
          {"edge", item.edge},
          {"state", item.state},
          {"weight", item.weight},
          {"effective_weight", or_null(item.effective_weight)},
          {"status", status_or_null(item.status)},
          {"score", or_null(item.score)},
          {"expected_score", or_null(item.expected_score)}};
}

json::array linked_json(const std::vector<app::LinkedItem>& items) {
  json::array array;
  for (const auto& item : items) array.push_back(linked_json(item));
  return array;
}

json::value calibration_json(const std::optional<domain::Calibration>& calibration) {
  if (!calibration) return nullptr;
  return json::object{
      {"n", calibration->n}, {"brier", calibration->brier}, {"base", calibration->base}};
}

json::value joint_json(const std::optional<app::JointOutlook>& joint) {
  if (!joint) return nullptr;
  const auto& closest = joint->closest;
  return json::object{
      {"expected", joint->expected},
      {"lower", joint->lower},
      {"upper", joint->upper},
      {"all_met", or_null(joint->all_met)},
      {"musts", joint->are_musts},
      {"judged", joint->judged},
      {"unknown", joint->unknown},
      {"cost", joint->costliest ? json::value(joint->costliest->score) : json::value(nullptr)},
      {"correlation", closest ? json::value(closest->correlation) : json::value(nullptr)}};
}

json::value value_json(const app::ObjectivePage& page) {
  if (!page.value) return nullptr;
  const bool is_sum = page.value->kind == domain::Union::sum;
  return json::object{{"kind", is_sum ? "sum" : "ratio"},
                      {"value", or_null(page.value->value)},
                      {"value_text", text_or_null(page.value_text)},
                      {"target", or_null(page.value->target)},
                      {"unit", text_or_null(page.value->unit)},
                      {"parts", page.value->parts.size()}};
}

json::object step_json(const app::ExplainedStep& explained) {
  json::array inputs;
  for (const auto& input : explained.inputs) inputs.push_back(step_json(input));
  const auto& step = explained.step;
  return {{"subject", domain::name_of(step.subject)},
          {"id", text_or_null(step.id)},
          {"title", explained.title},
          {"formula",
           json::object{{"code", domain::name_of(step.formula)}, {"text", explained.formula_text}}},
          {"value", or_null(step.result)},
          {"expected", or_null(step.expected)},
          {"probability", or_null(step.probability)},
          {"status", status_or_null(step.status)},
          {"weight", step.weight},
          {"share", step.share},
          {"effective_weight", step.effective_weight},
          {"counts", step.counts},
          {"inputs", std::move(inputs)}};
}

json::object observation_json(const app::ObservationRow& row) {
  return {{"period", row.period_label},
          {"start", to_string(row.period.first)},
          {"end", to_string(row.period.final_day())},
          {"grain", row.grain},
          {"value", or_null(row.value)},
          {"n", row.n},
          {"numerator", or_null(row.numerator)},
          {"denominator", or_null(row.denominator)},
          {"sd", or_null(row.sd)},
          {"recorded_at", to_string(row.recorded_at)},
          {"source", row.source},
          {"note", text_or_null(row.note)},
          {"seq", row.seq}};
}

json::object change_json(const app::ProposedChange& change) {
  json::array fields;
  for (const auto& field : change.fields) {
    fields.push_back(
        json::object{{"path", field.path}, {"before", field.before}, {"after", field.after}});
  }
  json::array concerned;
  for (const auto& id : change.concerned) concerned.emplace_back(id);
  return {
      {"change", app::name_of(change.what)},
      {"kind", change.kind},
      {"id", change.id},
      {"title", change.title},
      {"period", change.period ? json::value(period_json(*change.period)) : json::value(nullptr)},
      {"period_label", text_or_null(change.period_label)},
      {"state", domain::name_of(change.state)},
      {"target_text", text_or_null(change.target_text)},
      {"owner", text_or_null(change.owner)},
      {"concerned", std::move(concerned)},
      {"fields", std::move(fields)}};
}

json::array indexes_json(const std::vector<std::size_t>& indexes) {
  json::array array;
  for (const auto index : indexes) array.emplace_back(index);
  return array;
}

json::object owned_json(const app::OwnedKpi& owned, const app::PeopleView& view,
                        text::Locale locale) {
  json::object object = to_json(*owned.state, *view.status.definitions, locale);
  json::array serves;
  for (const auto& path : owned.serves) serves.push_back(path_json(path));
  object["serves"] = std::move(serves);
  return object;
}

}  // namespace

json::array to_json(const std::vector<app::PlanHint>& hints) {
  json::array array;
  for (const auto& hint : hints) {
    json::array days;
    for (const auto& period : hint.days) days.push_back(period_json(period));
    array.push_back(json::object{{"code", hint.code},
                                 {"text", hint.text},
                                 {"about", text_or_null(hint.about)},
                                 {"days", std::move(days)},
                                 {"share", or_null(hint.share)},
                                 {"sufficient", hint.is_sufficient}});
  }
  return array;
}

json::object to_json(const app::ObjectivePage& page, const app::ObjectivePageRequest& request) {
  const auto& status = page.status;
  const auto& rolled = status.scores.nodes[page.node];
  const auto standing =
      std::ranges::find(status.objectives, page.node, &app::ObjectiveStanding::node);
  json::object object;
  object["as_of"] = to_string(status.as_of);
  object["seq"] = status.seq;
  object["title"] = page.title;
  object["period_label"] = page.period_label;
  object["status"] = domain::name_of(rolled.status);
  object["score"] = or_null(rolled.score);
  object["expected_score"] =
      page.joint ? json::value(page.joint->expected) : or_null(rolled.expected_score);
  object["counts"] = counts_json(rolled.counts.of);
  object["reporting"] = rolled.reporting;
  object["results"] = status.scores.results[page.node];
  object["expected_text"] = text_or_null(page.expected_text);
  object["reporting_text"] = page.reporting_text;
  object["sentence_text"] = text_or_null(page.sentence_text);
  object["weakest"] = page.weakest ? json::value(linked_json(*page.weakest)) : json::value(nullptr);
  object["joint"] = joint_json(page.joint);
  object["outlook_texts"] = json::value_from(page.outlook_texts);
  object["owner"] = person_json(page.owner);
  object["team"] = text_or_null(page.team);
  object["path"] = path_json(page.path);
  object["parents"] = linked_json(page.parents);
  object["members"] = linked_json(page.members);
  object["key_results"] = standing == status.objectives.end()
                              ? json::array{}
                              : key_results_json(*standing, status, request.locale);
  object["hints"] = to_json(page.hints);
  object["confidence"] = or_null(page.confidence);
  object["calibration"] = calibration_json(page.calibration);
  object["value"] = value_json(page);
  return object;
}

json::object to_json(const app::ExplanationView& view) {
  json::array observations;
  for (const auto& row : view.observations) observations.push_back(observation_json(row));
  return {{"as_of", to_string(view.as_of)},
          {"seq", view.seq},
          {"score", step_json(view.score)},
          {"value", view.value ? json::value(step_json(*view.value)) : json::value(nullptr)},
          {"observations", std::move(observations)},
          {"more", view.is_cut}};
}

json::object to_json(const app::PeopleView& view, const app::PeopleRequest& request) {
  const domain::Visibility visibility(*view.status.definitions, request.viewer);
  json::array objectives;
  for (const auto* standing : view.objectives)
    objectives.push_back(objective_json(*standing, view.status, visibility, request.locale));
  json::array kpis;
  for (const auto& owned : view.kpis) kpis.push_back(owned_json(owned, view, request.locale));
  json::array results;
  for (const auto& owned : view.key_results) {
    json::object object{{"objective", owned.state->objective->id.text()},
                        {"id", owned.state->result->id},
                        {"kind", domain::name_of(owned.state->result->kind)}};
    for (auto& [key, value] : to_json(*owned.state, request.locale)) object[key] = value;
    object["can_confirm"] = owned.can_confirm;
    results.push_back(std::move(object));
  }
  json::array members;
  for (const auto& member : view.members)
    members.push_back(json::object{{"id", member.id}, {"name", member.name}});
  json::array asked;
  for (const auto& change : view.asked) asked.push_back(change_json(change));
  return {{"as_of", to_string(view.status.as_of)},
          {"seq", view.status.seq},
          {"counts", counts_json(view.counts.of)},
          {"objectives", std::move(objectives)},
          {"kpis", std::move(kpis)},
          {"key_results", std::move(results)},
          {"members", std::move(members)},
          {"related_teams", path_json(view.teams)},
          {"asked", std::move(asked)},
          {"calibration", calibration_json(view.calibration)}};
}

json::object to_json(const app::PlanProposal& proposal) {
  json::array changes;
  for (const auto& change : proposal.changes) changes.push_back(change_json(change));
  json::array people;
  for (const auto& ask : proposal.people) {
    people.push_back(json::object{{"id", ask.person.id},
                                  {"name", ask.person.name},
                                  {"owns", indexes_json(ask.owns)},
                                  {"concerns", indexes_json(ask.concerns)}});
  }
  return {{"as_of", to_string(proposal.as_of)},
          {"seq", proposal.seq},
          {"changes", std::move(changes)},
          {"people", std::move(people)},
          {"agreed_at", proposal.agreed_at ? json::value(to_string(*proposal.agreed_at))
                                           : json::value(nullptr)}};
}

json::object to_json(const app::PlanStepDone& done) {
  return {{"count", done.count}, {"seq", done.seq}};
}

Result<json::object> to_json(const app::CascadeProposal& proposal) {
  KOERS_TRY(document, read_json(proposal.document));
  json::array parts;
  for (const auto& goal : proposal.goals) {
    json::object part = period_json(goal.goal.span);
    part["period"] = text_or_null(goal.period_label);
    part["target"] = goal.goal.target.value;
    part["target_text"] = goal.target_text;
    part["share"] = goal.share;
    parts.push_back(std::move(part));
  }
  return json::object{{"kpi", proposal.kpi},
                      {"whole", period_json(proposal.whole.span)},
                      {"whole_text", proposal.whole_text},
                      {"parts", std::move(parts)},
                      {"goals", std::move(document)}};
}

}  // namespace koers::wire
