// What would answer a finding with one click, and what to write in place of a KPI. Each repair is a
// whole goal: nothing has to be worked out by whoever applies it.
#include <algorithm>
#include <cmath>

#include "language/coach/coach_parts.h"
#include "language/find_metric.h"
#include "text/dates.h"

namespace koers::language {
namespace {

constexpr std::size_t suggestions_max = 3;
constexpr int nearly_over_days = 15;  // As of a period whose year is not told (spec §4.2).

// Three digits that count, rounded to the side that is easier for the goal.
double rounded(double value, domain::Comparator comparator) {
  if (value == 0) return 0;
  constexpr double nearly_whole = 1e-6;
  const double digits = 2 - std::floor(std::log10(std::abs(value)));
  const double scale = std::pow(10.0, std::abs(digits));
  const double parts = digits > 0 ? value * scale : value / scale;
  double whole = std::round(parts);
  if (std::abs(parts - whole) > nearly_whole)
    whole = domain::is_upward(comparator) ? std::floor(parts) : std::ceil(parts);
  return digits > 0 ? whole / scale : whole * scale;
}

class Repairer {
 public:
  explicit Repairer(const CoachWork& work) : work_(work), in_(work.input) {}

  std::vector<Repair> run() {
    choose_metrics();
    if (in_.goal != nullptr) {
      keep_what_is_met();
      fit_to_bounds();
      turn_around();
      follow_history();
      move_deadline();
      set_deadline();
    }
    guard();
    return std::move(out_);
  }

 private:
  // What was written is not what the goal says any more.
  [[nodiscard]] domain::Goal copy() const {
    domain::Goal goal = *in_.goal;
    goal.statement.clear();
    return goal;
  }

  void add(std::string_view code, std::string_view about, domain::Goal goal,
           const text::Arguments& facts = {}) {
    out_.push_back({code, about,
                    text::say(work_.locale, "coach_repair." + std::string(code), facts),
                    std::move(goal)});
  }

  void add_metric(std::string_view code, std::string_view about, const MetricChoice& choice) {
    out_.push_back({.code = code,
                    .about = about,
                    .text = text::say(work_.locale, "coach_repair." + std::string(code),
                                      {{"metric", choice.title}}),
                    .metric = choice.id});
  }

  [[nodiscard]] MetricChoice of_catalog(std::string_view id) const {
    const auto* metric = domain::catalog_metric(id);
    const auto label = metric == nullptr ? id : metric->label.in(text::name_of(work_.locale));
    return {std::string(id), std::string(label)};
  }

  void choose_metrics() {
    if (in_.sentence == nullptr) return;
    if (work_.found("S4")) {
      for (const auto id : in_.sentence->metric_candidates)
        add_metric("choose_metric", "S4", of_catalog(id));
    }
    if (!work_.found("M10")) return;
    for (const auto& match : search_catalog(in_.sentence->text, suggestions_max))
      add_metric("count_with", "M10", of_catalog(match.metric->id));
  }

  void keep_what_is_met() {
    if (!work_.found("M7")) return;
    domain::Goal goal = copy();
    goal.kind = domain::GoalKind::maintain;
    goal.window = domain::Window::each;
    goal.per = in_.history == nullptr ? domain::Grain::month : in_.history->grain;
    goal.policy = {};
    goal.baseline = {.rule = domain::default_baseline(goal.window)};
    goal.path = domain::default_path(goal.window);
    add("keep_it", "M7", std::move(goal));
  }

  void fit_to_bounds() {
    if (!work_.found("M8") || in_.catalog == nullptr || in_.goal->kind == domain::GoalKind::range ||
        in_.goal->kind == domain::GoalKind::change)
      return;
    const auto& [min, max] = in_.catalog->bounds;
    domain::Goal goal = copy();
    double& value = goal.target.value;
    value = std::clamp(value, min.value_or(value), max.value_or(value));
    // Nothing lies beyond a bound: there it is enough to be on it.
    auto& comparator = goal.target.comparator;
    comparator =
        domain::is_upward(comparator) ? domain::Comparator::at_least : domain::Comparator::at_most;
    const text::Arguments facts{{"value", work_.value(value)}};
    add("at_bound", "M8", std::move(goal), facts);
  }

