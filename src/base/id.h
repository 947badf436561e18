// Identifiers: readable slugs chosen by people ("avg-resolution-time"), one C++ type per entity so
// that a KPI's id is never taken for a metric's.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace koers {

/// Whether a text can be an identifier: 1–64 of `a-z A-Z 0-9 _ - .`, the first a letter or digit.
[[nodiscard]] bool is_slug(std::string_view text);

/// A slug made of a title: lower case, accents dropped, words joined by '-'; "kpi" if nothing is
/// left.
[[nodiscard]] std::string slug_of(std::string_view title);

template <typename Entity>
class Id {
 public:
  /// Empty: no entity.
  Id() = default;

  /// Error `id.not_a_slug` where the text cannot be an identifier.
  [[nodiscard]] static Result<Id> create(std::string_view text) {
    if (!is_slug(text)) {
      return fail(Error{.code = "id.not_a_slug", .arguments = {{"id", std::string(text)}}});
    }
    return Id(std::string(text));
  }

  /// For texts that were checked before (the store, literals in tests).
  [[nodiscard]] static Id trusted(std::string_view text) { return Id(std::string(text)); }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool is_empty() const { return text_.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace koers

template <typename Entity>
struct std::hash<koers::Id<Entity>> {
  std::size_t operator()(const koers::Id<Entity>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
