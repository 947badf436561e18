// A time phrase is: words that announce it, perhaps "the end of", a named period. The tables say
// what each announcement means; the composition says which days come out.
#include "language/sentence/timing.h"

#include "language/sentence/number_words.h"
#include "language/sentence/phrase_table.h"

namespace koers::language {
namespace {

using domain::Grain;

/// What a preposition says of the period after it.
struct Announcement {
  Bounding bounding;
  bool takes_year;  ///< A bare "2021" after it is a year ("in 2021"; not "op 2021").
  bool is_between;  ///< Two periods are to follow: "between … and …".
};

constexpr PhraseTable<Announcement>::Row announcement_rows[] = {
    {{Bounding::within, true, false},
     "in|during|throughout|gedurende|in de loop van|in the course of|over|for|across|within|binnen|"
     "in heel|over heel|gedurende heel|in all of|for all of|throughout all of|over all of|"
     "gedurende het hele|in het hele|over het hele|throughout the whole|throughout the whole of|"
     "the whole of|all of|heel|het hele|in the whole of|in the year|in het jaar|over the whole of|"
     "during all of|the entire|throughout the entire|during the entire|in de periode|in the period|"
     "gedurende de hele|in de maand|in the month of|during the month of|in the rest of|"
     "the rest of|de rest van|in de rest van|for the rest of|door heel"},
    {{Bounding::within, false, false}, "of|van|uit"},
    {{Bounding::last, true, false},
     "by|no later than|not later than|by no later than|on or before|at the latest by|uiterlijk|"
     "uiterlijk op|uiterlijk in|uiterlijk per|uiterlijk aan|op uiterlijk|tot uiterlijk|tegen|"
     "t/m|tot en met|through|up to and including|until and including|voor of op|op of voor|"
     "ten laatste|ten laatste op|deadline|due|due by|due on|per uiterlijk|per|per ultimo|"
     "niet later dan|until|till|til|up until|as of|as at|met als deadline|deadline van|"
     "with deadline|with a deadline of|met deadline|ergens voor het einde van"},
    {{Bounding::last, false, false}, "op|on|at|aan|rond|around"},
    {{Bounding::before, true, false}, "before|prior to|ahead of|voor|tot"},
    {{Bounding::from, true, false},
     "vanaf|from|starting|starting in|starting from|as from|from the start of|sinds|ingaande|"
     "with effect from|beginning in|per begin"},
    {{Bounding::within, true, true}, "between|tussen"},
};

/// Which day of the period after it is meant.
enum class Part : std::uint8_t { end, middle, beginning };

constexpr PhraseTable<Part>::Row part_rows[] = {
    {Part::end,
     "end of|end|einde van|einde|eind van|eind|ultimo|close of|the close of|last day of|"
     "laatste dag van|the end of|the end|het einde van|het eind van|het einde|de laatste dag van|"
     "the last day of|afloop van|het slot van|year-end of|sluiting van|late|eind van de"},
    {Part::middle, "mid|middle of|the middle of|medio|half|halverwege|het midden van|midden"},
    {Part::beginning,
     "begin|begin van|het begin van|start of|the start of|beginning of|the beginning of|aanvang|"
     "de start van|early"},
};

/// Words that name the end of the current period of a sort.
constexpr PhraseTable<PeriodForm>::Row end_word_rows[] = {
    {PeriodForm::fiscal_year,
     "fy-end|fy end|eofy|end of fy|fiscal year end|fiscal year-end|financial year end|"
     "financial year-end|einde boekjaar|eind boekjaar|boekjaareinde|end of fiscal year"},
    {PeriodForm::year,
     "eoy|year-end|year end|yearend|jaareinde|jaarultimo|ultimo jaar|einde jaar|eind jaar|"
     "end of year|eindejaar|einde van het jaar|oudejaar"},
    {PeriodForm::quarter,
     "eoq|quarter-end|quarter end|kwartaaleinde|einde kwartaal|eind kwartaal|end of quarter"},
    {PeriodForm::month, "eom|month-end|month end|maandeinde|einde maand|eind maand|end of month"},
};

/// No days can be told from these; with `needs_announcement` they are other words elsewhere.
constexpr PhraseTable<bool>::Row vague_rows[] = {
    {true, "spring|summer|fall|autumn|winter|herfst|zomer|lente|vakantie|holidays"},
    {false,
     "najaar|voorjaar|zomervakantie|de zomer|het voorjaar|het najaar|de herfst|de winter|"
     "de lente|binnenkort|zo snel mogelijk|zsm|z.s.m|asap|as soon as possible|soon|"
     "in the near future|in the short term|in the long term|op korte termijn|op lange termijn|"
     "op termijn|op den duur|eventually|at some point|ooit|later dit jaar|later this year|"
     "in de toekomst|in the future|snel|shortly|de komende tijd|the coming period|someday|"
     "in due course|te zijner tijd|t.z.t|nabije toekomst|de nabije toekomst|zomerperiode"},
};

constexpr PhraseTable<Grain>::Row unit_rows[] = {
    {Grain::day, "day|days|dag|dagen|werkdag|werkdagen"},
    {Grain::week, "week|weeks|weken"},
    {Grain::month, "month|months|maand|maanden|mnd"},
    {Grain::quarter, "quarter|quarters|kwartaal|kwartalen"},
    {Grain::half, "halfjaar|half-year|half-years"},
    {Grain::year, "year|years|jaar|jaren"},
};

/// Before a number of weeks, months …: within that time from today, or all through it.
constexpr PhraseTable<Bounding>::Row duration_rows[] = {
    {Bounding::last, "within|binnen|in|over|within the next|binnen de komende|na|after"},
    {Bounding::within,
     "the next|next|in the next|over the next|during the next|for the next|de komende|komende|"
     "in de komende|over de komende|gedurende de komende|the coming|in the coming|"
     "over the coming|the following|de eerstkomende|de aankomende"},
};

constexpr PhraseTable<int>::Row to_rows[] = {
    {0, "t/m|tot en met|to|through|until|till|up to and including|-|tot|en met|and|en|naar"}};

const PhraseTable<Announcement> announcements(announcement_rows);
const PhraseTable<Part> parts(part_rows);
const PhraseTable<PeriodForm> end_words(end_word_rows);
const PhraseTable<bool> vague_words(vague_rows);
const PhraseTable<Grain> units(unit_rows);
const PhraseTable<Bounding> durations(duration_rows);
const PhraseTable<int> to_words(to_rows);

Date middle_of(const NamedPeriod& named) {
  if (named.form == PeriodForm::month) return named.period.first + Days{14};
  if (named.form == PeriodForm::year || named.form == PeriodForm::fiscal_year)
    return add_months(named.period.first, 6) - Days{1};
  return named.period.first + Days{named.period.day_count() / 2};
}

class Reader {
 public:
  Reader(std::span<const Token> tokens, const TimeFrame& frame, OtherTarget other)
      : tokens_(tokens), frame_(frame), other_(other) {}

