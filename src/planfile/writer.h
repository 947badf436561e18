// One object while it is encoded. What says nothing (an empty text, a default) leaves no key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "planfile/object.h"

namespace koers::planfile {

/// Fills one object; each call adds a key unless its value says nothing.
class Writer {
 public:
  explicit Writer(const Setting& setting) : setting_(setting) {}

  void value(std::string_view key, json::value value) { object_.emplace(key, std::move(value)); }
  void text(std::string_view key, std::string_view text) {
    if (!text.empty()) object_.emplace(key, text);
  }
  template <typename Entity>
  void id(std::string_view key, const Id<Entity>& id) {
    text(key, id.text());
  }
  template <typename Entity>
  void ids(std::string_view key, const std::vector<Id<Entity>>& ids) {
    json::array array;
    for (const auto& id : ids) array.emplace_back(id.text());
    list(key, std::move(array));
  }
  void texts(std::string_view key, const std::vector<std::string>& texts) {
    list(key, json::array(texts.begin(), texts.end()));
  }
  void list(std::string_view key, json::array array) {
    if (!array.empty()) object_.emplace(key, std::move(array));
  }
  /// The name of an enumerator, unless it is the default.
  template <typename Enum>
  void choice(std::string_view key, Enum value, Enum by_default) {
    if (value != by_default) object_.emplace(key, name_of(value));
  }
  void label(std::string_view key, const domain::Label& label) {
    const bool is_dutch = setting_.locale == "nl";
    const std::string& own = is_dutch ? label.nl : label.en;
    const std::string& other = is_dutch ? label.en : label.nl;
    if (other.empty()) return text(key, own);
    json::object both;
    if (!label.nl.empty()) both.emplace("nl", label.nl);
    if (!label.en.empty()) both.emplace("en", label.en);
    object_.emplace(key, std::move(both));
  }
  void span(const domain::Period& span) {
    if (const auto grain = setting_.calendar.grain_of(span)) {
      object_.emplace("period", setting_.calendar.label(*grain, span));
      return;
    }
    object_.emplace("from", to_string(span.first));
    object_.emplace("to", to_string(span.final_day()));
  }

  [[nodiscard]] json::object take() { return std::move(object_); }

 private:
  const Setting& setting_;
  json::object object_;
};

}  // namespace koers::planfile
