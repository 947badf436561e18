// Left to right: sign, currency, sign again, digits or words, scale, currency or unit.
#include "language/sentence/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "language/sentence/named_period.h"
#include "language/sentence/number_words.h"
#include "language/sentence/phrase_table.h"
#include "text/read_number.h"

namespace koers::language {
namespace {

constexpr PhraseTable<std::string_view>::Row unit_rows[] = {
    {"percent", "%|procent|percent|pct|per cent|prct"},
    {"pp",
     "% - punt|% - punten|procentpunt|procentpunten|percentpunt|percentagepunt|"
     "percentagepunten|percentage point|percentage points|percent point|percent points|pp|"
     "ppt|%-punt|%-punten|% punt|% punten|procent-punt|procent-punten"},
    {"bp", "basispunt|basispunten|basis point|basis points|bp|bps"},
    {"point", "punt|punten|point|points"},
    {"pt", "pt|pts|pnt"},
    {"hour", "uur|uren|hour|hours|u|h|hr|hrs"},
    {"minute", "minuut|minuten|minute|minutes|min|mins"},
    {"second", "seconde|seconden|second|seconds|sec|secs|s"},
    {"day",
     "dag|dagen|day|days|d|werkdag|werkdagen|working day|working days|business day|"
     "business days|kalenderdagen|calendar days"},
    {"week", "week|weken|weeks|wk"},
    {"month", "maand|maanden|month|months|mnd|mo"},
    {"year", "jaar|jaren|year|years|yr|yrs|jr"},
    {"times", "keer|maal|times|x"},
    {"ratio", "op 1|to 1|to one|op een"},
    {"EUR", "euro|euro's|euros|eur|€"},
    {"USD", "dollar|dollars|usd|us$|$|amerikaanse dollar"},
    {"GBP", "pond|ponden|pound|pounds|gbp|£|pound sterling|pounds sterling"},
    {"JPY", "yen|jpy|¥"},
    {"CHF", "chf|swiss francs|zwitserse frank"},
    {"SEK", "sek"},
    {"NOK", "nok"},
    {"DKK", "dkk"},
    {"kWh", "kwh|kilowattuur|kilowatt-hours"},
    {"MWh", "mwh|megawattuur|megawatt-hours"},
    {"GWh", "gwh"},
    {"t CO2e",
     "ton co2|ton co2e|ton co2-eq|tonnes co2|tonnes of co2|tonnes co2e|tonnes of co2e|"
     "tco2e|tco2|t co2e|t co2|ton co2-equivalent|tons of co2|tons co2|tonne co2|ton "
     "broeikasgassen|tons co2e|tons of co2e|ton"},
    {"ppm", "ppm"},
};

constexpr PhraseTable<std::string_view>::Row currency_rows[] = {
    {"EUR", "€|eur|euro"}, {"USD", "$|us $|us$|usd|us-$"},
    {"GBP", "£|gbp"},      {"JPY", "¥|jpy"},
    {"CHF", "chf"},        {"SEK", "sek"},
    {"NOK", "nok"},        {"DKK", "dkk"},
};

constexpr PhraseTable<double>::Row scale_rows[] = {
    {1e3, "k|duizend|thousand"},
    {1e6, "m|mln|mio|mn|miljoen|million|mm|milj|mil"},
    {1e9, "bn|mrd|mld|miljard|billion|b"},
    {1e12, "biljoen|trillion|tn"},
    {1e2, "honderd|hundred"},
    {12, "dozijn|dozen"},
};

const PhraseTable<std::string_view> units(unit_rows);
const PhraseTable<std::string_view> currencies(currency_rows);
const PhraseTable<double> scales(scale_rows);

/// No organization has targets beyond this; larger numbers are identifiers.
constexpr double largest = 1e15;

class Reader {
 public:
  Reader(std::span<const Token> tokens, text::Locale locale, Wanted wanted)
      : tokens_(tokens), locale_(locale), wanted_(wanted) {}

