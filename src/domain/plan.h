// Why: the strategic plan of three to five years and the dated objectives that it breaks down into.
#pragma once

#include <string>
#include <vector>

#include "domain/key_result.h"
#include "domain/kpi.h"

namespace koers::domain {

/// A strategic plan, whole years, both inclusive.
struct StrategicPlan {
  Id<StrategicPlan> id;
  Label title;
  int from_year = 0;
  int to_year = 0;
  std::optional<int> position;  ///< Among the strategies, lower first; none: after those.
  friend bool operator==(const StrategicPlan&, const StrategicPlan&) = default;
};

enum class Level : std::uint8_t { organization, team, person };
[[nodiscard]] std::string_view name_of(Level level);

/// How the scores below an objective become its own. sum: of additive values, over the sum of their
/// targets.
enum class ScoreRule : std::uint8_t { weighted_mean, mean, minimum, sum };
/// "weighted_mean", "mean", "min", "sum".
[[nodiscard]] std::string_view name_of(ScoreRule rule);

/// What counts: its key results and KPIs, the objectives below it, or both.
enum class ScoreOf : std::uint8_t { both, key_results, children };
[[nodiscard]] std::string_view name_of(ScoreOf of);

/// by_weight: off track from half the weight. all_must_hold: the weakest decides.
enum class StatusRule : std::uint8_t { by_weight, all_must_hold };
[[nodiscard]] std::string_view name_of(StatusRule rule);

struct Scoring {
  ScoreRule rule = ScoreRule::weighted_mean;
  ScoreOf of = ScoreOf::both;
  StatusRule status = StatusRule::by_weight;
  friend bool operator==(const Scoring&, const Scoring&) = default;
};

/// progress: scores alone. value: the values below it are also combined into one of its own.
enum class RollUpKind : std::uint8_t { progress, value };
[[nodiscard]] std::string_view name_of(RollUpKind kind);

/// A plan or objective above (one name space), and how it counts there.
struct ParentEdge {
  std::string id;
  Edge edge = {};
  friend bool operator==(const ParentEdge&, const ParentEdge&) = default;
};

struct Objective {
  Id<Objective> id;
  Label title;
  Period period;
  std::string period_label;  ///< As written: "2026", "2026-Q1"; empty for from/to.
  Level level = Level::organization;
  Id<Person> owner;
  Id<Team> team;
  std::vector<ParentEdge> parents;
  Commitment commitment = Commitment::committed;
  std::vector<KeyResult> key_results;
  Scoring scoring;
  RollUpKind roll_up = RollUpKind::progress;
  PlanState state = PlanState::agreed;
  bool is_private = false;             ///< Counts, and is named to nobody but …
  std::vector<Id<Person>> visible_to;  ///< … its owner and these.
  std::optional<int> position;         ///< Among its siblings, lower first; none: after those.
  friend bool operator==(const Objective&, const Objective&) = default;
};

/// Whether it is hidden from people other than its owner and those the owner chose: a personal
/// objective, or one marked private.
[[nodiscard]] bool is_personal(const Objective& objective);

/// Whether a person (empty: nobody in particular) may see the objective by name.
[[nodiscard]] bool is_visible_to(const Objective& objective, const Id<Person>& viewer);

}  // namespace koers::domain
