// How a key result without a number stands: what people said of it, and what counts of that on a
// day. A judgement counts only with evidence and once a second person confirmed it. Pure; the facts
// come from the store.
#pragma once

#include <string>
#include <vector>

#include "domain/plan.h"
#include "domain/progress.h"
#include "domain/standing.h"

namespace koers::domain {

/// One person's score of an assessed key result.
struct Judgement {
  Date on;
  double score = 0;      ///< In [0, 1], against the rubric.
  std::string evidence;  ///< A link; never empty.
  std::string note;
  Id<Person> by;
  Id<Person> confirmed_by;           ///< Empty: it does not count yet.
  std::optional<Date> confirmed_on;  ///< Counts from that day on.
  friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// A yes or a no about a binary key result or a milestone.
struct Completion {
  Date on;
  std::string milestone;  ///< Its id; empty: the key result itself.
  Milestone::State state = Milestone::State::done;
  std::string note;
  Id<Person> by;
  friend bool operator==(const Completion&, const Completion&) = default;
};

/// How likely its owner thinks success is; kept apart from any computed probability.
struct Confidence {
  Date on;
  double value = 0.5;  ///< In [0, 1]; asked for on a scale of 1 to 10, where 5 is a half.
  Id<Person> by;
  friend bool operator==(const Confidence&, const Confidence&) = default;
};

/// Everything said about one key result, oldest first.
struct KeyResultFacts {
  std::vector<Judgement> judgements;
  std::vector<Completion> completions;
  std::vector<Confidence> confidences;
  friend bool operator==(const KeyResultFacts&, const KeyResultFacts&) = default;
};

/// The newest judgement, completion of a milestone (or of the whole) or confidence of a day or
/// before; nullptr: none. Judgements: those that count.
[[nodiscard]] const Judgement* judgement_on(const KeyResultFacts& facts, Date day);
[[nodiscard]] const Confidence* confidence_on(const KeyResultFacts& facts, Date day);

/// The newest judgement that nobody confirmed by that day, where none that counts is newer.
[[nodiscard]] const Judgement* awaiting_confirmation(const KeyResultFacts& facts, Date day);

/// Whether it was done by that day: what was said last, else what the plan says.
[[nodiscard]] Done done_on(const KeyResultFacts& facts, std::string_view milestone,
                           const Done& planned, Date day);

struct KeyResultStanding {
  Status status = Status::pending;
  std::optional<double> score;     ///< In [0, 1]; none: nothing is known yet.
  std::optional<double> expected;  ///< What it should be by now; none where nothing can be said.
  std::optional<double> confidence;
  bool is_awaiting_confirmation = false;
  std::vector<Done> milestones;  ///< In the order of the key result.
  friend bool operator==(const KeyResultStanding&, const KeyResultStanding&) = default;
};

/// Of a qualitative key result. Score: the weighted share of milestones done; 1 or 0; the newest
/// confirmed judgement. Expected: the milestones due by then, else the share of the days gone.
/// Open: achieved once all is done, for that cannot be undone; pending before a fifth of the period
/// and while nothing is known; a binary one waits for its end; else by pace. After the period:
/// graded as its objective is committed or aspirational.
[[nodiscard]] KeyResultStanding key_result_standing(const Objective& objective,
                                                    const KeyResult& result,
                                                    const KeyResultFacts& facts, Date on);

/// The grade of a score at the end. Committed: achieved from 1, partial from 0.7. Aspirational:
/// achieved from 0.7, partial from 0.4. Else missed.
[[nodiscard]] Status grade(double score, Commitment commitment);

}  // namespace koers::domain
