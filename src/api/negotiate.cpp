// Header lists are read leniently: what cannot be read is skipped, as HTTP asks.
#include "api/negotiate.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace koers::api {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

// The text up to a separator; `rest` becomes what follows it.
std::string_view cut(std::string_view& rest, char separator) {
  const auto at = rest.find(separator);
  const std::string_view head = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return trimmed(head);
}

struct Tag {
  std::optional<std::int64_t> revision;
  std::string_view state;
};

// W/"REVISION.STATE", "STATE" or "REVISION"; what is none of these is all state.
Tag read_tag(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') return {{}, tag};
  tag = tag.substr(1, tag.size() - 2);
  std::int64_t revision = 0;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), revision);
  const std::string_view rest = tag.substr(static_cast<std::size_t>(end - tag.data()));
  if (error != std::errc() || (!rest.empty() && rest.front() != '.')) return {{}, tag};
  return {revision, rest.empty() ? tag : rest.substr(1)};
}

struct Choice {
  std::string_view name;
  bool is_refused;
};

// One member of a list like `br;q=0.8`. Weights matter only where they are zero.
Choice read_choice(std::string_view member) {
  Choice choice{cut(member, ';'), false};
  while (!member.empty()) {
    std::string_view value = cut(member, ';');
    const std::string_view name = cut(value, '=');
    if (same_word(name, "q"))
      choice.is_refused = !value.empty() && value.find_first_not_of("0.") == std::string_view::npos;
  }
  return choice;
}

// The most specific member that fits decides.
template <typename Fits>
std::optional<bool> verdict(std::string_view list, const Fits& fits) {
  std::optional<bool> result;
  int best = 0;
  while (!list.empty()) {
    const Choice choice = read_choice(cut(list, ','));
    const int weight = fits(choice.name);
    if (weight > best) {
      best = weight;
      result = !choice.is_refused;
    }
  }
  return result;
}

}  // namespace

bool accepts_media(std::string_view accept, std::string_view media_type) {
  if (trimmed(accept).empty()) return true;
  const std::string_view group = media_type.substr(0, media_type.find('/'));
  return verdict(accept,
                 [&](std::string_view range) {
                   if (same_word(range, media_type)) return 3;
                   if (range == "*/*") return 1;
                   return range.ends_with("/*") &&
                                  same_word(range.substr(0, range.size() - 2), group)
                              ? 2
                              : 0;
                 })
      .value_or(false);
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  return verdict(accept_encoding,
                 [&](std::string_view name) {
                   if (same_word(name, coding)) return 2;
                   return name == "*" ? 1 : 0;
                 })
      .value_or(false);
}

std::string_view held_tag(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    const std::string_view tag = cut(list, ',');
    if (tag == "*") return etag;
    if (!tag.empty() && read_tag(tag).state == read_tag(etag).state) return tag;
  }
  return {};
}

std::string with_revision(std::string_view etag, std::int64_t revision) {
  return "W/\"" + std::to_string(revision) + '.' + std::string(read_tag(etag).state) + '"';
}

std::optional<std::int64_t> revision_in(std::string_view etag) { return read_tag(etag).revision; }

std::string etag_of(std::string_view text) {
  // FNV-1a: a tag has to differ where the text does, not to withstand an enemy.
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string tag = "W/\"";
  for (int shift = 60; shift >= 0; shift -= 4) tag += digits[(hash >> shift) & 15U];
  return tag + '"';
}

std::string media_type_of(std::string_view content_type) {
  std::string name(cut(content_type, ';'));
  std::ranges::transform(name, name.begin(), lower);
  return name;
}

}  // namespace koers::api
