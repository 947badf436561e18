// What shows that an objective is reached: a KPI, shared and not copied, or something that has no
// number by nature, judged by milestones, by yes or no, or against a written rubric. What happened
// to it are facts of their own (key_result_standing.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "domain/organization.h"

namespace koers::domain {

struct Kpi;

/// contributes: counts by its weight. supports: shown, never counted.
enum class EdgeKind : std::uint8_t { contributes, supports };
[[nodiscard]] std::string_view name_of(EdgeKind kind);

/// How something hangs below something else in the plan.
struct Edge {
  EdgeKind kind = EdgeKind::contributes;
  double weight = 1;            ///< > 0, against its siblings.
  std::optional<double> share;  ///< In (0, 1]: the part of its value that counts there.
  friend bool operator==(const Edge&, const Edge&) = default;
};

/// Whether it was done, and when if that is on record.
struct Done {
  bool is_done = false;
  std::optional<Date> on;  ///< None: since the start of the objective.
  friend bool operator==(const Done&, const Done&) = default;
};

struct KeyResult {
  /// kpi: the score of a KPI's goal. milestones: the weighted share that is done. binary: done or
  /// not. assessed: a person's judgement against a rubric, confirmed by a second one.
  enum class Kind : std::uint8_t { kpi, milestones, binary, assessed };

  struct Milestone {
    std::string id;  ///< Unique within the key result; made of the title where none is written.
    Label title;
    double weight = 1;  ///< > 0.
    std::optional<Date> due;
    Done done;
    friend bool operator==(const Milestone&, const Milestone&) = default;
  };

  std::string id;  ///< Unique within its objective; that of the KPI where it is one.
  Kind kind = Kind::binary;
  Label title;  ///< Empty for a KPI, which has its own.
  Edge edge;
  bool is_must = false;  ///< Off track: then its objective is.
  Id<Person> owner;      ///< Empty: the owner of the KPI or of the objective.
  std::vector<Milestone> milestones;
  Done done;     ///< binary: as the plan file says it.
  Label rubric;  ///< assessed: what a 0.3, a 0.7 and a 1.0 look like.

  [[nodiscard]] bool is_kpi() const { return kind == Kind::kpi; }
  [[nodiscard]] Id<Kpi> kpi() const { return Id<Kpi>::trusted(is_kpi() ? id : ""); }
  friend bool operator==(const KeyResult&, const KeyResult&) = default;
};
[[nodiscard]] std::string_view name_of(KeyResult::Kind kind);

/// The id of a milestone that was given none: a slug of its title.
[[nodiscard]] std::string milestone_id(const Label& title);

}  // namespace koers::domain
