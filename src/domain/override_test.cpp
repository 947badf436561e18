// Claims about how long a person's word holds.
#include "domain/override.h"

#include "domain/assess_case_test.h"

namespace koers::domain {
namespace {

StatusOverride word(std::string_view until) {
  return {.status = Status::at_risk,
          .reason = "Two people are ill",
          .author = "anna",
          .since = day("2026-03-02"),
          .until = day(until)};
}

std::string refusal(const StatusOverride& said) {
  const auto checked = check_override(said, Cadence::weekly);
  return checked ? "" : checked.error().code + " " + checked.error().pointer;
}

}  // namespace

TEST_CASE("a person's word holds for two cadences at most") {
  CHECK(refusal(word("2026-03-16")).empty());
  CHECK(refusal(word("2026-03-02")).empty());
  CHECK(refusal(word("2026-03-17")) == "override.too_long /until");
  CHECK(refusal(word("2026-03-01")) == "override.ends_before_start /until");
  CHECK(check_override(word("2026-04-30"), Cadence::monthly).has_value());
}

TEST_CASE("a person's word has a reason, and is about an open status") {
  StatusOverride said = word("2026-03-10");
  said.reason = "  ";
  CHECK(refusal(said) == "override.no_reason /reason");
  said = word("2026-03-10");
  said.status = Status::achieved;
  CHECK(refusal(said) == "override.status_not_open /status");
  said.status = Status::pending;
  CHECK(refusal(said) == "override.status_not_open /status");
}

TEST_CASE("a person's word is shown from its day to the close of its last") {
  const StatusOverride said = word("2026-03-10");
  CHECK_FALSE(is_in_force(said, day("2026-03-01")));
  CHECK(is_in_force(said, day("2026-03-02")));
  CHECK(is_in_force(said, day("2026-03-10")));
  CHECK_FALSE(is_in_force(said, day("2026-03-11")));
}

}  // namespace koers::domain
