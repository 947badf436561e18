// A row for each KPI with a goal that ended in the period; teams from rows.
#include "app/close_review.h"

#include <algorithm>
#include <map>

#include "app/kpi_drawings.h"
#include "app/unknown_reference.h"
#include "app/words.h"
#include "chart/terminal.h"
#include "domain/visibility.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

constexpr chart::Size sparkline_size{120, 28};

Result<domain::Calendar::Named> named(const domain::Calendar& calendar, const std::string& name,
                                      std::string_view pointer) {
  const auto found = calendar.parse_label(name);
  if (!found) return fail(found.error().under(std::string(pointer)));
  return *found;
}

// The agreed goal that shares days with a span.
const domain::Goal* goal_during(const domain::Kpi& kpi, const domain::Period& span) {
  const auto found = std::ranges::find_if(kpi.goals, [&](const auto& goal) {
    return goal.state == domain::PlanState::agreed && goal.span.intersects(span);
  });
  return found == kpi.goals.end() ? nullptr : &*found;
}

class Looking {
 public:
  Looking(const Ports& ports, const View& view, const domain::Closing& periods, text::Locale locale)
      : ports_(ports),
        view_(view),
        definitions_(*view.definitions),
        periods_(periods),
        locale_(locale) {}

  [[nodiscard]] Result<CloseRow> row_of(const domain::Kpi& kpi, const domain::Goal& goal) const {
    KOERS_TRY(now, evaluate_goal(view_, ports_.measurer, kpi, goal));
    KOERS_TRY(state, evaluate_goal(view_, ports_.measurer, kpi, goal, LateValues::ignored));
    CloseRow row{.kpi = kpi.id.text(), .title = title_of(kpi, definitions_, locale_), .goal = goal};
    if (const auto* person = domain::find(definitions_.people, kpi.owner))
      row.owner = PersonRef{person->id.text(), person->name};
    row.goal_label = span_words(goal.span, definitions_.calendar(), locale_);
    row.target_text = target_words(state, locale_);
    if (state.standing.baseline && goal.window != domain::Window::total)
      row.baseline_text = value_text(state, *state.standing.baseline);
    row.value_text = value_words(state, state.standing.value, locale_);
    row.is_final = domain::is_final(now.standing.status);
    row.reason_text = reason_words(now, locale_);
    add_drawings(state, row);
    KOERS_TRY(document, view_.reader.document("kpi", row.kpi, view_.known));
    if (document) row.home = document->home;
    KOERS_TRY(record, close_record(view_.reader, goal_key(kpi, goal), view_.known));
    row.record = std::move(record);
    KOERS_TRY(next, next_of(kpi, goal, state));
    row.next = std::move(next);
    row.standing = std::move(state.standing);
    row.standing.reason = now.standing.reason;
    return row;
  }

 private:
  [[nodiscard]] std::string value_text(const KpiState& state, double value) const {
    return text::format_value(locale_, state.metric->unit.name, value);
  }

  [[nodiscard]] std::string chance_text(const std::optional<double>& probability) const {
    if (!probability) return {};
    return text::say(locale_, "probability.chance",
                     {{"probability", text::format_chance_rounded(locale_, *probability)}});
  }

  void add_drawings(const KpiState& state, CloseRow& row) const {
    const auto& calendar = definitions_.calendar();
    row.sparkline_svg =
        chart::sparkline_svg(kpi_sparkline(state, process_of(state, calendar), calendar, locale_),
                             sparkline_size, "c-" + row.kpi);
    std::vector<std::optional<double>> values;
    for (const auto& point : state.series) values.push_back(point.value);
    row.sparkline_text = chart::terminal_sparkline(values);
  }

  [[nodiscard]] Result<NextGoal> next_of(const domain::Kpi& kpi, const domain::Goal& goal,
                                         const KpiState& state) const {
    const auto& calendar = definitions_.calendar();
    const auto& unit = state.metric->unit.name;
    NextGoal next{.span = domain::next_span(goal, periods_, calendar)};
    if (const auto* set = goal_during(kpi, next.span)) {
      next.span = set->span;
      next.label = span_words(next.span, calendar, locale_);
      next.is_set = true;
      next.target_text = aim_words(*set, std::nullopt, unit, locale_);
      return next;
    }
    next.label = span_words(next.span, calendar, locale_);
    const auto same = domain::renewed(goal, next.span, calendar);
    next.target_text = aim_words(same, std::nullopt, unit, locale_);
    KOERS_TRY(proposals, target_proposals(view_, ports_.measurer, kpi, same));
    next.probability = proposals.probability;
    next.probability_text = chance_text(next.probability);
    next.reason = proposals.reason;
    if (next.reason != NoProposal::none)
      next.reason_text =
          text::say(locale_, "close.no_proposal." + std::string(name_of(next.reason)));
    for (const auto& proposed : proposals.targets) {
      next.offers.push_back({.proposed = proposed,
                             .target_text = aim_words(domain::with_target(same, proposed.target),
                                                      std::nullopt, unit, locale_),
                             .probability_text = chance_text(proposed.probability)});
    }
    return next;
  }

