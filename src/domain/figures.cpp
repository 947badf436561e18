// Filling a standing with numbers, one concern after the other.
#include "domain/figures.h"

#include <algorithm>
#include <limits>

#include "domain/expectation.h"
#include "domain/pace.h"

namespace koers::domain {
namespace {

// Sums of the largest doubles stay numbers.
double finite(double value) {
  constexpr double largest = std::numeric_limits<double>::max();
  return std::clamp(value, -largest, largest);
}

class Filler {
 public:
  explicit Filler(const AssessInput& input) : in_(input), goal_(input.goal) {
    out_.shape = shape_of(goal_);
    out_.way = way_of(input);
    if (goal_.path == PathShape::seasonal || out_.shape == Shape::uplift) {
      season_ = season_of(
          {.calendar = in_.calendar, .series = in_.series, .grain = in_.grain, .span = goal_.span});
    }
  }

  Figures run() {
    standing_.on = in_.on;
    standing_.forecast = in_.forecast;
    fill_freshness();
    fill_periods();
    fill_value();
    fill_aim();
    fill_progress();
    fill_pace();
    return std::move(out_);
  }

  // A straight way has but two ends.
  std::vector<PathValue> path() {
    const bool has_path = out_.shape == Shape::level || out_.shape == Shape::total ||
                          out_.shape == Shape::uplift || goal_.reach_by;
    if (!has_path || !out_.way || is_degenerate(*out_.way)) return {};
    const Date eve = goal_.span.first - Days{1};
    const Date end = goal_.reach_by.value_or(goal_.deadline());
    std::vector<PathValue> values{{eve, path_value(eve, 0)}};
    const bool is_straight =
        goal_.path == PathShape::linear && goal_.lag_days == 0 && goal_.dated.empty();
    for (const Period& period : in_.calendar.periods_in(in_.grain, {goal_.span.first, end})) {
      const Date on = period.final_day();
      if (is_straight || on >= end) break;
      values.push_back({on, path_value(on, expected(on))});
    }
    values.push_back({end, path_value(end, expected(end))});
    return values;
  }

 private:
  void fill_freshness() {
    if (!in_.last_value_day) return;
    standing_.freshness =
        freshness_of({*in_.last_value_day + Days{1}, in_.on + Days{1}}, in_.cadence, in_.calendar);
  }

  void fill_periods() {
    const Date after = in_.on + Days{1};
    standing_.periods_closed =
        static_cast<int>(std::ranges::count_if(in_.series, [&](const SeriesPoint& point) {
          return point.value && goal_.span.contains(point.period) && point.period.last <= after;
        }));
    if (out_.shape != Shape::hold) return;
    out_.sub = sub_periods(in_);
    standing_.hits = out_.sub.hits;
    standing_.misses = out_.sub.misses;
    standing_.remaining = out_.sub.coming;
  }

  // --- the value

  void fill_value() {
    if (is_over_span(in_)) return fill_value_over_span();
    const SeriesPoint* point =
        out_.shape == Shape::touch ? best_in_span(in_) : last_counting_in_span(in_);
    if (point == nullptr || !still_counts(*point)) return;
    standing_.value = point->value;
    standing_.n = point->n;
    standing_.is_thin = point->is_thin;
    standing_.period = point->period;
    standing_.period_label = in_.calendar.label(in_.grain, point->period);
  }

  // At the end only what was measured of the span says something about it; of its last sub-period,
  // where that is what was agreed.
  [[nodiscard]] bool still_counts(const SeriesPoint& point) const {
    if (!has_ended(in_)) return true;
    if (goal_.window == Window::last_subperiod) return point.period == final_period(in_);
    return point.period.last > goal_.span.first;
  }

  void fill_value_over_span() {
    if (!has_started(in_)) return;
    const Period days{goal_.span.first, std::min(in_.on + Days{1}, goal_.span.last)};
    standing_.period = days;
    standing_.period_label = label_of(days);
    standing_.value = in_.to_date;
    standing_.n = in_.to_date_n;
  }

