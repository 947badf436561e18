// Which targets the values of a metric can meet at all.
#pragma once

#include "domain/catalog.h"
#include "domain/goal.h"

namespace koers::language {

[[nodiscard]] bool can_occur(const domain::NaturalBounds& bounds, double value);

/// Whether the target's value can occur, and something beyond it where only that meets it: "above
/// 100%" cannot be of a share.
[[nodiscard]] bool can_meet(const domain::NaturalBounds& bounds, const domain::Target& target);

}  // namespace koers::language