  const Ports& ports_;
  const View& view_;
  const domain::Definitions& definitions_;
  const domain::Closing& periods_;
  text::Locale locale_;
};

// Its own, else that of the first objective which has one.
Id<domain::Team> team_of(const domain::Kpi& kpi, const domain::Definitions& definitions) {
  if (!kpi.team.is_empty()) return kpi.team;
  for (const auto* objective : domain::served_by(kpi, definitions)) {
    if (!objective->team.is_empty()) return objective->team;
  }
  return {};
}

bool comes_first(const CloseRow& a, const CloseRow& b) {
  return std::tuple(domain::severity_rank(a.standing.status), a.title, a.kpi) <
         std::tuple(domain::severity_rank(b.standing.status), b.title, b.kpi);
}

void order(std::vector<CloseTeam>& teams) {
  for (auto& team : teams) std::ranges::sort(team.rows, comes_first);
  std::ranges::sort(teams, {}, [](const CloseTeam& team) {
    return std::tuple(team.id.empty(), team.title, team.id);
  });
}

Result<void> check_team(const domain::Definitions& definitions, const std::string& team) {
  if (team.empty() || team == no_team) return {};
  if (definitions.teams.contains(Id<domain::Team>::trusted(team))) return {};
  return fail(unknown_reference("team", team, "/team"));
}

Result<std::vector<CloseTeam>> teams_of(const Ports& ports, const View& view,
                                        const CloseRequest& request,
                                        const domain::Closing& periods) {
  const auto& definitions = *view.definitions;
  const domain::Visibility visibility(definitions, request.viewer);
  const Looking looking(ports, view, periods, request.locale);
  std::map<std::string, CloseTeam> teams;
  for (const auto& [id, kpi] : definitions.kpis) {
    const auto* goal = domain::goal_ending_in(kpi, periods.closed);
    if (goal == nullptr || !visibility.sees(kpi)) continue;
    const auto* team = domain::find(definitions.teams, team_of(kpi, definitions));
    const std::string team_id = team == nullptr ? std::string() : team->id.text();
    if (!request.team.empty() && request.team != (team_id.empty() ? no_team : team_id)) continue;
    KOERS_TRY(row, looking.row_of(kpi, *goal));
    auto& rows = teams[team_id];
    rows.id = team_id;
    rows.title = team == nullptr ? text::say(request.locale, "scorecard.no_team")
                                 : team->name.in(text::name_of(request.locale));
    rows.rows.push_back(std::move(row));
  }
  std::vector<CloseTeam> ordered;
  for (auto& [id, team] : teams) ordered.push_back(std::move(team));
  order(ordered);
  return ordered;
}

}  // namespace

Result<domain::Closing> closing_of(const ClosingNames& names, const domain::Calendar& calendar,
                                   Date on) {
  KOERS_TRY(closed, named(calendar, names.closed, "/period"));
  domain::Closing periods{.closed = closed.period,
                          .open = calendar.shift(closed.grain, closed.period, 1)};
  if (on <= closed.period.final_day()) {
    return fail(Error{
        .kind = ErrorKind::conflict,
        .code = "close.period_not_over",
        .pointer = "/period",
        .arguments = {{"period", names.closed}, {"last", to_string(closed.period.final_day())}}});
  }
  if (names.open.empty()) return periods;
  KOERS_TRY(open, named(calendar, names.open, "/open"));
  periods.open = open.period;
  if (periods.open.first >= periods.closed.last) return periods;
  return fail(Error{.code = "close.open_too_early",
                    .pointer = "/open",
                    .arguments = {{"open", names.open}, {"period", names.closed}}});
}

Result<CloseReview> close_review(const Ports& ports, const CloseRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  const auto& calendar = view.definitions->calendar();
  KOERS_TRY(periods, closing_of(request.names, calendar, view.on));
  KOERS_CHECK(check_team(*view.definitions, request.team));
  CloseReview review{.as_of = view.on, .seq = view.known, .periods = periods};
  const auto name_of = [&](const domain::Period& period) {
    const auto grain = calendar.grain_of(period);
    return grain ? calendar.label(*grain, period) : std::string();
  };
  review.name = name_of(periods.closed);
  review.label = text::format_period(request.locale, review.name);
  review.open_name = name_of(periods.open);
  review.open_label = text::format_period(request.locale, review.open_name);
  KOERS_TRY(teams, teams_of(ports, view, request, periods));
  review.teams = std::move(teams);
  return review;
}

}  // namespace koers::app