  std::optional<Quantity> at(std::size_t first) {
    out_.first = at_ = first;
    take_sign();
    take_currency();
    take_sign();
    if (!take_number()) return std::nullopt;
    take_scale();
    take_unit();
    if (out_.is_in_words && out_.unit.empty() && out_.scale == 1 && wanted_ == Wanted::no)
      return std::nullopt;
    if (out_.sign == WrittenSign::minus) {
      out_.value = -out_.value;
      if (out_.other) out_.other = -*out_.other;
    }
    out_.length = at_ - first;
    take_mark(first);
    if (std::abs(out_.value) > largest || std::abs(out_.other.value_or(0)) > largest)
      return std::nullopt;
    return out_;
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].is(word);
  }

  // "-4" but not the hyphen of "2-5" or "Q1-Q2".
  void take_sign() {
    if (at_ + 1 >= tokens_.size() || out_.sign != WrittenSign::none) return;
    const Token& sign = tokens_[at_];
    if (!sign.is("-") && !sign.is("+")) {
      const bool is_word = sign.is("plus") || sign.is("min") || sign.is("minus");
      if (!is_word || !tokens_[at_ + 1].is_number()) return;
      if (sign.is("min") && locale_ == text::Locale::en) return;
      out_.sign = sign.is("plus") ? WrittenSign::plus : WrittenSign::minus;
      ++at_;
      return;
    }
    const bool is_hyphen = at_ > 0 && sign.is_glued && tokens_[at_ - 1].kind != TokenKind::sign;
    const bool is_dash = !tokens_[at_ + 1].is_glued && at_ > 0 && tokens_[at_ - 1].is_number();
    if (is_hyphen || is_dash) return;
    out_.sign = sign.is("+") ? WrittenSign::plus : WrittenSign::minus;
    ++at_;
  }

  void take_currency() {
    const auto match = currencies.at(tokens_, at_);
    if (!match || at_ + match->length >= tokens_.size()) return;
    const Token& next = tokens_[at_ + match->length];
    if (!next.is_number() && !next.is("-") && !next.is("+") && !number_word(next)) return;
    out_.unit = match->meaning;
    at_ += match->length;
  }

  bool take_number() {
    if (at_ >= tokens_.size()) return false;
    if (tokens_[at_].is_number()) return take_digits();
    if (is_preposition_ten()) return false;
    if (take_part_of_scale()) return true;
    if (const auto value = number_word(tokens_[at_])) {
      out_.value = *value;
      out_.is_in_words = true;
      ++at_;
      return true;
    }
    return take_scale_alone();
  }

  // "een kwart miljoen", "half a million"
  bool take_part_of_scale() {
    static constexpr PhraseTable<double>::Row rows[] = {
        {0.25, "kwart|een kwart|quarter|a quarter|a quarter of a|quarter of a"},
        {0.5, "half|halve|een half|een halve|half a|half of a"},
        {0.75, "driekwart|drie kwart|three quarters of a|three-quarters of a"},
        {1.5, "anderhalf|anderhalve|one and a half"},
    };
    static const PhraseTable<double> parts(rows);
    const auto part = parts.at(tokens_, at_);
    if (!part) return false;
    const auto scale = scales.at(tokens_, at_ + part->length);
    if (!scale || scale->meaning < 1e3) return false;
    out_.value = part->meaning;
    out_.is_in_words = true;
    at_ += part->length;
    return true;
  }

  // Dutch "ten tweede", "ten minste" is no English number.
  [[nodiscard]] bool is_preposition_ten() const {
    static constexpr PhraseTable<int>::Row rows[] = {
        {0,
         "ten minste|ten hoogste|ten opzichte|ten aanzien|ten behoeve|ten gunste|ten eerste|"
         "ten tweede|ten derde|ten laatste|ten koste|ten slotte|ten tijde|ten gevolge"}};
    static const PhraseTable<int> prepositions(rows);
    return prepositions.at(tokens_, at_).has_value();
  }

