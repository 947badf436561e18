// One line a grain.
#include "app/grain_rhythm.h"

namespace koers::app {
namespace {

forecast::Rhythm rhythm_of(domain::Grain grain) {
  switch (grain) {
    case domain::Grain::day:
      return forecast::Rhythm::daily;
    case domain::Grain::week:
      return forecast::Rhythm::weekly;
    case domain::Grain::month:
      return forecast::Rhythm::monthly;
    case domain::Grain::quarter:
    case domain::Grain::half:
      return forecast::Rhythm::quarterly;
    case domain::Grain::year:
      return forecast::Rhythm::yearly;
  }
  return forecast::Rhythm::monthly;
}

}  // namespace

forecast::Series series_of(domain::Grain grain) {
  const auto rhythm = rhythm_of(grain);
  const std::size_t season = grain == domain::Grain::half ? 2 : forecast::usual_period(rhythm);
  return {.values = {}, .rhythm = rhythm, .period = season};
}

}  // namespace koers::app
