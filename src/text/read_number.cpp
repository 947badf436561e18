// First everything that is not a number is taken off (sign, brackets, currency, percent, blanks),
// then the digits are read under one mark at a time, strictly.
#include "text/read_number.h"

#include <algorithm>
#include <array>

#include "base/number.h"

namespace koers::text {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

// Blanks and minus signs that are not ASCII.
constexpr std::array<Replacement, 6> plain_forms{{{"\u00A0", " "},
                                                  {"\u202F", " "},
                                                  {"\u2009", " "},
                                                  {"\u2212", "-"},
                                                  {"\u2013", "-"},
                                                  {"\u2019", "'"}}};
constexpr std::array<Replacement, 6> currency_signs{
    {{"US$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}, {"$", "USD"}, {"EUR", "EUR"}}};

std::string in_plain_forms(std::string_view text) {
  std::string out(text);
  for (const auto& [from, to] : plain_forms) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at))
      out.replace(at, from.size(), to);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

struct Stripped {
  std::string digits;  ///< Digits, points, commas, blanks and apostrophes, perhaps an exponent.
  bool is_negative = false;
  std::string unit;
};

bool take_currency(std::string_view& text, Stripped& out) {
  for (const auto& [sign, code] : currency_signs) {
    if (text.starts_with(sign)) {
      text = trimmed(text.substr(sign.size()));
    } else if (text.ends_with(sign)) {
      text = trimmed(text.substr(0, text.size() - sign.size()));
    } else {
      continue;
    }
    out.unit = code;
    return true;
  }
  return false;
}

bool take_sign(std::string_view& text, Stripped& out) {
  if (text.starts_with('-') || text.ends_with('-')) {
    text = trimmed(text.starts_with('-') ? text.substr(1) : text.substr(0, text.size() - 1));
    out.is_negative = !out.is_negative;
    return true;
  }
  if (text.starts_with('+')) {
    text = trimmed(text.substr(1));
    return true;
  }
  return false;
}

Stripped strip(std::string_view written) {
  Stripped out;
  const std::string plain = in_plain_forms(written);
  std::string_view text = trimmed(plain);
  if (text.starts_with('(') && text.ends_with(')') && text.size() > 2) {
    out.is_negative = true;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  // Each at most once: "--5" and "€ € 5" are no numbers.
  const bool has_sign = take_sign(text, out);
  if (text.ends_with('%')) {
    out.unit = "percent";
    text = trimmed(text.substr(0, text.size() - 1));
  } else {
    take_currency(text, out);
  }
  if (!has_sign && !out.is_negative) take_sign(text, out);
  if (text.starts_with('+') || text.starts_with('-')) text = {};
  out.digits = text;
  return out;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "1 234" and "1.234" without their group marks; nothing where the groups are not of three digits.
std::optional<std::string> without_groups(std::string_view whole, char thousands) {
  const auto at = whole.find_first_not_of("0123456789");
  if (at == std::string_view::npos) return std::string(whole);
  const char mark = whole[at];
  if (mark != thousands && mark != ' ' && mark != '\'') return std::nullopt;
  std::string out(whole.substr(0, at));
  if (at == 0 || at > 3) return std::nullopt;
  for (std::string_view rest = whole.substr(at); !rest.empty(); rest.remove_prefix(4)) {
    if (rest.front() != mark || !is_digits(rest.substr(1, 3)) || rest.size() < 4)
      return std::nullopt;
    out += rest.substr(1, 3);
  }
  return out;
}

Failure malformed(std::string_view text) {
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "number.malformed",
                    .arguments = {{"text", std::string(text.substr(0, 60))}}});
}

Result<double> read_digits(DecimalMark mark, const Stripped& stripped, std::string_view written) {
  const char decimal = mark == DecimalMark::comma ? ',' : '.';
  const char thousands = mark == DecimalMark::comma ? '.' : ',';
  std::string_view digits = stripped.digits;
  const auto exponent_at = digits.find_first_of("eE");
  const std::string_view exponent =
      exponent_at == std::string_view::npos ? "" : digits.substr(exponent_at);
  digits = digits.substr(0, exponent_at);
  const auto at = digits.find(decimal);
  const std::string_view fraction = at == std::string_view::npos ? "" : digits.substr(at + 1);
  const auto whole = without_groups(digits.substr(0, at), thousands);
  if (!whole || (!fraction.empty() && !is_digits(fraction))) return malformed(written);
  if (whole->empty() && fraction.empty()) return malformed(written);
  const std::string plain = (whole->empty() ? "0" : *whole) +
                            (fraction.empty() ? "" : "." + std::string(fraction)) +
                            std::string(exponent);
  const auto value = parse_number(plain);
  if (!value) return fail(value.error().with("text", std::string(written.substr(0, 60))));
  return stripped.is_negative && *value != 0 ? -*value : *value;
}

DecimalMark other_than(DecimalMark mark) {
  return mark == DecimalMark::comma ? DecimalMark::point : DecimalMark::comma;
}

}  // namespace

std::string_view name_of(DecimalMark mark) {
  return mark == DecimalMark::comma ? "comma" : "point";
}

DecimalMark decimal_mark_of(Locale locale) {
  return locale == Locale::nl ? DecimalMark::comma : DecimalMark::point;
}

Result<double> read_number(DecimalMark mark, std::string_view text) {
  return read_digits(mark, strip(text), text);
}

Result<NumberReading> read_number(Locale locale, std::string_view text) {
  const DecimalMark first = decimal_mark_of(locale);
  const Stripped stripped = strip(text);
  const auto own = read_digits(first, stripped, text);
  const auto other = read_digits(other_than(first), stripped, text);
  if (!own && !other) return fail(own.error());
  NumberReading reading{.value = own ? *own : *other, .other = std::nullopt, .unit = stripped.unit};
  if (own && other && *own != *other) reading.other = *other;
  return reading;
}

MarkGuess guess_decimal_mark(Locale locale, std::span<const std::string> texts) {
  const DecimalMark own = decimal_mark_of(locale);
  int only_own = 0;
  int only_other = 0;
  bool is_open = false;
  for (const std::string& text : texts) {
    const auto as_own = read_number(own, text);
    const auto as_other = read_number(other_than(own), text);
    if (as_own && !as_other) ++only_own;
    if (as_other && !as_own) ++only_other;
    if (as_own && as_other && *as_own != *as_other) is_open = true;
  }
  const bool is_certain =
      (only_own > 0) != (only_other > 0) || (only_own + only_other == 0 && !is_open);
  return {.mark = only_other > only_own ? other_than(own) : own, .is_certain = is_certain};
}

}  // namespace koers::text
