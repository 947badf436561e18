// One function for each group of checks. What the sentence alone says was found by the parser
// (sentence/complaints.cpp); here it meets the facts.
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "domain/process_chart.h"
#include "language/coach/coach_parts.h"
#include "language/possible_values.h"
#include "language/sentence/complaint_words.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::language {
namespace {

constexpr int values_min = 8;            // Fewer say nothing about what can be.
constexpr int measurements_min = 3;      // Fewer leave no time to steer by.
constexpr double work_chance_min = 0.3;  // Below it the planned work is not enough.
constexpr int kpis_of_owner_max = 7;
constexpr int key_results_max = 5;
constexpr int horizon_months = 12;

struct Rule {
  std::string_view code;
  Severity severity;
  std::array<Letter, 2> letters;  // The second equals the first where there is but one.
};

using enum Letter;
using enum Severity;
constexpr Rule rules[] = {
    {"A1", warning, {achievable, achievable}},  {"A2", hint, {achievable, achievable}},
    {"A3", hint, {achievable, achievable}},     {"G1", hint, {relevant, relevant}},
    {"G2", hint, {relevant, relevant}},         {"M1", error, {measurable, measurable}},
    {"M10", error, {measurable, measurable}},   {"M11", warning, {measurable, measurable}},
    {"M12", warning, {measurable, measurable}}, {"M2", error, {measurable, measurable}},
    {"M3", warning, {measurable, measurable}},  {"M4", error, {measurable, measurable}},
    {"M5", error, {measurable, measurable}},    {"M6", error, {measurable, measurable}},
    {"M7", warning, {measurable, measurable}},  {"M8", error, {measurable, achievable}},
    {"M9", warning, {measurable, measurable}},  {"O1", warning, {owned, specific}},
    {"O2", warning, {owned, specific}},         {"RL1", warning, {realistic, realistic}},
    {"RL2", warning, {realistic, realistic}},   {"RL3", warning, {relevant, relevant}},
    {"RL4", warning, {realistic, realistic}},   {"S1", error, {specific, specific}},
    {"S2", warning, {specific, specific}},      {"S3", error, {specific, specific}},
    {"S4", warning, {specific, specific}},      {"S5", warning, {specific, specific}},
    {"T1", error, {time_bound, time_bound}},    {"T2", error, {time_bound, time_bound}},
    {"T3", warning, {time_bound, time_bound}},  {"T5", warning, {time_bound, time_bound}},
    {"T6", hint, {time_bound, time_bound}},
};

const Rule& rule_of(std::string_view code) { return *std::ranges::find(rules, code, &Rule::code); }

// "Anna en Bram", "Anna, Bram", "Anna / Bram": more than one.
bool names_several(std::string_view owner) {
  for (const auto* joint : {",", "/", "&", ";", " en ", " and "}) {
    if (owner.find(joint) != std::string_view::npos) return true;
  }
  return false;
}

class Finder {
 public:
  explicit Finder(const CoachWork& work) : work_(work), in_(work.input) {}

