// Several phrases are tried: each run of nouns, all of them together, with the verb ("resolve
// tickets"); the surest find wins. Where none is in the catalogue, the longest run names it.
#include "language/sentence/metric_phrase.h"

#include <algorithm>

#include "language/sentence/catalog_names.h"

namespace koers::language {
namespace {

// The words of a range with single blanks, brackets and what stands in them left out or alone.
enum class Brackets : std::uint8_t { without, inside };

std::string words_of(std::span<const Token> tokens, TokenRange range,
                     Brackets brackets = Brackets::without) {
  std::string text;
  bool is_inside = false;
  for (std::size_t i = range.first; i < range.end; ++i) {
    if (tokens[i].is("(") || tokens[i].is(")")) {
      is_inside = tokens[i].is("(");
      continue;
    }
    if (is_inside != (brackets == Brackets::inside)) continue;
    if (!text.empty() && !tokens[i].is_glued) text += ' ';
    text += tokens[i].text;
  }
  return text;
}

struct Candidate {
  std::string text;
  TokenRange range;
};

class Finder {
 public:
  explicit Finder(const Clause& clause) : clause_(clause) {}

  MetricPhrase run() {
    const auto found = candidates();
    if (is_about_time()) {
      // "Resolve tickets within 10 hours": what lasts so long is the time to do it.
      for (const auto& [text, range] : found) consider_time("time to " + text, range);
      for (const auto& [text, range] : found) consider_time("tijd voor " + text, range);
    }
    for (const auto& candidate : found) consider(candidate);
    if (best_.metric == nullptr) consider_heads();
    if (best_.metric == nullptr) name_it();
    return std::move(best_);
  }

 private:
  [[nodiscard]] std::vector<Candidate> candidates() const {
    std::vector<Candidate> found;
    std::string all;
    TokenRange whole{clause_.tokens.size(), 0};
    for (const TokenRange& noun : clause_.nouns) {
      found.push_back({words_of(clause_.tokens, noun), noun});
      found.push_back({words_of(clause_.tokens, noun, Brackets::inside), noun});
      add_without_details(found, noun);
      all += (all.empty() ? "" : " ") + words_of(clause_.tokens, noun);
      whole = {std::min(whole.first, noun.first), std::max(whole.end, noun.end)};
    }
    if (clause_.nouns.size() > 1) found.push_back({all, whole});
    add_with_verbs(found, all, whole);
    return found;
  }

  // "new enterprise customers" are new customers, "NPS points" those of the NPS.
  void add_without_details(std::vector<Candidate>& found, const TokenRange& noun) const {
    const Token& first = clause_.tokens[noun.first];
    const Token& last = clause_.tokens[noun.end - 1];
    const std::size_t size = noun.end - noun.first;
    if (size >= 3 && (first.is("new") || first.is("nieuwe")))
      found.push_back({std::string(first.text) + " " + std::string(last.text), noun});
    const std::string words = words_of(clause_.tokens, noun);
    for (const std::string_view unit : {" points", "-points", " punten", "-punten"}) {
      if (words.size() > unit.size() && words.ends_with(unit))
        found.push_back({words.substr(0, words.size() - unit.size()), noun});
    }
  }

  // "resolve tickets", "klanten behouden": the verb is part of the name.
  void add_with_verbs(std::vector<Candidate>& found, const std::string& all,
                      TokenRange whole) const {
    for (const FoundVerb& verb : clause_.verbs) {
      if (verb.sense == VerbSense::up || verb.sense == VerbSense::down) continue;
      const TokenRange range{verb.first, verb.first + verb.length};
      const std::string word = words_of(clause_.tokens, range);
      if (clause_.nouns.empty()) {
        if (!clause_.numbers.empty()) found.push_back({word, range});
        continue;
      }
      const bool is_before = verb.first < whole.first;
      std::string text = is_before ? word : all;
      text.append(" ").append(is_before ? all : word);
      found.push_back({std::move(text), whole});
    }
  }

