// The rules of assessment, in their order. The numbers they judge are filled in first (numbers of a
// standing), then one rule after the other may decide.
#include "domain/assess.h"

#include <algorithm>
#include <cmath>

#include "domain/expectation.h"
#include "domain/pace.h"
#include "domain/question.h"
#include "domain/reading.h"
#include "domain/signal.h"

namespace koers::domain {
namespace {

struct Verdict {
  Status status = Status::pending;
  Reason reason = Reason::no_values;
};

class Assessor {
 public:
  explicit Assessor(const AssessInput& input)
      : in_(input), goal_(input.goal), shape_(shape_of(input.goal)), way_(way_of(input)) {}

  Assessment run() {
    standing_.on = in_.on;
    standing_.forecast = in_.forecast;
    fill_freshness();
    fill_value();
    fill_progress();
    fill_pace();
    standing_.probability = is_running() ? in_.probability : std::nullopt;
    decide();
    fill_since();
    return {.standing = std::move(standing_), .at_close = at_close()};
  }

 private:
  // --- where in the goal's life the day is

  [[nodiscard]] bool has_started() const { return in_.on >= goal_.span.first; }
  [[nodiscard]] bool has_ended() const { return in_.on >= goal_.deadline(); }
  [[nodiscard]] bool is_running() const { return !has_ended(); }
  [[nodiscard]] bool is_average() const {
    return shape_ == Shape::hold && goal_.policy.kind == MaintainPolicy::Kind::average;
  }
  [[nodiscard]] bool is_over_span() const {
    return shape_ == Shape::window || shape_ == Shape::total || (is_average() && in_.to_date);
  }

  // --- numbers

  void fill_freshness() {
    if (!in_.last_value_day) return;
    const double age =
        in_.cadence == Cadence::daily
            ? in_.calendar.working_days({*in_.last_value_day + Days{1}, in_.on + Days{1}})
            : days_between(*in_.last_value_day, in_.on);
    const double cadence = days_of(in_.cadence);
    standing_.freshness = age > 3 * cadence     ? Freshness::unknown
                          : age > 1.5 * cadence ? Freshness::stale
                                                : Freshness::fresh;
  }

  void fill_value() {
    const int before =
        static_cast<int>(std::ranges::count_if(in_.series, [&](const SeriesPoint& point) {
          return point.value && goal_.span.contains(point.period) &&
                 point.period.last <= in_.on + Days{1};
        }));
    standing_.periods_closed = before;
    if (shape_ == Shape::hold) sub_ = sub_periods(in_);
    standing_.hits = sub_.hits;
    standing_.misses = sub_.misses;
    standing_.remaining = sub_.coming;
    if (is_over_span()) return fill_value_over_span();
    const SeriesPoint* point = last_counting_in_span(in_);
    if (point == nullptr) return;
    // What was measured before the start says nothing about the end once the end is there.
    if (has_ended() && point->period.last <= goal_.span.first) return;
    standing_.value = point->value;
    standing_.n = point->n;
    standing_.is_thin = point->is_thin;
    standing_.period = point->period;
    standing_.period_label = in_.calendar.label(in_.grain, point->period);
  }

  void fill_value_over_span() {
    if (!has_started()) return;
    const Period days{goal_.span.first, std::min(in_.on + Days{1}, goal_.span.last)};
    standing_.period = days;
    const auto grain = in_.calendar.grain_of(days);
    const bool is_whole = days == goal_.span && grain;
    standing_.period_label = is_whole ? in_.calendar.label(*grain, days)
                                      : to_string(days.first) + "/" + to_string(days.final_day());
    standing_.value = in_.to_date;
    standing_.n = in_.to_date_n;
  }

  // The day whose expectation the value is compared with: the end of what it is about.
  [[nodiscard]] Date compared_on() const {
    if (has_ended() || is_over_span() || !standing_.period) return in_.on;
    return std::min(in_.on, standing_.period->final_day());
  }

  void fill_progress() {
    standing_.baseline = way_ ? std::optional(way_->baseline) : in_.baseline;
    if (shape_ == Shape::hold) return fill_compliance();
    const Course course{.span = goal_.span, .path = goal_.path};
    standing_.expected = expected_progress(course, in_.calendar, compared_on());
    if (way_) standing_.expected_value = path_value(*standing_.expected);
    if (!standing_.value) return;
    standing_.is_met = meets(goal_.target, *standing_.value, way_ ? scale_of(*way_) : Scale{});
    if (!way_) return;
    if (is_ceiling(goal_)) {
      fill_ceiling();
    } else {
      standing_.is_degenerate = is_degenerate(*way_);
      standing_.progress = progress(*way_, *standing_.value);
      standing_.score = roll_up_score(*standing_.progress);
    }
  }

