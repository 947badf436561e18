// The printed values of the normal law.
#include "forecast/normal_quantile.h"

#include <cmath>
#include <doctest/doctest.h>

namespace koers::forecast {

TEST_CASE("quantiles are those of the normal law, and its inverse ends where the law does") {
  CHECK(normal_quantile(0.5) == doctest::Approx(0));
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-8));
  CHECK(normal_quantile(0.9) == doctest::Approx(1.2815515655446004).epsilon(1e-8));
  for (double level = 1e-6; level < 1; level += 0.0101) {
    const double z = normal_quantile(level);
    CHECK(0.5 * std::erfc(-z / std::sqrt(2.0)) == doctest::Approx(level).epsilon(1e-7));
    CHECK(normal_quantile(1 - level) == doctest::Approx(-z).epsilon(1e-7));
  }
}

}  // namespace koers::forecast
