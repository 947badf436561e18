// The tables of KPIs and goals.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

// What to reach, and by when.
std::vector<Key> aim_keys() {
  return {
      {.name = "period", .forms = {Form::period}, .meaning = "The period, such as 2026-Q1."},
      {.name = "from", .forms = {Form::date}, .meaning = "First day, where it is no named period."},
      {.name = "to", .forms = {Form::date}, .meaning = "Last day, inclusive."},
      {.name = "kind",
       .forms = {Form::choice},
       .meaning = "Default: maintain where there is per, accumulate where the window is total, "
                  "else reach.",
       .choices = names_of(all_goal_kinds),
       .later = {{"change", "kind: reach, target: \">= …\", baseline: {rule: …}"},
                 {"range", "kind: maintain"}}},
      {.name = "target",
       .forms = {Form::target},
       .need = Need::required,
       .meaning = "A comparison and a number: \"<= 10\"."},
      {.name = "window",
       .forms = {Form::choice},
       .meaning = "at_end: the last value in the period. period_value: the metric over the "
                  "whole period. "
                  "total: the sum. each: every sub-period.",
       .choices = names_of(all_windows),
       .later = {{"any_time", "window: at_end"}, {"last_subperiod", "window: at_end"}}},
  };
}

// How the way there is judged, and keys of later versions.
std::vector<Key> way_keys() {
  return {
      {.name = "per",
       .forms = {Form::choice},
       .meaning = "The sub-period in which it is to hold.",
       .choices = names_of(all_grains),
       .only_for = {"maintain"},
       .required_for = {"maintain"}},
      {.name = "policy",
       .forms = {Form::choice, Form::object},
       .meaning = "In every sub-period, on average, or in a share.",
       .choices = {"each", "average"},
       .shape = &policy_shape(),
       .only_for = {"maintain"}},
      {.name = "baseline",
       .forms = {Form::choice, Form::number, Form::object},
       .meaning = "Where the way starts. Default: by the window.",
       .choices = {"last_before_start", "previous_window", "same_period_last_year"},
       .shape = &baseline_shape(),
       .only_for = {"reach", "accumulate"}},
      {.name = "path",
       .forms = {Form::choice},
       .meaning = "How expected progress runs. Default: linear.",
       .choices = names_of(all_paths),
       .later = {{"s_curve", "path: linear"},
                 {"seasonal", "path: linear"},
                 {"stepwise", "path: linear"}},
       .only_for = {"reach", "accumulate"}},
      {.name = "commitment",
       .forms = {Form::choice},
       .meaning = "Committed, or graded as an aspiration.",
       .choices = names_of(all_commitments)},
      {.name = "aspirational",
       .forms = {Form::truth},
       .meaning = "true: short for commitment: aspirational."},
      {.name = "dropped", .forms = {Form::text}, .meaning = "Why this goal was given up."},
      {.name = "statement", .instead = "period: …, target: \"<= …\", window: at_end"},
      {.name = "effect"},
      {.name = "bands", .instead = "target: \"<= …\""},
      {.name = "targets", .instead = "target: \"<= …\""},
      {.name = "milestones"},
      {.name = "stretch"},
  };
}

}  // namespace

const Shape& kpi_shape() {
  static const Shape shape{
      .name = "kpi",
      .meaning = "A metric with dated goals, an owner and an objective.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
          {.name = "title", .forms = {Form::label}, .meaning = "Default: the label of the metric."},
          {.name = "metric",
           .forms = {Form::slug},
           .need = Need::required,
           .meaning = "What it measures."},
          {.name = "owner", .forms = {Form::slug}, .meaning = "The person who answers for it."},
          {.name = "team", .forms = {Form::slug}, .meaning = "The team it belongs to."},
          {.name = "objectives",
           .forms = {Form::slugs},
           .need = Need::required,
           .meaning = "The objectives that it serves."},
          {.name = "cadence",
           .forms = {Form::choice},
           .meaning = "The rhythm of check-ins. Default: weekly.",
           .choices = names_of(all_cadences)},
          {.name = "grain",
           .forms = {Form::choice},
           .meaning = "The period of the values shown and forecast.",
           .choices = names_of(all_grains)},
          {.name = "supporting", .forms = {Form::slugs}, .meaning = "Metrics that explain it."},
          {.name = "guards",
           .forms = {Form::objects},
           .meaning = "Metrics that must not get worse.",
           .shape = &guard_shape()},
          {.name = "stakeholders",
           .forms = {Form::texts},
           .meaning = "Mail addresses of those it is shared with."},
          {.name = "goals",
           .forms = {Form::objects},
           .meaning = "What is to be reached, period by period.",
           .shape = &goal_shape()},
          {.name = "influence"},
          {.name = "lag"},
          {.name = "statement", .instead = "goals: [{period: …, target: …}]"},
      }};
  return shape;
}

const Shape& guard_shape() {
  static const Shape shape{.name = "guard",
                           .meaning = "What must not get worse meanwhile.",
                           .keys = {
                               {.name = "metric",
                                .forms = {Form::slug},
                                .need = Need::required,
                                .meaning = "The metric."},
                               {.name = "keep",
                                .forms = {Form::target},
                                .need = Need::required,
                                .meaning = "What to keep it at: \"<= 1.5\"."},
                           }};
  return shape;
}

const Shape& baseline_shape() {
  static const Shape shape{.name = "baseline",
                           .meaning = "Which value the way is measured from.",
                           .discriminator = "rule",
                           .keys = {
                               {.name = "rule",
                                .forms = {Form::choice},
                                .need = Need::required,
                                .meaning = "How it is found.",
                                .choices = names_of(all_baseline_rules)},
                               {.name = "count",
                                .forms = {Form::whole},
                                .meaning = "How many closed periods are averaged.",
                                .only_for = {"mean_of_last"},
                                .required_for = {"mean_of_last"}},
                               {.name = "value",
                                .forms = {Form::number},
                                .meaning = "The value that somebody wrote down.",
                                .only_for = {"manual"},
                                .required_for = {"manual"}},
                           }};
  return shape;
}

const Shape& policy_shape() {
  static const Shape shape{.name = "policy",
                           .meaning = "Kept in a share of the periods.",
                           .keys = {{.name = "share",
                                     .forms = {Form::number},
                                     .need = Need::required,
                                     .meaning = "Above 0, up to 1."}}};
  return shape;
}

const Shape& goal_shape() {
  static const Shape shape{
      .name = "goal",
      .meaning = "What to reach, by when, seen from where. One goal per period.",
      .discriminator = "kind",
      .keys = joined({aim_keys(), way_keys()})};
  return shape;
}

}  // namespace koers::planfile
