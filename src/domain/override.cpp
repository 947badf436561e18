// How long a person's word holds.
#include "domain/override.h"

namespace koers::domain {

Result<void> check_override(const StatusOverride& word, Cadence cadence) {
  const bool is_open = word.status == Status::on_track || word.status == Status::at_risk ||
                       word.status == Status::off_track;
  if (!is_open) {
    return fail(Error{.code = "override.status_not_open",
                      .pointer = "/status",
                      .arguments = {{"status", std::string(name_of(word.status))}}});
  }
  if (word.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail(Error{.code = "override.no_reason", .pointer = "/reason"});
  if (word.until < word.since)
    return fail(Error{.code = "override.ends_before_start", .pointer = "/until"});
  const Date last = word.since + Days{2 * days_of(cadence)};
  if (word.until > last) {
    return fail(Error{.code = "override.too_long",
                      .pointer = "/until",
                      .arguments = {{"last", to_string(last)}}});
  }
  return {};
}

bool is_in_force(const StatusOverride& word, Date on) {
  return word.since <= on && on <= word.until;
}

}  // namespace koers::domain
