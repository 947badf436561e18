// Everything about one objective or strategic plan: how it stands and is expected to end, what
// counts in it with which weight, what costs most, what nobody covers yet, and the value of its
// parts as one. Names what the viewer may see.
#pragma once

#include <string>
#include <vector>

#include "app/joint_outlook.h"
#include "app/plan_path.h"
#include "app/rolled_value.h"
#include "app/scorecard.h"
#include "domain/confidence.h"
#include "domain/plan_gaps.h"
#include "domain/visibility.h"

namespace koers::app {

/// One thing directly above or below, as it counts there.
struct LinkedItem {
  std::string id;    ///< Empty: hidden from the viewer, as is the title.
  std::string kind;  ///< plan, objective, kpi, key_result
  std::string title;
  std::string edge;   ///< contributes or supports
  std::string state;  ///< draft, proposed, agreed
  double weight = 1;
  std::optional<double> effective_weight;  ///< Of leaves below: over all ways that lead there.
  std::optional<domain::Status> status;
  std::optional<double> score;
  std::optional<double> expected_score;
};

/// Something that is not there yet, or does not add up, in words and as a fact.
struct PlanHint {
  std::string code;
  std::string text;
  std::string about;  ///< The id of a KPI, key result or objective; empty: the node itself.
  std::vector<domain::Period> days;
  std::optional<double> share;  ///< Of what is asked, where that is known.
  bool is_sufficient = false;   ///< Of sums: no complaint, only told.
};

struct ObjectivePage {
  StatusView status;
  std::size_t node = 0;
  std::string title;
  std::string sentence_text;  ///< "I will … as measured by …"; empty without key results.
  std::string expected_text;
  std::string reporting_text;  ///< "2 of 3 key results report."
  std::optional<PersonRef> owner;
  std::string team;
  std::string period_label;
  std::vector<PathStep> path;  ///< Strategy → here.
  std::vector<LinkedItem> parents;
  std::vector<LinkedItem> members;    ///< Below, proposals included.
  std::optional<LinkedItem> weakest;  ///< What costs most of the score at the end.
  std::optional<JointOutlook> joint;
  std::vector<std::string> outlook_texts;  ///< What `joint` says, a sentence each.
  std::vector<PlanHint> hints;
  std::optional<double> confidence;
  std::optional<domain::Calibration> calibration;  ///< Of the confidences of what has closed.
  std::optional<RolledValue> value;
  std::string value_text;
};

struct ObjectivePageRequest {
  std::string id;  ///< Of an objective or plan.
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;
};

/// Error `reference.unknown`, also for a personal objective that the viewer may not see.
[[nodiscard]] Result<ObjectivePage> objective_page(const Ports& ports,
                                                   const ObjectivePageRequest& request);

/// The hints about one node, sums first.
[[nodiscard]] std::vector<PlanHint> plan_hints(const StatusView& status, std::size_t node,
                                               text::Locale locale,
                                               const domain::Visibility& visibility);

}  // namespace koers::app
