// Rounding goes through the shortest decimal text of the double, so that 0.285 shows as 0.29 where
// a person expects it, and digits beyond those of the number are never invented.
#include "text/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/number.h"
#include "text/units.h"

namespace koers::text {
namespace {

struct Marks {
  std::string_view decimal;
  std::string_view group;
};

Marks marks_of(Locale locale) { return locale == Locale::nl ? Marks{",", "."} : Marks{".", ","}; }

// Adds one to the last digit of a decimal text such as "9.95".
void increment(std::string& digits) {
  for (auto at = digits.size(); at-- > 0;) {
    if (digits[at] == '.') continue;
    if (digits[at] != '9') {
      ++digits[at];
      return;
    }
    digits[at] = '0';
  }
  digits.insert(digits.begin(), '1');
}

// Beyond these, digits tell nobody anything: "1.5e308".
bool needs_exponent(double value) {
  return value != 0 && (std::abs(value) >= 1e15 || std::abs(value) < 1e-9);
}

std::string with_exponent(double value) {
  std::string digits = fmt::format("{:.2e}", std::abs(value));
  const auto mark = digits.find('e');
  const int power = std::stoi(digits.substr(mark + 1));
  digits.erase(mark);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return fmt::format("{}e{}{}", digits, power < 0 ? minus_sign : "", std::abs(power));
}

// |value| with exactly `decimals` digits, as "1234.50".
std::string rounded_digits(double value, int decimals) {
  if (!std::isfinite(value)) return std::isnan(value) ? "–" : "∞";  // A hundred times the largest.
  if (needs_exponent(value)) return with_exponent(value);
  std::string digits = to_shortest(std::abs(value));
  if (digits.find('e') != std::string::npos)
    return fmt::format("{:.{}f}", std::abs(value), decimals);
  const auto wanted = static_cast<std::size_t>(decimals);
  const auto point = digits.find('.');
  const std::size_t present = point == std::string::npos ? 0 : digits.size() - point - 1;
  if (present <= wanted) {
    if (point == std::string::npos && wanted > 0) digits += '.';
    digits.append(wanted - present, '0');
    return digits;
  }
  const bool is_up = digits[point + 1 + wanted] >= '5';
  digits.resize(wanted == 0 ? point : point + 1 + wanted);
  if (is_up) increment(digits);
  return digits;
}

std::string grouped(std::string_view digits, const Marks& marks) {
  if (digits.find_first_of("0123456789") != 0) return std::string(digits);  // No number.
  const auto point = std::min(digits.find_first_of(".e"), digits.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += marks.group;
    out += digits[i];
  }
  if (point < digits.size()) {
    out += digits[point] == '.' ? marks.decimal : "e";
    out += digits.substr(point + 1);
  }
  return out;
}

bool is_zero(std::string_view digits) {
  return digits.find_first_not_of("0.") == std::string_view::npos;
}

void drop_zeros(std::string& digits) {
  if (digits.find('.') == std::string::npos || digits.find('e') != std::string::npos) return;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
}

std::string signed_text(double value, std::string_view digits, Locale locale) {
  const bool is_negative = value < 0 && !is_zero(digits);
  return std::string(is_negative ? minus_sign : "") + grouped(digits, marks_of(locale));
}

constexpr int decimals_max = 12;
constexpr double cents_limit = 10000;

// Whole to what an eye can see: 10 and 10.0000000001 are both "10".
bool is_whole(double value) {
  return std::abs(value - std::round(value)) < 1e-9 * std::max(1.0, std::abs(value));
}

struct Scale {
  double size;
  std::string_view nl;
  std::string_view en;
};
constexpr std::array<Scale, 4> scales{
    {{1e12, " bln.", "T"}, {1e9, " mld.", "B"}, {1e6, " mln.", "M"}, {1e4, "", "k"}}};

}  // namespace

int decimals_for(double value) {
  const double size = std::abs(value);
  if (size == 0 || size >= 1000 || !std::isfinite(size)) return 0;
  if (size >= 10) return 1;
  if (size >= 1) return 2;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 2, decimals_max);
}

std::string format_number(Locale locale, double value, int decimals) {
  return signed_text(value, rounded_digits(value, std::clamp(decimals, 0, decimals_max)), locale);
}

std::string format_number(Locale locale, double value) {
  std::string digits = rounded_digits(value, decimals_for(value));
  drop_zeros(digits);
  return signed_text(value, digits, locale);
}

std::string format_compact(Locale locale, double value) {
  if (needs_exponent(value)) return format_number(locale, value);
  for (const Scale& scale : scales) {
    if (std::abs(value) < scale.size) continue;
    if (locale == Locale::nl && scale.nl.empty()) break;
    const double divisor = scale.size == 1e4 ? 1e3 : scale.size;
    return format_number(locale, value / divisor) +
           std::string(locale == Locale::nl ? scale.nl : scale.en);
  }
  return format_number(locale, value);
}

std::string format_value(Locale locale, std::string_view unit, double value, int decimals) {
  return with_unit(locale, unit, {value, format_number(locale, std::abs(value), decimals)});
}

std::string format_value(Locale locale, std::string_view unit, double value) {
  const bool has_cents = is_currency(unit) && !is_whole(value) && std::abs(value) < cents_limit;
  if (has_cents && std::abs(value) >= 0.01) return format_value(locale, unit, value, 2);
  return with_unit(locale, unit, {value, format_number(locale, std::abs(value))});
}

std::string format_compact_value(Locale locale, std::string_view unit, double value) {
  return with_unit(locale, unit, {value, format_compact(locale, std::abs(value))});
}

std::string format_beside_target(Locale locale, std::string_view unit, double value,
                                 double target) {
  std::string plain = format_value(locale, unit, value);
  if (value == target || plain != format_value(locale, unit, target)) return plain;
  constexpr int decimals_useful = 9;
  for (int decimals = 1; decimals <= decimals_useful; ++decimals) {
    std::string finer = format_value(locale, unit, value, decimals);
    if (finer != format_value(locale, unit, target, decimals)) return finer;
  }
  return plain;
}

std::string format_distance(Locale locale, std::string_view unit, double difference) {
  const std::string_view counted_in = unit == "percent" ? std::string_view("pp") : unit;
  const bool is_points = counted_in == "pp" && std::abs(difference) >= 0.05;
  return is_points ? format_value(locale, counted_in, std::abs(difference), 1)
                   : format_value(locale, counted_in, std::abs(difference));
}

std::string format_change(Locale locale, std::string_view unit, double change) {
  const std::string size = format_distance(locale, unit, change);
  if (change == 0) return "±" + size;
  return std::string(change < 0 ? minus_sign : "+") + size;
}

std::string format_target(Locale locale, std::string_view unit, std::string_view symbol,
                          double value) {
  std::string_view sign = symbol;
  if (symbol == "<=") sign = "≤";
  if (symbol == ">=") sign = "≥";
  return fmt::format("{} {}", sign, format_value(locale, unit, value));
}

std::string format_chance_rounded(Locale locale, double probability) {
  if (probability < 0.05) return "< " + format_share(locale, 0.05);
  if (probability > 0.95) return "> " + format_share(locale, 0.95);
  return format_share(locale, std::round(probability * 20) / 20);
}

std::string format_chance(Locale locale, double probability) {
  if (probability > 0 && probability < 0.01) return "< " + format_share(locale, 0.01);
  if (probability < 1 && probability > 0.99) return "> " + format_share(locale, 0.99);
  return format_share(locale, probability);
}

std::string format_share(Locale locale, double share) {
  return format_value(locale, "percent", share * 100, 0);
}

}  // namespace koers::text
