// The words that carry the structure of a sentence, as tables: verbs, comparators, prepositions of
// targets, rates, comparisons. Data alone; how they combine is clause.cpp's.
#pragma once

#include <cstdint>

#include "domain/goal.h"
#include "language/sentence/phrase_table.h"

namespace koers::language {

/// What a verb (or the noun made of it) asks for.
enum class VerbSense : std::uint8_t {
  up,
  down,
  improve,  ///< The better way, whichever that is for the metric.
  keep,
  reach,
  gain,  ///< Gather: "win", "genereer".
  set,   ///< No direction by itself: "bring", "breng".
  twice,
  thrice,
  fourfold,
  half,
  act,      ///< Work that is counted: "call", "publiceer".
  deliver,  ///< Work that is done or not: "launch", "implementeer".
  aspire,   ///< What people want to be: "become", "verras".
  exceed,   ///< Of a number before or behind: "overschrijdt".
};

/// Where a verb has to stand to be one: `anywhere`, or at the head or the end of its clause,
/// because the word is a noun elsewhere ("win rate", "verkoop").
enum class VerbPlace : std::uint8_t { anywhere, edge };

struct Verb {
  VerbSense sense;
  VerbPlace place;
};
[[nodiscard]] const PhraseTable<Verb>& verbs();

/// Whether a verb that moves a number up or down stands among tokens outside [first, end).
[[nodiscard]] bool has_moving_verb(std::span<const Token> tokens, std::size_t first,
                                   std::size_t end);

/// "at most", "minder dan", "binnen": before the number.
[[nodiscard]] const PhraseTable<domain::Comparator>& comparators_before();
/// The same with a verb between: "hoger worden dan".
[[nodiscard]] std::optional<PhraseTable<domain::Comparator>::Match> split_comparator_at(
    std::span<const Token> tokens, std::size_t at);
/// "or less", "of meer": behind it. `beyond`: as good as the metric's direction says ("or better").
enum class Behind : std::uint8_t { at_most, at_least, beyond };
[[nodiscard]] const PhraseTable<Behind>& comparators_behind();

/// "more", "minder", "faster" behind a number: by so much.
[[nodiscard]] const PhraseTable<VerbSense>& comparatives();

/// The word before a number that says what it is for.
enum class Trigger : std::uint8_t { from, to, by, factor, level, between, now };
[[nodiscard]] const PhraseTable<Trigger>& triggers();

/// What is left where a comparator is denied: not below is at least.
[[nodiscard]] domain::Comparator denied(domain::Comparator comparator);
/// Prepositions of targets that tell the way: "down to". `set`: back to where it was, wherever that
/// is.
[[nodiscard]] const PhraseTable<VerbSense>& trigger_ways();

/// "per", "each", "every", and "in no" which denies it of all; and adverbs that hold the unit:
/// "monthly".
enum class Every : std::uint8_t { one, none };
[[nodiscard]] const PhraseTable<Every>& per_words();
[[nodiscard]] const PhraseTable<domain::Grain>& per_units();
[[nodiscard]] const PhraseTable<domain::Grain>& per_adverbs();

/// With what a change is compared.
enum class Reference : std::uint8_t { previous, year_ago };
/// Whole comparisons: "year over year".
[[nodiscard]] const PhraseTable<Reference>& comparisons();
/// What opens a comparison; `strong` ones need nothing more to be one ("versus"), after the others
/// a period in the past has to follow ("than last year").
enum class Opening : std::uint8_t { strong, weak };
[[nodiscard]] const PhraseTable<Opening>& comparison_openings();
/// Reference periods without a name of their own: "the previous period", "a year earlier".
[[nodiscard]] const PhraseTable<Reference>& reference_words();

/// Nouns whose number is part of their name: "lijn 4", "ISO 9001".
[[nodiscard]] const PhraseTable<int>& numbered_things();
/// What opens a tail that names nothing measured: "via LinkedIn", "dankzij de campagne".
[[nodiscard]] const PhraseTable<int>& tail_openings();

/// Words without meaning here: articles, auxiliaries, pronouns, "approximately".
[[nodiscard]] const PhraseTable<int>& fillers();
/// Words that need a number: of degree ("significantly"), which name nothing, and of quality
/// ("better", "kwaliteit"), which may be part of a name.
enum class Vagueness : std::uint8_t { degree, quality };
[[nodiscard]] const PhraseTable<Vagueness>& vague_words();
/// "and", "en", "while": two statements may meet here.
[[nodiscard]] const PhraseTable<int>& coordinators();
/// "so that", "om": what follows is why.
[[nodiscard]] const PhraseTable<int>& purposes();

/// Nouns of work that is counted, with what their metric is called where it has a name of its own:
/// "telefoontjes" are calls_made. Empty: the words themselves name it.
[[nodiscard]] const PhraseTable<std::string_view>& activities();

}  // namespace koers::language
