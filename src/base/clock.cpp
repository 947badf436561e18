// Clocks that stand on another day than the system's.
#include "base/clock.h"

#include <utility>

namespace koers {

std::function<Instant()> starting_on(Date today, std::function<Instant()> clock) {
  const auto shift = Instant(today) + std::chrono::hours(11) - clock();
  return [shift, clock = std::move(clock)] { return clock() + shift; };
}

}  // namespace koers