  // Without a way to go the path stays at the target: only losing it is falling behind.
  [[nodiscard]] double path_value(double expected) const {
    const bool stays = is_degenerate(*way_) && shape_ != Shape::total;
    return stays ? goal_.target.value : expected_value(*way_, expected);
  }

  // Progress is the share used up; the score says whether it was kept, else how far it was
  // overshot.
  void fill_ceiling() {
    if (goal_.target.value > 0) standing_.progress = share_of(*standing_.value, goal_.target.value);
    const bool is_kept = *standing_.is_met;
    standing_.score =
        is_kept ? 1.0 : roll_up_score(standing_.progress ? 2 - *standing_.progress : 0);
  }

  void fill_compliance() {
    standing_.expected = has_started() ? 1.0 : 0.0;
    standing_.expected_value = goal_.target.value;
    standing_.progress = compliance({.hits = sub_.hits, .misses = sub_.misses});
    standing_.score = standing_.progress;
    if (is_average()) {
      if (standing_.value) standing_.is_met = meets(goal_.target, *standing_.value);
      return;
    }
    if (!standing_.progress) return;
    const bool is_share = goal_.policy.kind == MaintainPolicy::Kind::share;
    standing_.is_met =
        is_share ? *standing_.progress >= goal_.policy.share - 1e-12 : sub_.misses == 0;
  }

  void fill_pace() {
    if (shape_ == Shape::hold || !standing_.progress || !has_started()) return;
    const Position position{.progress = *standing_.progress,
                            .expected = *standing_.expected,
                            .is_met = standing_.is_met.value_or(false)};
    const Pace pace = is_ceiling(goal_) ? pace_of_ceiling(position) : pace_of(position);
    standing_.pace = pace.rho;
    pace_ = pace.status;
  }

  // --- rules

  void decide() {
    if (!goal_.dropped_reason.empty()) return settle({Status::dropped, Reason::dropped});
    if (in_.previous && in_.previous->is_closed) return keep_closed();
    if (!has_started()) return settle({Status::pending, Reason::not_started});
    if (in_.on >= closing_day(in_)) return close();
    if (const auto verdict = by_arithmetic()) return settle(*verdict);
    if (has_ended()) return settle(while_awaiting());
    if (!standing_.value) return settle({Status::pending, Reason::no_values});
    if (is_early()) return settle({Status::pending, Reason::too_early});
    if (in_.probability) return settle_by_forecast(*in_.probability);
    if (shape_ == Shape::hold) return settle({Status::on_track, Reason::kept_so_far});
    settle(by_pace());
  }

  void settle(const Verdict& verdict) {
    standing_.status = verdict.status;
    standing_.computed_status = verdict.status;
    standing_.reason = verdict.reason;
  }

  void keep_closed() {
    settle({in_.previous->status, in_.previous->reason});
    standing_.score = in_.previous->score;
    is_closed_ = true;
  }

  [[nodiscard]] std::optional<Verdict> by_arithmetic() {
    if (shape_ == Shape::hold) {
      if (is_average() || !sub_.is_lost()) return std::nullopt;
      return impossible();
    }
    if (shape_ != Shape::total || !standing_.value || !is_nonnegative()) return std::nullopt;
    if (is_ceiling(goal_)) return *standing_.is_met ? std::nullopt : std::optional(impossible());
    if (!*standing_.is_met) return std::nullopt;
    if (standing_.probability) standing_.probability = 1;
    return Verdict{Status::achieved, Reason::certain};
  }

  Verdict impossible() {
    if (standing_.probability) standing_.probability = 0;
    return {Status::off_track, Reason::impossible};
  }

  // A flow that was never negative: what it gathered is not lost again.
  [[nodiscard]] bool is_nonnegative() const {
    return std::ranges::all_of(
        in_.series, [](const SeriesPoint& point) { return point.value.value_or(0) >= 0; });
  }

  // Ended, within the grace for late values: nothing is final yet.
  [[nodiscard]] Verdict while_awaiting() const {
    const bool is_met = standing_.is_met.value_or(false);
    return {is_met ? Status::on_track : Status::off_track, Reason::awaiting_values};
  }

  [[nodiscard]] bool is_early() const {
    constexpr int periods_enough = 3;
    constexpr int span_part = 5;
    const int gone = days_between(goal_.span.first, in_.on + Days{1});
    return standing_.periods_closed < periods_enough && gone * span_part < goal_.span.day_count();
  }

