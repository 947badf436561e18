// The tables of the file itself, the organization with its teams and people, and strategic plans.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {

const Shape& plan_file_shape() {
  static const Shape shape{
      .name = "file",
      .meaning = "A Koers plan file: KPIs, goals and what they are measured by.",
      .keys = {
          {.name = "koers",
           .forms = {Form::whole},
           .need = Need::required,
           .meaning = "The version of this grammar: 1.",
           .missing = "plan.missing_version"},
          {.name = "organization",
           .forms = {Form::object},
           .meaning = "Who this is about; once in all files.",
           .shape = &organization_shape()},
          {.name = "teams",
           .forms = {Form::objects},
           .meaning = "Teams, in a tree.",
           .shape = &team_shape()},
          {.name = "people",
           .forms = {Form::objects},
           .meaning = "People who own things.",
           .shape = &person_shape()},
          {.name = "plans",
           .forms = {Form::objects},
           .meaning = "Strategic plans of three to five years.",
           .shape = &plan_shape()},
          {.name = "objectives",
           .forms = {Form::objects},
           .meaning = "Dated objectives.",
           .shape = &objective_shape()},
          {.name = "sources",
           .forms = {Form::objects},
           .meaning = "Where rows come from.",
           .shape = &source_shape()},
          {.name = "metrics",
           .forms = {Form::objects},
           .meaning = "What is measured, of what, and how.",
           .shape = &metric_shape()},
          {.name = "kpis",
           .forms = {Form::objects},
           .meaning = "Metrics with dated goals and an owner.",
           .shape = &kpi_shape()},
          {.name = "initiatives",
           .forms = {Form::objects},
           .meaning = "Work that is to move KPIs.",
           .shape = &initiative_shape()},
          {.name = "projects", .instead = "initiatives"},
          {.name = "tasks"},
          {.name = "key_results", .instead = "objectives: [{…, key_results: […]}]"},
          {.name = "reports"},
          {.name = "subscriptions"},
          {.name = "webhooks"},
          {.name = "catalog", .instead = "metrics"},
      }};
  return shape;
}

const Shape& label_shape() {
  static const Shape shape{
      .name = "label",
      .meaning = "A title in Dutch and English; one of the two may be left out.",
      .keys = {{.name = "nl", .forms = {Form::text}, .meaning = "The title in Dutch."},
               {.name = "en", .forms = {Form::text}, .meaning = "The title in English."}}};
  return shape;
}

const Shape& organization_shape() {
  static const Shape shape{
      .name = "organization",
      .meaning = "The organization, its language, zone, currency and calendar.",
      .keys = {
          {.name = "name", .forms = {Form::label}, .need = Need::required, .meaning = "Its name."},
          {.name = "locale",
           .forms = {Form::choice},
           .meaning = "The language of titles written as one text.",
           .choices = {"nl", "en"}},
          {.name = "timezone",
           .forms = {Form::text},
           .meaning = "IANA name, such as Europe/Amsterdam."},
          {.name = "currency", .forms = {Form::text}, .meaning = "ISO 4217 code, such as EUR."},
          {.name = "calendar",
           .forms = {Form::object},
           .meaning = "Fiscal years, their periods, and holidays.",
           .shape = &calendar_shape()},
          {.name = "individual_level",
           .forms = {Form::choice},
           .meaning = "Whether there are objectives of single people. Default: off.",
           .choices = names_of(all_individual_levels)},
          {.name = "demo",
           .forms = {Form::truth},
           .meaning = "Whether the page says that this is a demonstration."},
          {.name = "thresholds"},
          {.name = "logo"},
      }};
  return shape;
}

const Shape& team_shape() {
  static const Shape shape{
      .name = "team",
      .meaning = "A team.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
          {.name = "name", .forms = {Form::label}, .need = Need::required, .meaning = "Its name."},
          {.name = "parent", .forms = {Form::slug}, .meaning = "The team it is part of."},
      }};
  return shape;
}

const Shape& person_shape() {
  static const Shape shape{
      .name = "person",
      .meaning = "A person.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "The id."},
          {.name = "name", .forms = {Form::text}, .need = Need::required, .meaning = "The name."},
          {.name = "email", .forms = {Form::text}, .meaning = "The mail address."},
          {.name = "teams", .forms = {Form::slugs}, .meaning = "The teams he or she is in."},
          {.name = "role"},
      }};
  return shape;
}

const Shape& plan_shape() {
  static const Shape shape{
      .name = "plan",
      .meaning = "A strategic plan of whole years.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
          {.name = "title",
           .forms = {Form::label},
           .need = Need::required,
           .meaning = "What it aims at."},
          {.name = "from",
           .forms = {Form::whole},
           .need = Need::required,
           .meaning = "Its first year."},
          {.name = "to",
           .forms = {Form::whole},
           .need = Need::required,
           .meaning = "Its last year."},
          {.name = "position",
           .forms = {Form::whole},
           .meaning = "Where it is shown among the strategies, lower first. Default: after those."},
      }};
  return shape;
}

}  // namespace koers::planfile