  bool take_digits() {
    const auto reading = text::read_number(locale_, tokens_[at_].folded);
    if (!reading) return false;
    out_.value = reading->value;
    // Only the other language's grouping is a likely mistake: "25,000" in Dutch, not "25.000".
    const bool is_grouped = reading->other && *reading->other > reading->value;
    if (is_grouped && tokens_[at_].folded.front() != '0') out_.other = reading->other;
    ++at_;
    if (is(at_, ":") && tokens_[at_].is_glued && at_ + 1 < tokens_.size() &&
        tokens_[at_ + 1].is_number() && tokens_[at_ + 1].is_glued) {
      take_proportion();
    }
    if (is(at_, ",") && is(at_ + 1, "-") && tokens_[at_].is_glued) at_ += 2;  // "€ 198,-"
    return true;
  }

  // "3:1"
  void take_proportion() {
    const auto second = text::read_number(locale_, tokens_[at_ + 1].folded);
    if (!second || second->value <= 0) return;
    out_.value /= second->value;
    out_.unit = "ratio";
    at_ += 2;
  }

  // "een miljoen", "a hundred": the article is the number.
  bool take_scale_alone() {
    if (!is(at_, "een") && !is(at_, "a") && !is(at_, "an")) return false;
    if (is(at_ + 1, "half") || is(at_ + 1, "halve")) {
      if (unit_at(tokens_, at_ + 2).length == 0) return false;
      out_.value = 0.5;
      out_.is_in_words = true;
      at_ += 2;
      return true;
    }
    const auto scale = at_ + 1 < tokens_.size() ? scales.at(tokens_, at_ + 1) : std::nullopt;
    // "by an hour": where a number is due, the article is one.
    const auto unit = unit_at(tokens_, at_ + 1);
    if (!scale && wanted_ == Wanted::yes && unit.length > 0) {
      out_.value = 1;
      out_.is_in_words = true;
      ++at_;
      return true;
    }
    if (!scale || tokens_[at_ + 1].folded.size() < 4) return false;
    out_.value = 1;
    out_.is_in_words = true;
    ++at_;
    return true;
  }

  // "10k", "2.0m", "3,2 mln", "500 duizend"; a lone letter belongs to the digits.
  void take_scale() {
    const auto match = scales.at(tokens_, at_);
    if (!match) return;
    const bool is_letter = tokens_[at_].folded.size() == 1;
    if (is_letter && !tokens_[at_].is_glued && out_.unit.empty() && !is(at_, "k")) return;
    if (match->meaning == 12 && out_.value == 12) return;
    out_.scale = match->meaning;
    out_.value *= out_.scale;
    if (out_.other) *out_.other *= out_.scale;
    at_ += match->length;
    take_after_hundred();
    if (is(at_, ".") && tokens_[at_].is_glued && at_ + 1 < tokens_.size() &&
        !tokens_[at_ + 1].is_glued && !is_letter) {
      ++at_;  // "mln."
    }
  }

  // "two hundred and fifty"
  void take_after_hundred() {
    if (!out_.is_in_words || out_.scale != 100) return;
    const std::size_t at = is(at_, "and") ? at_ + 1 : at_;
    const auto rest = at < tokens_.size() ? number_word(tokens_[at]) : std::nullopt;
    if (!rest || *rest >= 100 || *rest < 1) return;
    out_.value += *rest;
    at_ = at + 1;
  }

  void take_unit() {
    if (!out_.unit.empty()) return;
    if (is(at_, "-") && tokens_[at_].is_glued && at_ + 1 < tokens_.size() &&
        tokens_[at_ + 1].is_glued) {
      const auto hyphened = unit_at(tokens_, at_ + 1);  // "10-hour", "5-punt"
      if (hyphened.length > 0 && hyphened.name != "times") {
        out_.unit = hyphened.name;
        at_ += 1 + hyphened.length;
      }
      return;
    }
    std::size_t from = at_;
    if (out_.is_in_words && (is(from, "a") || is(from, "of"))) ++from;  // "half a point"
    const auto unit = unit_at(tokens_, from);
    if (unit.length == 0) return;
    at_ = from + unit.length;
    out_.unit = unit.name;
    if (out_.unit == "bp") {
      out_.unit = "pp";
      out_.value /= 100;
    }
  }

