// The tables of initiatives and what they are expected to bring.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {

const Shape& initiative_shape() {
  static const Shape shape{
      .name = "initiative",
      .meaning = "Work that is to move KPIs, with what its owner expects of it.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
          {.name = "title",
           .forms = {Form::label},
           .need = Need::required,
           .meaning = "What is done."},
          {.name = "owner", .forms = {Form::slug}, .meaning = "The person who answers for it."},
          {.name = "supports", .forms = {Form::slugs}, .meaning = "The KPIs that it is to move."},
          {.name = "effort", .forms = {Form::text}, .meaning = "What it takes, such as 8 pw."},
          {.name = "start", .forms = {Form::date}, .meaning = "The day on which it begins."},
          {.name = "due", .forms = {Form::date}, .meaning = "The day on which it is delivered."},
          {.name = "state",
           .forms = {Form::choice},
           .meaning = "Default: planned, or done where done says so.",
           .choices = names_of(all_initiative_states)},
          {.name = "done",
           .forms = {Form::date, Form::truth},
           .meaning = "The day on which it was delivered."},
          {.name = "effect",
           .forms = {Form::object, Form::objects},
           .meaning = "What it is expected to change, once delivered; of several KPIs a list.",
           .shape = &effect_shape()},
          {.name = "tasks"},
          {.name = "milestones"},
          {.name = "cost"},
      }};
  return shape;
}

const Shape& effect_shape() {
  static const Shape shape{
      .name = "effect",
      .meaning = "A lasting change of a KPI, as the owner of the work estimates it.",
      .keys = {
          {.name = "kpi",
           .forms = {Form::slug},
           .meaning = "Which of the KPIs that are supported; only where there are several."},
          {.name = "mean",
           .forms = {Form::number},
           .need = Need::required,
           .meaning = "The change in the KPI's unit if it succeeds, such as -2.0."},
          {.name = "sd",
           .forms = {Form::number},
           .meaning = "Standard deviation of that change. Default: 0."},
          {.name = "probability",
           .forms = {Form::number},
           .meaning = "How likely it succeeds, 0 to 1. Default: 1."},
      }};
  return shape;
}

}  // namespace koers::planfile
