// The tables of KPIs and their guards.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {
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
           .meaning = "What it measures.",
           .missing = "kpi.no_number"},
          {.name = "owner", .forms = {Form::slug}, .meaning = "The person who answers for it."},
          {.name = "team", .forms = {Form::slug}, .meaning = "The team it belongs to."},
          {.name = "objectives",
           .forms = {Form::slugs},
           .meaning = "The objectives that it serves, beside those that list it as key result."},
          {.name = "cadence",
           .forms = {Form::choice},
           .meaning =
               "The rhythm of new values and check-ins. Default: that of its values; quarterly "
               "where they are longer.",
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
          {.name = "position",
           .forms = {Form::whole},
           .meaning = "Where it is shown among its siblings, lower first. Default: after those."},
          {.name = "goals",
           .forms = {Form::objects},
           .meaning = "What is to be reached, period by period.",
           .shape = &goal_shape()},
          {.name = "milestones", .refusal = "kpi.qualitative"},
          {.name = "binary", .refusal = "kpi.qualitative"},
          {.name = "assessed", .refusal = "kpi.qualitative"},
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

}  // namespace koers::planfile
