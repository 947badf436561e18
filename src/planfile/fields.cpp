// Checking a mapping's keys, and reading lists.
#include "planfile/fields.h"

#include <algorithm>
#include <fmt/ranges.h>

#include "base/nearest.h"

namespace koers::planfile {
namespace {

std::string listed(const std::vector<std::string_view>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

Error later_error(std::string_view what, std::string_view instead) {
  Error error{.kind = ErrorKind::unsupported, .arguments = {{"key", excerpt(what)}}};
  error.code = instead.empty() ? "plan.not_in_this_version_yet" : "plan.not_in_this_version";
  return instead.empty() ? error : error.with("instead", std::string(instead));
}

}  // namespace

void complain_later(const Cursor& at, std::string_view what, std::string_view instead) {
  at.complain(later_error(what, instead));
}

Fields::Fields(Cursor at, const Shape& shape) : at_(std::move(at)), shape_(&shape) {
  if (!at_.node().is_mapping()) {
    at_.expected("mapping");
    return;
  }
  check_keys();
  check_needed();
}

void Fields::check_keys() const {
  for (const Node::Entry& entry : at_.node().entries()) {
    const Key* key = shape_->find(entry.key);
    // The resolved path is not written by people; documents carry it (document.h).
    const bool is_of_document = entry.key == "resolved_path" && shape_ == &source_shape();
    if (is_of_document && at_.audience() != Audience::plan_file) continue;
    if (key == nullptr) {
      refuse_unknown(entry);
    } else if (key->is_later()) {
      refuse_later(entry, *key);
    }
  }
}

void Fields::refuse_unknown(const Node::Entry& entry) const {
  const auto names = shape_->names();
  const std::string_view guess = nearest(entry.key, names);
  if (!guess.empty()) {
    at_.complain_of_key(entry, "plan.unknown_key",
                        {{"key", excerpt(entry.key)}, {"suggestion", std::string(guess)}});
  } else {
    at_.complain_of_key(entry, "plan.stray_key",
                        {{"key", excerpt(entry.key)}, {"choices", listed(names)}});
  }
}

void Fields::refuse_later(const Node::Entry& entry, const Key& key) const {
  if (!key.refusal.empty())
    return at_.complain_of_key(entry, key.refusal, {{"key", excerpt(entry.key)}});
  Error error = later_error(entry.key, key.instead);
  at_.complain_of_key(entry, error.code, error.arguments, error.kind);
}

void Fields::check_needed() const {
  for (const Key& key : shape_->keys) {
    if (key.need == Need::required) require(key);
  }
}

void Fields::require(const Key& key) const {
  const auto value = find(key.name);
  if (!value) return at_.complain(key.missing, {{"key", std::string(key.name)}});
  const bool is_empty_text = value->node().is_scalar() && value->node().text().empty();
  if (is_empty_text && key.allows(Form::text))
    value->complain("plan.empty_text", {{"key", std::string(key.name)}});
}

void Fields::check_variant(std::string_view variant) const {
  for (const Node::Entry& entry : at_.node().entries()) {
    const Key* key = shape_->find(entry.key);
    if (key == nullptr || key->only_for.empty() || contains(key->only_for, variant)) continue;
    at_.complain_of_key(entry, "plan.key_not_for",
                        {{"key", entry.key},
                         {"variant", fmt::format("{}: {}", shape_->discriminator, variant)},
                         {"choices", listed(key->only_for)}});
  }
  for (const Key& key : shape_->keys) {
    if (contains(key.required_for, variant)) require(key);
  }
}

const Key& Fields::known(std::string_view key) const {
  const Key* found = shape_->find(key);
  KOERS_ASSERT(found != nullptr, "only keys of the shape are read");
  return *found;
}

std::optional<Cursor> Fields::find(std::string_view key) const {
  KOERS_ASSERT(shape_->find(key) != nullptr, "only keys of the shape are read");
  const Node::Entry* entry = at_.node().find(key);
  if (entry == nullptr || entry->value->is_null()) return std::nullopt;
  return at_.at(*entry);
}

std::string Fields::text(std::string_view key) const {
  const auto value = find(key);
  return value ? read_text(*value).value_or(std::string()) : std::string();
}

domain::Label Fields::label(std::string_view key) const {
  const auto value = find(key);
  return value ? read_label(*value).value_or(domain::Label{}) : domain::Label{};
}

std::optional<double> Fields::number(std::string_view key) const {
  const auto value = find(key);
  return value ? read_number(*value) : std::nullopt;
}

std::optional<int> Fields::whole(std::string_view key) const {
  const auto value = find(key);
  return value ? read_whole(*value) : std::nullopt;
}

bool Fields::truth(std::string_view key) const {
  const auto value = find(key);
  return value && read_truth(*value).value_or(false);
}

std::vector<Cursor> Fields::items(std::string_view key) const {
  std::vector<Cursor> items;
  const auto value = find(key);
  if (!value) return items;
  if (!value->node().is_sequence()) return {*value};
  for (std::size_t i = 0; i < value->node().items().size(); ++i) items.push_back(value->item(i));
  return items;
}

std::vector<Cursor> Fields::objects(std::string_view key) const {
  const auto value = find(key);
  if (!value) return {};
  if (value->node().is_sequence()) return items(key);
  value->expected("list");
  return {};
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  std::vector<std::string> texts;
  for (const Cursor& item : items(key)) {
    if (auto text = read_text(item)) texts.push_back(*std::move(text));
  }
  return texts;
}

std::vector<Date> Fields::dates(std::string_view key) const {
  std::vector<Date> dates;
  for (const Cursor& item : items(key)) {
    if (const auto date = read_date(item)) dates.push_back(*date);
  }
  return dates;
}

std::map<std::string, std::string> Fields::words(std::string_view key) const {
  std::map<std::string, std::string> words;
  const auto value = find(key);
  if (!value) return words;
  if (!value->node().is_mapping()) {
    value->expected("mapping");
    return words;
  }
  for (const Node::Entry& entry : value->node().entries()) {
    if (auto text = read_text(value->at(entry)))
      words.insert_or_assign(entry.key, *std::move(text));
  }
  return words;
}

std::optional<std::size_t> Fields::chosen(std::string_view name) const {
  const auto value = find(name);
  if (!value) return std::nullopt;
  const Key& key = known(name);
  const auto text = read_text(*value);
  if (!text) return std::nullopt;
  const auto found = std::ranges::find(key.choices, *text);
  if (found != key.choices.end()) return static_cast<std::size_t>(found - key.choices.begin());
  const auto later = std::ranges::find(key.later, *text, &Later::value);
  if (later != key.later.end()) {
    complain_later(*value, fmt::format("{}: {}", name, *text), later->instead);
  } else {
    value->complain("plan.unknown_value", {{"key", std::string(name)},
                                           {"text", excerpt(*text)},
                                           {"suggestion", std::string(nearest(*text, key.choices))},
                                           {"choices", listed(key.choices)}});
  }
  return std::nullopt;
}

}  // namespace koers::planfile
