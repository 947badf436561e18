// The tables of goals: what to reach, by when, and how the way there is judged.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

// What to reach, and by when.
std::vector<Key> aim_keys() {
  return {
      {.name = "statement",
       .forms = {Form::text},
       .meaning = "The goal as a sentence, with its year: the other keys may be left out then; "
                  "those that are there decide."},
      {.name = "period", .forms = {Form::period}, .meaning = "The period, such as 2026-Q1."},
      {.name = "from", .forms = {Form::date}, .meaning = "First day, where it is no named period."},
      {.name = "to", .forms = {Form::date}, .meaning = "Last day, inclusive."},
      {.name = "kind",
       .forms = {Form::choice},
       .meaning = "Default: what the other keys tell of (mode: change; limits: range; per: "
                  "maintain; window total: accumulate), else reach.",
       .choices = names_of(all_goal_kinds)},
      {.name = "target",
       .forms = {Form::goal_target},
       .meaning = "A comparison and a number (\"<= 10\"), limits {lo, hi}, bands {cmp, value, "
                  "commit, stretch}, another metric {cmp, metric}, or a list of {from, target}."},
      {.name = "mode",
       .forms = {Form::choice},
       .meaning = "What the number of a change means: an amount, percentage points, or percent of "
                  "the baseline.",
       .choices = names_of(all_change_modes),
       .only_for = {"change"}},
      {.name = "window",
       .forms = {Form::choice},
       .meaning = "at_end: the last value in the period. period_value: the metric over the "
                  "whole period. last_subperiod: the last one of per. any_time: touched once. "
                  "total: the sum. total_vs_previous, total_vs_year_ago: the sum against that of "
                  "then. each: every sub-period.",
       .choices = names_of(all_windows)},
  };
}

// How the way there is judged, and keys of later versions.
std::vector<Key> way_keys() {
  return {
      {.name = "per",
       .forms = {Form::choice},
       .meaning = "The sub-period, of the windows each and last_subperiod.",
       .choices = names_of(all_grains),
       .only_for = {"reach", "change", "maintain", "range"},
       .required_for = {"maintain"}},
      {.name = "policy",
       .forms = {Form::choice, Form::object},
       .meaning = "In every sub-period, on average, or in a share.",
       .choices = {"each", "average"},
       .shape = &policy_shape(),
       .only_for = {"maintain", "range"}},
      {.name = "reach_by",
       .forms = {Form::date},
       .meaning = "To be reached by this day first, then held until the end.",
       .only_for = {"maintain"}},
      {.name = "baseline",
       .forms = {Form::choice, Form::number, Form::object},
       .meaning = "Where the way starts. Default: by the window.",
       .choices = {"last_before_start", "previous_window", "same_period_last_year"},
       .shape = &baseline_shape()},
      {.name = "path",
       .forms = {Form::choice, Form::objects},
       .meaning = "How expected progress runs, or the milestones on the way. Default: linear; "
                  "seasonal where totals are compared.",
       .choices = {"linear", "working_days", "seasonal", "geometric"},
       .later = {{"s_curve", "path: [{on: …, share: …}]"},
                 {"stepwise", "path: [{on: …, share: …}]"}},
       .shape = &waypoint_shape()},
      {.name = "lag_days",
       .forms = {Form::whole},
       .meaning = "Days from the start in which nothing is expected yet."},
      {.name = "commitment",
       .forms = {Form::choice},
       .meaning = "Committed, or graded as an aspiration.",
       .choices = names_of(all_commitments)},
      {.name = "aspirational",
       .forms = {Form::truth},
       .meaning = "true: short for commitment: aspirational."},
      {.name = "cap",
       .forms = {Form::number},
       .meaning = "The largest score: 1, or up to 1.2 where more than asked is to count."},
      {.name = "dropped", .forms = {Form::text}, .meaning = "Why this goal was given up."},
      {.name = "state",
       .forms = {Form::choice},
       .meaning = "What is not agreed counts nowhere. Default: agreed.",
       .choices = names_of(all_plan_states)},
      {.name = "effect"},
      {.name = "bands", .instead = "target: {cmp: \"<=\", value: …, commit: …, stretch: …}"},
      {.name = "targets", .instead = "target: [{from: …, target: \"<= …\"}]"},
      {.name = "milestones", .instead = "path: [{on: …, share: …}]"},
      {.name = "stretch", .instead = "target: {cmp: \"<=\", value: …, stretch: …}"},
  };
}

}  // namespace

const Shape& goal_shape() {
  static const Shape shape{
      .name = "goal",
      .meaning = "What to reach, by when, seen from where. One goal per period.",
      .discriminator = "kind",
      .keys = joined({aim_keys(), way_keys()})};
  return shape;
}

const Shape& goal_target_shape() {
  static const Shape shape{
      .name = "limits_and_bands",
      .meaning = "Limits, a target with an easier and a harder value, or another metric.",
      .keys = {
          {.name = "cmp",
           .forms = {Form::choice},
           .meaning = "The comparison.",
           .choices = {">=", ">", "<=", "<"}},
          {.name = "value", .forms = {Form::number}, .meaning = "What decides."},
          {.name = "commit", .forms = {Form::number}, .meaning = "An easier value, shown beside."},
          {.name = "stretch", .forms = {Form::number}, .meaning = "A harder value, shown beside."},
          {.name = "metric",
           .forms = {Form::slug},
           .meaning = "Its value over the same window is the target's."},
          {.name = "lo", .forms = {Form::number}, .meaning = "The lowest value that is allowed."},
          {.name = "hi", .forms = {Form::number}, .meaning = "The highest value that is allowed."},
      }};
  return shape;
}

const Shape& dated_target_shape() {
  static const Shape shape{
      .name = "dated_target",
      .meaning = "A target that counts from a day on, until the next one does.",
      .keys = {{.name = "from",
                .forms = {Form::date},
                .need = Need::required,
                .meaning = "The first day on which it counts."},
               {.name = "target",
                .forms = {Form::target},
                .need = Need::required,
                .meaning = "A comparison and a number; the comparison is the same in the list."}}};
  return shape;
}

const Shape& waypoint_shape() {
  static const Shape shape{
      .name = "waypoint",
      .meaning = "Where the way is expected to be at the close of a day.",
      .keys = {{.name = "on", .forms = {Form::date}, .need = Need::required, .meaning = "The day."},
               {.name = "share", .forms = {Form::number}, .meaning = "Of the way, 0 to 1."},
               {.name = "value", .forms = {Form::number}, .meaning = "Or the value itself."}}};
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
                               {.name = "period",
                                .forms = {Form::period},
                                .meaning = "The period that it is the value of.",
                                .only_for = {"reference_period"},
                                .required_for = {"reference_period"}},
                               {.name = "value",
                                .forms = {Form::number},
                                .meaning = "The value that somebody wrote down.",
                                .only_for = {"manual"},
                                .required_for = {"manual"}},
                               {.name = "reason",
                                .forms = {Form::text},
                                .meaning = "Why it replaces a baseline that was frozen."},
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

}  // namespace koers::planfile
