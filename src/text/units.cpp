// The known units and currencies. Whatever is not in a table stands behind the number as written.
#include "text/units.h"

#include <algorithm>
#include <array>

#include "text/format.h"

namespace koers::text {
namespace {

struct UnitWords {
  std::string_view name;
  std::string_view nl_one;
  std::string_view nl_many;
  std::string_view en_one;
  std::string_view en_many;
};

constexpr std::array<UnitWords, 8> units{{
    {"day", "dag", "dagen", "day", "days"},
    {"hour", "uur", "uur", "hour", "hours"},
    {"minute", "minuut", "minuten", "minute", "minutes"},
    {"month", "maand", "maanden", "month", "months"},
    {"point", "punt", "punten", "point", "points"},
    {"second", "seconde", "seconden", "second", "seconds"},
    {"week", "week", "weken", "week", "weeks"},
    {"year", "jaar", "jaar", "year", "years"},
}};

struct Currency {
  std::string_view code;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array<Currency, 4> currencies{
    {{"EUR", "€", "€"}, {"GBP", "£", "£"}, {"JPY", "¥", "¥"}, {"USD", "US$", "$"}}};

const UnitWords* words_of(std::string_view unit) {
  const auto found = std::ranges::find(units, unit, &UnitWords::name);
  return found == units.end() ? nullptr : &*found;
}

bool is_bare(std::string_view unit) { return unit.empty() || unit == "count" || unit == "ratio"; }

std::string_view currency_sign(Locale locale, std::string_view code) {
  const auto found = std::ranges::find(currencies, code, &Currency::code);
  if (found == currencies.end()) return code;
  return locale == Locale::nl ? found->nl : found->en;
}

// Dutch writes "€ −1,50", English "−€1.50"; a code instead of a sign always has a blank.
std::string money(Locale locale, std::string_view code, const WrittenNumber& number,
                  std::string_view sign) {
  const std::string symbol(currency_sign(locale, code));
  if (locale == Locale::nl) return symbol + ' ' + std::string(sign) + number.size;
  return std::string(sign) + symbol + (symbol == code ? " " : "") + number.size;
}

std::string behind(Locale locale, std::string_view unit, const WrittenNumber& number) {
  if (is_bare(unit)) return {};
  if (unit == "percent") return "%";
  if (unit == "pp") return locale == Locale::nl ? " procentpunt" : " pp";
  const UnitWords* words = words_of(unit);
  if (words == nullptr) return ' ' + std::string(unit);
  const bool is_one = number.size == "1";
  if (locale == Locale::nl) return ' ' + std::string(is_one ? words->nl_one : words->nl_many);
  return ' ' + std::string(is_one ? words->en_one : words->en_many);
}

bool is_nought(std::string_view size) {
  return size.starts_with('0') && size.find_first_of("123456789") == std::string_view::npos;
}

}  // namespace

bool is_currency(std::string_view unit) {
  return unit.size() == 3 &&
         std::ranges::all_of(unit, [](char c) { return c >= 'A' && c <= 'Z'; }) && unit != "FTE";
}

std::string with_unit(Locale locale, std::string_view unit, const WrittenNumber& number) {
  const std::string_view sign = number.value < 0 && !is_nought(number.size) ? minus_sign : "";
  if (is_currency(unit)) return money(locale, unit, number, sign);
  return std::string(sign) + number.size + behind(locale, unit, number);
}

std::string unit_text(Locale locale, std::string_view unit) {
  if (is_bare(unit)) return {};
  if (unit == "percent") return "%";
  if (unit == "pp") return locale == Locale::nl ? "procentpunt" : "percentage points";
  if (is_currency(unit)) return std::string(currency_sign(locale, unit));
  const UnitWords* words = words_of(unit);
  if (words == nullptr) return std::string(unit);
  return std::string(locale == Locale::nl ? words->nl_many : words->en_many);
}

}  // namespace koers::text