  [[nodiscard]] std::optional<Timing> at(std::size_t at) const {
    auto timing = vague(at);
    if (!timing) timing = duration(at);
    if (!timing) timing = announced(at);
    if (!timing) timing = alone(at);
    if (timing) timing->first = at;
    return timing;
  }

  // Behind "in each quarter": "of 2021", "van het eerste halfjaar".
  [[nodiscard]] std::optional<Timing> all_of(std::size_t at) const {
    if (!is(at, "of") && !is(at, "van") && !is(at, "in")) return std::nullopt;
    std::size_t begin = after_article(at + 1);
    const auto named = named_after(at + 1, begin, Announced::yes);
    if (!named || named->form == PeriodForm::day) return std::nullopt;
    NamedPeriod period = *named;
    period.length += begin - at;
    Timing timing = composed(Bounding::within, period, std::nullopt);
    timing.first = at;
    return timing;
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].is(word);
  }

  [[nodiscard]] std::size_t after_article(std::size_t at) const {
    for (const auto* word : {"de", "het", "the", "'", "a", "een"}) {
      if (is(at, word)) {
        return is(at + 1, "t") && tokens_[at].is("'") ? at + 2 : at + 1;
      }
    }
    return at;
  }

  // "in het najaar (van 2021)", "before the summer", "asap".
  [[nodiscard]] std::optional<Timing> vague(std::size_t at) const {
    std::size_t from = at;
    const auto announcement = announcements.at(tokens_, at);
    if (announcement) from += announcement->length;
    const std::size_t bare = from;
    static constexpr PhraseTable<int>::Row which_rows[] = {
        {0,
         "this|next|coming|the coming|the next|deze|dit|komende|komend|de komende|volgende|"
         "volgend|de volgende|aankomende|aankomend"}};
    static const PhraseTable<int> which(which_rows);
    const auto chosen = which.at(tokens_, bare);
    const std::size_t after_chosen = bare + (chosen ? chosen->length : 0);
    for (const std::size_t begin : {bare, after_article(bare), after_chosen}) {
      auto word = vague_words.at(tokens_, begin);
      if (!word && begin > bare && parts.at(tokens_, begin))
        word = vague_words.at(tokens_, begin + parts.at(tokens_, begin)->length);
      const bool is_announced = announcement || (chosen && begin == after_chosen);
      if (!word || (word->meaning && !is_announced)) continue;
      std::size_t end = begin + word->length;
      if (is(end, "of") || is(end, "van")) ++end;
      if (end < tokens_.size() && year_in(tokens_[end])) {
        ++end;
      } else if (is(end - 1, "of") || is(end - 1, "van")) {
        --end;
      }
      return Timing{.is_vague = true, .length = end - at};
    }
    return std::nullopt;
  }