  // A name that can mean only one metric before one that leaves it open, if it is no guess.
  [[nodiscard]] static int doubt(Certainty certainty, bool is_ambiguous) {
    if (certainty == Certainty::approximate) return is_ambiguous ? 5 : 4;
    return static_cast<int>(certainty) + (is_ambiguous ? 2 : 0);
  }

  void consider(const Candidate& candidate) {
    if (candidate.text.empty()) return;
    const auto named = find_metric(candidate.text);
    if (!named) return;
    if (best_.metric != nullptr && doubt(best_.certainty, !best_.candidates.empty()) <=
                                       doubt(named->certainty, named->is_ambiguous()))
      return;
    take(*named, candidate.range);
  }

  [[nodiscard]] bool is_about_time() const {
    return std::ranges::any_of(clause_.numbers, [](const TargetNumber& number) {
      return is_time_unit(number.quantity.unit);
    });
  }

  void consider_time(const std::string& text, TokenRange range) {
    const auto named = find_metric(text);
    if (!named || named->metric->unit_family != domain::UnitFamily::duration) return;
    if (best_.metric == nullptr && named->certainty != Certainty::approximate) take(*named, range);
  }

  void take(const NamedMetric& named, TokenRange range) {
    best_.metric = named.metric;
    best_.id = std::string(named.metric->id);
    best_.candidates.assign(named.candidates.begin(), named.candidates.end());
    best_.certainty = named.certainty;
    best_.range = range;
  }

  // "our enterprise NPS": the name is the last of several nouns; "werkvoorraad tickets": the first
  // of several names.
  void consider_heads() {
    for (const TokenRange& noun : clause_.nouns) {
      std::size_t end = noun.end;
      for (auto name = clause_.names.rbegin(); name != clause_.names.rend(); ++name) {
        if (name->first < noun.first || name->end != end) continue;
        end = name->first;
        consider({words_of(clause_.tokens, *name), noun});
      }
    }
    if (best_.metric != nullptr) best_.certainty = Certainty::approximate;
  }

  // The nouns right behind a level ("90% of calls"), else the longest.
  void name_it() {
    const auto weight = [&](const TokenRange& noun) {
      const Span span = span_of(clause_.tokens, noun);
      const bool is_counted = std::ranges::any_of(clause_.numbers, [&](const TargetNumber& number) {
        return number.role == Role::level && !number.trigger &&
               (noun.first == number.end || noun.first == number.end + 1);
      });
      return span.end - span.begin + (is_counted ? 1000 : 0);
    };
    const auto longest = std::ranges::max_element(clause_.nouns, {}, weight);
    if (longest == clause_.nouns.end()) return;
    best_.range = *longest;
    best_.id = slug_of_words(clause_.tokens, *longest);
    for (std::size_t i = longest->first; i < longest->end; ++i) {
      const auto activity = activities().at(clause_.tokens, i);
      if (!activity) continue;
      best_.is_activity = true;
      if (!activity->meaning.empty()) best_.id = std::string(activity->meaning);
    }
  }

  const Clause& clause_;
  MetricPhrase best_;
};

}  // namespace

std::string slug_of_words(std::span<const Token> tokens, TokenRange range) {
  static constexpr PhraseTable<int>::Row rows[] = {
      {0, "the|a|an|de|het|een|'t|aantal|number of|our|ons|onze|total|totale|totaal"}};
  static const PhraseTable<int> dropped(rows);
  std::string slug;
  for (std::size_t i = range.first; i < range.end;) {
    if (const auto match = dropped.at(tokens, i)) {
      i += match->length;
      continue;
    }
    if (!slug.empty()) slug += '_';
    for (const char c : tokens[i].folded) {
      const bool is_part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (is_part) {
        slug += c;
      } else if (!slug.empty() && slug.back() != '_') {
        slug += '_';
      }
    }
    while (!slug.empty() && slug.back() == '_') slug.pop_back();
    ++i;
  }
  return slug.substr(0, 64);
}

MetricPhrase metric_phrase(const Clause& clause) { return Finder(clause).run(); }

}  // namespace koers::language
