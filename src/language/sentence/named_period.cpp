// A reader for each way of writing; the first that fits is taken, the most definite ones first.
#include "language/sentence/named_period.h"

#include <array>
#include <fmt/format.h>

#include "language/sentence/named_day.h"
#include "language/sentence/period_words.h"
#include "language/sentence/year_words.h"

namespace koers::language {
namespace {

using domain::Grain;
using domain::Period;

PeriodForm form_of(CountedPeriod counted) {
  switch (counted) {
    case CountedPeriod::quarter:
      return PeriodForm::quarter;
    case CountedPeriod::half:
      return PeriodForm::half;
    case CountedPeriod::week:
      return PeriodForm::week;
  }
  return PeriodForm::day;
}

class Reader {
 public:
  Reader(std::span<const Token> tokens, const TimeFrame& frame, Announced announced)
      : tokens_(tokens), frame_(frame), announced_(announced) {}

  [[nodiscard]] std::optional<NamedPeriod> at(std::size_t at) const {
    using Read = std::optional<NamedPeriod> (Reader::*)(std::size_t) const;
    static constexpr std::array<Read, 7> readers{
        &Reader::compact,     &Reader::day,      &Reader::ordinal,  &Reader::counted,
        &Reader::worded_year, &Reader::relative, &Reader::bare_year};
    for (const Read read : readers) {
      if (auto named = (this->*read)(at)) return named;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<NamedPeriod> day(std::size_t at) const {
    return named_day_at(tokens_, at, frame_, announced_);
  }

  // Compact forms -----------------------------------------------------------------------------

  [[nodiscard]] std::optional<NamedPeriod> compact(std::size_t at) const {
    const auto compact = compact_period_at(tokens_, at);
    if (!compact) return year_in_digits(at);
    if (!compact->part) return year_then_part(at, compact->year);
    if (compact->has_year) return part_of_year(*compact, compact->year, compact->length);
    const auto year = year_after(tokens_, at + compact->length);
    if (!year) return part_without_year(*compact->part, compact->number, compact->length);
    return part_of_year(*compact, *year, compact->length + year->length);
  }

  // "2020/2021" alone; "2021 Q1": the year first, apart.
  [[nodiscard]] std::optional<NamedPeriod> year_in_digits(std::size_t at) const {
    if (const auto pair = year_pair_at(tokens_, at)) return whole_fiscal_year(*pair);
    if (at >= tokens_.size() || !year_in(tokens_[at])) return std::nullopt;
    const auto compact = compact_period_at(tokens_, at + 1);
    if (!compact || !compact->part || compact->has_year) return std::nullopt;
    return part_of_year(*compact, {.year = *year_in(tokens_[at])}, 1 + compact->length);
  }

  // "FY21" and "FY21 Q2".
  [[nodiscard]] std::optional<NamedPeriod> year_then_part(std::size_t at,
                                                          const YearWords& year) const {
    const auto compact = compact_period_at(tokens_, at + year.length);
    if (compact && compact->part && !compact->has_year)
      return part_of_year(*compact, year, year.length + compact->length);
    return whole_fiscal_year(year);
  }

  [[nodiscard]] std::optional<NamedPeriod> whole_fiscal_year(const YearWords& words) const {
    const auto year = fiscal_year(words, frame_);
    if (!year) return std::nullopt;
    return NamedPeriod{.form = PeriodForm::fiscal_year, .period = *year, .length = words.length};
  }

  // Parts of years ----------------------------------------------------------------------------

  [[nodiscard]] std::optional<Period> part(const Period& year, PeriodForm form, int number) const {
    const auto parts = frame_.calendar.periods_in(grain_of(form), year);
    const auto count = static_cast<int>(parts.size());
    const int index = number == 0 ? count - 1 : number - 1;  // 0: the last one.
    if (index < 0 || index >= count) return std::nullopt;
    return parts[static_cast<std::size_t>(index)];
  }

  [[nodiscard]] std::optional<NamedPeriod> part_of_year(const CompactPeriod& compact,
                                                        const YearWords& words,
                                                        std::size_t length) const {
    return part_of_year(*compact.part, compact.number, words, length);
  }

  [[nodiscard]] std::optional<NamedPeriod> part_of_year(PeriodForm form, int number,
                                                        const YearWords& words,
                                                        std::size_t length) const {
    if (form == PeriodForm::week) {
      const int year = words.is_relative ? year_of(frame_.today) + words.year : words.year;
      return week(year, number, length);
    }
    const auto year = fiscal_year(words, frame_);
    if (!year) return std::nullopt;
    const auto period = part(*year, form, number);
    if (!period) return std::nullopt;
    const bool is_unclear =
        !words.is_fiscal && !words.is_relative && !frame_.calendar.is_calendar_year();
    return NamedPeriod{.form = form,
                       .period = *period,
                       .length = length,
                       .is_relative = words.is_relative,
                       .is_unclear = is_unclear};
  }

  [[nodiscard]] std::optional<NamedPeriod> part_without_year(PeriodForm form, int number,
                                                             std::size_t length) const {
    if (form == PeriodForm::week) {
      for (int year = year_of(frame_.today); year < year_of(frame_.today) + 10; ++year) {
        const auto named = week(year, number, length);
        if (named && named->period.last > frame_.today) return named;
      }
      return std::nullopt;
    }
    const Period year = frame_.calendar.period_of(Grain::year, frame_.today);
    auto period = part(year, form, number);
    if (period && period->last <= frame_.today)
      period = part(frame_.calendar.shift(Grain::year, year, 1), form, number);
    if (!period) return std::nullopt;
    return unclear_near_end({.form = form, .period = *period, .length = length}, frame_);
  }

  [[nodiscard]] std::optional<NamedPeriod> week(int year, int number, std::size_t length) const {
    const auto named = frame_.calendar.parse_label(fmt::format("{:04}-W{:02}", year, number));
    if (!named || named->grain != Grain::week) return std::nullopt;
    return NamedPeriod{.form = PeriodForm::week, .period = named->period, .length = length};
  }

  // "eerste kwartaal (van) 2021", "second half of FY21", "laatste kwartaal".
  [[nodiscard]] std::optional<NamedPeriod> ordinal(std::size_t at) const {
    const auto order = ordinals().at(tokens_, at);
    if (!order) return std::nullopt;
    const auto unit = counted_periods().at(tokens_, at + order->length);
    if (!unit || unit->meaning == CountedPeriod::week) return std::nullopt;
    return with_year(form_of(unit->meaning), order->meaning, at, order->length + unit->length);
  }

  // "kwartaal 1", "week 26", "quarter 2 of 2021".
  [[nodiscard]] std::optional<NamedPeriod> counted(std::size_t at) const {
    const auto unit = counted_periods().at(tokens_, at);
    if (!unit) return std::nullopt;
    const auto number = digits_at(tokens_, at + unit->length);
    const int most = unit->meaning == CountedPeriod::week      ? 53
                     : unit->meaning == CountedPeriod::quarter ? 4
                                                               : 2;
    if (!number || *number < 1 || *number > most) return std::nullopt;
    return with_year(form_of(unit->meaning), *number, at, unit->length + 1);
  }

  [[nodiscard]] std::optional<NamedPeriod> with_year(PeriodForm form, int number, std::size_t at,
                                                     std::size_t length) const {
    const auto year = year_after(tokens_, at + length);
    if (!year) return part_without_year(form, number, length);
    return part_of_year(form, number, *year, length + year->length);
  }

  // Years alone, and periods told from today ------------------------------------------------------

  [[nodiscard]] std::optional<NamedPeriod> worded_year(std::size_t at) const {
    const auto words = worded_year_at(tokens_, at);
    if (!words) return std::nullopt;
    if (words->is_fiscal) return whole_fiscal_year(*words);
    return calendar_year(words->year, words->length);
  }

  [[nodiscard]] static NamedPeriod calendar_year(int year, std::size_t length) {
    return {.form = PeriodForm::year,
            .period = {date_of(year, 1, 1), date_of(year + 1, 1, 1)},
            .length = length};
  }

  [[nodiscard]] std::optional<NamedPeriod> bare_year(std::size_t at) const {
    if (announced_ == Announced::no || at >= tokens_.size() || !year_in(tokens_[at]))
      return std::nullopt;
    return calendar_year(*year_in(tokens_[at]), 1);
  }

  [[nodiscard]] std::optional<NamedPeriod> relative(std::size_t at) const {
    std::size_t from = at;
    int steps = 0;
    if (const auto match = relatives().at(tokens_, at)) {
      steps = match->meaning.steps;
      from += match->length;
    } else if (announced_ == Announced::yes &&
               (is_at(tokens_, at, "the") || is_at(tokens_, at, "het") ||
                is_at(tokens_, at, "de"))) {
      ++from;  // "by the end of the quarter"
    } else {
      return std::nullopt;
    }
    const auto unit = relative_units().at(tokens_, from);
    if (!unit) return std::nullopt;
    return relative_period(unit->meaning, steps, from + unit->length - at);
  }

  [[nodiscard]] NamedPeriod relative_period(RelativeUnit unit, int steps,
                                            std::size_t length) const {
    static constexpr std::array<PeriodForm, 6> forms{PeriodForm::week,    PeriodForm::month,
                                                     PeriodForm::quarter, PeriodForm::half,
                                                     PeriodForm::year,    PeriodForm::fiscal_year};
    const PeriodForm form = forms[static_cast<std::size_t>(unit)];
    if (form == PeriodForm::year) {
      NamedPeriod named = calendar_year(year_of(frame_.today) + steps, length);
      named.is_relative = true;
      return named;
    }
    const Grain grain = grain_of(form);
    const Period current = frame_.calendar.period_of(grain, frame_.today);
    return {.form = form,
            .period = frame_.calendar.shift(grain, current, steps),
            .length = length,
            .is_relative = true};
  }

  std::span<const Token> tokens_;
  const TimeFrame& frame_;
  Announced announced_;
};

}  // namespace

domain::Grain grain_of(PeriodForm form) {
  static constexpr std::array<Grain, 7> grains{
      Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half, Grain::year, Grain::year};
  return grains[static_cast<std::size_t>(form)];
}

std::optional<int> year_in(const Token& token) {
  const auto year = digits_at({&token, 1}, 0);
  return year && token.folded.size() == 4 && is_likely_year(*year) ? year : std::nullopt;
}

std::optional<unsigned> month_in(const Token& token) {
  const auto match = month_names().at({&token, 1}, 0);
  return match ? std::optional(match->meaning) : std::nullopt;
}

std::optional<NamedPeriod> named_period_at(std::span<const Token> tokens, std::size_t at,
                                           const TimeFrame& frame, Announced announced) {
  return Reader(tokens, frame, announced).at(at);
}

}  // namespace koers::language
