// Decides per value between one line and block. A text is bare where every YAML 1.2 reader, and the
// older ones too, take it for the same text.
#include "planfile/yaml_write.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/number.h"

namespace koers::planfile {
namespace {

constexpr std::size_t width_max = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string word(text);
  std::ranges::transform(word, word.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return word;
}

bool is_reserved_word(std::string_view text) {
  static constexpr std::array<std::string_view, 12> words{
      "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", ".inf", ".nan"};
  return std::ranges::find(words, lower(text)) != words.end();
}

// What some reader could take for a number or a time of day; dates and named periods are no
// numbers.
bool looks_like_number(std::string_view text) {
  const std::string_view digits = text.substr(text.find_first_not_of("+-") == 1 ? 1 : 0);
  if (digits.empty() || !(is_digit(digits.front()) || digits.front() == '.')) return false;
  if (parse_number(text)) return true;
  const bool is_marked =
      digits.starts_with("0x") || digits.starts_with("0o") || digits.starts_with("0b");
  return is_marked || digits.find_first_not_of("0123456789_.:,eE+") == std::string_view::npos;
}

bool has_only_plain_characters(std::string_view text) {
  constexpr std::string_view indicators = ",[]{}#&*!|>'\"%@`";
  return std::ranges::all_of(text, [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && indicators.find(c) == std::string_view::npos;
  });
}

bool is_bare(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("-?:=<%@`").find(text.front()) != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.starts_with("...")) return false;
  return has_only_plain_characters(text) && !is_reserved_word(text) && !looks_like_number(text);
}

// JSON's quoting is YAML's double quoting.
std::string quoted(std::string_view text) { return json::serialize(json::string_view(text)); }

std::string written(std::string_view text) {
  return is_bare(text) ? std::string(text) : quoted(text);
}

std::string written_scalar(const json::value& value) {
  return value.is_string() ? written(value.get_string()) : write_json(value);
}

// A year needs no quotes where a period is expected.
bool is_plain_year(std::string_view key, const json::value& value) {
  return key == "period" && value.is_string() && value.get_string().size() == 4 &&
         std::ranges::all_of(value.get_string(), is_digit);
}

bool is_scalar(const json::value& value) { return !value.is_object() && !value.is_array(); }

// Lines of a block text keep their blanks; what cannot stand in one is quoted.
bool fits_block_text(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.front() == ' ' || text.front() == '\n')
    return false;
  if (text.find(" \n") != std::string_view::npos || text.ends_with("\n\n") || text.ends_with(' '))
    return false;
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '\n' || (byte >= 0x20 && byte != 0x7F);
  });
}

std::string one_line(std::string_view key, const json::value& value) {
  if (is_plain_year(key, value)) return std::string(value.get_string());
  if (is_scalar(value)) return written_scalar(value);
  std::string line;
  if (const auto* array = value.if_array()) {
    for (const auto& item : *array) line += (line.empty() ? "" : ", ") + one_line({}, item);
    return "[" + line + "]";
  }
  for (const auto& [name, member] : value.get_object()) {
    line +=
        fmt::format("{}{}: {}", line.empty() ? "" : ", ", written(name), one_line(name, member));
  }
  return "{" + line + "}";
}

// Whether a mapping or list holds nothing but scalars, or one level of such.
bool is_shallow(const json::value& value, int levels) {
  if (is_scalar(value))
    return !value.is_string() || value.get_string().find('\n') == json::string_view::npos;
  if (levels == 0) return false;
  if (const auto* array = value.if_array()) {
    return std::ranges::all_of(*array,
                               [&](const auto& item) { return is_shallow(item, levels - 1); });
  }
  return std::ranges::all_of(value.get_object(),
                             [&](const auto& m) { return is_shallow(m.value(), levels - 1); });
}

class Printer {
 public:
  std::string print(const json::object& document) {
    for (const auto& [key, value] : document) {
      if (!out_.empty()) out_ += '\n';
      const auto* list = value.if_array();
      if (list == nullptr || list->empty()) {
        entry(key, value, 0);
      } else {
        out_ += written(key) + ":\n";
        for (std::size_t i = 0; i < list->size(); ++i) {
          // Long items breathe; one-line items stand together.
          if (i > 0 && !fits(item_line((*list)[i]), 2)) out_ += '\n';
          item((*list)[i], 2);
        }
      }
    }
    return std::move(out_);
  }

  std::string print_entry(std::string_view key, const json::value& value, std::size_t indent) {
    entry(key, value, indent);
    return std::move(out_);
  }

  std::string print_item(const json::value& value, std::size_t indent) {
    item(value, indent);
    return std::move(out_);
  }

 private:
  static bool fits(const std::string& line, std::size_t indent) {
    return !line.empty() && indent + line.size() <= width_max;
  }

  // "- {…}" if the item is short enough to stand on one line; else empty.
  static std::string item_line(const json::value& value) {
    return is_shallow(value, 2) ? "- " + one_line({}, value) : std::string();
  }

  void line(std::size_t indent, std::string_view text) {
    out_ += std::string(indent, ' ') + std::string(text) + "\n";
  }

  void entry(std::string_view key, const json::value& value, std::size_t indent) {
    if (value.is_string() && fits_block_text(value.get_string()))
      return block_text(key, value.get_string(), indent);
    const std::string short_form = written(key) + ": " + one_line(key, value);
    const bool is_empty = (value.is_array() && value.get_array().empty()) ||
                          (value.is_object() && value.get_object().empty());
    const bool is_list_of_objects =
        value.is_array() && !is_empty && !is_scalar(value.get_array().front());
    const bool is_short = is_shallow(value, 1) && fits(short_form, indent);
    if (is_scalar(value) || is_empty || (is_short && !is_list_of_objects))
      return line(indent, short_form);
    line(indent, written(key) + ":");
    if (const auto* object = value.if_object()) return entries(*object, indent + 2);
    for (const auto& element : value.get_array()) item(element, indent + 2);
  }

  void entries(const json::object& object, std::size_t indent) {
    for (const auto& [key, value] : object) entry(key, value, indent);
  }

  void item(const json::value& value, std::size_t indent) {
    const std::string short_form = item_line(value);
    if (is_scalar(value) || fits(short_form, indent)) {
      return line(indent, short_form.empty() ? "- " + written_scalar(value) : short_form);
    }
    if (value.is_array()) return line(indent, "- " + one_line({}, value));
    // The first entry stands beside the dash.
    const std::size_t start = out_.size();
    entries(value.get_object(), indent + 2);
    out_[start + indent] = '-';
  }

  void block_text(std::string_view key, std::string_view text, std::size_t indent) {
    const bool ends_with_break = text.ends_with('\n');
    line(indent, written(key) + (ends_with_break ? ": |" : ": |-"));
    if (ends_with_break) text.remove_suffix(1);
    while (true) {
      const auto end = text.find('\n');
      const std::string_view row = text.substr(0, end);
      if (row.empty()) {
        out_ += '\n';
      } else {
        line(indent + 2, row);
      }
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + 1);
    }
  }

  std::string out_;
};

}  // namespace

std::string write_yaml(const json::object& document) { return Printer().print(document); }

std::string yaml_entry(std::string_view key, const json::value& value, std::size_t indent) {
  return Printer().print_entry(key, value, indent);
}

std::string yaml_item(const json::value& value, std::size_t indent) {
  return Printer().print_item(value, indent);
}

std::string yaml_inline(std::string_view key, const json::value& value) {
  return one_line(key, value);
}

std::string yaml_inline_entry(std::string_view key, const json::value& value) {
  return written(key) + ": " + one_line(key, value);
}

}  // namespace koers::planfile
