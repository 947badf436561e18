// Facts of a day or before, then the arithmetic of each kind.
#include "domain/key_result_standing.h"

#include <algorithm>

#include "domain/expectation.h"
#include "domain/pace.h"

namespace koers::domain {
namespace {

bool counts_by(const Judgement& judgement, Date day) {
  return judgement.confirmed_on && *judgement.confirmed_on <= day && judgement.on <= day;
}

double days_gone(const Objective& objective, Date on) {
  return expected_progress({.span = objective.period}, Calendar{}, on);
}

// Share of the weight that was due by the day; none where no milestone has a day.
std::optional<double> share_due(const KeyResult& result, Date on) {
  double due = 0;
  double all = 0;
  for (const auto& milestone : result.milestones) {
    if (!milestone.due) return std::nullopt;
    all += milestone.weight;
    if (*milestone.due <= on) due += milestone.weight;
  }
  if (all <= 0) return std::nullopt;
  return due / all;
}

void add_milestones(const KeyResult& result, const KeyResultFacts& facts, Date on,
                    KeyResultStanding& standing) {
  std::vector<Milestone> steps;
  for (const auto& milestone : result.milestones) {
    const Done done = done_on(facts, milestone.id, milestone.done, on);
    steps.push_back({.weight = milestone.weight,
                     .state = done.is_done ? Milestone::State::done : Milestone::State::open});
    standing.milestones.push_back(done);
  }
  standing.score = milestone_score(steps);
}

void add_score(const KeyResult& result, const KeyResultFacts& facts, Date on,
               KeyResultStanding& standing) {
  switch (result.kind) {
    case KeyResult::Kind::milestones:
      return add_milestones(result, facts, on, standing);
    case KeyResult::Kind::binary: {
      const bool was_asked = std::ranges::any_of(
          facts.completions, [&](const Completion& fact) { return fact.on <= on; });
      const Done done = done_on(facts, {}, result.done, on);
      if (done.is_done || was_asked) standing.score = done.is_done ? 1.0 : 0.0;
      return;
    }
    case KeyResult::Kind::assessed:
      if (const auto* judgement = judgement_on(facts, on)) standing.score = judgement->score;
      return;
    case KeyResult::Kind::kpi:
      return;
  }
}

Status open_status(const Objective& objective, const KeyResult& result,
                   const KeyResultStanding& standing, Date on) {
  const double score = standing.score.value_or(0);
  const bool can_be_certain = result.kind != KeyResult::Kind::assessed;
  if (can_be_certain && score >= 1) return Status::achieved;
  if (!standing.score || !standing.expected || days_gone(objective, on) < 0.2)
    return Status::pending;
  if (score >= *standing.expected) return Status::on_track;
  return pace_of({.progress = score, .expected = *standing.expected, .is_met = false}).status;
}

}  // namespace

const Judgement* judgement_on(const KeyResultFacts& facts, Date day) {
  const Judgement* newest = nullptr;
  for (const auto& judgement : facts.judgements) {
    if (!counts_by(judgement, day)) continue;
    if (newest == nullptr || newest->on <= judgement.on) newest = &judgement;
  }
  return newest;
}

const Confidence* confidence_on(const KeyResultFacts& facts, Date day) {
  const Confidence* newest = nullptr;
  for (const auto& confidence : facts.confidences) {
    if (confidence.on > day) continue;
    if (newest == nullptr || newest->on <= confidence.on) newest = &confidence;
  }
  return newest;
}

const Judgement* awaiting_confirmation(const KeyResultFacts& facts, Date day) {
  const Judgement* newest = nullptr;
  for (const auto& judgement : facts.judgements) {
    if (judgement.on > day) continue;
    if (newest == nullptr || newest->on <= judgement.on) newest = &judgement;
  }
  return newest == nullptr || counts_by(*newest, day) ? nullptr : newest;
}

Done done_on(const KeyResultFacts& facts, std::string_view milestone, const Done& planned,
             Date day) {
  const Completion* newest = nullptr;
  for (const auto& fact : facts.completions) {
    if (fact.on > day || fact.milestone != milestone) continue;
    if (newest == nullptr || newest->on <= fact.on) newest = &fact;
  }
  const bool is_planned = planned.is_done && (!planned.on || *planned.on <= day);
  // What is written in the plan with a later day than anything said is the newer word.
  const bool plan_is_newer =
      newest == nullptr || (is_planned && planned.on && *planned.on > newest->on);
  if (plan_is_newer) return is_planned ? planned : Done{};
  if (newest->state == Milestone::State::open) return {};
  return {.is_done = true, .on = newest->on};
}

Status grade(double score, Commitment commitment) {
  const bool is_committed = commitment == Commitment::committed;
  if (score >= (is_committed ? 1.0 : 0.7)) return Status::achieved;
  return score >= (is_committed ? 0.7 : 0.4) ? Status::partial : Status::missed;
}

KeyResultStanding key_result_standing(const Objective& objective, const KeyResult& result,
                                      const KeyResultFacts& facts, Date on) {
  KeyResultStanding standing;
  add_score(result, facts, on, standing);
  if (result.kind != KeyResult::Kind::binary) {
    standing.expected = days_gone(objective, on);
    if (result.kind == KeyResult::Kind::milestones)
      standing.expected = share_due(result, on).value_or(*standing.expected);
  }
  if (const auto* confidence = confidence_on(facts, on)) standing.confidence = confidence->value;
  standing.is_awaiting_confirmation = awaiting_confirmation(facts, on) != nullptr;
  const bool is_over = on >= objective.period.last;
  standing.status = is_over ? grade(standing.score.value_or(0), objective.commitment)
                            : open_status(objective, result, standing, on);
  return standing;
}

}  // namespace koers::domain
