// The first-run form: numbers, metric, target, deadline, owner and objective become one KPI in one
// transaction — or, before that, a picture of what it would be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports.h"
#include "text/locale.h"

namespace koers::app {

struct DraftKpi {
  std::string metric_label;
  std::string from_catalog;  ///< The entry that the metric starts from; empty: none.
  std::string unit;
  domain::Direction direction = domain::Direction::up;
  domain::Grain grain = domain::Grain::month;
  domain::GoalKind kind = domain::GoalKind::reach;  ///< maintain: in every period of `grain`.
  struct Value {
    std::string period;  ///< A label of `grain`.
    double value = 0;
  };
  std::vector<Value> values;
  bool are_values_later = false;  ///< None yet: they are recorded once it exists.
  std::string told;  ///< JSON, plan-file form: `goals` (one), `cadence`, `stakeholders` of the KPI.
                     ///< A goal there wins over `kind`, `target` and `span`. May be empty.
  std::optional<domain::Target> target;
  std::optional<domain::Period> span;
  std::string owner;      ///< An id or a name; a new name makes a person.
  std::string objective;  ///< An id or a title; a new title makes an objective of the years that
                          ///< the goal lies in.
  struct Plan {
    std::string title;  ///< Or the id of a strategic plan.
    int from_year = 0;
    int to_year = 0;
  };
  std::optional<Plan> plan;  ///< What a new objective comes under; a new title makes a new one.
  text::Locale locale = text::Locale::nl;
  int width = 720;  ///< Of the picture, in pixels.
};

struct DraftPreview {
  std::string chart_svg;  ///< Empty without values.
  std::string headline_text;
  std::string goal_text;
  Errors complaints;  ///< What is still missing, with pointers to fields.
};

/// Stores nothing: the draft is saved, looked at and undone in one command. Shows as much as is
/// filled in.
[[nodiscard]] Result<DraftPreview> preview_draft(const Ports& ports, const DraftKpi& draft);

struct DraftSaved {
  std::string kpi;
  store::Seq seq = 0;
};

/// All or nothing. Errors: every missing or broken field with its pointer.
[[nodiscard]] Checked<DraftSaved> save_draft(const Ports& ports, const Actor& actor,
                                             const DraftKpi& form);

}  // namespace koers::app
