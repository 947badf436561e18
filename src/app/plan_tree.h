// The plan as a tree: strategic plan → objective → KPI, each node with its status and its time.
#pragma once

#include <string>
#include <vector>

#include "app/objective_page.h"
#include "app/scorecard.h"
#include "app/status.h"
#include "text/locale.h"

namespace koers::app {

/// How a node counts in a parent.
struct PlanEdge {
  std::string parent;
  std::string kind;  ///< contributes or supports
  double weight = 1;
};

struct PlanNode {
  enum class Kind : std::uint8_t { plan, objective, kpi };
  std::string id;
  Kind kind = Kind::plan;
  std::string title;
  std::vector<std::string>
      parents;  ///< Ids of nodes above; more than one is a diamond, not a copy.
  std::vector<std::string> children;
  std::optional<PersonRef> owner;
  std::string team;
  std::string level;  ///< organization, team, person; empty for plans and KPIs.
  std::optional<domain::Period> period;
  std::string period_label;
  std::optional<domain::Status> status;
  std::optional<double> progress;
  std::optional<double> score;
  std::optional<double> expected_score;
  std::array<int, 8> counts{};
  std::string state;            ///< draft, proposed, agreed
  std::vector<PlanEdge> edges;  ///< To each parent, in the order of `parents`.
  std::vector<PlanHint> hints;  ///< Does it add up, and what is missing?
  int reporting = 0;            ///< Of `results` below, how many have a value.
  int results = 0;
  std::optional<int> position;                  ///< Among its siblings, as it was arranged.
  const ObjectiveStanding* standing = nullptr;  ///< Of an objective; lives as long as the view.
  store::Home home;
};

struct PlanTree {
  StatusView status;
  std::vector<PlanNode> nodes;  ///< Parents before children.
};

struct PlanTreeRequest {
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;  ///< Empty: nobody in particular. What is hidden counts above.
};

[[nodiscard]] Result<PlanTree> plan_tree(const Ports& ports, const PlanTreeRequest& request);

}  // namespace koers::app