  // What the facts say stands before what the sentence alone does.
  std::vector<Finding> run() {
    if (in_.goal != nullptr) about_goal(*in_.goal);
    if (in_.history != nullptr) about_history(*in_.history);
    if (in_.place != nullptr) about_place(*in_.place);
    from_sentence();
    std::ranges::sort(out_, [](const Finding& one, const Finding& other) {
      return std::tie(one.severity, one.code, one.text) <
             std::tie(other.severity, other.code, other.text);
    });
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_found(std::string_view code) const {
    return std::ranges::find(out_, code, &Finding::code) != out_.end();
  }
  void raise(std::string_view code, std::string text) {
    out_.push_back({code, rule_of(code).severity, std::move(text)});
  }
  void raise(std::string_view code, std::string_view text, const text::Arguments& facts) {
    raise(code, text::say(work_.locale, text, facts));
  }

  // What is known by now is not asked any more.
  void from_sentence() {
    if (in_.sentence == nullptr) return;
    for (const auto complaint : in_.sentence->complaints) {
      const bool is_metric =
          complaint == Complaint::no_metric || complaint == Complaint::unclear_metric;
      const bool is_baseline = complaint == Complaint::no_baseline;
      if (in_.history != nullptr && (is_metric || (is_baseline && in_.history->baseline))) continue;
      if (is_found(name_of(complaint))) continue;
      if (complaint == Complaint::unclear_percent && in_.history != nullptr &&
          in_.history->baseline && in_.sentence->value)
        ask_percent(*in_.history->baseline, *in_.sentence->value);
      else
        raise(name_of(complaint), words_of(work_.locale, complaint, *in_.sentence));
    }
  }

  // "5%" of 20%: 21% or 25%.
  void ask_percent(double base, double change) {
    const bool is_percentage = in_.unit == "percent";
    raise("M4", "coach.which_percent",
          {{"change", text::format_change(work_.locale, "", change) + "%"},
           {"base", work_.value(base)},
           {"relative", work_.value(base * (1 + change / 100))},
           {"points", text::format_change(work_.locale, is_percentage ? "pp" : "point", change)},
           {"absolute", work_.value(base + change)}});
  }

  void about_goal(const domain::Goal& goal) {
    const Date end = goal.deadline();
    const bool has_end = goal.span.first < goal.span.last;
    if (has_end && end < in_.today)
      raise("T2", "complaint.past", {{"date", text::format_date(work_.locale, end)}});
    if (has_end && end > add_months(in_.today, horizon_months))
      raise("T6", "complaint.far_away", {});
    if (in_.catalog != nullptr) {
      if (in_.catalog->is_activity) raise("S5", "coach.activity", {{"metric", in_.metric}});
      about_bounds(goal);
    }
    about_direction(goal);
  }

  void about_bounds(const domain::Goal& goal) {
    if (goal.kind == domain::GoalKind::change || goal.window == domain::Window::total) return;
    const auto& [min, max] = in_.catalog->bounds;
    const bool is_range = goal.kind == domain::GoalKind::range;
    const bool is_possible = is_range ? can_occur(in_.catalog->bounds, goal.band.low) &&
                                            can_occur(in_.catalog->bounds, goal.band.high)
                                      : can_meet(in_.catalog->bounds, goal.target);
    if (is_possible) return;
    const double high = is_range ? goal.band.high : goal.target.value;
    if (max && high >= *max)
      raise("M8", "coach.too_high", bound_facts(*max));
    else if (min)
      raise("M8", "coach.too_low", bound_facts(*min));
  }

  [[nodiscard]] text::Arguments bound_facts(double bound) const {
    return {{"metric", in_.metric}, {"bound", work_.value(bound)}};
  }

  void about_direction(const domain::Goal& goal) {
    if (goal.kind == domain::GoalKind::range) return;
    const bool is_up = domain::is_upward(goal.target.comparator);
    if (asks_for_worse(in_.direction, goal.target.comparator))
      raise("M9", is_up ? "coach.wrong_way_up" : "coach.wrong_way_down", {{"metric", in_.metric}});
  }

  void about_history(const CoachHistory& history) {
    about_unit();
    about_source(history);
    about_baseline(history);
    about_noise(history);
    about_past(history);
    const bool is_dated = in_.goal != nullptr && in_.goal->span.first < in_.goal->span.last;
    if (is_dated && history.measurements < measurements_min)
      raise("T5", "coach.few_measurements", {{"count", std::to_string(history.measurements)}});
    if (is_dated && history.lag_days > in_.goal->span.day_count())
      raise("RL4", "coach.too_slow", {{"days", std::to_string(history.lag_days)}});
  }

  // Numbers of a goal are in the unit of its metric, whatever the sentence says.
  void about_unit() {
    if (in_.sentence == nullptr || in_.sentence->unit.empty() || in_.goal == nullptr) return;
    const std::string& said = in_.sentence->unit;
    const bool is_relative = in_.sentence->mode == SentenceMode::rel;
    const bool is_points = said == "pp" && in_.unit == "percent";
    const bool is_bare = said == "count" || said == "point" || said == "ratio";
    if (said == in_.unit || is_relative || is_points || is_bare) return;
    const std::string unit = text::unit_text(work_.locale, in_.unit);
    raise("M2", unit.empty() ? "complaint.unit_misfit_count" : "complaint.unit_misfit",
          {{"metric", in_.metric}, {"unit", unit}});
  }

  void about_source(const CoachHistory& history) {
    if (!history.last_value_day) return raise("M12", "coach.no_values", {{"metric", in_.metric}});
    if (days_between(*history.last_value_day, in_.today) > 2 * history.cadence_days)
      raise("M12", "coach.silent",
            {{"date", text::format_date(work_.locale, *history.last_value_day)}});
  }

  void about_baseline(const CoachHistory& history) {
    if (in_.goal == nullptr || !needs_baseline(*in_.goal)) return;
    if (!history.baseline) return raise("M3", "complaint.no_baseline", {});
    const Date seen_from = std::min(in_.today, in_.goal->span.first);
    if (history.baseline_until &&
        days_between(*history.baseline_until, seen_from) > 2 * history.cadence_days)
      raise("M3", "coach.old_baseline",
            {{"date", text::format_date(work_.locale, *history.baseline_until)}});
    const bool is_change = in_.goal->kind == domain::GoalKind::reach && history.aim;
    if (is_change && domain::meets(*history.aim, *history.baseline))
      raise("M7", "complaint.met_already", {{"base", work_.value(*history.baseline)}});
  }

  static bool needs_baseline(const domain::Goal& goal) {
    return goal.kind == domain::GoalKind::reach || goal.kind == domain::GoalKind::change;
  }

  // A change that could be chance; a target that is met or missed by chance.
  void about_noise(const CoachHistory& history) {
    const auto change = needed_change(in_);
    if (history.survey && change && *change != 0) {
      const auto error = domain::standard_error(*history.survey);
      if (error && std::abs(*change) < 2 * *error) {
        const double answers = domain::answers_to_see(*history.survey, *change);
        return raise(
            "M11", "coach.noise",
            {{"margin", text::format_distance(work_.locale, in_.unit, domain::margin_of(*error))},
             {"answers", text::format_number(work_.locale, answers, 0)}});
      }
    }
    if (!history.limits || !history.aim) return;
    const auto capability = domain::capability_of(*history.limits, history.aim->target);
    if (capability == domain::Capability::by_chance)
      raise("M11", "coach.within_limits",
            {{"lower", work_.value(history.limits->lower)},
             {"upper", work_.value(history.limits->upper)}});
  }

  void about_past(const CoachHistory& history) {
    if (in_.goal == nullptr) return;
    if (history.values < values_min)
      raise("A3", "coach.little_history", {{"count", std::to_string(history.values)}});
    if (history.values < values_min || !history.record) return;
    const auto& record = *history.record;
    if (record.share() < hardly_ever) raise("A1", past_code(record), past_facts(record));
    if (record.share() > nearly_always) raise("A2", "coach.easy", past_facts(record));
  }

  [[nodiscard]] std::string past_code(const domain::TrackRecord& record) const {
    const std::string times = std::string("coach.") + (record.met == 0 ? "never" : "hardly");
    switch (domain::shape_of(*in_.goal)) {
      case domain::Shape::total:
        return times + "_total";
      case domain::Shape::hold:
        return times + "_kept";
      default:
        return times + (in_.history->aim->band ? "_kept" : "_changed");
    }
  }

  [[nodiscard]] text::Arguments past_facts(const domain::TrackRecord& record) const {
    const auto shape = domain::shape_of(*in_.goal);
    const bool is_share =
        shape == domain::Shape::hold || (in_.history->aim && in_.history->aim->band);
    const std::string best = is_share ? text::format_share(work_.locale, record.best)
                             : shape == domain::Shape::total ? work_.value(record.best)
                                                             : work_.change(record.best);
    return {{"stretches", std::to_string(record.stretches)},
            {"met", std::to_string(record.met)},
            {"best", best}};
  }

  void about_place(const CoachPlace& place) {
    if (place.owner.empty()) raise("O1", "coach.no_owner", {});
    if (!place.is_known_owner && names_several(place.owner))
      raise("O2", "coach.two_owners", {{"owner", place.owner}});
    if (place.objectives.empty()) raise("RL3", "coach.no_objective", {});
    if (place.sticks_out)
      raise("T6", "coach.sticks_out",
            {{"start", text::format_date(work_.locale, place.sticks_out->first)},
             {"end", text::format_date(work_.locale, place.sticks_out->final_day())}});
    about_work(place);
    const bool is_efficiency = in_.catalog != nullptr && in_.catalog->is_efficiency;
    if (is_efficiency && !place.has_guard) raise("G1", "coach.no_guard", {{"metric", in_.metric}});
    if (place.kpis_of_owner > kpis_of_owner_max)
      raise("G2", "coach.many_kpis", {{"count", std::to_string(place.kpis_of_owner)}});
    if (place.key_results > key_results_max)
      raise("G2", "coach.many_key_results", {{"count", std::to_string(place.key_results)}});
  }

  // No work is needed where it gets there as things go, as likely as not; where nobody keeps work,
  // none is missed.
  void about_work(const CoachPlace& place) {
    if (in_.goal == nullptr || !place.work) return;
    const auto& work = *place.work;
    if (work.initiatives == 0) {
      if (!goes_by_itself(in_)) raise("RL1", "coach.no_work", {});
      return;
    }
    const auto gap = needed_change(in_);
    if (!work.effect) return;
    const bool is_short = gap && (*gap < 0 ? *work.effect > *gap : *work.effect < *gap);
    const bool is_unlikely = work.chance && *work.chance < work_chance_min;
    if (!is_short && !is_unlikely) return;
    raise("RL2", "coach.little_work",
          {{"effect", work_.change(*work.effect)},
           {"gap", gap ? work_.change(*gap) : std::string()},
           {"chance", chance_with(work)}});
  }

  [[nodiscard]] std::string chance_with(const PlannedWork& work) const {
    return work.chance ? text::format_chance(work_.locale, *work.chance) : std::string();
  }

  const CoachWork& work_;
  const CoachInput& in_;
  std::vector<Finding> out_;
};

}  // namespace

std::vector<Letter> letters_of(std::string_view code) {
  const auto& [one, other] = rule_of(code).letters;
  return one == other ? std::vector{one} : std::vector{one, other};
}

std::vector<Finding> findings_of(const CoachWork& work) { return Finder(work).run(); }

}  // namespace koers::language
