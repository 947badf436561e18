// Objectives, their key results, and how things count in what is above them.
#include <algorithm>
#include <array>

#include "planfile/choices.h"
#include "planfile/decode.h"

namespace koers::planfile {
namespace {

using domain::KeyResult;

double decode_weight(const Fields& fields) {
  const auto weight = fields.number("weight");
  if (weight && *weight <= 0) fields.find("weight")->complain("weight.not_positive");
  return weight.value_or(1);
}

domain::Edge decode_edge(const Fields& fields) {
  domain::Edge edge{
      .kind = fields.choice("edge", all_edge_kinds).value_or(domain::EdgeKind::contributes),
      .weight = decode_weight(fields),
      .share = fields.number("share")};
  if (edge.share && (*edge.share <= 0 || *edge.share > 1))
    fields.find("share")->complain("goal.share_out_of_range");
  return edge;
}

KeyResult::Milestone decode_milestone(const Cursor& at) {
  const Fields fields(at, milestone_shape());
  KeyResult::Milestone milestone{
      .id = fields.text("id"), .title = fields.label("title"), .weight = decode_weight(fields)};
  if (fields.has("id"))
    milestone.id = fields.id<KeyResult>("id").text();
  else
    milestone.id = domain::milestone_id(milestone.title);
  if (const auto due = fields.find("due")) milestone.due = read_date(*due);
  milestone.done = decode_done(fields);
  return milestone;
}

std::vector<KeyResult::Milestone> decode_milestones(const Fields& fields) {
  std::vector<KeyResult::Milestone> milestones;
  for (const Cursor& item : fields.objects("milestones")) {
    auto milestone = decode_milestone(item);
    if (std::ranges::find(milestones, milestone.id, &KeyResult::Milestone::id) != milestones.end())
      item.complain("plan.duplicate_item", {{"text", milestone.id}});
    milestones.push_back(std::move(milestone));
  }
  if (fields.has("milestones") && milestones.empty())
    fields.find("milestones")->complain("plan.empty_list", {{"key", "milestones"}});
  return milestones;
}

// Which of the ways to judge is written; the first complains of the second.
std::optional<KeyResult::Kind> decode_result_kind(const Fields& fields) {
  static constexpr std::array kinds{KeyResult::Kind::kpi, KeyResult::Kind::milestones,
                                    KeyResult::Kind::binary, KeyResult::Kind::assessed};
  std::optional<KeyResult::Kind> found;
  for (const auto kind : kinds) {
    const auto key = name_of(kind);
    if (!fields.has(key)) continue;
    if (kind == KeyResult::Kind::binary && !fields.truth(key)) continue;
    if (found) {
      fields.find(key)->complain("plan.contradiction", {{"first", std::string(name_of(*found))},
                                                        {"second", std::string(key)}});
    }
    found = found.value_or(kind);
  }
  if (!found) fields.cursor().complain("key_result.no_kind");
  return found;
}

void decode_result_name(const Fields& fields, KeyResult& result) {
  if (result.is_kpi()) {
    result.id = fields.id<domain::Kpi>("kpi").text();
    for (const char* key : {"id", "title"}) {
      if (fields.has(key))
        fields.find(key)->complain("plan.contradiction", {{"first", "kpi"}, {"second", key}});
    }
    return;
  }
  result.title = fields.label("title");
  if (!fields.has("title")) fields.cursor().complain("plan.missing_key", {{"key", "title"}});
  if (fields.has("share")) {
    fields.find("share")->complain(
        "plan.contradiction", {{"first", std::string(name_of(result.kind))}, {"second", "share"}});
  }
  result.id =
      fields.has("id") ? fields.id<KeyResult>("id").text() : domain::milestone_id(result.title);
}

KeyResult decode_key_result(const Cursor& at) {
  const Fields fields(at, key_result_shape());
  KeyResult result;
  const auto kind = decode_result_kind(fields);
  if (!kind) return result;
  result.kind = *kind;
  decode_result_name(fields, result);
  result.edge = decode_edge(fields);
  result.is_must = fields.truth("must");
  result.owner = fields.id<domain::Person>("owner");
  result.milestones = decode_milestones(fields);
  result.done = decode_done(fields);
  if (fields.has("done") && result.kind != KeyResult::Kind::binary) {
    fields.find("done")->complain(
        "plan.contradiction", {{"first", std::string(name_of(result.kind))}, {"second", "done"}});
  }
  if (const auto assessed = fields.find("assessed"))
    result.rubric = Fields(*assessed, assessed_shape()).label("rubric");
  return result;
}

std::vector<KeyResult> decode_key_results(const Fields& fields) {
  std::vector<KeyResult> results;
  for (const Cursor& item : fields.objects("key_results")) {
    auto result = decode_key_result(item);
    const bool is_twice = std::ranges::find(results, result.id, &KeyResult::id) != results.end();
    if (is_twice && !result.id.empty()) item.complain("plan.duplicate_item", {{"text", result.id}});
    results.push_back(std::move(result));
  }
  return results;
}

domain::Scoring decode_scoring(const Fields& fields) {
  domain::Scoring scoring;
  const auto value = fields.find("scoring");
  if (!value) return scoring;
  if (!value->node().is_mapping()) {
    scoring.rule = fields.choice("scoring", all_score_rules).value_or(scoring.rule);
    return scoring;
  }
  const Fields inner(*value, scoring_shape());
  scoring.rule = inner.choice("rule", all_score_rules).value_or(scoring.rule);
  scoring.of = inner.choice("of", all_scored).value_or(scoring.of);
  scoring.status = inner.choice("status", all_status_rules).value_or(scoring.status);
  return scoring;
}

std::vector<domain::ParentEdge> decode_parents(const Fields& fields) {
  std::vector<domain::ParentEdge> parents;
  for (const Cursor& item : fields.items("parents")) {
    domain::ParentEdge parent;
    if (item.node().is_mapping()) {
      const Fields inner(item, parent_shape());
      parent = {.id = inner.id<domain::Objective>("id").text(), .edge = decode_edge(inner)};
    } else if (auto id = read_id<domain::Objective>(item)) {
      parent.id = id->text();
    }
    if (parent.id.empty()) continue;
    if (std::ranges::find(parents, parent.id, &domain::ParentEdge::id) != parents.end())
      item.complain("plan.duplicate_item", {{"text", parent.id}});
    parents.push_back(std::move(parent));
  }
  return parents;
}

}  // namespace

domain::Done decode_done(const Fields& fields) {
  const auto value = fields.find("done");
  if (!value) return {};
  const bool is_truth = value->node().is_bare() &&
                        (value->node().text() == "true" || value->node().text() == "false");
  if (is_truth) return {.is_done = value->node().text() == "true", .on = {}};
  const auto day = read_date(*value);
  return {.is_done = day.has_value(), .on = day};
}

domain::Objective decode_objective(const Cursor& at) {
  const Fields fields(at, objective_shape());
  domain::Objective objective{.id = fields.id<domain::Objective>("id"),
                              .title = fields.label("title")};
  if (const auto span = decode_span(fields)) {
    objective.period = *span;
    const domain::Calendar& calendar = at.setting().calendar;
    if (const auto grain = calendar.grain_of(*span))
      objective.period_label = calendar.label(*grain, *span);
  }
  objective.owner = fields.id<domain::Person>("owner");
  objective.team = fields.id<domain::Team>("team");
  const auto by_default =
      objective.team.is_empty() ? domain::Level::organization : domain::Level::team;
  objective.level = fields.choice("level", all_levels).value_or(by_default);
  objective.parents = decode_parents(fields);
  objective.commitment = decode_commitment(fields);
  objective.key_results = decode_key_results(fields);
  objective.scoring = decode_scoring(fields);
  objective.roll_up = fields.choice("roll_up", all_roll_ups).value_or(domain::RollUpKind::progress);
  objective.state = fields.choice("state", all_plan_states).value_or(domain::PlanState::agreed);
  objective.is_private = fields.truth("private");
  objective.visible_to = fields.ids<domain::Person>("visible_to");
  objective.position = fields.whole("position");
  return objective;
}

}  // namespace koers::planfile
