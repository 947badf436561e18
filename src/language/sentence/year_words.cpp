// The forms of a year, the most definite first.
#include "language/sentence/year_words.h"

#include <fmt/format.h>

#include "language/sentence/period_words.h"

namespace koers::language {
namespace {

class YearReader {
 public:
  explicit YearReader(std::span<const Token> tokens) : tokens_(tokens) {}

  // The year after the name of a shorter period: "2021", "of FY21", "'21", "van dit jaar".
  [[nodiscard]] std::optional<YearWords> after(std::size_t at) const {
    std::size_t from = at;
    if (is_at(tokens_, from, ",")) ++from;
    if (is_at(tokens_, from, "of") || is_at(tokens_, from, "van") || is_at(tokens_, from, "in") ||
        is_at(tokens_, from, "for") || is_at(tokens_, from, "uit"))
      ++from;
    const auto words = year_words_at(from);
    if (!words) return std::nullopt;
    YearWords whole = *words;
    whole.length += from - at;
    return whole;
  }

  [[nodiscard]] std::optional<YearWords> year_words_at(std::size_t at) const {
    if (const auto words = compact_year(at)) return words;
    if (at < tokens_.size() && year_in(tokens_[at])) {
      return YearWords{.year = *year_in(tokens_[at]), .length = 1};
    }
    if (is_at(tokens_, at, "'")) {
      const auto short_year = digits_at(tokens_, at + 1);
      if (short_year && *short_year < 100 && is_likely_year(2000 + *short_year)) {
        return YearWords{.year = 2000 + *short_year, .length = 2};
      }
    }
    if (const auto words = worded(at)) return words;
    return relative_year(at);
  }

  // "FY21", "2020/21" by themselves.
  [[nodiscard]] std::optional<YearWords> compact_year(std::size_t at) const {
    const auto compact = compact_period_at(tokens_, at);
    return compact && !compact->part ? std::optional(compact->year) : std::nullopt;
  }

  // "boekjaar 2021", "fiscal year 20/21", "het jaar 2021".
  [[nodiscard]] std::optional<YearWords> worded(std::size_t at) const {
    const auto match = year_words().at(tokens_, at);
    if (!match) return std::nullopt;
    std::size_t from = at + match->length;
    if (is_at(tokens_, from, "'")) ++from;
    YearWords words;
    words.is_fiscal = match->meaning == PeriodForm::fiscal_year;
    if (const auto pair = compact_year(from)) {
      words = *pair;
      words.is_fiscal = true;
      words.length += from - at;
      return words;
    }
    const auto number = digits_at(tokens_, from);
    if (!number) return std::nullopt;
    const bool is_short = words.is_fiscal && *number < 100;
    words.year = *number + (is_short ? 2000 : 0);
    if (!is_likely_year(words.year)) return std::nullopt;
    words.length = from + 1 - at;
    take_pair(words, at);
    return words;
  }

  [[nodiscard]] std::optional<YearWords> pair(std::size_t at) const {
    const auto first = digits_at(tokens_, at);
    if (!first || !is_likely_year(*first)) return std::nullopt;
    YearWords words{.year = *first, .length = 1};
    take_pair(words, at);
    return words.is_pair ? std::optional(words) : std::nullopt;
  }

  // "20/21", "2020/2021" after the word for a year: three tokens.
  void take_pair(YearWords& words, std::size_t at) const {
    const std::size_t slash = at + words.length;
    if (!is_glued_at(tokens_, slash, "/") && !is_glued_at(tokens_, slash, "-")) return;
    const auto second = digits_at(tokens_, slash + 1);
    if (!second || !tokens_[slash + 1].is_glued) return;
    if (*second != words.year + 1 && *second != (words.year + 1) % 100) return;
    words.is_pair = words.is_fiscal = true;
    words.length += 2;
  }

  // "this year", "volgend boekjaar"; "the year" alone is the current one.
  [[nodiscard]] std::optional<YearWords> relative_year(std::size_t at) const {
    if (is_at(tokens_, at, "het") || is_at(tokens_, at, "the")) {
      const auto unit = relative_units().at(tokens_, at + 1);
      if (unit && is_year_unit(unit->meaning)) {
        return YearWords{.is_fiscal = unit->meaning == RelativeUnit::fiscal_year,
                         .is_relative = true,
                         .length = 1 + unit->length};
      }
    }
    const auto match = relatives().at(tokens_, at);
    if (!match) return std::nullopt;
    const auto unit = relative_units().at(tokens_, at + match->length);
    if (!unit || !is_year_unit(unit->meaning)) return std::nullopt;
    return YearWords{.year = match->meaning.steps,
                     .is_fiscal = unit->meaning == RelativeUnit::fiscal_year,
                     .is_relative = true,
                     .length = match->length + unit->length};
  }

  static bool is_year_unit(RelativeUnit unit) {
    return unit == RelativeUnit::year || unit == RelativeUnit::fiscal_year;
  }

 private:
  std::span<const Token> tokens_;
};

}  // namespace

std::optional<YearWords> year_after(std::span<const Token> tokens, std::size_t at) {
  return YearReader(tokens).after(at);
}

std::optional<YearWords> worded_year_at(std::span<const Token> tokens, std::size_t at) {
  return YearReader(tokens).worded(at);
}

std::optional<YearWords> year_pair_at(std::span<const Token> tokens, std::size_t at) {
  return YearReader(tokens).pair(at);
}

std::optional<domain::Period> fiscal_year(const YearWords& words, const TimeFrame& frame) {
  const domain::Calendar& calendar = frame.calendar;
  if (words.is_relative) {
    const auto current = calendar.period_of(domain::Grain::year, frame.today);
    return calendar.shift(domain::Grain::year, current, words.year);
  }
  // A pair names its year whatever the naming; of a calendar year the second counts.
  if (words.is_pair && !calendar.is_calendar_year())
    return calendar.period_of(domain::Grain::year, date_of(words.year, 12, 31));
  const auto named = calendar.parse_label(fmt::format("FY{:04}", words.year + words.is_pair));
  return named ? std::optional(named->period) : std::nullopt;
}

}  // namespace koers::language
