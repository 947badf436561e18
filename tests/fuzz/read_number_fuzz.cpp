// Fuzzes numbers as people write them, in both languages: a reading is finite, and so is the other
// one.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "text/read_number.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto locale : {koers::text::Locale::nl, koers::text::Locale::en}) {
    const auto reading = koers::text::read_number(locale, text);
    if (!reading) continue;
    KOERS_ASSERT(std::isfinite(reading->value), "only finite numbers enter");
    KOERS_ASSERT(!reading->other || std::isfinite(*reading->other), "only finite numbers enter");
  }
  static_cast<void>(koers::text::preferred_locale(text));
  return 0;
}
