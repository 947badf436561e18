// Rhythms and their names.
#include "forecast/series.h"

#include <array>

namespace koers::forecast {
namespace {

struct RhythmFacts {
  std::string_view name;
  std::size_t period;
};
constexpr std::array<RhythmFacts, rhythm_count> facts{
    {{"yearly", 1}, {"quarterly", 4}, {"monthly", 12}, {"weekly", 52}, {"daily", 7}}};

}  // namespace

std::size_t usual_period(Rhythm rhythm) { return facts[static_cast<std::size_t>(rhythm)].period; }

Rhythm rhythm_of_period(std::size_t period) {
  if (period <= 1) return Rhythm::yearly;
  if (period <= 4) return Rhythm::quarterly;
  if (period <= 8) return Rhythm::daily;
  return period <= 24 ? Rhythm::monthly : Rhythm::weekly;
}

std::optional<Rhythm> rhythm_named(std::string_view name) {
  for (std::size_t at = 0; at < rhythm_count; ++at)
    if (facts[at].name == name) return static_cast<Rhythm>(at);
  return std::nullopt;
}

}  // namespace koers::forecast