  // "within three months", "de komende 6 maanden".
  [[nodiscard]] std::optional<Timing> duration(std::size_t at) const {
    const auto opener = durations.at(tokens_, at);
    if (!opener) return std::nullopt;
    const auto count = whole_number_at(tokens_, at + opener->length);
    if (!count || count->value < 1 || count->value > 1000) return std::nullopt;
    const std::size_t unit_at = at + opener->length + count->length;
    if (unit_at >= tokens_.size()) return std::nullopt;
    const auto unit = counted_unit(tokens_[unit_at]);
    if (!unit) return std::nullopt;
    // "within 2 days" is what is to be reached, unless something else is.
    const bool is_target = opener->meaning == Bounding::last &&
                           (other_ == OtherTarget::no || *unit == Grain::day) &&
                           (is(at, "within") || is(at, "binnen"));
    if (is_target) return std::nullopt;
    if (opener->meaning == Bounding::last && *unit == Grain::day && !is(at, "over"))
      return std::nullopt;
    Timing timing{.bounding = opener->meaning, .length = unit_at + 1 - at};
    const Date last = later(*unit, static_cast<int>(count->value));
    timing.period = {frame_.today, last};
    timing.end = opener->meaning == Bounding::within ? last - Days{1} : last;
    if (opener->meaning == Bounding::within) timing.start = frame_.today;
    return timing;
  }

  [[nodiscard]] Date later(Grain unit, int count) const {
    switch (unit) {
      case Grain::day:
        return frame_.today + Days{count};
      case Grain::week:
        return frame_.today + Days{7 * count};
      case Grain::month:
        return add_months(frame_.today, count);
      case Grain::quarter:
        return add_months(frame_.today, 3 * count);
      case Grain::half:
        return add_months(frame_.today, 6 * count);
      case Grain::year:
        return add_months(frame_.today, 12 * count);
    }
    return frame_.today;
  }

  // After "by" and "tot" a bare year needs another number beside it.
  [[nodiscard]] bool may_be_year(std::size_t at, std::size_t year_at) const {
    if (other_ == OtherTarget::yes) return true;
    const bool is_open = is(at, "by") || is(at, "tot") || is(at, "until") || is(at, "per");
    return !is_open || year_at >= tokens_.size() || !year_in(tokens_[year_at]);
  }

