// Rows from states, groups from rows, worst first.
#include "app/scorecard.h"

#include <algorithm>
#include <map>

#include "app/close_record.h"
#include "app/kpi_drawings.h"
#include "app/people_view.h"
#include "app/unknown_reference.h"
#include "app/words.h"
#include "chart/terminal.h"
#include "domain/next_goal.h"
#include "domain/visibility.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/error_text.h"
#include "text/format.h"

namespace koers::app {
namespace {

constexpr chart::Size sparkline_size{120, 28};
constexpr chart::Size bullet_size{160, 28};

std::string pace_words(const KpiState& state, text::Locale locale) {
  const auto& standing = state.standing;
  if (!standing.progress || !standing.expected || standing.probability ||
      domain::is_final(standing.status))
    return {};
  if (state.goal != nullptr && state.goal->window == domain::Window::each) return {};
  if (standing.reason == domain::Reason::at_target) return reason_words(state, locale);
  const double difference = *standing.progress - *standing.expected;
  if (difference > 0.02) return text::say(locale, "pace.ahead");
  if (difference >= -0.02) return text::say(locale, "pace.on_path");
  return text::say(locale, "pace.behind",
                   {{"expected", value_words(state, standing.expected_value, locale)}});
}

std::string baseline_words(const KpiState& state, text::Locale locale) {
  const bool starts_from_zero =
      state.goal != nullptr && state.goal->window == domain::Window::total;
  if (!state.standing.baseline || starts_from_zero) return {};
  return text::format_value(locale, state.metric->unit.name, *state.standing.baseline);
}

class Rows {
 public:
  Rows(const StatusView& view, text::Locale locale)
      : view_(view), definitions_(*view.definitions), locale_(locale) {}

  [[nodiscard]] ScorecardRow row_of(const KpiState& state, const std::string& group) const {
    const auto& standing = state.standing;
    ScorecardRow row;
    row.kpi = state.kpi->id.text();
    row.title = title_of(*state.kpi, definitions_, locale_);
    row.status = standing.status;
    row.status_since = standing.status_since;
    row.reason_code = domain::name_of(standing.reason);
    row.reason_text = reason_words(state, locale_);
    row.freshness = standing.freshness;
    if (state.last_value_day)
      row.age_days = std::max(0, days_between(*state.last_value_day, view_.as_of));
    row.owner = owner_of(*state.kpi);
    row.team = team_of(*state.kpi);
    row.value = standing.value;
    row.value_text = value_words(state, standing.value, locale_);
    row.unit = state.metric->unit.name;
    row.unit_text = text::unit_text(locale_, row.unit);
    row.n = standing.n;
    row.is_thin = standing.is_thin;
    row.period_label = standing.period_label;
    row.baseline_text = baseline_words(state, locale_);
    const auto process = process_of(state, definitions_.calendar());
    row.comparison = comparison_of(state, process, definitions_.calendar(), locale_);
    row.probability = standing.probability;
    row.probability_text =
        chance_words(state, text::format_chance_rounded, "probability.chance", locale_);
    row.pace_text = pace_words(state, locale_);
    if (state.failure) row.failure_text = text::error_line(locale_, state.failure->error);
    row.level = level_of(*state.kpi);
    row.work_count = work_count(*state.kpi);
    add_goal(state, row);
    add_drawings(state, process, group, row);
    return row;
  }

 private:
  void add_goal(const KpiState& state, ScorecardRow& row) const {
    if (state.goal == nullptr) return;
    row.target_text = target_words(state, locale_);
    row.deadline = state.goal->deadline();
    row.deadline_text = deadline_words(*state.goal, locale_);
    row.window = domain::name_of(state.goal->window);
    const auto& method = state.standing.forecast.method;
    if (!method.empty()) row.forecast_name = text::say(locale_, "forecast." + method);
  }

  // A KPI may stand in several groups; the ids inside its drawings must not.
  void add_drawings(const KpiState& state, const Process& process, const std::string& group,
                    ScorecardRow& row) const {
    const std::string prefix = group + "-" + row.kpi;
    const auto& calendar = definitions_.calendar();
    row.sparkline_svg = chart::sparkline_svg(kpi_sparkline(state, process, calendar, locale_),
                                             sparkline_size, "s-" + prefix);
    row.bullet_svg = chart::bullet_svg(kpi_bullet(state, locale_), bullet_size, "b-" + prefix);
    std::vector<std::optional<double>> values;
    for (const auto& point : state.series) values.push_back(point.value);
    row.sparkline_text = chart::terminal_sparkline(values);
  }

