// The tables of objectives: what they serve, how they are scored, and their key results.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

std::vector<Key> aim_keys() {
  return {
      {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
      {.name = "title",
       .forms = {Form::label},
       .need = Need::required,
       .meaning = "What is to be reached."},
      {.name = "period",
       .forms = {Form::period},
       .meaning = "The period, such as 2026 or 2026-H1."},
      {.name = "from", .forms = {Form::date}, .meaning = "First day, where it is no named period."},
      {.name = "to", .forms = {Form::date}, .meaning = "Last day, inclusive."},
      {.name = "level",
       .forms = {Form::choice},
       .meaning = "Whose it is. Default: team where one is named.",
       .choices = names_of(all_levels)},
      {.name = "owner", .forms = {Form::slug}, .meaning = "The person who answers for it."},
      {.name = "team", .forms = {Form::slug}, .meaning = "The team it belongs to."},
      {.name = "parents",
       .forms = {Form::slugs, Form::objects},
       .meaning = "Plans and objectives that it serves.",
       .shape = &parent_shape()},
      {.name = "commitment",
       .forms = {Form::choice},
       .meaning = "Committed, or graded as an aspiration.",
       .choices = names_of(all_commitments)},
      {.name = "aspirational",
       .forms = {Form::truth},
       .meaning = "true: short for commitment: aspirational."},
  };
}

std::vector<Key> counting_keys() {
  return {
      {.name = "key_results",
       .forms = {Form::objects},
       .meaning = "What shows that it is reached.",
       .shape = &key_result_shape()},
      {.name = "scoring",
       .forms = {Form::choice, Form::object},
       .meaning = "How its score is made. Default: the weighted mean of all below it.",
       .choices = names_of(all_score_rules),
       .shape = &scoring_shape()},
      {.name = "roll_up",
       .forms = {Form::choice},
       .meaning = "value: the values below it are combined as well. Default: progress.",
       .choices = names_of(all_roll_ups)},
      {.name = "state",
       .forms = {Form::choice},
       .meaning = "What is not agreed counts nowhere. Default: agreed.",
       .choices = names_of(all_plan_states)},
      {.name = "private",
       .forms = {Form::truth},
       .meaning = "true: it counts, and is named to its owner and visible_to alone."},
      {.name = "visible_to",
       .forms = {Form::slugs},
       .meaning = "People who see a private or personal objective."},
      {.name = "position",
       .forms = {Form::whole},
       .meaning = "Where it is shown among its siblings, lower first. Default: after those."},
  };
}

// How something counts in what is above it.
std::vector<Key> edge_keys() {
  return {
      {.name = "weight",
       .forms = {Form::number},
       .meaning = "Against its siblings, above 0. Default: 1."},
      {.name = "edge",
       .forms = {Form::choice},
       .meaning = "supports: it is shown and never counted. Default: contributes.",
       .choices = names_of(all_edge_kinds)},
      {.name = "share",
       .forms = {Form::number},
       .meaning = "The part of its value that counts there, above 0, up to 1."},
  };
}

std::vector<Key> result_keys() {
  return {
      {.name = "kpi", .forms = {Form::slug}, .meaning = "A KPI, shared and not copied."},
      {.name = "id",
       .forms = {Form::slug},
       .meaning = "Its id, unique within the objective. Default: made of the title."},
      {.name = "title", .forms = {Form::label}, .meaning = "What is to be seen."},
      {.name = "owner", .forms = {Form::slug}, .meaning = "Default: the owner of the objective."},
      {.name = "must",
       .forms = {Form::truth},
       .meaning = "true: where it is off course, so is the objective."},
      {.name = "milestones",
       .forms = {Form::objects},
       .meaning = "Judged by the weighted share of these that is done.",
       .shape = &milestone_shape()},
      {.name = "binary", .forms = {Form::truth}, .meaning = "true: judged by yes or no."},
      {.name = "done",
       .forms = {Form::truth, Form::date},
       .meaning = "Of yes or no: whether, or on which day, it was done."},
      {.name = "assessed",
       .forms = {Form::object},
       .meaning = "Judged by a person against a rubric, confirmed by a second one.",
       .shape = &assessed_shape()},
  };
}

}  // namespace

const Shape& objective_shape() {
  static const Shape shape{.name = "objective",
                           .meaning = "What is to be reached in a period, and what it serves.",
                           .keys = joined({aim_keys(), counting_keys()})};
  return shape;
}

const Shape& parent_shape() {
  static const Shape shape{
      .name = "parent",
      .meaning = "A plan or objective that it serves, and how it counts there.",
      .keys = joined({{{.name = "id",
                        .forms = {Form::slug},
                        .need = Need::required,
                        .meaning = "The plan or objective."}},
                      edge_keys()})};
  return shape;
}

const Shape& scoring_shape() {
  static const Shape shape{
      .name = "scoring",
      .meaning = "How the score and the status of an objective are made.",
      .keys = {{.name = "rule",
                .forms = {Form::choice},
                .meaning = "Default: weighted_mean. sum: of additive values, over their targets.",
                .choices = names_of(all_score_rules)},
               {.name = "of",
                .forms = {Form::choice},
                .meaning = "What counts: key_results, children or both. Default: both.",
                .choices = names_of(all_scored)},
               {.name = "status",
                .forms = {Form::choice},
                .meaning = "all_must_hold: the weakest decides. Default: by_weight.",
                .choices = names_of(all_status_rules)}}};
  return shape;
}

const Shape& key_result_shape() {
  static const Shape shape{
      .name = "key_result",
      .meaning = "A KPI, or something judged by milestones, yes or no, or a rubric.",
      .keys = joined({result_keys(), edge_keys()})};
  return shape;
}

const Shape& milestone_shape() {
  static const Shape shape{
      .name = "milestone",
      .meaning = "One step of a key result.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .meaning = "Default: made of the title."},
          {.name = "title",
           .forms = {Form::label},
           .need = Need::required,
           .meaning = "What is to be done."},
          {.name = "weight",
           .forms = {Form::number},
           .meaning = "Against the other steps, above 0. Default: 1."},
          {.name = "due", .forms = {Form::date}, .meaning = "The day it is to be done by."},
          {.name = "done",
           .forms = {Form::truth, Form::date},
           .meaning = "Whether, or on which day, it was done."},
      }};
  return shape;
}

const Shape& assessed_shape() {
  static const Shape shape{
      .name = "assessed",
      .meaning = "A person's judgement, with evidence, confirmed by a second person.",
      .keys = {{.name = "rubric",
                .forms = {Form::label},
                .need = Need::required,
                .meaning = "What a score of 0.3, 0.7 and 1.0 looks like."}}};
  return shape;
}

}  // namespace koers::planfile
