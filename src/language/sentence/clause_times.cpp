// What a statement says of time, and with what it compares.
#include <algorithm>

#include "language/sentence/clause_passes.h"
#include "language/sentence/number_words.h"

namespace koers::language {
namespace {

using domain::Grain;

class TimeReader {
 public:
  TimeReader(TokenUses& uses, const TimeFrame& frame, Clause& clause)
      : tokens_(uses.tokens()), uses_(uses), frame_(frame), clause_(clause) {}

  void run() {
    read_comparison();
    read_share();
    read_per();
    read_whole_of_per();
    read_timings();
  }

 private:
  // Comparisons -----------------------------------------------------------------------------------

  void read_comparison() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      auto found = comparison_at(i);
      if (!found) continue;
      uses_.take(found->first, found->length);
      if (!clause_.comparison) clause_.comparison = *found;
      i = found->first + found->length - 1;
    }
  }

  [[nodiscard]] std::optional<FoundComparison> comparison_at(std::size_t at) const {
    if (uses_.of(at) == Use::name) return std::nullopt;
    if (const auto whole = comparisons().at(tokens_, at))
      return FoundComparison{.reference = whole->meaning, .first = at, .length = whole->length};
    const auto opening = comparison_openings().at(tokens_, at);
    if (!opening) return std::nullopt;
    if (at > 0 && (is_at(tokens_, at - 1, "later") || is_at(tokens_, at - 1, "eerder")))
      return std::nullopt;
    std::size_t from = at + opening->length;
    if (is_at(tokens_, from, ".")) ++from;
    const std::size_t plain = from;
    if (is_at(tokens_, from, "the") || is_at(tokens_, from, "de") || is_at(tokens_, from, "het"))
      ++from;
    for (const std::size_t begin : {plain, from}) {
      if (const auto words = reference_words().at(tokens_, begin)) {
        if (opening->meaning == Opening::weak && words->length < 2 && begin == plain &&
            (is_at(tokens_, begin, "now") || is_at(tokens_, begin, "nu") ||
             is_at(tokens_, begin, "today")))
          return std::nullopt;
        return FoundComparison{
            .reference = words->meaning, .first = at, .length = begin + words->length - at};
      }
    }
    return named_comparison(at, opening->meaning, plain, from);
  }

  // "versus Q1", "t.o.v. vorig jaar", "than in 2020".
  [[nodiscard]] std::optional<FoundComparison> named_comparison(std::size_t at, Opening opening,
                                                                std::size_t plain,
                                                                std::size_t from) const {
    for (std::size_t begin : {plain, from}) {
      if (is_at(tokens_, begin, "in") || is_at(tokens_, begin, "eind") ||
          is_at(tokens_, begin, "end"))
        ++begin;
      if (is_at(tokens_, begin, "of")) ++begin;
      const auto named = named_period_at(tokens_, begin, frame_, Announced::yes);
      if (!named) continue;
      const bool is_past = named->is_relative && named->period.last <= frame_.today;
      const bool is_year_before = named->is_relative && named->period.first < frame_.today;
      if (opening == Opening::weak && !is_past && !(is_year_before && named->is_relative)) continue;
      if (opening == Opening::weak && !is_past) continue;
      return FoundComparison{
          .period = named->period, .first = at, .length = begin + named->length - at};
    }
    return std::nullopt;
  }

  // "in at least 9 of 12 months", "in 90% of the weeks"
  // ----------------------------------------------

