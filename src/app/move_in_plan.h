// Moving a strategic plan, an objective or a KPI in the plan: to another place among its siblings,
// to another parent, to one parent more.
#pragma once

#include <string>

#include "app/ports.h"

namespace koers::app {

/// A node of the plan that can be moved: a strategic plan among its like, an objective or a KPI.
struct Movable {
  domain::EntityKind kind = domain::EntityKind::objective;
  std::string id;
  friend bool operator==(const Movable&, const Movable&) = default;
};

struct PlanMove {
  /// Whether it leaves `from`, or comes under `to` beside all that it stands under.
  enum class Way : std::uint8_t { moved, added };

  Movable what;
  std::string from;    ///< The parent that it is taken from; empty: it stands under none.
  std::string to;      ///< The parent that it comes under, which may be the same; empty: none.
  std::string before;  ///< The sibling of its own kind that it comes before; empty: the last.
  Way way = Way::moved;
};

struct PlanMoved {
  store::Seq seq = 0;
  int count = 0;  ///< How many objects were written; 0: it stood there already.
};

/// All or nothing. The way it counts in its parent (weight, supports, share) goes along; its
/// siblings get the positions that the order asks for. Errors: `reference.unknown`,
/// `plan.not_under` and `plan.stands_under` (the plan was changed meanwhile),
/// `definition.home_is_file`, broken rules (a cycle, a period outside its parent's).
[[nodiscard]] Checked<PlanMoved> move_in_plan(const Ports& ports, const Actor& actor,
                                              const PlanMove& move);

}  // namespace koers::app