  // The name of the whole span, where it has one; else its days so far.
  [[nodiscard]] std::string label_of(const Period& days) const {
    if (days == goal_.span) {
      if (const auto grain = in_.calendar.grain_of(days)) return in_.calendar.label(*grain, days);
    }
    return to_string(days.first) + "/" + to_string(days.final_day());
  }

  // The day whose expectation the value is compared with: the end of what it is about.
  [[nodiscard]] Date compared_on() const {
    const bool is_of_day = has_ended(in_) || is_over_span(in_) || out_.shape == Shape::touch;
    if (is_of_day || !standing_.period) return in_.on;
    return std::min(in_.on, standing_.period->final_day());
  }

  // --- what it is compared with

  void fill_aim() {
    standing_.baseline = out_.way ? std::optional(out_.way->baseline) : in_.baseline;
    const AimFound found = aim_now();
    out_.trouble = found.trouble;
    if (found.trouble != AimTrouble::none) return;
    standing_.aim = found.aim;
    standing_.is_below_zero = found.is_below_zero;
    if (!standing_.value) return;
    const Scale scale = out_.way ? scale_of(*out_.way) : Scale{};
    standing_.is_met = meets(found.aim, *standing_.value, scale);
    const auto met_at = [&](const std::optional<double>& value) -> std::optional<bool> {
      if (!value) return std::nullopt;
      return meets(Target{goal_.target.comparator, *value}, *standing_.value, scale);
    };
    standing_.commit_met = met_at(goal_.commit);
    standing_.stretch_met = met_at(goal_.stretch);
  }

  [[nodiscard]] AimFound aim_now() const {
    const bool is_each = out_.shape == Shape::hold && !is_average(goal_);
    if (is_each && standing_.period) return aim_in(in_, *standing_.period);
    return aim_on(in_, compared_on());
  }

  // --- progress

  void fill_progress() {
    if (out_.shape == Shape::hold && !is_approaching(in_)) return fill_compliance();
    standing_.expected = expected(compared_on());
    if (out_.way) standing_.expected_value = path_value(compared_on(), *standing_.expected);
    if (!standing_.value || !out_.way) return;
    if (is_ceiling(goal_)) return fill_ceiling();
    standing_.is_degenerate = is_degenerate(*out_.way);
    standing_.progress = progress_now();
    if (standing_.progress) standing_.score = roll_up_score(*standing_.progress, goal_.cap);
  }

  [[nodiscard]] double expected(Date on) const {
    const bool is_running = on >= goal_.span.first;
    // Limits that hold already are only to be kept; the values of a dated list are the path.
    if (out_.way && out_.way->band && is_degenerate(*out_.way)) return is_running ? 1 : 0;
    if (!goal_.dated.empty() && out_.way && is_running)
      return std::clamp(progress(*out_.way, aim_on(in_, on).aim.target.value), 0.0, 1.0);
    return expected_progress(course(), in_.calendar, on);
  }

  [[nodiscard]] Course course() const {
    Period span = goal_.span;
    if (goal_.reach_by) span.last = *goal_.reach_by + Days{1};
    return {.span = span,
            .path = goal_.path,
            .lag_days = goal_.lag_days,
            .waypoints = goal_.waypoints,
            .season = season_,
            .way = out_.way};
  }

  // The share of a total that is usually in by now.
  [[nodiscard]] double usually_gone(Date on) const {
    const bool is_by_days =
        goal_.path == PathShape::linear || goal_.path == PathShape::working_days;
    return expected_progress({.span = goal_.span,
                              .path = is_by_days ? goal_.path : PathShape::seasonal,
                              .season = season_},
                             in_.calendar, on);
  }

  [[nodiscard]] Uplift uplift() const {
    const Way& way = *out_.way;
    return {.reference = way.baseline, .change = finite(way.target.value - way.baseline)};
  }