  [[nodiscard]] int work_count(const domain::Kpi& kpi) const {
    return static_cast<int>(std::ranges::count_if(definitions_.initiatives, [&](const auto& entry) {
      return entry.second.supports_kpi(kpi.id) && entry.second.is_open_on(view_.as_of);
    }));
  }

  [[nodiscard]] std::optional<PersonRef> owner_of(const domain::Kpi& kpi) const {
    const auto* person = domain::find(definitions_.people, kpi.owner);
    if (person == nullptr) return std::nullopt;
    return PersonRef{person->id.text(), person->name};
  }

  [[nodiscard]] const domain::Objective* first_objective(const domain::Kpi& kpi) const {
    return kpi.objectives.empty() ? nullptr
                                  : domain::find(definitions_.objectives, kpi.objectives.front());
  }

  [[nodiscard]] std::string team_of(const domain::Kpi& kpi) const {
    const auto* objective = first_objective(kpi);
    const auto& id = kpi.team.is_empty() && objective != nullptr ? objective->team : kpi.team;
    const auto* team = domain::find(definitions_.teams, id);
    return team == nullptr ? std::string() : team->name.in(text::name_of(locale_));
  }

  [[nodiscard]] std::string level_of(const domain::Kpi& kpi) const {
    const auto* objective = first_objective(kpi);
    return objective == nullptr ? std::string() : std::string(domain::name_of(objective->level));
  }

  const StatusView& view_;
  const domain::Definitions& definitions_;
  text::Locale locale_;
};

struct GroupKey {
  std::string id;
  std::string title;
  friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};

class Grouped {
 public:
  Grouped(const StatusView& view, const ScorecardRequest& request)
      : view_(view),
        definitions_(*view.definitions),
        visibility_(*view.definitions, request.viewer),
        locale_(request.locale),
        grouping_(request.grouping),
        owner_(request.owner),
        team_(request.team) {}

  // A proposal is no KPI to report on yet.
  [[nodiscard]] bool shows(const KpiState& state) const {
    return visibility_.sees(*state.kpi) && !domain::is_proposal(*state.kpi) && is_asked(*state.kpi);
  }

  [[nodiscard]] std::vector<GroupKey> groups_of(const KpiState& state) const {
    if (grouping_ == Grouping::team) return {team_group(state)};
    if (grouping_ == Grouping::owner) return {owner_group(state)};
    std::vector<GroupKey> groups;
    for (const auto* objective : domain::served_by(*state.kpi, definitions_)) {
      if (visibility_.sees(*objective))
        groups.push_back({objective->id.text(), objective->title.in(text::name_of(locale_))});
    }
    if (groups.empty()) groups.push_back({{}, text::say(locale_, "scorecard.no_objective")});
    return groups;
  }

  [[nodiscard]] std::string expected_words(const std::string& group) const {
    if (grouping_ != Grouping::objective) return {};
    const auto found = std::ranges::find_if(
        view_.objectives, [&](const auto& o) { return o.objective->id.text() == group; });
    if (found == view_.objectives.end() || !found->roll_up.expected_score || !found->roll_up.score)
      return {};
    std::string words =
        text::say(locale_, "objective.expected",
                  {{"expected", text::format_number(locale_, *found->roll_up.expected_score, 2)},
                   {"score", text::format_number(locale_, *found->roll_up.score, 2)}});
    const auto weakest = weakest_of(*found);
    if (!weakest.empty())
      words += " · " + text::say(locale_, "objective.weakest", {{"title", weakest}});
    return words;
  }

 private:
  [[nodiscard]] bool is_asked(const domain::Kpi& kpi) const {
    if (!owner_.is_empty() && kpi.owner != owner_) return false;
    return team_.is_empty() || is_of_team(kpi, team_, definitions_);
  }

  [[nodiscard]] GroupKey team_group(const KpiState& state) const {
    const auto* team = domain::find(definitions_.teams, state.kpi->team);
    if (team == nullptr) return {{}, text::say(locale_, "scorecard.no_team")};
    return {team->id.text(), team->name.in(text::name_of(locale_))};
  }

