// Names first, then digits; a day without a year is the next one that is not over.
#include "language/sentence/named_day.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "language/sentence/period_words.h"
#include "language/sentence/year_words.h"

namespace koers::language {
namespace {

using domain::Period;

/// A period without a year that ends sooner than this may be meant for next year.
constexpr int days_near_end = 15;

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

class DayReader {
 public:
  DayReader(std::span<const Token> tokens, const TimeFrame& frame, Announced announced)
      : tokens_(tokens), frame_(frame), announced_(announced) {}

  [[nodiscard]] std::optional<NamedPeriod> at(std::size_t at) const {
    if (auto named = numeric_day(at)) return named;
    if (auto named = day_of_month(at)) return named;
    return month(at);
  }

 private:
  [[nodiscard]] const Token* token(std::size_t at) const {
    return at < tokens_.size() ? &tokens_[at] : nullptr;
  }

  [[nodiscard]] std::optional<unsigned> month_at(std::size_t at) const {
    const auto match = month_names().at(tokens_, at);
    return match ? std::optional(match->meaning) : std::nullopt;
  }

  // "jun." and "dec.": the point belongs to the name.
  [[nodiscard]] std::size_t point_after(std::size_t at) const {
    return is_glued_at(tokens_, at, ".") && at + 1 < tokens_.size() ? 1 : 0;
  }

  // "may" and "march" are verbs, too: alone they need a capital or words that announce them.
  [[nodiscard]] bool can_be_month(std::size_t at) const {
    const Token& name = tokens_[at];
    if (!name.is("may") && !name.is("march") && !name.is("mar")) return true;
    return announced_ == Announced::yes || (name.text.front() == 'M' && at > 0);
  }

  [[nodiscard]] std::optional<NamedPeriod> month(std::size_t at) const {
    const auto number = month_at(at);
    if (!number || !can_be_month(at)) return month_in_digits(at);
    std::size_t length = 1 + point_after(at + 1);
    if (const auto day = day_after_month(at, *number, length)) return day;
    const auto year = year_after(tokens_, at + length);
    if (!year) return next_month(*number, length);
    return month_of_year(*number, *year, length + year->length);
  }

  [[nodiscard]] std::optional<NamedPeriod> month_of_year(unsigned number, const YearWords& words,
                                                         std::size_t length) const {
    Period period;
    if (words.is_fiscal) {
      const auto year = fiscal_year(words, frame_);
      if (!year) return std::nullopt;
      Date first = date_of(year_of(year->first), number, 1);
      if (first < year->first) first = add_months(first, 12);
      period = {first, add_months(first, 1)};
    } else {
      const int year = words.is_relative ? year_of(frame_.today) + words.year : words.year;
      const Date first = date_of(year, number, 1);
      period = {first, add_months(first, 1)};
    }
    return NamedPeriod{.form = PeriodForm::month,
                       .period = period,
                       .length = length,
                       .is_relative = words.is_relative};
  }

  [[nodiscard]] NamedPeriod next_month(unsigned number, std::size_t length) const {
    Date first = date_of(year_of(frame_.today), number, 1);
    if (add_months(first, 1) <= frame_.today) first = add_months(first, 12);
    return unclear_near_end(
        {.form = PeriodForm::month, .period = {first, add_months(first, 1)}, .length = length},
        frame_);
  }

  // "2021-03", "03-2021", "3/2021".
  [[nodiscard]] std::optional<NamedPeriod> month_in_digits(std::size_t at) const {
    const auto first = digits_at(tokens_, at);
    const auto second = digits_at(tokens_, at + 2);
    if (!first || !second ||
        (!is_glued_at(tokens_, at + 1, "-") && !is_glued_at(tokens_, at + 1, "/")))
      return std::nullopt;
    if (!tokens_[at + 2].is_glued) return std::nullopt;
    const bool year_first = is_likely_year(*first) && tokens_[at + 2].folded.size() == 2;
    if (!year_first && !is_likely_year(*second)) return std::nullopt;
    const int month = year_first ? *second : *first;
    if (month < 1 || month > 12) return std::nullopt;
    return month_of_year(static_cast<unsigned>(month), {.year = year_first ? *first : *second}, 3);
  }

  [[nodiscard]] std::optional<NamedPeriod> on_day(int year, unsigned month, int day,
                                                  std::size_t length) const {
    if (day < 1) return std::nullopt;
    const auto date = make_date(year, month, static_cast<unsigned>(day));
    if (!date) return std::nullopt;
    return NamedPeriod{
        .form = PeriodForm::day, .period = {*date, *date + Days{1}}, .length = length};
  }

