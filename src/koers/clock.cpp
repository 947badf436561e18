// now() is called here and nowhere else in the server.
#include "koers/clock.h"

#include "base/clock.h"

namespace koers::program {

std::function<Instant()> system_clock(std::optional<Date> today) {
  const auto now = [] {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
  };
  return today ? starting_on(*today, now) : now;
}

}  // namespace koers::program
