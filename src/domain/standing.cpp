// The names of statuses, reasons and states, as JSON and the store write them.
#include "domain/standing.h"

#include <algorithm>
#include <array>

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 8> status_names{
    "pending", "on_track", "at_risk", "off_track", "achieved", "partial", "missed", "dropped"};
constexpr std::array<std::string_view, 3> freshness_names{"fresh", "stale", "unknown"};
constexpr std::array<std::string_view, 20> reason_names{"not_started",
                                                        "too_early",
                                                        "no_values",
                                                        "forecast",
                                                        "pace",
                                                        "on_path",
                                                        "within_variation",
                                                        "at_target",
                                                        "kept_so_far",
                                                        "certain",
                                                        "impossible",
                                                        "hysteresis",
                                                        "closed_met",
                                                        "closed_partial",
                                                        "closed_missed",
                                                        "awaiting_values",
                                                        "no_baseline",
                                                        "no_target_value",
                                                        "relative_change_of_zero",
                                                        "dropped"};
static_assert(reason_names.size() == static_cast<std::size_t>(Reason::dropped) + 1);
constexpr std::array<std::string_view, 3> state_names{"open", "provisional", "final"};

}  // namespace

std::string_view name_of(Status status) { return status_names[static_cast<std::size_t>(status)]; }

Result<Status> parse_status(std::string_view text) {
  const auto found = std::ranges::find(status_names, text);
  if (found == status_names.end()) {
    return fail(Error{.code = "status.unknown", .arguments = {{"text", std::string(text)}}});
  }
  return static_cast<Status>(found - status_names.begin());
}

bool is_final(Status status) { return status >= Status::achieved; }

std::string_view name_of(Freshness freshness) {
  return freshness_names[static_cast<std::size_t>(freshness)];
}
std::string_view name_of(Reason reason) { return reason_names[static_cast<std::size_t>(reason)]; }
std::string_view name_of(PeriodState state) { return state_names[static_cast<std::size_t>(state)]; }

}  // namespace koers::domain