  // The comparison the other way, where the metric's better way is that one.
  void turn_around() {
    using domain::Comparator;
    domain::Goal goal = copy();
    Comparator& comparator = goal.target.comparator;
    const bool is_up = domain::is_upward(comparator);
    const bool is_wrong_way = asks_for_worse(in_.direction, comparator);
    if (!work_.found("M9") || !is_wrong_way || in_.goal->kind == domain::GoalKind::change ||
        in_.goal->kind == domain::GoalKind::range)
      return;
    const bool is_strict = comparator == Comparator::above || comparator == Comparator::below;
    comparator = is_up ? (is_strict ? Comparator::below : Comparator::at_most)
                       : (is_strict ? Comparator::above : Comparator::at_least);
    const text::Arguments facts{{"value", work_.value(goal.target.value)}};
    add(is_up ? "turn_down" : "turn_up", "M9", std::move(goal), facts);
  }

  // Too bold: as far as it ever came. Too easy: as far as it is heading anyway.
  void follow_history() {
    const auto* history = in_.history;
    const bool has_target = history != nullptr && history->aim && !history->aim->band &&
                            in_.goal->kind == domain::GoalKind::reach;
    if (!has_target || !history->baseline) return;
    const auto comparator = history->aim->target.comparator;
    if (work_.found("A1") && history->record) {
      const double best = rounded(*history->baseline + history->record->best, comparator);
      if (is_progress(best)) set_target("best_so_far", "A1", best);
    }
    if (work_.found("A2") && history->likely) {
      const double likely = rounded(*history->likely, comparator);
      if (domain::meets(*history->aim, likely) && likely != history->aim->target.value)
        set_target("where_it_goes", "A2", likely);
    }
  }

  [[nodiscard]] bool is_progress(double value) const {
    const double way = value - *in_.history->baseline;
    return domain::is_upward(in_.history->aim->target.comparator) ? way > 0 : way < 0;
  }

  void set_target(std::string_view code, std::string_view about, double value) {
    domain::Goal goal = copy();
    goal.target.value = value;
    add(code, about, std::move(goal), {{"value", work_.value(value)}});
  }

  // The same days of the first year in which they have not ended.
  void move_deadline() {
    if (!work_.found("T2")) return;
    int years = 0;
    while (add_months(in_.goal->deadline(), 12 * years) < in_.today) ++years;
    domain::Goal goal = moved(copy(), 12 * years);
    const text::Arguments facts{{"date", text::format_date(work_.locale, goal.deadline())}};
    add("a_year_on", "T2", std::move(goal), facts);
  }

  // The period that runs, or where it is nearly over the next one.
  void set_deadline() {
    if (!work_.found("T1") || in_.calendar == nullptr) return;
    for (const auto grain : {domain::Grain::quarter, domain::Grain::year}) {
      const auto period = in_.calendar->period_of(grain, in_.today + Days{nearly_over_days});
      domain::Goal goal = copy();
      goal.span = period;
      const text::Arguments facts{{"period", in_.calendar->label(grain, period)},
                                  {"date", text::format_date(work_.locale, goal.deadline())}};
      add(grain == domain::Grain::quarter ? "this_quarter" : "this_year", "T1", std::move(goal),
          facts);
    }
  }

  // Every day that the goal names, by so many months.
  static domain::Goal moved(domain::Goal goal, int months) {
    const auto move = [months](Date& day) { day = add_months(day, months); };
    move(goal.span.first);
    move(goal.span.last);
    for (auto& value : goal.dated) move(value.from);
    for (auto& waypoint : goal.waypoints) move(waypoint.on);
    if (goal.reach_by) move(*goal.reach_by);
    return goal;
  }

  void guard() {
    if (!work_.found("G1") || in_.place == nullptr) return;
    for (const auto& choice : in_.place->guards) add_metric("guard_with", "G1", choice);
  }

  const CoachWork& work_;
  const CoachInput& in_;
  std::vector<Repair> out_;
};

}  // namespace

std::vector<Repair> repairs_of(const CoachWork& work) { return Repairer(work).run(); }

// What has no number is a key result or an objective; work has a date, or is soon done.
std::vector<Offer> offers_of(const CoachWork& work) {
  if (work.input.sentence == nullptr) return {};
  const auto& sentence = *work.input.sentence;
  std::vector<Offer> offers;
  const auto offer = [&](std::string_view code) {
    offers.push_back({code, text::say(work.locale, "coach_offer." + std::string(code))});
  };
  const bool is_work = sentence.kind == SentenceKind::binary || work.found("S5");
  const bool is_wordy =
      sentence.kind == SentenceKind::objective || sentence.kind == SentenceKind::qualitative ||
      (sentence.kind == SentenceKind::unknown && sentence.metric.empty() && !sentence.text.empty());
  if (is_wordy || work.found("T6")) offer("okr");
  if (is_work) offer(sentence.end ? "smart_goal" : "short_term_goal");
  return offers;
}

}  // namespace koers::language