  void take_mark(std::size_t first) {
    const bool has_article =
        first > 0 &&
        (tokens_[first - 1].is("een") || tokens_[first - 1].is("a") || tokens_[first - 1].is("an"));
    out_.is_mark = has_article && out_.unit.empty() && out_.scale == 1 && !out_.is_in_words;
  }

  std::span<const Token> tokens_;
  text::Locale locale_;
  Wanted wanted_;
  std::size_t at_ = 0;
  Quantity out_;
};

struct TimeUnit {
  std::string_view name;
  double seconds;
};
constexpr double day_seconds = 86400;
constexpr double year_days = 365.25;
constexpr std::array<TimeUnit, 7> time_units{{{"second", 1},
                                              {"minute", 60},
                                              {"hour", 3600},
                                              {"day", day_seconds},
                                              {"week", 7 * day_seconds},
                                              {"month", year_days / 12 * day_seconds},
                                              {"year", year_days* day_seconds}}};

// 0: no unit of time.
double seconds_in(std::string_view unit) {
  const auto found = std::ranges::find(time_units, unit, &TimeUnit::name);
  return found == time_units.end() ? 0 : found->seconds;
}

}  // namespace

bool is_time_unit(std::string_view unit) { return seconds_in(unit) > 0; }

double value_in_time(const Quantity& quantity, std::string_view unit) {
  if (quantity.unit == unit || !is_time_unit(quantity.unit) || !is_time_unit(unit))
    return quantity.value;
  return quantity.value * seconds_in(quantity.unit) / seconds_in(unit);
}

UnitWords unit_at(std::span<const Token> tokens, std::size_t at) {
  const auto match = units.at(tokens, at);
  if (!match) return {};
  // "d", "u", "s", "x" only right behind their digits or as units nobody mistakes.
  // "40 op 1 juli" is no proportion.
  const std::size_t end = at + match->length;
  if (match->meaning == "ratio" && end < tokens.size() && month_in(tokens[end])) return {};
  const Token& token = tokens[at];
  if (token.folded.size() == 1 && (token.is("s") || token.is("d")) && !token.is_glued) return {};
  return {match->meaning, match->length};
}

std::optional<Quantity> quantity_at(std::span<const Token> tokens, std::size_t at,
                                    text::Locale locale, Wanted wanted) {
  return Reader(tokens, locale, wanted).at(at);
}

std::optional<Quantity> named_fraction_at(std::span<const Token> tokens, std::size_t at,
                                          text::Locale locale) {
  static constexpr PhraseTable<double>::Row rows[] = {
      {50, "half|helft|de helft"},
      {100.0 / 3, "third|derde|one third|one-third"},
      {25, "quarter|kwart|one quarter"},
      {200.0 / 3, "two thirds|two-thirds|twee derde|tweederde"},
      {75, "three quarters|three-quarters|driekwart|drie kwart"},
      {20, "fifth|vijfde|one fifth"},
      {10, "tenth|tiende|one tenth"},
  };
  static const PhraseTable<double> fractions(rows);
  const auto match = fractions.at(tokens, at);
  if (!match) return std::nullopt;
  // "by half a point" is half of a unit, "een kwart miljoen" an amount.
  if (unit_at(tokens, at + 1).length > 0 || is_at(tokens, at + 1, "a")) return std::nullopt;
  const auto amount = quantity_at(tokens, at, locale, Wanted::yes);
  if (amount && amount->scale != 1) return std::nullopt;
  return Quantity{.value = match->meaning,
                  .unit = "percent",
                  .is_in_words = true,
                  .first = at,
                  .length = match->length};
}

}  // namespace koers::language