  // Without a year: the next such day that is not over.
  [[nodiscard]] std::optional<NamedPeriod> next_day(unsigned month, int day,
                                                    std::size_t length) const {
    for (int year = year_of(frame_.today); year <= year_of(frame_.today) + 8; ++year) {
      const auto named = on_day(year, month, day, length);
      if (named && named->period.first >= frame_.today) return named;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<NamedPeriod> day_in(unsigned month, int day, std::size_t at,
                                                  std::size_t length) const {
    const auto year = year_after(tokens_, at + length);
    if (!year || year->is_fiscal) return next_day(month, day, length);
    const int number = year->is_relative ? year_of(frame_.today) + year->year : year->year;
    return on_day(number, month, day, length + year->length);
  }

  // 1–31, "1st", "1e"; none for other tokens.
  [[nodiscard]] std::optional<int> day_number(std::size_t at) const {
    const auto* next = token(at);
    if (next == nullptr) return std::nullopt;
    const auto digits = next->folded.find_first_not_of("0123456789");
    if (digits == 0 || (digits == std::string::npos && !next->is_number())) return std::nullopt;
    const auto day = whole_number(std::string_view(next->folded).substr(0, digits));
    return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
  }

  // "1 april 2021", "the 30th of June".
  [[nodiscard]] std::optional<NamedPeriod> day_of_month(std::size_t at) const {
    const auto day = day_number(at);
    if (!day) return std::nullopt;
    std::size_t name = at + 1;
    if (is_at(tokens_, name, "of") || is_at(tokens_, name, "-")) ++name;
    const auto month = month_at(name);
    if (!month) return std::nullopt;
    std::size_t length = name + 1 - at;
    length += point_after(at + length);
    if (is_glued_at(tokens_, at + length, "-") && token(at + length + 1) != nullptr &&
        year_in(tokens_[at + length + 1]))
      ++length;  // "1-apr-2021"
    return day_in(*month, *day, at, length);
  }

  // "April 1", "June 30th, 2021".
  [[nodiscard]] std::optional<NamedPeriod> day_after_month(std::size_t at, unsigned month,
                                                           std::size_t length) const {
    const auto day = day_number(at + length);
    if (!day) return std::nullopt;
    const auto* after = token(at + length + 1);
    // "in March 20 new customers" names no day.
    const bool counts = after != nullptr && after->is_word() && !after->is("of") &&
                        tokens_[at + length].is_number() && announced_ == Announced::yes &&
                        !year_in(*after) && is_at(tokens_, at - 1, "in");
    if (counts) return std::nullopt;
    return day_in(month, *day, at, length + 1);
  }

  // "31-12-2021", "31/12/21", "2021-12-31", "31.12.2021", "31-12".
  [[nodiscard]] std::optional<NamedPeriod> numeric_day(std::size_t at) const {
    const auto* first = token(at);
    if (first == nullptr || !first->is_number()) return std::nullopt;
    if (std::ranges::count(first->folded, '.') == 2) return dotted_day(*first);
    const bool is_slashed = is_glued_at(tokens_, at + 1, "/");
    if (!is_slashed && !is_glued_at(tokens_, at + 1, "-")) return std::nullopt;
    const auto one = digits_at(tokens_, at);
    const auto two = digits_at(tokens_, at + 2);
    if (!one || !two || !tokens_[at + 2].is_glued) return std::nullopt;
    const bool has_third = is_glued_at(tokens_, at + 3, is_slashed ? "/" : "-") &&
                           digits_at(tokens_, at + 4) && tokens_[at + 4].is_glued;
    if (!has_third) return day_without_year(*one, *two);
    return day_of_parts({*one, *two, *digits_at(tokens_, at + 4)}, is_slashed, 5);
  }

  [[nodiscard]] std::optional<NamedPeriod> day_without_year(int day, int month) const {
    if (announced_ == Announced::no || month < 1 || month > 12 || day < 1 || day > 31)
      return std::nullopt;
    return next_day(static_cast<unsigned>(month), day, 3);
  }

  [[nodiscard]] std::optional<NamedPeriod> dotted_day(const Token& token) const {
    std::array<int, 3> parts{};
    std::string_view rest = token.folded;
    for (int& number : parts) {
      const auto point = std::min(rest.find('.'), rest.size());
      const auto read = whole_number(rest.substr(0, point));
      if (!read) return std::nullopt;
      number = *read;
      rest.remove_prefix(std::min(point + 1, rest.size()));
    }
    return day_of_parts(parts, false, 1);
  }

  [[nodiscard]] std::optional<NamedPeriod> day_of_parts(std::array<int, 3> parts, bool is_slashed,
                                                        std::size_t length) const {
    auto [day, month, year] = parts;
    if (is_likely_year(parts[0])) std::swap(day, year);
    if (year < 100) year += 2000;
    // With slashes the month may come first; where both fit, it is to be asked.
    bool is_unclear = is_slashed && frame_.locale == text::Locale::en &&
                      !is_likely_year(parts[0]) && day <= 12 && month <= 12 && day != month;
    if (month > 12 && day <= 12 && is_slashed) std::swap(day, month);
    if (!is_likely_year(year) || month < 1 || month > 12) return std::nullopt;
    auto named = on_day(year, static_cast<unsigned>(month), day, length);
    if (named) named->is_unclear = is_unclear;
    return named;
  }

  std::span<const Token> tokens_;
  const TimeFrame& frame_;
  Announced announced_;
};

}  // namespace

std::optional<NamedPeriod> named_day_at(std::span<const Token> tokens, std::size_t at,
                                        const TimeFrame& frame, Announced announced) {
  return DayReader(tokens, frame, announced).at(at);
}

NamedPeriod unclear_near_end(NamedPeriod named, const TimeFrame& frame) {
  named.is_unclear = named.period.contains(frame.today) &&
                     days_between(frame.today, named.period.final_day()) <= days_near_end;
  return named;
}

}  // namespace koers::language