  [[nodiscard]] std::optional<Timing> announced(std::size_t at) const {
    const auto announcement = announcements.at(tokens_, at);
    if (!announcement) return std::nullopt;
    std::size_t begin = after_article(at + announcement->length);
    const auto [bounding, takes_year, is_between] = announcement->meaning;
    if (auto ended = end_of(begin, bounding)) {
      ended->length += begin - at;
      return ended;
    }
    if (!may_be_year(at, begin)) return std::nullopt;
    const auto named =
        named_after(announcement->length + at, begin, takes_year ? Announced::yes : Announced::no);
    if (!named) return std::nullopt;
    NamedPeriod period = *named;
    period.length += begin - at;
    if (is_between || bounding == Bounding::from || bounding == Bounding::within || is(at, "van")) {
      if (auto span = span_to(at, period)) return span;
      if (is_between) return std::nullopt;
    }
    return composed(bounding, period, std::nullopt);
  }

  // The name may begin with the article itself ("the quarter", "het jaar").
  [[nodiscard]] std::optional<NamedPeriod> named_after(std::size_t plain, std::size_t& begin,
                                                       Announced year) const {
    if (auto named = named_period_at(tokens_, begin, frame_, year)) return named;
    if (plain == begin) return std::nullopt;
    auto named = named_period_at(tokens_, plain, frame_, year);
    if (named) begin = plain;
    return named;
  }

  // "the end of Q1", "medio juni", "year-end".
  [[nodiscard]] std::optional<Timing> end_of(std::size_t at,
                                             std::optional<Bounding> bounding) const {
    if (const auto word = end_words.at(tokens_, at)) return end_word(at, *word, bounding);
    const auto part = parts.at(tokens_, at);
    if (!part) return std::nullopt;
    std::size_t plain = at + part->length;
    if (is(plain, "-") && tokens_[plain].is_glued) ++plain;  // "mid-June"
    std::size_t begin = after_article(plain);
    auto named = named_period_at(tokens_, plain, frame_, Announced::yes);
    if (named) begin = plain;
    if (!named) named = named_period_at(tokens_, begin, frame_, Announced::yes);
    if (!named || named->form == PeriodForm::day) return std::nullopt;
    named->length += begin - at;
    return composed(bounding.value_or(Bounding::last), *named, part->meaning);
  }

  [[nodiscard]] std::optional<Timing> end_word(std::size_t at,
                                               const PhraseTable<PeriodForm>::Match& word,
                                               std::optional<Bounding> bounding) const {
    NamedPeriod named{.form = word.meaning, .length = word.length, .is_relative = true};
    if (word.meaning == PeriodForm::year) {
      int year = year_of(frame_.today);
      const std::size_t year_at = at + word.length + (is(at + word.length, "of") ? 1 : 0);
      if (year_at < tokens_.size() && year_in(tokens_[year_at])) {
        year = *year_in(tokens_[year_at]);
        named.length = year_at + 1 - at;
      }
      named.period = {date_of(year, 1, 1), date_of(year + 1, 1, 1)};
    } else {
      named.period = frame_.calendar.period_of(grain_of(word.meaning), frame_.today);
    }
    return composed(bounding.value_or(Bounding::last), named, Part::end);
  }

  // From the named period and what stands before it to days.
  [[nodiscard]] static Timing composed(Bounding bounding, const NamedPeriod& named,
                                       std::optional<Part> part) {
    Timing timing{.bounding = bounding,
                  .form = named.form,
                  .period = named.period,
                  .is_unclear = named.is_unclear,
                  .length = named.length};
    if (bounding == Bounding::from) {
      timing.start = part == Part::end ? named.period.final_day() : named.period.first;
      return timing;
    }
    if (part) {
      timing.end = part == Part::end      ? named.period.final_day()
                   : part == Part::middle ? middle_of(named)
                                          : named.period.first;
      timing.is_unclear =
          timing.is_unclear || (part == Part::beginning && named.form != PeriodForm::quarter);
      timing.bounding = Bounding::last;
      if (part == Part::end && named.is_of_fiscal_year()) timing.start = named.period.first;
      return timing;
    }
    if (bounding == Bounding::before) {
      timing.end = named.period.first - Days{1};
      return timing;
    }
    timing.end = named.period.final_day();
    const bool is_day = named.form == PeriodForm::day;
    if (named.is_of_fiscal_year() || (bounding == Bounding::within && !is_day))
      timing.start = named.period.first;
    if (is_day) timing.bounding = Bounding::last;
    return timing;
  }

