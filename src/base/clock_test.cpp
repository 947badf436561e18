// Clocks that are started on a day of choice.
#include "base/clock.h"

#include <doctest/doctest.h>

namespace koers {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a clock starts on its day, whatever the hour, and runs on") {
  const Date today = Date(std::chrono::year(2026) / 2 / 14);
  const Date elsewhere = Date(std::chrono::year(2031) / 7 / 1);
  for (const auto hour : {0h, 11h, 23h}) {
    Instant now = Instant(elsewhere) + hour + 59min;
    const auto clock = starting_on(today, [&now] { return now; });
    CHECK(clock() == Instant(today) + 11h);
    now += 90s;
    CHECK(clock() == Instant(today) + 11h + 90s);
  }
}

}  // namespace
}  // namespace koers
