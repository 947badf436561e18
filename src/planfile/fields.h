// One mapping while it is decoded: its keys are checked against a shape once, then read by name. A
// key that the shape does not have cannot be read, so tables and decoder cannot differ.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "planfile/cursor.h"
#include "planfile/shape.h"

namespace koers::planfile {

class Fields {
 public:
  /// Complains of what is no mapping, of unknown, later and missing keys.
  Fields(Cursor at, const Shape& shape);

  /// Complains of keys that a variant does not have, or lacks. `variant` is that of the shape's
  /// discriminator.
  void check_variant(std::string_view variant) const;

  [[nodiscard]] const Cursor& cursor() const { return at_; }
  /// The value at a key; none where it is absent or null.
  [[nodiscard]] std::optional<Cursor> find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key).has_value(); }

  /// Absent or wrong: empty.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] domain::Label label(std::string_view key) const;
  /// A list of texts, or one by itself.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] std::vector<Date> dates(std::string_view key) const;
  [[nodiscard]] std::map<std::string, std::string> words(std::string_view key) const;
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  [[nodiscard]] std::optional<int> whole(std::string_view key) const;
  [[nodiscard]] bool truth(std::string_view key) const;

  template <typename Entity>
  [[nodiscard]] Id<Entity> id(std::string_view key) const {
    const auto value = find(key);
    return value ? read_id<Entity>(*value).value_or(Id<Entity>{}) : Id<Entity>{};
  }

  /// A list of ids, or one by itself; complains of an id that is there twice.
  template <typename Entity>
  [[nodiscard]] std::vector<Id<Entity>> ids(std::string_view key) const {
    std::vector<Id<Entity>> ids;
    for (const Cursor& item : items(key)) {
      auto id = read_id<Entity>(item);
      if (!id) continue;
      if (std::ranges::find(ids, *id) == ids.end()) {
        ids.push_back(*std::move(id));
      } else {
        item.complain("plan.duplicate_item", {{"text", id->text()}});
      }
    }
    return ids;
  }

  /// The value of `values` whose name stands at the key; none where it is absent, of a later
  /// version or wrong.
  template <typename Values>
  [[nodiscard]] std::optional<typename Values::value_type> choice(std::string_view key,
                                                                  const Values& values) const {
    const auto position = chosen(key);
    if (!position) return std::nullopt;
    const std::string_view name = known(key).choices[*position];
    for (const auto value : values) {
      if (name_of(value) == name) return value;
    }
    KOERS_ASSERT(false, "the table offers what the decoder can take");
  }

  /// Which of the key's choices stands there.
  [[nodiscard]] std::optional<std::size_t> chosen(std::string_view key) const;

  /// The items of a list; a value that is no list counts as a list of one.
  [[nodiscard]] std::vector<Cursor> items(std::string_view key) const;
  /// The items of a list, each a mapping.
  [[nodiscard]] std::vector<Cursor> objects(std::string_view key) const;

 private:
  void check_keys() const;
  void refuse_unknown(const Node::Entry& entry) const;
  void refuse_later(const Node::Entry& entry, const Key& key) const;
  void check_needed() const;
  void require(const Key& key) const;
  [[nodiscard]] const Key& known(std::string_view key) const;

  Cursor at_;
  const Shape* shape_;
};

/// `plan.not_in_this_version`, with what to write instead where there is something.
void complain_later(const Cursor& at, std::string_view what, std::string_view instead);

}  // namespace koers::planfile
