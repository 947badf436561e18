// Passes over the tokens, each marking what it understood: names first, so that their words mean
// nothing else, then times, then numbers with their neighbours, then verbs. The rest are nouns.
#include "language/sentence/clause.h"

#include <algorithm>

#include "language/sentence/catalog_names.h"
#include "language/sentence/clause_passes.h"

namespace koers::language {
namespace {

class ClauseReader {
 public:
  ClauseReader(std::span<const Token> tokens, const TimeFrame& frame)
      : tokens_(tokens), frame_(frame), uses_(tokens) {
    clause_.tokens = tokens;
  }

  Clause run() {
    mark_names();
    read_prohibition(uses_, clause_);
    read_times(uses_, frame_, clause_);
    read_numbers(uses_, frame_, clause_);
    read_verbs();
    read_exceeding();
    read_rest();
    return std::move(clause_);
  }

 private:
  // Names -----------------------------------------------------------------------------------------

  void mark_names() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto name = without_movement(i, catalog_name_at(tokens_, i));
      const std::size_t length = name.length;
      if (length == 0 || is_verb_here(i, length) || begins_with_rate(i, name)) {
        ++i;
        continue;
      }
      uses_.take(i, length, Use::name);
      clause_.names.push_back({i, i + length});
      i += length;
    }
  }

  // "revenue growth": the name is that of what grows.
  [[nodiscard]] NameAt without_movement(std::size_t at, const NameAt& name) const {
    if (name.length < 2 || has_moving_verb(tokens_, at, at + name.length)) return name;
    const auto verb = verbs().at(tokens_, at + name.length - 1);
    if (!verb || (verb->meaning.sense != VerbSense::up && verb->meaning.sense != VerbSense::down))
      return name;
    const auto shorter = catalog_name_at(tokens_.first(at + name.length - 1), at);
    return shorter.length + 1 == name.length ? shorter : name;
  }

  // "Verkoop 100 licenties": the name of a metric is a verb where a number follows.
  [[nodiscard]] bool is_verb_here(std::size_t at, std::size_t length) const {
    if (length != 1 || at + 1 >= tokens_.size() || !tokens_[at + 1].is_number()) return false;
    return at == 0 && verbs().at(tokens_, at).has_value();
  }

  // "monthly churn": the name goes on without its first word, which is a rate.
  [[nodiscard]] bool begins_with_rate(std::size_t at, const NameAt& name) const {
    if (name.length < 2 || !per_adverbs().at(tokens_, at)) return false;
    // Of a level ("monthly recurring revenue") the word says which level it is.
    const auto kind = name.metric->kind;
    if (kind == domain::MetricKind::stock || kind == domain::MetricKind::distinct) return false;
    const auto rest = catalog_name_at(tokens_, at + 1);
    return rest.length + 1 == name.length && rest.metric == name.metric;
  }

  // Verbs -----------------------------------------------------------------------------------------

  void read_verbs() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!uses_.is_free(i)) continue;
      // "5 phone calls a day": what is counted is no verb.
      if (const auto counted = activities().at(tokens_, i);
          counted && i > 0 && uses_.of(i - 1) == Use::taken) {
        i += counted->length - 1;
        continue;
      }
      const auto verb = verbs().at(tokens_, i);
      if (verb && uses_.are_free(i, verb->length) &&
          (verb->meaning.place == VerbPlace::anywhere || is_at_edge(i, verb->length))) {
        clause_.verbs.push_back({verb->meaning.sense, i, verb->length});
        uses_.take(i, verb->length, Use::verb);
        i += verb->length - 1;
      }
    }
  }

  // "overschrijdt de 5%": the verb compares.
  void read_exceeding() {
    const bool exceeds = std::ranges::any_of(
        clause_.verbs, [](const FoundVerb& verb) { return verb.sense == VerbSense::exceed; });
    if (!exceeds) return;
    const auto above = domain::Comparator::above;
    for (auto& number : clause_.numbers) {
      if (number.role != Role::level || number.comparator || number.behind) continue;
      number.comparator = clause_.prohibition.flips ? denied(above) : above;
      return;
    }
  }

  [[nodiscard]] bool is_content(std::size_t at) const {
    if (uses_.of(at) == Use::name) return true;
    if (uses_.of(at) != Use::none || !tokens_[at].is_word()) return false;
    return !fillers().at(tokens_, at);
  }

  // First or last of what has meaning, or right behind "to", "te", "and".
  [[nodiscard]] bool is_at_edge(std::size_t at, std::size_t length) const {
    if (at > 0 && (is_at(tokens_, at - 1, "to") || is_at(tokens_, at - 1, "te") ||
                   coordinators().at(tokens_, at - 1)))
      return true;
    bool is_first = true;
    for (std::size_t i = 0; i < at; ++i) is_first = is_first && !is_content(i);
    if (is_first) return true;
    for (std::size_t i = at + length; i < tokens_.size(); ++i) {
      if (is_content(i)) return false;
    }
    return tokens_[at].folded.ends_with("en");  // A Dutch infinitive.
  }

  // The rest --------------------------------------------------------------------------------------

  void read_rest() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool is_word = uses_.of(i) == Use::none || uses_.of(i) == Use::verb;
      if (is_word && vague_words().at(tokens_, i)) clause_.vague.push_back(i);
      if (uses_.is_free(i) && !clause_.purpose && purposes().at(tokens_, i)) clause_.purpose = i;
    }
    for (std::size_t i = 0; i < tokens_.size();) {
      if (const auto tail = tail_openings().at(tokens_, i); tail && uses_.is_free(i)) {
        i += tail->length;
        while (i < tokens_.size() && is_noun_part(i)) ++i;
        continue;
      }
      if (!is_noun_part(i)) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < tokens_.size() && is_noun_part(end) &&
             (uses_.of(end) == Use::name || !tail_openings().at(tokens_, end)))
        ++end;
      add_noun({i, end});
      i = end;
    }
  }

  [[nodiscard]] bool is_noun_part(std::size_t at) const {
    if (uses_.of(at) == Use::name) return true;
    if (uses_.of(at) != Use::none) return false;
    const auto vague = vague_words().at(tokens_, at);
    if (vague && vague->meaning == Vagueness::degree) return false;
    if (tokens_[at].kind != TokenKind::sign) return true;
    return tokens_[at].is("(") || tokens_[at].is(")") || tokens_[at].is("&") ||
           tokens_[at].is("/") || tokens_[at].is("'");
  }

  void add_noun(TokenRange range) {
    while (range.first < range.end && is_droppable(range.first)) ++range.first;
    while (range.end > range.first && is_droppable(range.end - 1)) --range.end;
    if (range.first < range.end) clause_.nouns.push_back(range);
  }

  [[nodiscard]] bool is_droppable(std::size_t at) const {
    if (uses_.of(at) == Use::name) return false;
    return tokens_[at].kind == TokenKind::sign || fillers().at({&tokens_[at], 1}, 0).has_value();
  }

  std::span<const Token> tokens_;
  const TimeFrame& frame_;
  TokenUses uses_;
  Clause clause_;
};

}  // namespace

Clause read_clause(std::span<const Token> tokens, const TimeFrame& frame) {
  return ClauseReader(tokens, frame).run();
}

Span span_of(std::span<const Token> tokens, TokenRange range) {
  if (range.first >= range.end || range.end > tokens.size()) return {};
  return {tokens[range.first].span.begin, tokens[range.end - 1].span.end};
}

}  // namespace koers::language
