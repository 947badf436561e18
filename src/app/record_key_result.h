// What a person says about a key result: a score with evidence, that something is done, or how
// likely success is; and a second person's yes to a score.
#pragma once

#include <optional>
#include <string>

#include "app/key_result_facts.h"

namespace koers::app {

struct KeyResultReport {
  KeyResultName name;  ///< `result` empty: confidence in the objective as a whole.
  Id<domain::Person> by;
  std::optional<Date> on;            ///< None: today. Not in the future.
  std::optional<double> score;       ///< assessed: 0 to 1 against the rubric.
  std::string evidence;              ///< A link; a score has none without it.
  std::optional<bool> is_done;       ///< binary, and milestones with …
  std::string milestone;             ///< … its id.
  std::optional<double> confidence;  ///< 1 to 10, by the owner; 5 is a half.
  std::string note;
};

struct KeyResultReceipt {
  KeyResultName name;
  Date on;
  store::Seq seq = 0;
  bool is_new = false;  ///< False: the same was said already; nothing was written.
  domain::KeyResultStanding standing;
};

/// Durable when it returns. A report says one or more of score, done and confidence.
/// Errors: `reference.unknown` (objective, key result, milestone, person), `key_result.no_person`,
/// `key_result.nothing_said`, `key_result.wrong_kind` (a KPI is measured, not judged),
/// `key_result.score_out_of_range`, `key_result.no_evidence`, `key_result.in_future`,
/// `key_result.confidence_out_of_range`, `key_result.not_owner`.
[[nodiscard]] Result<KeyResultReceipt> report_key_result(const Ports& ports, const Actor& actor,
                                                         const KeyResultReport& report);

struct Confirmation {
  KeyResultName name;
  Id<domain::Person> by;
};

/// Confirms the newest judgement that waits. Errors as above, `key_result.nothing_to_confirm`,
/// `key_result.confirm_same_person`.
[[nodiscard]] Result<KeyResultReceipt> confirm_key_result(const Ports& ports, const Actor& actor,
                                                          const Confirmation& confirmation);

}  // namespace koers::app
