// The tree that decoding reads: scalars, lists and mappings with the place of every key and value.
// Made of YAML (with places) or JSON (without). Immutable; repeated parts (aliases) are shared.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace koers::planfile {

/// A place in a text: line and column count from 1, columns in characters; 0 is unknown.
struct Mark {
  int line = 0;
  int column = 0;
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

class Node;
using NodePtr = std::shared_ptr<const Node>;

class Node {
 public:
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  /// How a scalar was written: only a bare one can be a number or a truth value.
  enum class Style : std::uint8_t { bare, quoted };

  struct Entry {
    std::string key;
    Mark key_mark;
    NodePtr value;
  };

  /// From where to where it is written, the end behind its last character; of lists and mappings in
  /// block style only the start is known.
  struct Span {
    Mark start;
    Mark end = {};
  };
  [[nodiscard]] static NodePtr null(Span span);
  [[nodiscard]] static NodePtr scalar(std::string text, Style style, Span span);
  [[nodiscard]] static NodePtr sequence(std::vector<NodePtr> items, Span span);
  [[nodiscard]] static NodePtr mapping(std::vector<Entry> entries, Span span);
  /// A tree without places; numbers keep their shortest text.
  [[nodiscard]] static NodePtr of(const json::value& value);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind_ == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind_ == Kind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind_ == Kind::mapping; }
  [[nodiscard]] bool is_bare() const { return is_scalar() && style_ == Style::bare; }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<NodePtr>& items() const { return items_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] Mark start() const { return span_.start; }
  [[nodiscard]] Mark end() const { return span_.end; }
  /// Nodes in this tree, shared ones counted each time they occur; saturates.
  [[nodiscard]] std::size_t size() const { return size_; }

  /// The entry with a key, or nullptr.
  [[nodiscard]] const Entry* find(std::string_view key) const;

  /// Where a JSON pointer leads: the deepest node on its way that is there. Of an entry, its key.
  [[nodiscard]] Mark mark_of(std::string_view pointer) const;

  /// Empty; the makers above are what to use.
  Node(Kind kind, Span span) : kind_(kind), span_(span) {}

 private:
  Kind kind_;
  Style style_ = Style::bare;
  Span span_;
  std::size_t size_ = 1;
  std::string text_;
  std::vector<NodePtr> items_;
  std::vector<Entry> entries_;
};

}  // namespace koers::planfile
