// Names of key results' kinds and edges.
#include "domain/key_result.h"

#include <array>

#include "domain/plan_state.h"

namespace koers::domain {

std::string_view name_of(PlanState state) {
  constexpr std::array<std::string_view, 3> names{"draft", "proposed", "agreed"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view name_of(EdgeKind kind) {
  return kind == EdgeKind::contributes ? "contributes" : "supports";
}

std::string_view name_of(KeyResult::Kind kind) {
  constexpr std::array<std::string_view, 4> names{"kpi", "milestones", "binary", "assessed"};
  return names[static_cast<std::size_t>(kind)];
}

std::string milestone_id(const Label& title) { return slug_of(title.in("nl")); }

}  // namespace koers::domain
