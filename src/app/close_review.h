// Looking back on a period, a team at a time: per KPI how its goal ended, what was learned, and
// what the next period could ask of it. Writes nothing; decisions are in decide_close.h.
#pragma once

#include <string>
#include <vector>

#include "app/close_record.h"
#include "app/scorecard.h"
#include "app/target_proposals.h"
#include "domain/next_goal.h"

namespace koers::app {

/// A target for the next goal, in words and with its chance.
struct OfferedTarget {
  ProposedTarget proposed;
  std::string target_text;
  std::string probability_text;
};

/// The goal that would come next, or that is there already.
struct NextGoal {
  domain::Period span;
  std::string label;  ///< "Q2 2026".
  bool is_set = false;
  std::string target_text;  ///< As it is set, or as renewing would set it.
  std::optional<double> probability;
  std::string probability_text;
  std::vector<OfferedTarget> offers;  ///< Empty where it is set, or where there is a reason.
  NoProposal reason = NoProposal::none;
  std::string reason_text;
};

struct CloseRow {
  std::string kpi;
  std::string title;
  std::optional<PersonRef> owner;
  store::Home home;
  domain::Goal goal;
  std::string goal_label;  ///< "Q1 2026".
  std::string target_text;
  std::string baseline_text;
  domain::Standing standing;  ///< The grade is its status and score.
  bool is_final = false;      ///< False: late values may still come in and change the grade.
  std::string value_text;
  std::string reason_text;
  std::string sparkline_svg;
  std::string sparkline_text;
  NextGoal next;
  std::optional<CloseRecord> record;
};

struct CloseTeam {
  std::string id;  ///< Empty: KPIs of no team.
  std::string title;
  std::vector<CloseRow> rows;  ///< Missed first, then by title.
};

struct CloseReview {
  Date as_of;
  store::Seq seq = 0;
  domain::Closing periods;
  std::string name;   ///< Of the closed period, as links have it: "2026-Q1".
  std::string label;  ///< "Q1 2026".
  std::string open_name;
  std::string open_label;
  std::vector<CloseTeam> teams;  ///< By title; KPIs of no team last.
};

/// The periods by their names. `open` empty: the one after the closed period.
struct ClosingNames {
  std::string closed;
  std::string open;
};

/// Errors, with pointers /period and /open: those of `Calendar::parse_label`,
/// `close.period_not_over`, `close.open_too_early` (it begins before the closed one has ended).
[[nodiscard]] Result<domain::Closing> closing_of(const ClosingNames& names,
                                                 const domain::Calendar& calendar, Date on);

/// Asks for the KPIs of no team: no id begins with it.
inline const std::string no_team = "-";

struct CloseRequest {
  ClosingNames names;
  std::string team;  ///< Empty: all; or `no_team`.
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;
};

/// Errors: those of `closing_of`; `reference.unknown` for a team that is not there.
[[nodiscard]] Result<CloseReview> close_review(const Ports& ports, const CloseRequest& request);

}  // namespace koers::app
