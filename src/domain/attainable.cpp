// Doubles the distance until the chance lies in between, then halves it.
#include "domain/attainable.h"

#include <array>
#include <cmath>

namespace koers::domain {
namespace {

constexpr int doublings_max = 200;
constexpr int halvings = 60;
constexpr double least_distance = 1e-6;

// The first level out from the start, in one direction, on the other side of the chance.
std::optional<double> beyond(const LevelSearch& search, double wanted, double direction) {
  const bool looks_for_easier = direction == search.easier;
  double distance = std::max(std::abs(search.start) * 0.01, least_distance);
  for (int i = 0; i < doublings_max; ++i, distance *= 2) {
    const double level = search.start + direction * distance;
    if (!std::isfinite(level)) return std::nullopt;
    const auto chance = search.chance(level);
    if (!chance) return std::nullopt;
    if ((*chance >= wanted) == looks_for_easier) return level;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> level_with_chance(const LevelSearch& search, double wanted) {
  const auto at_start = search.chance(search.start);
  if (!at_start) return std::nullopt;
  const bool is_easy = *at_start >= wanted;
  const auto other = beyond(search, wanted, is_easy ? -search.easier : search.easier);
  if (!other) return std::nullopt;
  double enough = is_easy ? search.start : *other;
  double too_hard = is_easy ? *other : search.start;
  for (int i = 0; i < halvings; ++i) {
    const double middle = enough + (too_hard - enough) / 2;
    const auto chance = search.chance(middle);
    if (!chance) return std::nullopt;
    (*chance >= wanted ? enough : too_hard) = middle;
  }
  return enough;
}

double rounding_step(double gap, double level) {
  const double room = std::abs(gap) > 0 ? std::abs(gap) / 4 : std::abs(level) / 100;
  if (!(room > 0) || !std::isfinite(room)) return 0;
  const double power = std::pow(10.0, std::floor(std::log10(room)));
  for (const double factor : std::array{5.0, 2.0}) {
    if (factor * power <= room) return factor * power;
  }
  return power;
}

double rounded_to(double level, double step) {
  if (!(step > 0)) return level;
  // Steps below one divide: 0.1 · 3 is no number that anybody writes, 3 / 10 is.
  if (step >= 1) return std::round(level / step) * step;
  const double parts = std::round(1 / step);
  return std::round(level * parts) / parts;
}

}  // namespace koers::domain