  // Without a way to go the path stays at the target: only losing it is falling behind. Totals
  // start from nothing, whatever they are compared with.
  [[nodiscard]] double path_value(Date on, double expected) const {
    if (out_.shape == Shape::total) return expected_value(*out_.way, expected);
    if (out_.shape == Shape::uplift)
      return finite(uplift().reference * usually_gone(on) + uplift().change * expected);
    if (is_degenerate(*out_.way))
      return out_.way->band
                 ? std::clamp(out_.way->baseline, out_.way->band->low, out_.way->band->high)
                 : out_.way->target.value;
    return expected_value(*out_.way, expected);
  }

  [[nodiscard]] std::optional<double> progress_now() const {
    if (out_.shape != Shape::uplift || standing_.is_degenerate)
      return progress(*out_.way, *standing_.value);
    const double gone = usually_gone(in_.on);
    if (gone < uplift_share_min) return std::nullopt;
    return uplift_progress(uplift(), {.total = *standing_.value, .share_gone = gone});
  }

  // Progress is the share used up; the score says whether it was kept, else how far it was
  // overshot.
  void fill_ceiling() {
    const double limit = out_.way->target.value;
    if (limit > 0) standing_.progress = share_of(*standing_.value, limit);
    const bool is_kept = *standing_.is_met;
    standing_.score =
        is_kept ? 1.0 : roll_up_score(standing_.progress ? 2 - *standing_.progress : 0);
  }

  void fill_compliance() {
    standing_.expected = has_started(in_) ? 1.0 : 0.0;
    if (standing_.aim && !standing_.aim->band)
      standing_.expected_value = standing_.aim->target.value;
    standing_.progress = compliance({.hits = out_.sub.hits, .misses = out_.sub.misses});
    standing_.score = standing_.progress;
    if (is_average(goal_)) return;
    standing_.is_met.reset();
    if (!standing_.progress) return;
    const bool is_share = goal_.policy.kind == MaintainPolicy::Kind::share;
    standing_.is_met =
        is_share ? *standing_.progress >= goal_.policy.share - 1e-12 : out_.sub.misses == 0;
  }

  void fill_pace() {
    const bool has_pace = out_.shape != Shape::hold || is_approaching(in_);
    if (!has_pace || !standing_.progress || !has_started(in_)) return;
    const Position position{.progress = *standing_.progress,
                            .expected = *standing_.expected,
                            .is_met = standing_.is_met.value_or(false)};
    const Pace pace = is_ceiling(goal_) ? pace_of_ceiling(position) : pace_of(position);
    standing_.pace = pace.rho;
    out_.pace = pace.status;
  }

  const AssessInput& in_;
  const Goal& goal_;
  Figures out_;
  Standing& standing_ = out_.standing;
  std::vector<SeasonShare> season_;
};

}  // namespace

Figures figures_of(const AssessInput& input) { return Filler(input).run(); }

Freshness freshness_of(const Period& since, Cadence cadence, const Calendar& calendar) {
  const double age = cadence == Cadence::daily ? calendar.working_days(since)
                                               : days_between(since.first, since.last);
  const double usual = days_of(cadence);
  if (age > 3 * usual) return Freshness::unknown;
  return age > 1.5 * usual ? Freshness::stale : Freshness::fresh;
}

std::vector<PathValue> path_values(const AssessInput& input) { return Filler(input).path(); }

bool is_average(const Goal& goal) {
  return shape_of(goal) == Shape::hold && goal.policy.kind == MaintainPolicy::Kind::average;
}

bool is_over_span(const AssessInput& input) {
  switch (shape_of(input.goal)) {
    case Shape::window:
    case Shape::total:
    case Shape::uplift:
      return true;
    case Shape::hold:
      return is_average(input.goal) && input.to_date;
    case Shape::level:
    case Shape::touch:
      return false;
  }
  return false;
}

bool has_started(const AssessInput& input) { return input.on >= input.goal.span.first; }
bool has_ended(const AssessInput& input) { return input.on >= input.goal.deadline(); }

}  // namespace koers::domain
