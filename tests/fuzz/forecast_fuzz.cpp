// Any series: the forecast has the promised shape and no number that is none.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "forecast/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  namespace forecast = koers::forecast;
  if (size < 3) return 0;
  const auto rhythm = static_cast<forecast::Rhythm>(bytes[0] % forecast::rhythm_count);
  forecast::Series series{.rhythm = rhythm, .period = 1U + bytes[1] % 60U};
  const std::size_t horizon = 1U + bytes[2] % 40U;
  // Small whole numbers, or doubles with every bit of theirs.
  const bool is_raw = bytes[2] >= 128;
  for (std::size_t at = 3; at + (is_raw ? 8 : 1) <= size && series.values.size() < 300;) {
    double value = bytes[at];
    if (is_raw) std::memcpy(&value, bytes + at, sizeof value);
    series.values.push_back(value);
    at += is_raw ? 8 : 1;
  }
  const auto outlook = forecast::look_ahead(series, {.horizon = horizon});
  const auto band = outlook.band(0.95);
  for (std::size_t k = 0; k < horizon; ++k) {
    if (!std::isfinite(outlook.point.at(k)) || !std::isfinite(band.lower[k]) ||
        !std::isfinite(band.upper[k]) || band.lower[k] > band.upper[k])
      std::abort();
  }
  return 0;
}
