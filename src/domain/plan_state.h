// How far a plan has come from idea to agreement. What is not agreed is shown, and counts nowhere.
#pragma once

#include <cstdint>
#include <string_view>

namespace koers::domain {

/// draft: somebody is writing it. proposed: shown to everyone whom it asks something of. agreed: it
/// counts.
enum class PlanState : std::uint8_t { draft, proposed, agreed };
[[nodiscard]] std::string_view name_of(PlanState state);

}  // namespace koers::domain
