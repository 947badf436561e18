// Every name of the catalogue with what it is found by. Built once, on first use; never changes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/catalog.h"
#include "language/words.h"

namespace koers::language {

enum class NameKind : std::uint8_t { label, abbreviation, synonym, ambiguous };

/// Words without the small ones, as two texts are compared by.
struct NameKey {
  std::string ordered;  ///< Stems in order.
  std::string bag;      ///< Stems of the words and of the parts of compounds, sorted.
  std::string joined;   ///< The words in one, double letters once.
};

struct IndexedName {
  std::string_view text;  ///< As in the catalogue.
  NameKind kind = NameKind::label;
  const domain::CatalogMetric* metric = nullptr;
  std::span<const std::string_view> candidates;  ///< Of an ambiguous name.
  std::vector<NameWord> words;                   ///< Without small ones.
  NameKey key;
  std::string whole;                ///< Every word in one, the small ones too.
  std::uint32_t letters = 0;        ///< The set of letters in `joined`.
  std::uint32_t whole_letters = 0;  ///< That in `whole`.
};

/// All words of a text in one, the small ones too, double letters once.
[[nodiscard]] std::string whole_of(std::string_view text);

/// The letters and digits that a text is made of, as a set of bits.
[[nodiscard]] std::uint32_t letters_in(std::string_view text);

class CatalogIndex {
 public:
  [[nodiscard]] static const CatalogIndex& instance();

  [[nodiscard]] std::span<const IndexedName> names() const { return names_; }
  /// Names whose `joined` has a length.
  [[nodiscard]] std::span<const std::size_t> of_length(std::size_t length) const;
  /// The name with a key, or nullptr; of several the first. By bag also "new customers" for "number
  /// of new customers", where that is no name itself.
  [[nodiscard]] const IndexedName* by_order(std::string_view ordered) const;
  [[nodiscard]] const IndexedName* by_bag(std::string_view bag) const;
  [[nodiscard]] const IndexedName* by_joined(std::string_view joined) const;

  [[nodiscard]] NameKey key_of(std::span<const NameWord> words) const;

 private:
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <typename Value>
  using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  CatalogIndex();
  void collect_names();
  void add(std::string_view text, NameKind kind, const domain::CatalogMetric& metric,
           std::span<const std::string_view> candidates);
  void index();
  [[nodiscard]] const IndexedName* at(const ByText<std::size_t>& map, std::string_view key) const;
  void append_parts(const NameWord& word, std::vector<std::string>& stems) const;
  [[nodiscard]] bool split(std::string_view word, std::vector<std::string>& stems) const;

  std::vector<IndexedName> names_;
  ByText<std::string> compounding_;  ///< Words that stand alone in some name → stem.
  ByText<std::size_t> by_order_;
  ByText<std::size_t> by_bag_;
  ByText<std::size_t> by_joined_;
  std::vector<std::vector<std::size_t>> by_length_;
};

}  // namespace koers::language
