// Where things stand in a YAML text that `parse_yaml` read: lines, ends of values, colons, dashes.
// Knows nothing of changes, and nothing of plans.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "planfile/node.h"

namespace koers::planfile {

/// Bytes [from, to) of a text.
struct YamlRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Offsets into one text. The nodes that it is asked about are those which `parse_yaml` made of
/// it. None where it cannot tell: parts that are written as aliases, forms that it does not know.
class YamlPlaces {
 public:
  explicit YamlPlaces(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t offset(Mark mark) const;
  [[nodiscard]] std::size_t line_start(std::size_t at) const;
  /// Before the line break of the line of `at`.
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  /// Behind the last byte of the line before that of `at`, its line break not included; none for
  /// the first line.
  [[nodiscard]] std::optional<std::size_t> end_of_line_before(std::size_t at) const;
  /// How far its line is indented.
  [[nodiscard]] std::size_t indent_at(std::size_t at) const { return at - line_start(at); }

  /// In brackets or braces.
  [[nodiscard]] bool is_flow(const Node& node) const;
  [[nodiscard]] std::optional<std::size_t> after_colon(const Node::Entry& entry) const;
  /// Behind an entry's value, an alias too; behind its colon where there is none.
  [[nodiscard]] std::optional<std::size_t> end_of(const Node::Entry& entry) const;
  [[nodiscard]] bool is_alias(const Node::Entry& entry) const;
  [[nodiscard]] bool is_alias(const Node& list, std::size_t index) const;
  /// "&name" between a place and the value behind it; empty: there is none.
  [[nodiscard]] std::string_view anchor_at(std::size_t at) const;

  /// The items of a list: from its dash, or in flow style from its own start, to its end.
  [[nodiscard]] std::optional<std::vector<YamlRange>> items_of(const Node& list) const;
  [[nodiscard]] std::optional<std::size_t> end_of(const Node& node) const;

 private:
  [[nodiscard]] std::optional<std::size_t> end_of_alias(std::size_t at) const;
  [[nodiscard]] std::optional<std::vector<std::size_t>> dashes_of(const Node& list) const;
  [[nodiscard]] std::optional<YamlRange> item_at(const Node& item, std::size_t dash) const;
  [[nodiscard]] bool is_dash(std::size_t at) const;
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;

  std::string_view text_;
  std::size_t base_ = 0;            // Behind a byte order mark.
  std::vector<std::size_t> lines_;  // Where each line starts.
};

}  // namespace koers::planfile
