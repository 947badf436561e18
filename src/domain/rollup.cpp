// Roll-up of key results to objectives and plans.
#include "domain/rollup.h"

#include <algorithm>
#include <numeric>

namespace koers::domain {
namespace {

void add(StatusShares& to, const StatusShares& shares, double weight) {
  to.off += weight * shares.off;
  to.warn += weight * shares.warn;
  to.fine += weight * shares.fine;
  to.waiting += weight * shares.waiting;
  to.closed += weight * shares.closed;
  to.achieved += weight * shares.achieved;
}

// What is left over by rounding is nothing.
constexpr double all_but_nothing = 1 - 1e-9;

struct Summary {
  StatusShares shares;
  bool has_items = false;
  bool is_must_off = false;
};

bool is_off(Status status) { return status == Status::off_track || status == Status::missed; }

Status open_status(const Summary& all, StatusRule rule) {
  const StatusShares& shares = all.shares;
  const double bar = rule == StatusRule::all_must_hold ? 0 : 0.5 * all_but_nothing;
  if (all.is_must_off || (shares.off > 0 && shares.off >= bar)) return Status::off_track;
  if (shares.off > 0 || shares.warn > 0) return Status::at_risk;
  return shares.fine > 0 ? Status::on_track : Status::pending;
}

Status closed_status(const Summary& all, double score, const RollUpRule& rule) {
  const bool is_committed = rule.commitment == Commitment::committed;
  if (is_committed && all.shares.achieved >= all_but_nothing) return Status::achieved;
  if (!is_committed && score >= 0.7) return Status::achieved;
  return score >= (is_committed ? 0.7 : 0.4) ? Status::partial : Status::missed;
}

Status status_of(const Summary& all, const RollUp& result, const RollUpRule& rule) {
  if (!all.has_items) return result.counts[Status::dropped] > 0 ? Status::dropped : Status::pending;
  if (all.shares.closed >= all_but_nothing)
    return closed_status(all, result.score.value_or(0), rule);
  return open_status(all, rule.scoring.status);
}

using Items = std::vector<const RollUpItem*>;

double weight_of(const RollUpItem& item, ScoreRule rule) {
  return rule == ScoreRule::mean ? 1.0 : item.weight;
}

// Of any number per item: the mean by weight, or the least.
template <typename Number>
double combined(const Items& items, ScoreRule rule, const Number& number) {
  if (rule == ScoreRule::minimum) {
    double least = number(*items.front());
    for (const auto* item : items) least = std::min(least, number(*item));
    return least;
  }
  double sum = 0;
  double all = 0;
  for (const auto* item : items) {
    sum += weight_of(*item, rule) * number(*item);
    all += weight_of(*item, rule);
  }
  return sum / all;
}

// How large a part of the whole way is each item's.
double length_of(const RollUpItem& item) { return item.way->target - item.way->baseline; }

std::optional<double> summed(const Items& items) {
  double gone = 0;
  double all = 0;
  for (const auto* item : items) {
    if (!item->way) continue;
    gone += item->way->value - item->way->baseline;
    all += length_of(*item);
  }
  if (all == 0) return std::nullopt;
  return std::clamp(gone / all, 0.0, 1.0);
}

// As the scores: by the length of each way.
std::optional<double> expected_of_sum(const Items& items) {
  double expected = 0;
  double all = 0;
  for (const auto* item : items) {
    if (!item->way) continue;
    expected += length_of(*item) * expected_of(*item);
    all += length_of(*item);
  }
  if (all == 0) return std::nullopt;
  return std::clamp(expected / all, 0.0, 1.0);
}

}  // namespace

int StatusCounts::total() const { return std::accumulate(of.begin(), of.end(), 0); }

StatusShares shares_of(Status status) {
  StatusShares shares;
  if (is_off(status))
    shares.off = 1;
  else if (status == Status::at_risk || status == Status::partial)
    shares.warn = 1;
  else if (status == Status::on_track || status == Status::achieved)
    shares.fine = 1;
  else
    shares.waiting = 1;
  if (is_final(status)) shares.closed = 1;
  if (status == Status::achieved) shares.achieved = 1;
  return shares;
}

RollUpItem roll_up_item(const Standing& standing) {
  return {.status = standing.status, .score = standing.score, .probability = standing.probability};
}

double expected_of(const RollUpItem& item) {
  if (item.expected_score) return *item.expected_score;
  const double score = item.score.value_or(0);
  if (is_final(item.status) || !item.probability) return score;
  return *item.probability + (1 - *item.probability) * score;
}

RollUp roll_up(std::span<const RollUpItem> items, const RollUpRule& rule) {
  const ScoreRule score_rule = rule.scoring.rule;
  RollUp result;
  Summary all;
  Items counted;
  bool is_anything_expected = false;
  double weights = 0;
  for (const RollUpItem& item : items) {
    result.counts.add(item.status);
    if (item.status == Status::dropped) continue;
    counted.push_back(&item);
    weights += weight_of(item, score_rule);
    if (item.score) ++result.reporting;
    if (item.score || item.probability || item.expected_score) is_anything_expected = true;
    if (item.is_must && is_off(item.status)) all.is_must_off = true;
  }
  all.has_items = !counted.empty();
  for (const auto* item : counted) {
    const double share = weight_of(*item, score_rule) / weights;
    add(all.shares, item->shares.value_or(shares_of(item->status)), share);
  }
  if (score_rule == ScoreRule::sum) {
    if (result.reporting > 0) result.score = summed(counted);
    if (is_anything_expected) result.expected_score = expected_of_sum(counted);
  } else {
    const auto score_of = [](const RollUpItem& item) { return item.score.value_or(0); };
    if (result.reporting > 0) result.score = combined(counted, score_rule, score_of);
    if (is_anything_expected) result.expected_score = combined(counted, score_rule, expected_of);
  }
  result.status = status_of(all, result, rule);
  // Where one alone decides, the whole stands as it does: above it counts as one.
  const bool is_one = rule.scoring.status == StatusRule::all_must_hold || all.is_must_off ||
                      score_rule == ScoreRule::minimum;
  result.shares = is_one || !all.has_items ? shares_of(result.status) : all.shares;
  return result;
}

}  // namespace koers::domain