  [[nodiscard]] GroupKey owner_group(const KpiState& state) const {
    const auto* person = domain::find(definitions_.people, state.kpi->owner);
    if (person == nullptr) return {{}, text::say(locale_, "scorecard.no_owner")};
    return {person->id.text(), person->name};
  }

  // What costs the objective most, where it stands in this group: what stands in that of a child is
  // named there.
  [[nodiscard]] std::string weakest_of(const ObjectiveStanding& standing) const {
    const auto leaf = domain::weakest_leaf(*view_.graph, standing.node, view_.leaves);
    if (!leaf || !visibility_.sees(view_.graph->leaves()[*leaf])) return {};
    const auto is_it = [&](const domain::PlanMember& member) {
      return member.kind == domain::PlanMember::Kind::leaf && member.index == *leaf;
    };
    if (std::ranges::none_of(view_.graph->nodes()[standing.node].members, is_it)) return {};
    return title_of(view_.graph->leaves()[*leaf], definitions_, locale_);
  }

  const StatusView& view_;
  const domain::Definitions& definitions_;
  domain::Visibility visibility_;
  text::Locale locale_;
  Grouping grouping_;
  Id<domain::Person> owner_;
  Id<domain::Team> team_;
};

Failure unknown(std::string_view kind, const std::string& id) {
  return fail(unknown_reference(kind, id));
}

bool comes_first(const ScorecardRow& a, const ScorecardRow& b) {
  return std::tuple(domain::severity_rank(a.status), a.title, a.kpi) <
         std::tuple(domain::severity_rank(b.status), b.title, b.kpi);
}

int worst_rank(const ScorecardGroup& group) {
  return group.rows.empty() ? 9 : domain::severity_rank(group.rows.front().status);
}

std::string quarter_words(const domain::Calendar& calendar, Date day, text::Locale locale) {
  const auto quarter = calendar.period_of(domain::Grain::quarter, day);
  return text::format_period(locale, calendar.label(domain::Grain::quarter, quarter));
}

// The quarter that ended last, where one of the KPIs that are shown has a goal to look back on.
Result<std::optional<PeriodToClose>> to_close(const Ports& ports, const StatusView& view,
                                              const Grouped& grouped, text::Locale locale) {
  const auto& calendar = view.definitions->calendar();
  const auto quarter = calendar.period_of(domain::Grain::quarter, view.as_of);
  const auto last = calendar.shift(domain::Grain::quarter, quarter, -1);
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(reviewed, reviewed_goals(*reader, view.seq));
  PeriodToClose period{.name = calendar.label(domain::Grain::quarter, last)};
  period.label = text::format_period(locale, period.name);
  for (const auto& state : view.kpis) {
    const auto* goal = domain::goal_ending_in(*state.kpi, last);
    if (goal == nullptr || !grouped.shows(state)) continue;
    if (!reviewed.contains(goal_key(*state.kpi, *goal))) ++period.count;
  }
  if (period.count == 0) return std::nullopt;
  return period;
}

}  // namespace

Result<Scorecard> scorecard(const Ports& ports, const ScorecardRequest& request) {
  KOERS_TRY(view, status_on(ports, request.moment));
  if (!request.owner.is_empty() && !domain::find(view.definitions->people, request.owner))
    return unknown("person", request.owner.text());
  if (!request.team.is_empty() && !domain::find(view.definitions->teams, request.team))
    return unknown("team", request.team.text());
  const Rows rows(view, request.locale);
  const Grouped grouped(view, request);
  Scorecard card;
  card.as_of = view.as_of;
  card.seq = view.seq;
  card.period_label = quarter_words(view.definitions->calendar(), view.as_of, request.locale);
  KOERS_TRY(due, to_close(ports, view, grouped, request.locale));
  card.to_close = std::move(due);
  std::map<GroupKey, std::vector<ScorecardRow>> by_group;
  for (const auto& state : view.kpis) {
    if (!grouped.shows(state)) continue;
    ++card.counts[static_cast<std::size_t>(state.standing.status)];
    for (const auto& key : grouped.groups_of(state))
      by_group[key].push_back(rows.row_of(state, key.id));
  }
  for (auto& [key, members] : by_group) {
    std::ranges::sort(members, comes_first);
    card.groups.push_back({key.id, key.title, grouped.expected_words(key.id), std::move(members)});
  }
  std::ranges::stable_sort(card.groups, {}, worst_rank);
  return card;
}

}  // namespace koers::app
