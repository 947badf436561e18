// "Must not drop below", "voorkom dat … boven … komt", "never more than", "geen ongevallen": what a
// statement forbids is marked before anything else is read, so that comparators can be turned.
#include "language/sentence/clause_passes.h"

namespace koers::language {
namespace {

/// How much a word forbids.
enum class Denial : std::uint8_t {
  plain,    ///< "not": the comparator or verb that follows.
  never,    ///< The same, at every moment.
  whole,    ///< "must not": all of the statement.
  avoided,  ///< "prevent": the same, and what happens is meant.
  always,   ///< Forbids nothing: what is said holds at every moment.
  none,     ///< "no", "geen": none of what follows.
};

constexpr PhraseTable<Denial>::Row denial_rows[] = {
    {Denial::plain, "not|niet"},
    {Denial::never, "never|nooit|nimmer|at no time|op geen enkel moment"},
    {Denial::whole,
     "must not|mustn't|should not|shouldn't|may not|shall not|will not|won't|cannot|can not|can't|"
     "do not|don't|does not|doesn't|do not let|don't let|not let|not allowed to|is not to|"
     "are not to|mag niet|mogen niet|moet niet|niet toegestaan"},
    {Denial::avoided,
     "must never|should never|may never|shall never|will never|can never|never let|prevent|"
     "prevents|preventing|avoid|avoids|avoiding|under no circumstances|mag nooit|mogen nooit|"
     "in geen geval|onder geen beding|onder geen enkele omstandigheid|voorkom|voorkomen|"
     "te voorkomen|vermijd|vermijden|te vermijden|voorkom dat|vermijd dat"},
    {Denial::always,
     "at any time|at all times|always|constantly|permanently|altijd|te allen tijde|te alle tijde|"
     "op elk moment|op ieder moment|voortdurend|permanent"},
    {Denial::none, "no|geen|not a single|not one|geen enkel|geen enkele|niet een"},
};

constexpr PhraseTable<int>::Row modal_rows[] = {
    {0,
     "must|should|may|can|shall|will|would|let|lets|are|mag|mogen|moet|moeten|kan|kunnen|zal|"
     "zullen|laat|laten|dient|dienen|wil|willen|wordt|worden|is|zijn"}};

/// What may stand between "not" and what it turns.
enum class Between : std::uint8_t { motion, other };
constexpr PhraseTable<Between>::Row between_rows[] = {
    {Between::motion,
     "become|becoming|get|go|goes|going|come|comes|coming|end up|ending up|run|worden|wordt|komen|"
     "komt|uitkomen|uitkomt|gaan|gaat|exceed|exceeds|exceeding|surpass|surpassing"},
    {Between::other,
     "be|ever|again|any|zijn|is|liggen|ligt|meer|weer|ooit|langer|structureel|de|het|the|a|an|een|"
     "to|te|van|by|met"},
};

// "not only", "niet alleen": nothing is denied.
constexpr PhraseTable<int>::Row mere_rows[] = {{0, "only|just|merely|alleen|slechts|enkel"}};

const PhraseTable<Denial>& denials() {
  static const PhraseTable<Denial> table(denial_rows);
  return table;
}

const PhraseTable<int>& modals() {
  static const PhraseTable<int> table(modal_rows);
  return table;
}

const PhraseTable<Between>& words_between() {
  static const PhraseTable<Between> table(between_rows);
  return table;
}

const PhraseTable<int>& mere_words() {
  static const PhraseTable<int> table(mere_rows);
  return table;
}

bool moves_or_exceeds(VerbSense sense) {
  return sense == VerbSense::up || sense == VerbSense::down || sense == VerbSense::exceed;
}

class ProhibitionReader {
 public:
  ProhibitionReader(TokenUses& uses, Clause& clause)
      : tokens_(uses.tokens()), uses_(uses), clause_(clause) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t length = uses_.of(i) == Use::name ? 0 : read_at(i);
      i += std::max<std::size_t>(length, 1);
    }
  }