  // "1 januari t/m 31 maart", "Q1–Q3", "from March to May".
  [[nodiscard]] std::optional<Timing> span_to(std::size_t at, const NamedPeriod& first) const {
    const auto to = to_words.at(tokens_, at + first.length);
    if (!to) return std::nullopt;
    std::size_t begin = after_article(at + first.length + to->length);
    if (const auto part = parts.at(tokens_, begin); part && part->meaning == Part::end)
      begin = after_article(begin + part->length);
    const auto second = named_period_at(tokens_, begin, frame_, Announced::yes);
    if (!second || second->form != first.form) return std::nullopt;
    domain::Period from = first.period;
    // The year stands behind the second alone: "januari t/m maart 2022".
    while (from.first > second->period.first) from.first = add_months(from.first, -12);
    while (add_months(from.first, 12) <= second->period.first && first.length < second->length) {
      from.first = add_months(from.first, 12);
    }
    Timing timing{.bounding = Bounding::within,
                  .form = first.form,
                  .period = {from.first, second->period.last},
                  .start = from.first,
                  .end = second->period.final_day(),
                  .is_unclear = second->is_unclear,
                  .length = begin + second->length - at};
    return timing;
  }

  // Without a preposition: "eind 2021", "Q2 FY21", "dit jaar", "31-12-2021".
  [[nodiscard]] std::optional<Timing> alone(std::size_t at) const {
    if (auto ended = end_of(at, std::nullopt)) return ended;
    const auto article = after_article(at);
    if (article > at) {
      if (auto ended = end_of(article, std::nullopt)) {
        ended->length += article - at;
        return ended;
      }
    }
    auto named = named_period_at(tokens_, at, frame_, bare_year_at(at));
    if (!named) return std::nullopt;
    if (auto span = span_to(at, *named)) return span;
    const bool is_whole = named->is_of_fiscal_year() || named->is_relative;
    Timing timing = composed(is_whole ? Bounding::within : Bounding::last, *named, std::nullopt);
    return timing;
  }

  // A year by itself: at the end of the sentence, or set apart by commas or brackets.
  [[nodiscard]] Announced bare_year_at(std::size_t at) const {
    if (!year_in(tokens_[at])) return Announced::no;
    const bool is_last = at + 1 >= tokens_.size() || is(at + 1, ",") || is(at + 1, ".") ||
                         is(at + 1, ":") || is(at + 1, ")") || is(at + 1, ";");
    const bool is_apart = at > 0 && (is(at - 1, ",") || is(at - 1, "(") || is(at - 1, "-"));
    return is_last && (is_apart || other_ == OtherTarget::yes) && at > 0 ? Announced::yes
                                                                         : Announced::no;
  }

  std::span<const Token> tokens_;
  const TimeFrame& frame_;
  OtherTarget other_;
};

}  // namespace

std::optional<Grain> counted_unit(const Token& token) {
  const auto match = units.at({&token, 1}, 0);
  return match ? std::optional(match->meaning) : std::nullopt;
}

std::optional<Timing> timing_at(std::span<const Token> tokens, std::size_t at,
                                const TimeFrame& frame, OtherTarget other) {
  return Reader(tokens, frame, other).at(at);
}

std::optional<Timing> timing_of_all(std::span<const Token> tokens, std::size_t at,
                                    const TimeFrame& frame) {
  return Reader(tokens, frame, OtherTarget::yes).all_of(at);
}

}  // namespace koers::language
