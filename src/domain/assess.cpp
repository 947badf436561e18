// The rules of assessment, in their order. The numbers they judge are filled in first (figures.h),
// then one rule after the other may decide.
#include "domain/assess.h"

#include <algorithm>
#include <cmath>

#include "domain/figures.h"
#include "domain/question.h"

namespace koers::domain {
namespace {

struct Verdict {
  Status status = Status::pending;
  Reason reason = Reason::no_values;
};

Reason reason_of(AimTrouble trouble) {
  switch (trouble) {
    case AimTrouble::no_baseline:
      return Reason::no_baseline;
    case AimTrouble::relative_change_of_zero:
      return Reason::relative_change_of_zero;
    case AimTrouble::no_metric_value:
      return Reason::no_target_value;
    case AimTrouble::none:
      break;
  }
  return Reason::no_values;
}

class Assessor {
 public:
  explicit Assessor(const AssessInput& input)
      : in_(input), goal_(input.goal), figures_(figures_of(input)) {}

  Assessment run() {
    standing_.probability = has_ended(in_) ? std::nullopt : in_.probability;
    decide();
    fill_since();
    return {.standing = std::move(standing_), .at_close = at_close()};
  }

 private:
  [[nodiscard]] Shape shape() const { return figures_.shape; }
  [[nodiscard]] bool is_met() const { return standing_.is_met.value_or(false); }

  void decide() {
    if (!goal_.dropped_reason.empty()) return settle({Status::dropped, Reason::dropped});
    if (in_.previous && in_.previous->is_closed) return keep_closed();
    if (!has_started(in_)) return settle({Status::pending, Reason::not_started});
    if (in_.on >= closing_day(in_)) return close();
    if (const auto verdict = by_arithmetic()) return settle(*verdict);
    if (has_ended(in_)) return settle(while_awaiting());
    if (!standing_.value) return settle({Status::pending, Reason::no_values});
    if (figures_.trouble != AimTrouble::none)
      return settle({Status::pending, reason_of(figures_.trouble)});
    if (is_early()) return settle({Status::pending, Reason::too_early});
    if (in_.probability) return settle_by_forecast(*in_.probability);
    if (shape() == Shape::hold && !is_approaching(in_))
      return settle({Status::on_track, Reason::kept_so_far});
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

  // --- what cannot change any more

  [[nodiscard]] std::optional<Verdict> by_arithmetic() {
    if (figures_.trouble != AimTrouble::none) return std::nullopt;
    switch (shape()) {
      case Shape::hold:
        return held_by_arithmetic();
      case Shape::touch:
        return is_met() ? std::optional(certain()) : std::nullopt;
      case Shape::total:
      case Shape::uplift:
        return total_by_arithmetic();
      case Shape::level:
      case Shape::window:
        break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Verdict> held_by_arithmetic() {
    const SubPeriods& sub = figures_.sub;
    if (is_average(goal_)) return std::nullopt;
    if (sub.is_lost()) return impossible();
    const bool is_share = goal_.policy.kind == MaintainPolicy::Kind::share;
    const bool is_kept = is_share && sub.all > 0 && sub.hits >= sub.needed;
    return is_kept ? std::optional(certain()) : std::nullopt;
  }

  // A flow that was never negative: what it gathered is not lost again, nor taken back.
  [[nodiscard]] std::optional<Verdict> total_by_arithmetic() {
    const bool only_grows = std::ranges::all_of(
        in_.series, [](const SeriesPoint& point) { return point.value.value_or(0) >= 0; });
    if (!standing_.value || !only_grows || !figures_.standing.aim) return std::nullopt;
    const bool is_upward_goal = is_upward(goal_.target.comparator);
    if (is_upward_goal == is_met())
      return is_upward_goal ? std::optional(certain()) : std::optional(impossible());
    return std::nullopt;
  }

  Verdict certain() {
    if (standing_.probability) standing_.probability = 1;
    return {Status::achieved, Reason::certain};
  }

  Verdict impossible() {
    if (standing_.probability) standing_.probability = 0;
    return {Status::off_track, Reason::impossible};
  }

  // --- while it runs

  // Ended, within the grace for late values: nothing is final yet.
  [[nodiscard]] Verdict while_awaiting() const {
    return {is_met() ? Status::on_track : Status::off_track, Reason::awaiting_values};
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
    if (!standing_.expected_value)
      return is_met() ? Verdict{Status::at_risk, Reason::on_path} : verdict;
    const Way way = figures_.way.value_or(
        Way{.baseline = 0, .target = standing_.aim->target, .band = standing_.aim->band});
    const double behind =
        shortfall(way, *standing_.value) - shortfall(way, *standing_.expected_value);
    if (behind <= 0) return {Status::at_risk, Reason::on_path};
    const auto allowance = normal_variation();
    if (allowance && behind <= *allowance) return {Status::at_risk, Reason::within_variation};
    return verdict;
  }

  // How far what is compared may be off by chance: one value as the limits say; over k periods a
  // mean varies sqrt(k) times less than one, a total sqrt(k) times more.
  [[nodiscard]] std::optional<double> normal_variation() const {
    const auto& limits = in_.limits;
    if (!limits) return std::nullopt;
    if (!is_over_span(in_)) return limits->half_width();
    const double periods = std::sqrt(std::max(1.0, elapsed_periods(in_).gone));
    const bool is_sum = shape() == Shape::total || shape() == Shape::uplift;
    return is_sum ? limits->half_width() * periods : limits->half_width() / periods;
  }

  [[nodiscard]] Verdict by_pace() const {
    if (!standing_.progress) {
      // No way is known yet: only whether the value is there already can be said.
      return is_met() ? Verdict{Status::on_track, Reason::at_target}
                      : Verdict{Status::pending, Reason::too_early};
    }
    if (figures_.pace == Status::pending) return {Status::pending, Reason::too_early};
    // A total that is to stay low is there at the end, and not before.
    const bool is_sum = shape() == Shape::total || shape() == Shape::uplift;
    const bool stays_low = is_sum && !is_upward(goal_.target.comparator);
    const bool is_there = is_met() && *standing_.progress >= 1 && !stays_low;
    return {figures_.pace, is_there ? Reason::at_target : Reason::pace};
  }

  // --- closing

  void close() {
    const bool met_at_end = is_met_at_end();
    standing_.score = final_score(met_at_end);
    standing_.is_met = met_at_end;
    const double score = *standing_.score;
    const bool is_aspirational = goal_.commitment == Commitment::aspirational;
    const bool is_achieved = is_aspirational ? score >= 0.7 : met_at_end;
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
    if (shape() != Shape::hold || is_average(goal_)) return is_met();
    return figures_.sub.all > 0 && figures_.sub.hits >= figures_.sub.needed;
  }

  [[nodiscard]] double final_score(bool met_at_end) const {
    if (shape() != Shape::hold) return standing_.score.value_or(met_at_end ? 1 : 0);
    if (is_average(goal_) && met_at_end) return 1;
    // What has no value by now was not kept.
    const SubPeriods& sub = figures_.sub;
    return sub.all == 0 ? 0 : static_cast<double>(sub.hits) / sub.all;
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
            .score = standing_.score,
            .probability = standing_.probability};
  }

  const AssessInput& in_;
  const Goal& goal_;
  Figures figures_;
  Standing& standing_ = figures_.standing;
  HysteresisState hysteresis_;
  bool is_closed_ = false;
};

}  // namespace

Assessment assess(const AssessInput& input) { return Assessor(input).run(); }

Date closing_day(const AssessInput& input) { return input.goal.deadline() + Days{grace_of(input)}; }

}  // namespace koers::domain
