// Objectives as they are written: key results with what judges them, edges that differ from the
// usual.
#include "planfile/encode_objective.h"

#include "planfile/writer.h"

namespace koers::planfile {
namespace {

void add_edge(Writer& out, const domain::Edge& edge) {
  if (edge.weight != 1) out.value("weight", edge.weight);
  out.choice("edge", edge.kind, domain::EdgeKind::contributes);
  if (edge.share) out.value("share", *edge.share);
}

void add_done(Writer& out, const domain::Done& done) {
  if (done.on) return out.value("done", json::value(to_string(*done.on)));
  if (done.is_done) out.value("done", true);
}

json::object encode_milestone(const domain::KeyResult::Milestone& milestone,
                              const Setting& setting) {
  Writer out(setting);
  if (milestone.id != domain::milestone_id(milestone.title)) out.text("id", milestone.id);
  out.label("title", milestone.title);
  if (milestone.weight != 1) out.value("weight", milestone.weight);
  if (milestone.due) out.value("due", json::value(to_string(*milestone.due)));
  add_done(out, milestone.done);
  return out.take();
}

void add_judging(Writer& out, const domain::KeyResult& result, const Setting& setting) {
  switch (result.kind) {
    case domain::KeyResult::Kind::kpi:
      return;
    case domain::KeyResult::Kind::milestones: {
      json::array milestones;
      for (const auto& milestone : result.milestones)
        milestones.push_back(encode_milestone(milestone, setting));
      return out.list("milestones", std::move(milestones));
    }
    case domain::KeyResult::Kind::binary:
      out.value("binary", true);
      return add_done(out, result.done);
    case domain::KeyResult::Kind::assessed: {
      Writer assessed(setting);
      assessed.label("rubric", result.rubric);
      return out.value("assessed", assessed.take());
    }
  }
}

json::object encode_key_result(const domain::KeyResult& result, const Setting& setting) {
  Writer out(setting);
  out.text(result.is_kpi() ? "kpi" : "id", result.id);
  out.label("title", result.title);
  add_edge(out, result.edge);
  if (result.is_must) out.value("must", true);
  out.id("owner", result.owner);
  add_judging(out, result, setting);
  return out.take();
}

json::value encode_parent(const domain::ParentEdge& parent, const Setting& setting) {
  if (parent.edge == domain::Edge{}) return json::value(parent.id);
  Writer out(setting);
  out.text("id", parent.id);
  add_edge(out, parent.edge);
  return out.take();
}

void add_scoring(Writer& out, const domain::Scoring& scoring, const Setting& setting) {
  const domain::Scoring usual{.rule = scoring.rule};
  if (scoring == usual) return out.choice("scoring", scoring.rule, domain::Scoring{}.rule);
  Writer inner(setting);
  inner.choice("rule", scoring.rule, domain::Scoring{}.rule);
  inner.choice("of", scoring.of, usual.of);
  inner.choice("status", scoring.status, usual.status);
  out.value("scoring", inner.take());
}

}  // namespace

json::object encode_objective(const domain::Objective& objective, const Setting& setting) {
  Writer out(setting);
  out.id("id", objective.id);
  out.label("title", objective.title);
  out.span(objective.period);
  const auto by_default =
      objective.team.is_empty() ? domain::Level::organization : domain::Level::team;
  out.choice("level", objective.level, by_default);
  out.id("owner", objective.owner);
  out.id("team", objective.team);
  json::array parents;
  for (const auto& parent : objective.parents) parents.push_back(encode_parent(parent, setting));
  out.list("parents", std::move(parents));
  out.choice("commitment", objective.commitment, domain::Commitment::committed);
  json::array results;
  for (const auto& result : objective.key_results)
    results.push_back(encode_key_result(result, setting));
  out.list("key_results", std::move(results));
  add_scoring(out, objective.scoring, setting);
  out.choice("roll_up", objective.roll_up, domain::RollUpKind::progress);
  out.choice("state", objective.state, domain::PlanState::agreed);
  if (objective.is_private) out.value("private", true);
  out.ids("visible_to", objective.visible_to);
  if (objective.position) out.value("position", *objective.position);
  return out.take();
}

}  // namespace koers::planfile
