// The Brier score (Brier 1950) and the one of the base rate.
#include "domain/confidence.h"

namespace koers::domain {
namespace {

double outcome_of(const Foretold& item) {
  return item.outcome == Foretold::Outcome::achieved ? 1.0 : 0.0;
}

}  // namespace

std::optional<Calibration> calibration_of(std::span<const Foretold> items) {
  if (items.empty()) return std::nullopt;
  const auto n = static_cast<double>(items.size());
  double successes = 0;
  for (const auto& item : items) successes += outcome_of(item);
  Calibration calibration{.n = static_cast<int>(items.size())};
  for (const auto& item : items) {
    const double miss = item.confidence - outcome_of(item);
    const double base = successes / n - outcome_of(item);
    calibration.brier += miss * miss / n;
    calibration.base += base * base / n;
  }
  return calibration;
}

}  // namespace koers::domain
