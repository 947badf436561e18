// Fuzzes the ways in for dates, instants, numbers, ids and JSON: whatever is accepted must be
// written and read back as the same value. What is refused only has to be refused without a crash.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "base/date.h"
#include "base/json.h"
#include "base/number.h"

namespace {

void check_dates(std::string_view text) {
  if (const auto date = koers::parse_date(text)) {
    KOERS_ASSERT(koers::parse_date(koers::to_string(*date)) == *date,
                 "a date survives writing and reading");
  }
  if (const auto instant = koers::parse_instant(text)) {
    KOERS_ASSERT(koers::parse_instant(koers::to_string(*instant)) == *instant,
                 "an instant survives writing and reading");
  }
}

void check_number(std::string_view text) {
  if (const auto number = koers::parse_number(text)) {
    KOERS_ASSERT(koers::parse_number(koers::to_shortest(*number)) == *number,
                 "a number survives writing and reading");
  }
}

void check_json(std::string_view text) {
  if (const auto value = koers::read_json(text)) {
    const auto again = koers::read_json(koers::write_json(*value));
    KOERS_ASSERT(again && koers::write_json(*again) == koers::write_json(*value),
                 "a document survives writing and reading");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_dates(text);
  check_number(text);
  check_json(text);
  return 0;
}
