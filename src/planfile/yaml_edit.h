// Changes within a YAML text that somebody wrote: a value is replaced, a key or an item added or
// taken away where it stands, and every other byte stays, comments and order included. Knows
// nothing of plans.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planfile/node.h"

namespace koers::planfile {

/// Gathers changes of one text. Each answers false, and changes nothing, where the text cannot be
/// changed in place (a value that is an alias of another, a list in a form that it does not know):
/// what is around it has to be replaced then.
class YamlEdit {
 public:
  /// The nodes that it is given later are those which `parse_yaml` made of this very text.
  explicit YamlEdit(std::string_view text);

  [[nodiscard]] bool replace(const Node& mapping, const Node::Entry& entry,
                             const json::value& value);
  /// At the end of the mapping.
  [[nodiscard]] bool add(const Node& mapping, std::string_view key, const json::value& value);
  [[nodiscard]] bool remove(const Node& mapping, const Node::Entry& entry);
  [[nodiscard]] bool replace_item(const Node& list, std::size_t index, const json::value& value);
  /// At the end of the list, which must not be empty.
  [[nodiscard]] bool append(const Node& list, const json::value& value);
  /// A key at the end of the whole text.
  void add_at_end(std::string_view key, const json::value& value);

  /// The text with all changes; none where two of them meet.
  [[nodiscard]] std::optional<std::string> done() const;

 private:
  struct Change {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string text;
  };

  [[nodiscard]] std::size_t offset(Mark mark) const;
  [[nodiscard]] std::size_t line_start(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  [[nodiscard]] bool is_flow(const Node& node) const;
  [[nodiscard]] std::optional<std::size_t> after_colon(const Node::Entry& entry) const;
  [[nodiscard]] std::optional<std::size_t> end_of(const Node& node) const;
  [[nodiscard]] std::optional<std::size_t> end_of(const Node::Entry& entry) const;
  [[nodiscard]] std::optional<std::size_t> end_of_alias(std::size_t colon) const;
  [[nodiscard]] std::optional<std::size_t> dash_of(const Node& item) const;
  bool remove_in_flow(const Node& mapping, const Node::Entry& entry, std::size_t end);

  std::string_view text_;
  std::size_t base_ = 0;            // Behind a byte order mark.
  std::vector<std::size_t> lines_;  // Where each line starts.
  std::vector<Change> changes_;
};

}  // namespace koers::planfile
