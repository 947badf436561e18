// Columns as wide as their widest cell, counted in characters as a terminal shows them.
#include "cli/status_table.h"

#include <array>
#include <vector>

#include "cli/columns.h"
#include "text/catalog.h"
#include "text/dates.h"

namespace koers::cli {
namespace {

constexpr std::size_t column_count = 6;
using Row = std::array<std::string, column_count>;

std::string text_of(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string_view colour_of(std::string_view status) {
  if (status == "off_track" || status == "missed") return "\x1b[31m";
  if (status == "at_risk" || status == "partial") return "\x1b[33m";
  if (status == "on_track") return "\x1b[34m";
  if (status == "achieved") return "\x1b[32m";
  return "\x1b[2m";
}

Row row_of(const json::object& row, text::Locale locale) {
  const auto status = text_of(row, "status");
  const auto chance = text_of(row, "probability_text");
  std::string target = text_of(row, "target_text");
  if (const auto deadline = text_of(row, "deadline_text"); !deadline.empty())
    target += " " + deadline;
  return {text::say(locale, "status_shape." + status) + " " + text::say(locale, "status." + status),
          text_of(row, "title"),
          text_of(row, "sparkline_text"),
          text_of(row, "value_text"),
          target,
          chance.empty() ? text_of(row, "pace_text") : chance};
}

struct Line {
  Row cells;
  std::string status;
  std::string failure;
};

struct Group {
  std::string title;
  std::string expected;
  std::vector<Line> lines;
};

std::vector<Group> groups_of(const json::object& scorecard, text::Locale locale) {
  std::vector<Group> groups;
  for (const auto& value : scorecard.at("groups").as_array()) {
    const auto& object = value.as_object();
    Group group{text_of(object, "title"), text_of(object, "expected_text"), {}};
    for (const auto& row : object.at("rows").as_array()) {
      const auto& fields = row.as_object();
      group.lines.push_back(
          {row_of(fields, locale), text_of(fields, "status"), text_of(fields, "failure_text")});
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::array<std::size_t, column_count> widths_of(const std::vector<Group>& groups) {
  std::array<std::size_t, column_count> widths{};
  for (const auto& group : groups) {
    for (const auto& line : group.lines) {
      for (std::size_t i = 0; i < column_count; ++i)
        widths[i] = std::max(widths[i], width_of(line.cells[i]));
    }
  }
  return widths;
}

std::string printed(const Line& line, const std::array<std::size_t, column_count>& widths,
                    Terminal terminal) {
  const bool is_coloured = terminal == Terminal::yes;
  std::string out = "  ";
  for (std::size_t i = 0; i < column_count; ++i) {
    const std::string padding(widths[i] - width_of(line.cells[i]), ' ');
    const bool is_number = i == 3;
    if (is_number) out += padding;
    if (i == 0 && is_coloured) out += colour_of(line.status);
    out += line.cells[i];
    if (i == 0 && is_coloured) out += "\x1b[0m";
    if (!is_number && i + 1 < column_count) out += padding;
    if (i + 1 < column_count) out += "  ";
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  out += "\n";
  if (!line.failure.empty()) out += "    ⚠ " + line.failure + "\n";
  return out;
}

}  // namespace

std::string status_table(const json::object& scorecard, text::Locale locale, Terminal terminal) {
  const auto groups = groups_of(scorecard, locale);
  const auto day = parse_date(text_of(scorecard, "as_of"));
  std::string out;
  if (day)
    out +=
        text::say(locale, "status.as_of_line", {{"date", text::format_date(locale, *day)}}) + "\n";
  if (groups.empty()) return out + text::say(locale, "status.no_kpis") + "\n";
  const auto widths = widths_of(groups);
  for (const auto& group : groups) {
    out += "\n";
    if (!group.title.empty()) out += group.title + "\n";
    if (!group.expected.empty()) out += "  " + group.expected + "\n";
    for (const auto& line : group.lines) out += printed(line, widths, terminal);
  }
  return out;
}

}  // namespace koers::cli