  void read_share() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (uses_.is_free(i) && read_share_at(i)) return;
    }
  }

  bool read_share_at(std::size_t first) {
    std::size_t at = first;
    if (is_at(tokens_, at, "in")) ++at;
    if (const auto comparator = comparators_before().at(tokens_, at)) at += comparator->length;
    const auto part = whole_number_at(tokens_, at);
    if (!part) return false;
    at += part->length;
    const bool is_percent =
        is_at(tokens_, at, "%") || is_at(tokens_, at, "procent") || is_at(tokens_, at, "percent");
    if (is_percent) ++at;
    if (is_at(tokens_, at, "out")) ++at;
    if (!is_at(tokens_, at, "of") && !is_at(tokens_, at, "van") && !is_at(tokens_, at, "/"))
      return false;
    ++at;
    while (is_at(tokens_, at, "de") || is_at(tokens_, at, "the") || is_at(tokens_, at, "alle") ||
           is_at(tokens_, at, "all"))
      ++at;
    double whole = 100;
    if (!is_percent) {
      const auto count = whole_number_at(tokens_, at);
      if (!count) return false;
      whole = count->value;
      at += count->length;
    }
    if (at >= tokens_.size()) return false;
    const auto unit = counted_unit(tokens_[at]);
    if (!unit || whole <= 0 || part->value <= 0 || part->value > whole) return false;
    clause_.holding = Holding::share;
    clause_.share = part->value / whole;
    clause_.per = unit;
    clause_.per_range = {first, at + 1};
    uses_.take(first, at + 1 - first);
    return true;
  }

  // Rates -----------------------------------------------------------------------------------------

  void read_per() {
    for (std::size_t i = 0; i < tokens_.size() && !clause_.per; ++i) {
      if (uses_.of(i) == Use::name || uses_.of(i) == Use::taken) continue;
      if (const auto adverb = per_adverbs().at(tokens_, i)) {
        if (adverb->meaning == Grain::year && describes_what_follows(i + adverb->length))
          uses_.take(i, adverb->length);
        else
          take_per(i, adverb->length, adverb->meaning);
        continue;
      }
      const auto word = per_words().at(tokens_, i);
      if (!word) continue;
      const auto unit = per_units().at(tokens_, i + word->length);
      const std::size_t length = unit ? word->length + unit->length : 0;
      if (!unit || !is_rate(i, i + length)) continue;
      take_per(i, length, unit->meaning);
      if (word->meaning == Every::none)
        clause_.prohibition.flips = clause_.prohibition.is_limit = true;
    }
    read_average();
  }

  // "annual revenue": which revenue it is, and no rate, unless it is to be kept.
  [[nodiscard]] bool describes_what_follows(std::size_t at) const {
    if (at >= tokens_.size() || has_keeping_verb()) return false;
    return tokens_[at].is_word() && !fillers().at(tokens_, at) &&
           !comparators_before().at(tokens_, at);
  }

  void take_per(std::size_t first, std::size_t length, Grain grain) {
    clause_.per = grain;
    clause_.per_range = {first, first + length};
    uses_.take(first, length);
  }

  // "in elk kwartaal van 2021": the sub-periods of that year.
  void read_whole_of_per() {
    if (!clause_.per) return;
    const auto whole = timing_of_all(tokens_, clause_.per_range.end, frame_);
    if (!whole || !uses_.are_free(whole->first, whole->length)) return;
    clause_.timings.push_back(*whole);
    uses_.take(whole->first, whole->length);
  }

  // "per week 26" is a deadline, "in a month" too; "2% a month" is a rate.
  [[nodiscard]] bool is_rate(std::size_t at, std::size_t after) const {
    const bool is_article = is_at(tokens_, at, "a") || is_at(tokens_, at, "an");
    if (is_article) {
      if (at == 0) return false;
      const Token& before = tokens_[at - 1];
      return before.is("%") || before.is_number() || before.is("percent") ||
             unit_at(tokens_, at - 1).length > 0 ||
             (before.is_word() && !before.is("in") && !before.is("within") && !before.is("for") &&
              !before.is("over") && !before.is("than") && before.folded.ends_with('s'));
    }
    if (is_at(tokens_, at, "/") && (at == 0 || !tokens_[at - 1].is_word())) return at > 0;
    const bool counts = after < tokens_.size() && tokens_[after].is_number();
    if (!counts) return true;
    return after + 1 < tokens_.size() && tokens_[after + 1].is_word() &&
           !named_period_at(tokens_, after + 1, frame_, Announced::no) &&
           !tokens_[after + 1].is("van") && !tokens_[after + 1].is("of");
  }

  // "on average 40 per month", "keep … below 4 on average": the average of the sub-periods decides.
  void read_average() {
    const bool is_kept = has_keeping_verb();
    if ((!clause_.per && !is_kept) || clause_.holding == Holding::share) return;
    static constexpr PhraseTable<int>::Row rows[] = {
        {0,
         "on average|gemiddeld|an average of|averaging|op gemiddeld|average of|averaged|"
         "a monthly average of|een gemiddelde van|at an average of"}};
    static const PhraseTable<int> averages(rows);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto match = averages.at(tokens_, i);
      if (!match || !uses_.are_free(i, match->length)) continue;
      const std::size_t after = i + match->length;
      const bool is_beside = after >= tokens_.size() || tokens_[after].is_number() ||
                             uses_.of(after) == Use::taken || tokens_[after].is("€") ||
                             comparators_before().at(tokens_, after) ||
                             (i > 0 && uses_.of(i - 1) == Use::taken);
      if (!is_beside && !is_kept) continue;
      clause_.holding = Holding::average;
      uses_.take(i, match->length, Use::average);
    }
  }

  [[nodiscard]] bool has_keeping_verb() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto verb = uses_.of(i) == Use::name ? std::nullopt : verbs().at(tokens_, i);
      if (verb && verb->meaning.sense == VerbSense::keep) return true;
    }
    return false;
  }

  // Times -----------------------------------------------------------------------------------------

  void read_timings() {
    const std::size_t numbers = count_numbers();
    const bool has_verb_target = has_target_verb();
    for (std::size_t i = 0; i < tokens_.size();) {
      if (!uses_.is_free(i)) {
        ++i;
        continue;
      }
      std::size_t own = 0;
      if (is_at(tokens_, i, "within") || is_at(tokens_, i, "binnen"))
        own = tokens_[std::min(i + 1, tokens_.size() - 1)].is_number();
      const auto other = numbers > own || has_verb_target ? OtherTarget::yes : OtherTarget::no;
      const auto timing = timing_at(tokens_, i, frame_, other);
      if (!timing || !uses_.are_free(i, timing->length)) {
        ++i;
        continue;
      }
      clause_.timings.push_back(*timing);
      uses_.take(i, timing->length);
      i += timing->length;
    }
  }

  // Numbers that are no date and no year.
  [[nodiscard]] std::size_t count_numbers() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto named = named_period_at(tokens_, i, frame_, Announced::no);
      if (named) {
        i += named->length;
        continue;
      }
      const bool counts = tokens_[i].is_number() && uses_.is_free(i) && !year_in(tokens_[i]);
      const bool is_word = uses_.is_free(i) && number_word(tokens_[i]) &&
                           quantity_at(tokens_, i, frame_.locale, Wanted::no);
      if (counts || is_word) ++count;
      ++i;
    }
    return count;
  }

  // "Double …" and "launch …" need no number to be reached.
  [[nodiscard]] bool has_target_verb() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto verb = uses_.of(i) == Use::name ? std::nullopt : verbs().at(tokens_, i);
      if (!verb) continue;
      const VerbSense sense = verb->meaning.sense;
      if (sense == VerbSense::twice || sense == VerbSense::thrice || sense == VerbSense::fourfold ||
          sense == VerbSense::half || (sense == VerbSense::deliver && i == 0))
        return true;
    }
    return false;
  }

  std::span<const Token> tokens_;
  TokenUses& uses_;
  const TimeFrame& frame_;
  Clause& clause_;
};

}  // namespace

void read_times(TokenUses& uses, const TimeFrame& frame, Clause& clause) {
  TimeReader(uses, frame, clause).run();
}

}  // namespace koers::language
