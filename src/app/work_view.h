// The work as people look at it: what it moves, by how much its owners expect, and the way from
// there up to the strategy. Names only what the viewer may see.
#pragma once

#include <string>
#include <vector>

#include "app/plan_path.h"
#include "app/scorecard.h"

namespace koers::app {

/// A KPI that work supports.
struct MovedKpi {
  PathStep kpi;
  std::vector<PathStep> path;  ///< Strategy → objective.
  const domain::Effect* effect = nullptr;
  std::string effect_text;  ///< "−2 uur ± 0,8, kans 80%"; empty where nobody estimated it.
  std::string unit_text;
  /// The expected change as a part of what the KPI's goal still asks for, with the sign of whether
  /// it helps; none where nothing is asked, or the goal is met.
  std::optional<double> share_of_gap;
  std::string share_text;
};

struct WorkItem {
  const domain::Initiative* initiative = nullptr;
  std::string title;
  std::optional<PersonRef> owner;
  std::vector<MovedKpi> supports;
  std::string due_text;  ///< Empty without a day.
  bool is_overdue = false;
  store::Home home;
  store::Seq revision = 0;
  std::string document;  ///< Plan-file form, JSON.
};

/// The pointers live as long as `definitions`.
struct WorkView {
  std::shared_ptr<const domain::Definitions> definitions;
  Date as_of;
  store::Seq seq = 0;
  std::vector<WorkItem> items;
};

struct WorkRequest {
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;  ///< Empty: nobody in particular.
  Id<domain::Kpi> kpi;        ///< Only what supports this one; empty: all.
};

/// What is still to be delivered first, and of that what closes most of a goal's gap; then what was
/// not estimated; then what is done, then what was stopped. Error `reference.unknown` for a KPI
/// that does not exist, or that the viewer may not see.
[[nodiscard]] Result<WorkView> work_view(const Ports& ports, const WorkRequest& request);

}  // namespace koers::app
