// One KPI in words and in a picture: headline, reason, facts, chart, table, definition, goals,
// history.
#pragma once

#include <string>
#include <vector>

#include "app/comparison.h"
#include "app/metric_words.h"
#include "app/plan_path.h"
#include "app/scorecard.h"
#include "app/status.h"
#include "text/locale.h"

namespace koers::app {

struct Fact {
  std::string label;
  std::string value_text;
};

struct HistoryEntry {
  store::Seq seq = 0;
  Instant at;
  std::string actor;
  std::string text;
};

struct GoalSummary {
  domain::Period span;
  std::string target_text;
  std::optional<domain::Status> status;
  std::optional<double> score;
  std::string lesson;  ///< What was learned when its period was closed.
};

struct KpiPage {
  SingleKpi single;
  std::string title;
  std::string headline_text;  ///< Made from typed facts; names no business cause.
  std::string goal_text;      ///< The goal in one sentence: what, by when, how measured.
  std::string reason_text;
  std::optional<PersonRef> owner;
  std::vector<PathStep> objectives;
  std::vector<PathStep> path;  ///< Strategy → objective.
  store::Home home;
  store::Seq revision = 0;  ///< The seq of the definition's version.
  std::string document;     ///< Plan-file form, JSON.
  std::string metric_document;
  MetricWords definition;
  std::optional<ValueComparison> comparison;  ///< Of the newest closed value with those before.
  std::vector<Fact> facts;
  std::string required_pace_text;
  std::string forecast_name;  ///< Empty without a forecast.
  std::string forecast_text;
  std::vector<std::string> value_periods;  ///< That a value may be typed about, newest first.
  std::string unit_text;
  std::string baseline_text;
  std::string baseline_period_label;
  std::vector<GoalSummary> goals;
  std::vector<HistoryEntry> history;
};

struct KpiPageRequest {
  Id<domain::Kpi> kpi;
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;  ///< Empty: nobody in particular.
};

[[nodiscard]] Result<KpiPage> kpi_page(const Ports& ports, const KpiPageRequest& request);

}  // namespace koers::app
