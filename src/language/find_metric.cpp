// From what is surest to what is a guess: the words of a name, the same without fillers, joined or
// split, misspelled, and a name with a qualification after it.
#include "language/find_metric.h"

#include <algorithm>

#include "language/catalog_index.h"
#include "language/spelling.h"

namespace koers::language {
namespace {

using domain::UnitFamily;

struct Found {
  const IndexedName* name = nullptr;
  Certainty certainty = Certainty::exact;
};

bool has(std::span<const NameWord> words, WordRole role) {
  return std::ranges::find(words, role, &NameWord::role) != words.end();
}

// "Number of …" is said of counts alone, "share of …" of anything but a count or an amount.
bool agrees(std::span<const NameWord> words, const IndexedName& name) {
  if (name.kind == NameKind::ambiguous) return true;
  const UnitFamily family = name.metric->unit_family;
  if (has(words, WordRole::counting) && family != UnitFamily::count) return false;
  const bool is_share =
      family == UnitFamily::percent || family == UnitFamily::ratio || family == UnitFamily::point;
  return is_share || !has(words, WordRole::rating);
}

std::vector<NameWord> without(std::span<const NameWord> words, WordRole least) {
  std::vector<NameWord> left;
  for (const NameWord& word : words) {
    const bool is_filler = word.role >= WordRole::counting &&
                           (word.role != WordRole::rating || least == WordRole::rating);
    if (!is_filler) left.push_back(word);
  }
  return left;
}

// The name of exactly these words, however ordered and joined.
std::optional<Found> same_words(std::span<const NameWord> words) {
  if (words.empty()) return std::nullopt;
  const CatalogIndex& index = CatalogIndex::instance();
  const NameKey key = index.key_of(words);
  if (const IndexedName* name = index.by_order(key.ordered)) return Found{name, Certainty::exact};
  const IndexedName* name = index.by_bag(key.bag);
  if (name == nullptr) name = index.by_joined(key.joined);
  if (name == nullptr) return std::nullopt;
  return Found{name, Certainty::variant};
}

// The same, where fillers may have been added: first all but "percentage", then that too.
std::optional<Found> same_but_fillers(std::span<const NameWord> words) {
  std::size_t size = words.size();
  for (const WordRole least : {WordRole::averaging, WordRole::rating}) {
    const std::vector<NameWord> left = without(words, least);
    if (left.size() == size) continue;
    size = left.size();
    const auto found = same_words(left);
    if (found && agrees(words, *found->name)) return Found{found->name, Certainty::variant};
  }
  return std::nullopt;
}

std::optional<Found> recognized(std::span<const NameWord> words) {
  if (const auto found = same_words(words)) return found;
  return same_but_fillers(words);
}

std::optional<Found> misspelled(std::span<const NameWord> words) {
  const IndexedName* name = nearest_name(words);
  if (name == nullptr || !agrees(words, *name)) return std::nullopt;
  return Found{name, Certainty::approximate};
}

std::vector<NameWord> meaningful(std::vector<NameWord> words) {
  std::erase_if(words, [](const NameWord& word) { return word.role == WordRole::small; });
  return words;
}

NamedMetric named(const Found& found) {
  return {.metric = found.name->metric,
          .certainty = found.certainty,
          .name = found.name->text,
          .candidates = found.name->candidates};
}

// "omzet uit nieuwe klanten": a name, and from a preposition on what narrows it down.
std::optional<NamedMetric> qualified(std::string_view phrase) {
  std::size_t blank = phrase.rfind(' ');
  for (; blank != std::string_view::npos && blank > 0; blank = phrase.rfind(' ', blank - 1)) {
    const std::string_view rest = phrase.substr(blank + 1);
    const std::vector<NameWord> after = name_words(rest.substr(0, rest.find(' ')));
    if (after.size() != 1 || !is_preposition(after.front().text)) continue;
    const auto found = recognized(meaningful(name_words(phrase.substr(0, blank))));
    if (!found) continue;
    NamedMetric metric = named({found->name, Certainty::approximate});
    metric.qualification = rest;
    return metric;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NamedMetric> find_metric(std::string_view phrase) {
  const std::vector<NameWord> words = meaningful(name_words(phrase));
  if (words.empty()) return std::nullopt;
  if (const auto found = recognized(words)) return named(*found);
  if (auto found = qualified(phrase)) return found;
  if (const auto found = misspelled(words)) return named(*found);
  return std::nullopt;
}

}  // namespace koers::language
