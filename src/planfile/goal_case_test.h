// One goal with as much of a plan file around it as it needs. For tests only.
#pragma once

#include <doctest/doctest.h>
#include <string>

#include "planfile/memory_disk_test.h"

namespace koers::planfile {

/// Enough around one KPI to be whole; `goals` is indented by six.
inline std::string plan_with_goals(const std::string& goals) {
  return "koers: 1\n"
         "objectives:\n"
         "  - {id: growth, title: Groei, period: 2026}\n"
         "metrics:\n"
         "  - {name: visits, type: manual, grain: month}\n"
         "kpis:\n"
         "  - id: site\n"
         "    metric: visits\n"
         "    objectives: [growth]\n"
         "    goals:\n" +
         goals;
}

inline domain::Goal only_goal(const std::string& goal) {
  const auto plan = load_text(plan_with_goals("      - {period: 2026-Q1, " + goal + "}\n"));
  if (!plan) FAIL(complaints_about(plan_with_goals("      - {period: 2026-Q1, " + goal + "}\n")));
  return plan->definitions.kpis.begin()->second.goals.front();
}

inline std::string goal_complaints(const std::string& goal) {
  return complaints_about(plan_with_goals("      - {" + goal + "}\n"));
}

}  // namespace koers::planfile
