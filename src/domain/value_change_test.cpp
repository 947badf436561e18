// Claims about how differences are told.
#include "domain/value_change.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"

namespace koers::domain {

TEST_CASE("the season taken out, a change is told of what is left") {
  const auto group = vectors("season");
  if (!group) return;
  const auto at = [&](const char* key) { return number_at(*group, key); };
  const auto raw = change_between({at("nov"), at("dec")}, ChangeScale::share);
  CHECK(is_printed_as(*raw.relative, at("pop")));
  const auto adjusted =
      change_between({at("nov") / at("s_nov"), at("dec") / at("s_dec")}, ChangeScale::share);
  CHECK(is_printed_as(*adjusted.relative, at("sa_pop")));
}

TEST_CASE("percentages change in points, and what was zero or less has no share") {
  CHECK(change_between({.before = 2, .now = 3}, ChangeScale::points) ==
        ValueChange{1, std::nullopt});
  CHECK(change_between({.before = 0, .now = 3}, ChangeScale::share) ==
        ValueChange{3, std::nullopt});
  CHECK(change_between({.before = -3, .now = -1}, ChangeScale::share) ==
        ValueChange{2, std::nullopt});
  CHECK(change_between({.before = 4, .now = -1}, ChangeScale::share) ==
        ValueChange{-5, std::nullopt});
  CHECK(change_between({.before = 4, .now = 0}, ChangeScale::share) == ValueChange{-4, -1});
}

}  // namespace koers::domain
