// The product on one screen: every KPI in two lines, grouped, off course first. Words, numbers and
// drawings in the caller's language; the page adds nothing but layout.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/comparison.h"
#include "app/status.h"
#include "text/locale.h"

namespace koers::app {

enum class Grouping : std::uint8_t { objective, team, owner };

struct PersonRef {
  std::string id;
  std::string name;
};

struct ScorecardRow {
  std::string kpi;
  std::string title;
  domain::Status status = domain::Status::pending;
  std::optional<Date> status_since;
  std::string reason_code;
  std::string reason_text;
  domain::Freshness freshness = domain::Freshness::unknown;
  std::optional<int> age_days;  ///< Since the last day a value is about.
  std::optional<PersonRef> owner;
  std::string team;
  std::optional<double> value;
  std::string value_text;  ///< With unit: "12,5 uur"; a dash where unknown.
  std::string unit;
  std::string unit_text;
  std::int64_t n = 0;
  bool is_thin = false;
  std::string period_label;
  std::string baseline_text;
  std::string target_text;  ///< "≤ 10 uur".
  std::optional<Date> deadline;
  std::string deadline_text;  ///< "eind mrt 2026".
  std::string window;
  std::optional<double> probability;
  std::optional<ValueComparison> comparison;  ///< Of the newest closed value with those before.
  std::string probability_text;               ///< Rounded to 5%; empty with few values.
  std::string pace_text;
  std::string forecast_name;
  std::string sparkline_svg;
  std::string bullet_svg;
  std::string sparkline_text;  ///< Block characters, for a terminal.
  std::string failure_text;    ///< Why its metric cannot be computed now; empty where it can.
  int work_count = 0;          ///< Pieces of work for it that are still to be delivered.
  std::string level;           ///< Of the objective it is grouped under; else of its first one.
};

struct ScorecardGroup {
  std::string id;
  std::string title;
  std::string expected_text;  ///< "expected at the end …; weakest: …".
  std::vector<ScorecardRow> rows;
};

/// A period that is over, with goals that nobody has looked back on yet.
struct PeriodToClose {
  std::string name;   ///< "2026-Q1".
  std::string label;  ///< "Q1 2026".
  int count = 0;      ///< KPIs to look back on.
};

struct Scorecard {
  Date as_of;
  store::Seq seq = 0;
  std::string period_label;
  std::optional<PeriodToClose> to_close;  ///< The last quarter that ended.
  std::array<int, 8> counts{};            ///< Per domain::Status, each KPI once.
  std::vector<ScorecardGroup> groups;
};

struct ScorecardRequest {
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Grouping grouping = Grouping::objective;
  Id<domain::Person> viewer;  ///< Empty: nobody in particular. What is hidden counts in no row.
  Id<domain::Person> owner;   ///< Only the KPIs of this person; empty: everybody's.
  Id<domain::Team> team;      ///< Only those of this team and its objectives; empty: all.
};

/// Error `reference.unknown` where `owner` or `team` does not exist.
[[nodiscard]] Result<Scorecard> scorecard(const Ports& ports, const ScorecardRequest& request);

}  // namespace koers::app