  void settle_by_forecast(double probability) {
    const HysteresisState before = in_.previous ? in_.previous->hysteresis : HysteresisState{};
    hysteresis_ = step(before, probability);
    const Reason plain = hysteresis_.candidate ? Reason::hysteresis : Reason::forecast;
    const Verdict verdict = softened({*hysteresis_.status, plain});
    standing_.status = verdict.status;
    standing_.reason = verdict.reason;
    standing_.computed_status = softened({named_by(probability), plain}).status;
  }

  [[nodiscard]] Verdict softened(const Verdict& verdict) const {
    if (verdict.status != Status::off_track) return verdict;
    if (!standing_.expected_value) {
      return standing_.is_met.value_or(false) ? Verdict{Status::at_risk, Reason::on_path} : verdict;
    }
    const double sign = is_upward(goal_.target.comparator) ? 1 : -1;
    const double behind = sign * (*standing_.expected_value - *standing_.value);
    if (behind <= 0) return {Status::at_risk, Reason::on_path};
    const auto allowance = normal_variation();
    if (allowance && behind <= *allowance) return {Status::at_risk, Reason::within_variation};
    return verdict;
  }

  // How far what is compared may be off by chance: one value as the limits say; over k periods a
  // mean varies sqrt(k) times less than one, a total sqrt(k) times more.
  [[nodiscard]] std::optional<double> normal_variation() const {
    const std::vector<double> values = known_values(in_);
    const auto limits = xmr_limits(recent(values));
    if (!limits) return std::nullopt;
    if (!is_over_span()) return limits->half_width();
    const double periods = std::sqrt(std::max(1.0, elapsed_periods(in_).gone));
    return shape_ == Shape::total ? limits->half_width() * periods : limits->half_width() / periods;
  }

  [[nodiscard]] Verdict by_pace() const {
    const bool is_met = standing_.is_met.value_or(false);
    if (!standing_.progress) {
      // No way is known yet: only whether the value is there already can be said.
      return is_met ? Verdict{Status::on_track, Reason::at_target}
                    : Verdict{Status::pending, Reason::too_early};
    }
    if (pace_ == Status::pending) return {Status::pending, Reason::too_early};
    const bool is_there = is_met && *standing_.progress >= 1 && !is_ceiling(goal_);
    return {pace_, is_there ? Reason::at_target : Reason::pace};
  }

  // --- closing

  void close() {
    const bool is_met = is_met_at_end();
    standing_.score = final_score(is_met);
    standing_.is_met = is_met;
    const double score = *standing_.score;
    const bool is_aspirational = goal_.commitment == Commitment::aspirational;
    const bool is_achieved = is_aspirational ? score >= 0.7 : is_met;
    const double partial_from = is_aspirational ? 0.4 : 0.7;
    if (is_achieved) {
      settle({Status::achieved, Reason::closed_met});
    } else if (score >= partial_from) {
      settle({Status::partial, Reason::closed_partial});
    } else {
      settle({Status::missed, Reason::closed_missed});
    }
    is_closed_ = true;
  }

  [[nodiscard]] bool is_met_at_end() const {
    if (shape_ != Shape::hold || is_average()) return standing_.is_met.value_or(false);
    return sub_.all > 0 && sub_.hits >= sub_.needed;
  }

  [[nodiscard]] double final_score(bool is_met) const {
    if (shape_ != Shape::hold) return standing_.score.value_or(is_met ? 1 : 0);
    if (is_average() && is_met) return 1;
    // What has no value by now was not kept.
    return sub_.all == 0 ? 0 : static_cast<double>(sub_.hits) / sub_.all;
  }

  // --- what the day leaves behind

  void fill_since() {
    const bool is_same =
        in_.previous && in_.previous->status == standing_.status && in_.previous->since;
    const Date since = is_closed_ && !in_.previous ? closing_day(in_) : in_.on;
    standing_.status_since = is_same ? in_.previous->since : std::optional(since);
  }

  [[nodiscard]] ClosedState at_close() const {
    return {.status = standing_.status,
            .since = standing_.status_since,
            .hysteresis = hysteresis_,
            .is_closed = is_closed_,
            .reason = standing_.reason,
            .score = standing_.score};
  }

  const AssessInput& in_;
  const Goal& goal_;
  Shape shape_;
  std::optional<Way> way_;
  SubPeriods sub_;
  Standing standing_;
  Status pace_ = Status::pending;
  HysteresisState hysteresis_;
  bool is_closed_ = false;
};

}  // namespace

Assessment assess(const AssessInput& input) { return Assessor(input).run(); }

Date closing_day(const AssessInput& input) { return input.goal.deadline() + Days{grace_of(input)}; }

}  // namespace koers::domain