 private:
  // The tokens that were understood from `at` on.
  std::size_t read_at(std::size_t at) {
    if (const auto comparator = comparators_before().at(tokens_, at)) return comparator->length;
    if (const auto every = per_words().at(tokens_, at);
        every && per_units().at(tokens_, at + every->length))
      return every->length;
    const auto denial = denials().at(tokens_, at);
    if (!denial || !uses_.are_free(at, denial->length)) return 0;
    const std::size_t after = at + denial->length;
    if (!understand(denial->meaning, at, after)) return 0;
    uses_.take(at, denial->length, Use::negator);
    return denial->length;
  }

  bool understand(Denial denial, std::size_t at, std::size_t after) {
    Prohibition& prohibition = clause_.prohibition;
    switch (denial) {
      case Denial::always:
        prohibition.is_limit = prohibition.is_always = true;
        return true;
      case Denial::avoided:
        prohibition.is_limit = true;
        [[fallthrough]];
      case Denial::whole:
        forbid(at, after);
        prohibition.is_norm = true;
        return true;
      case Denial::none:
        if (!is_thing(after) || clause_.nothing) return false;
        clause_.nothing = {at, after};
        return true;
      case Denial::plain:
      case Denial::never:
        break;
    }
    if (!turns_what_follows(after) && !ends_exceeding(at, after)) return false;
    forbid(at, after);
    prohibition.is_norm = prohibition.is_norm || has_modal_before(at);
    if (denial == Denial::never) prohibition.is_limit = prohibition.is_always = true;
    return true;
  }

  void forbid(std::size_t at, std::size_t after) {
    Prohibition& prohibition = clause_.prohibition;
    prohibition.flips = true;
    prohibition.from = after;
    if (has_motion_after(after) || ends_exceeding(at, after)) prohibition.is_limit = true;
  }

  // A word that can be counted, and no preposition: "no accidents".
  [[nodiscard]] bool is_thing(std::size_t at) const {
    if (at >= tokens_.size() || !tokens_[at].is_word()) return false;
    return !comparatives().at(tokens_, at) && !fillers().at(tokens_, at);
  }

  [[nodiscard]] bool turns_what_follows(std::size_t at) const {
    if (mere_words().at(tokens_, at)) return false;
    for (bool has_verb = false; at < tokens_.size();) {
      if (uses_.of(at) == Use::name) return false;
      if (comparators_before().at(tokens_, at) || split_comparator_at(tokens_, at)) return true;
      const auto verb = verbs().at(tokens_, at);
      const auto between = words_between().at(tokens_, at);
      has_verb = has_verb || (verb && moves_or_exceeds(verb->meaning.sense));
      if (!verb && !between) return has_verb;
      at += verb ? verb->length : between->length;
      if (at == tokens_.size()) return has_verb;
    }
    return false;
  }

  // "Het verzuim overschrijdt de 5% niet": behind the verb.
  [[nodiscard]] bool ends_exceeding(std::size_t at, std::size_t after) const {
    if (after < tokens_.size() && verbs().at(tokens_, after)) return false;
    for (std::size_t i = 0; i < at; ++i) {
      const auto verb = verbs().at(tokens_, i);
      if (verb && verb->meaning.sense == VerbSense::exceed) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_modal_before(std::size_t end) const {
    for (std::size_t i = 0; i < end; ++i) {
      if (uses_.of(i) != Use::name && modals().at(tokens_, i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_motion_after(std::size_t at) const {
    for (; at < tokens_.size(); ++at) {
      if (uses_.of(at) == Use::name) continue;
      const auto verb = verbs().at(tokens_, at);
      if (verb && moves_or_exceeds(verb->meaning.sense)) return true;
      const auto between = words_between().at(tokens_, at);
      if (between && between->meaning == Between::motion) return true;
    }
    return false;
  }

  std::span<const Token> tokens_;
  TokenUses& uses_;
  Clause& clause_;
};

}  // namespace

void read_prohibition(TokenUses& uses, Clause& clause) { ProhibitionReader(uses, clause).run(); }

}  // namespace koers::language
