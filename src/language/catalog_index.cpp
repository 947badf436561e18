// Compounds are split by the words that the names of the catalogue themselves are made of.
#include "language/catalog_index.h"

#include <algorithm>
#include <array>

namespace koers::language {
namespace {

// Shorter parts make compounds of words that are none.
constexpr std::size_t part_size_min = 4;
constexpr std::array<std::string_view, 4> links{"", "s", "en", "e"};

std::string joined_by_blanks(std::span<const std::string> stems) {
  std::string text;
  for (const std::string& stem : stems) {
    if (!text.empty()) text += ' ';
    text += stem;
  }
  return text;
}

std::vector<NameWord> without_small_words(std::string_view text) {
  std::vector<NameWord> words = name_words(text);
  const bool has_others =
      std::ranges::any_of(words, [](const NameWord& word) { return word.role != WordRole::small; });
  if (has_others) {
    std::erase_if(words, [](const NameWord& word) { return word.role == WordRole::small; });
  }
  return words;
}

}  // namespace

std::string whole_of(std::string_view text) {
  std::string whole;
  for (const NameWord& word : name_words(text)) whole += word.text;
  whole.erase(std::ranges::unique(whole).begin(), whole.end());
  return whole;
}

std::uint32_t letters_in(std::string_view text) {
  std::uint32_t set = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') set |= 1U << (c - 'a');
    if (c >= '0' && c <= '9') set |= 1U << 26U;
  }
  return set;
}

const CatalogIndex& CatalogIndex::instance() {
  static const CatalogIndex index;
  return index;
}

CatalogIndex::CatalogIndex() {
  collect_names();
  index();
}

void CatalogIndex::collect_names() {
  for (const domain::CatalogMetric& metric : domain::catalog()) {
    add(metric.label.nl, NameKind::label, metric, {});
    add(metric.label.en, NameKind::label, metric, {});
    for (const auto text : metric.abbreviations) add(text, NameKind::abbreviation, metric, {});
    for (const auto text : metric.synonyms.nl) add(text, NameKind::synonym, metric, {});
    for (const auto text : metric.synonyms.en) add(text, NameKind::synonym, metric, {});
  }
  for (const domain::AmbiguousName& name : domain::ambiguous_names()) {
    const domain::CatalogMetric& likeliest = *domain::catalog_metric(name.metrics.front());
    for (const auto text : name.names.nl) add(text, NameKind::ambiguous, likeliest, name.metrics);
    for (const auto text : name.names.en) add(text, NameKind::ambiguous, likeliest, name.metrics);
  }
}

void CatalogIndex::add(std::string_view text, NameKind kind, const domain::CatalogMetric& metric,
                       std::span<const std::string_view> candidates) {
  IndexedName name{.text = text, .kind = kind, .metric = &metric, .candidates = candidates};
  name.words = without_small_words(text);
  if (name.words.size() > 1) {
    for (const NameWord& word : name.words) {
      if (word.text.size() < part_size_min || word.role == WordRole::counting) continue;
      compounding_.emplace(word.text, word.stem);
    }
  }
  names_.push_back(std::move(name));
}

void CatalogIndex::index() {
  by_length_.resize(1);
  for (std::size_t at = 0; at < names_.size(); ++at) {
    IndexedName& name = names_[at];
    name.key = key_of(name.words);
    name.whole = whole_of(name.text);
    name.letters = letters_in(name.key.joined);
    name.whole_letters = letters_in(name.whole);
    by_order_.emplace(name.key.ordered, at);
    by_bag_.emplace(name.key.bag, at);
    by_joined_.emplace(name.key.joined, at);
    const std::size_t length = name.key.joined.size();
    if (length >= by_length_.size()) by_length_.resize(length + 1);
    by_length_[length].push_back(at);
  }
  // What is left of "number of new customers" names the same, unless it is a name by itself.
  for (std::size_t at = 0; at < names_.size(); ++at) {
    std::vector<NameWord> left = names_[at].words;
    std::erase_if(left, [](const NameWord& word) {
      return word.role == WordRole::counting || word.role == WordRole::averaging;
    });
    const bool is_shorter = !left.empty() && left.size() < names_[at].words.size();
    const bool is_period = std::ranges::any_of(
        names_[at].words, [](const NameWord& word) { return word.role == WordRole::averaging; });
    if (is_shorter && !is_period) by_bag_.emplace(key_of(left).bag, at);
  }
}

std::span<const std::size_t> CatalogIndex::of_length(std::size_t length) const {
  if (length >= by_length_.size()) return {};
  return by_length_[length];
}

const IndexedName* CatalogIndex::at(const ByText<std::size_t>& map, std::string_view key) const {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &names_[found->second];
}

const IndexedName* CatalogIndex::by_order(std::string_view ordered) const {
  return at(by_order_, ordered);
}
const IndexedName* CatalogIndex::by_bag(std::string_view bag) const { return at(by_bag_, bag); }
const IndexedName* CatalogIndex::by_joined(std::string_view joined) const {
  return at(by_joined_, joined);
}

NameKey CatalogIndex::key_of(std::span<const NameWord> words) const {
  std::vector<std::string> stems;
  std::vector<std::string> parts;
  NameKey key;
  for (const NameWord& word : words) {
    stems.push_back(word.stem);
    append_parts(word, parts);
    key.joined += word.text;
  }
  key.ordered = joined_by_blanks(stems);
  std::ranges::sort(parts);
  key.bag = joined_by_blanks(parts);
  key.joined.erase(std::ranges::unique(key.joined).begin(), key.joined.end());
  return key;
}

void CatalogIndex::append_parts(const NameWord& word, std::vector<std::string>& stems) const {
  const bool may_be_compound =
      word.role == WordRole::content && word.text.size() >= 2 * part_size_min;
  if (may_be_compound && split(word.text, stems)) return;
  stems.push_back(word.stem);
}

// Appends the stems of a word's parts where it is made of known words, the longest first part that
// leaves a rest that is too. The word itself is no part.
bool CatalogIndex::split(std::string_view word, std::vector<std::string>& stems) const {
  const std::size_t before = stems.size();
  for (std::size_t size = word.size() - part_size_min; size >= part_size_min; --size) {
    const auto part = compounding_.find(word.substr(0, size));
    if (part == compounding_.end()) continue;
    for (const std::string_view link : links) {
      std::string_view rest = word.substr(size);
      if (!rest.starts_with(link)) continue;
      rest.remove_prefix(link.size());
      if (rest.size() < part_size_min) continue;
      stems.push_back(part->second);
      const auto last = compounding_.find(rest);
      if (last != compounding_.end()) stems.push_back(last->second);
      if (last != compounding_.end() || (rest.size() >= 2 * part_size_min && split(rest, stems))) {
        return true;
      }
      stems.resize(before);
    }
  }
  return false;
}

}  // namespace koers::language
