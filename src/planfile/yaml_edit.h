// Changes within a YAML text that somebody wrote: a value is replaced, a key or an item added or
// taken away where it stands, and every other byte stays, comments, order and line ends included.
// Knows nothing of plans.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planfile/node.h"
#include "planfile/yaml_places.h"

namespace koers::planfile {

/// Gathers changes of one text. Each answers false, and changes nothing, where the text cannot be
/// changed in place (a list in a form that it does not know): what is around it has to be replaced
/// then. Anchors stay before what is replaced.
class YamlEdit {
 public:
  /// The nodes that it is given later are those which `parse_yaml` made of this very text.
  explicit YamlEdit(std::string_view text);

  /// Whether a value, or an item of a list, is written as an alias of what stands elsewhere.
  [[nodiscard]] bool is_alias(const Node::Entry& entry) const { return places_.is_alias(entry); }
  [[nodiscard]] bool is_alias(const Node& list, std::size_t index) const {
    return places_.is_alias(list, index);
  }
  [[nodiscard]] bool is_flow(const Node& node) const { return places_.is_flow(node); }

  [[nodiscard]] bool replace(const Node& mapping, const Node::Entry& entry,
                             const json::value& value);
  /// At the end of the mapping.
  [[nodiscard]] bool add(const Node& mapping, std::string_view key, const json::value& value);
  [[nodiscard]] bool remove(const Node& mapping, const Node::Entry& entry);
  /// The items of a key that has none yet: nothing, `null` or `[]`.
  [[nodiscard]] bool fill(const Node& mapping, const Node::Entry& entry, const json::array& items);

  [[nodiscard]] bool replace_item(const Node& list, std::size_t index, const json::value& value);
  /// Not the last that there is.
  [[nodiscard]] bool remove_item(const Node& list, std::size_t index);
  /// At the end of the list, which must not be empty.
  [[nodiscard]] bool append(const Node& list, const json::array& values);
  /// An item that was there, an item of another value in its place, or a new one.
  struct Placed {
    std::optional<std::size_t> was;
    const json::value* value = nullptr;  ///< nullptr: as it was.
  };
  /// The items come to stand in this order, each with the comments above and beside it. Of lists in
  /// block style.
  [[nodiscard]] bool reorder(const Node& list, const std::vector<Placed>& items);

  /// A key at the end of the whole text, whose root is in block style.
  void add_at_end(std::string_view key, const json::value& value);

  /// How many changes there are, to come back to where some of them turn out not to go together.
  [[nodiscard]] std::size_t size() const { return changes_.size(); }
  void back_to(std::size_t size) { changes_.resize(size); }
  /// Whether two of the changes from the one at `first` on meet.
  [[nodiscard]] bool have_room(std::size_t first) const;

  /// The text with all changes; none where two of them meet.
  [[nodiscard]] std::optional<std::string> done() const;

 private:
  struct Change {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string text;
    std::size_t depth = 0;  // Of what is inserted at one place, the deepest comes first.
  };

  void insert(std::size_t at, std::string text, std::size_t depth);
  void put(YamlRange place, std::string text);
  void insert_line(std::size_t behind, std::string lines, std::size_t depth);
  bool remove_in_flow(const Node& mapping, const Node::Entry& entry, std::size_t end);
  bool remove_first(const Node& mapping, std::size_t key, std::size_t end);
  void remove_lines(std::size_t from, std::size_t to);
  [[nodiscard]] std::string placed(const Placed& item, const std::vector<YamlRange>& chunks,
                                   const std::vector<YamlRange>& items, std::size_t indent) const;
  [[nodiscard]] std::string_view comment_at(std::size_t at) const;
  [[nodiscard]] YamlRange with_comments(YamlRange item, std::size_t lower) const;
  static std::optional<std::vector<Change>> in_order(std::vector<Change> changes);

  YamlPlaces places_;
  std::string_view line_break_;
  std::vector<Change> changes_;
};

}  // namespace koers::planfile
