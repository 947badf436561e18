// The scalar forms. Numbers and truth values have to be bare; a bare number where text is wanted is
// its text, so that a team may be called 2026.
#include "planfile/cursor.h"

#include <algorithm>
#include <charconv>

#include "base/number.h"
#include "planfile/fields.h"

namespace koers::planfile {
namespace {

std::string escaped(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

std::string described(const Node& node) {
  if (node.is_sequence()) return "[…]";
  if (node.is_mapping()) return "{…}";
  return node.is_null() ? "null" : excerpt(node.text());
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string excerpt(std::string_view text) {
  if (text.size() <= 60) return std::string(text);
  std::size_t end = 57;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string_view Cursor::name() const {
  const auto slash = pointer_.rfind('/');
  return slash == std::string::npos ? std::string_view(pointer_)
                                    : std::string_view(pointer_).substr(slash + 1);
}

Cursor Cursor::at(const Node::Entry& entry) const {
  Cursor inner(*entry.value, pointer_ + "/" + escaped(entry.key), *run_);
  // Lists and mappings begin on a later line; the key is where people look.
  if (!entry.value->is_scalar() || inner.mark_.line == 0) inner.mark_ = entry.key_mark;
  return inner;
}

Cursor Cursor::item(std::size_t index) const {
  return {*node_->items()[index], pointer_ + "/" + std::to_string(index), *run_};
}

void Cursor::complain(std::string_view code, ErrorArguments arguments, ErrorKind kind) const {
  complain(Error{.kind = kind, .code = std::string(code), .arguments = std::move(arguments)});
}

void Cursor::complain(Error error) const {
  error.pointer = pointer_ + error.pointer;
  error.place = {.file = run_->file, .line = mark_.line, .column = mark_.column};
  run_->errors.push_back(std::move(error));
}

void Cursor::complain_of_key(const Node::Entry& entry, std::string_view code,
                             ErrorArguments arguments, ErrorKind kind) const {
  run_->errors.push_back(
      {.kind = kind,
       .code = std::string(code),
       .pointer = pointer_ + "/" + escaped(entry.key),
       .arguments = std::move(arguments),
       .place = {
           .file = run_->file, .line = entry.key_mark.line, .column = entry.key_mark.column}});
}

void Cursor::expected(std::string_view what) const {
  complain("plan.expected_" + std::string(what),
           {{"key", std::string(name())}, {"found", described(*node_)}});
}

std::optional<std::string> read_text(const Cursor& at) {
  if (at.node().is_scalar()) return at.node().text();
  at.expected("text");
  return std::nullopt;
}

std::optional<double> read_number(const Cursor& at) {
  if (!at.node().is_bare()) {
    at.expected("number");
    return std::nullopt;
  }
  const auto number = parse_number(at.node().text());
  if (number) return *number;
  at.complain(number.error());
  return std::nullopt;
}

std::optional<int> read_whole(const Cursor& at) {
  const std::string& text = at.node().text();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (at.node().is_bare() && error == std::errc{} && end == text.data() + text.size()) return value;
  at.expected("whole");
  return std::nullopt;
}

std::optional<bool> read_truth(const Cursor& at) {
  if (at.node().is_bare() && at.node().text() == "true") return true;
  if (at.node().is_bare() && at.node().text() == "false") return false;
  at.expected("truth");
  return std::nullopt;
}

std::optional<Date> read_date(const Cursor& at) {
  if (!at.node().is_scalar()) {
    at.expected("date");
    return std::nullopt;
  }
  const auto date = parse_date(at.node().text());
  if (date) return *date;
  at.complain(date.error());
  return std::nullopt;
}

std::optional<domain::Label> read_label(const Cursor& at) {
  domain::Label label;
  if (at.node().is_scalar()) {
    (at.setting().locale == "nl" ? label.nl : label.en) = at.node().text();
  } else if (at.node().is_mapping()) {
    const Fields fields(at, label_shape());
    label = {.nl = fields.text("nl"), .en = fields.text("en")};
  } else {
    at.expected("label");
    return std::nullopt;
  }
  if (!label.is_empty()) return label;
  at.complain("plan.empty_text", {{"key", std::string(at.name())}});
  return std::nullopt;
}

std::optional<domain::Calendar::Named> read_period(const Cursor& at) {
  if (!at.node().is_scalar()) {
    at.expected("period");
    return std::nullopt;
  }
  const auto named = at.setting().calendar.parse_label(at.node().text());
  if (named) return *named;
  at.complain(named.error());
  return std::nullopt;
}

std::optional<domain::Target> read_target(const Cursor& at) {
  if (!at.node().is_scalar()) {
    at.complain(
        "plan.not_in_this_version",
        {{"key", std::string(at.name())}, {"instead", std::string(at.name()) + ": \"<= 10\""}},
        ErrorKind::unsupported);
    return std::nullopt;
  }
  const std::string_view text = trimmed(at.node().text());
  const auto digits = std::min(text.find_first_of("0123456789+-. "), text.size());
  const auto comparator = domain::parse_comparator(text.substr(0, digits));
  if (!comparator) {
    at.complain("target.no_comparison", {{"text", excerpt(text)}});
    return std::nullopt;
  }
  const auto value = parse_number(trimmed(text.substr(digits)));
  if (value) return domain::Target{.comparator = *comparator, .value = *value};
  at.complain(
      value.error().code == "number.not_finite" ? "target.not_a_number" : "target.malformed",
      {{"text", excerpt(text)}});
  return std::nullopt;
}

}  // namespace koers::planfile
