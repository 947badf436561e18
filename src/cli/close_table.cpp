// One line for the result, one for the next goal, one for what was learned.
#include "cli/close_table.h"

#include <array>
#include <vector>

#include "cli/columns.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::cli {
namespace {

constexpr std::size_t column_count = 5;
using Row = std::array<std::string, column_count>;

std::string text_of(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string score_of(const json::object& row, text::Locale locale) {
  const auto& score = row.at("score");
  if (score.is_null()) return "–";
  return text::format_number(locale, score.to_number<double>(), 2);
}

Row row_of(const json::object& row, text::Locale locale) {
  const auto status = text_of(row, "status");
  return {text::say(locale, "status_shape." + status) + " " + text::say(locale, "status." + status),
          text_of(row, "title"), text_of(row, "value_text"), text_of(row, "target_text"),
          score_of(row, locale)};
}

// "Q2 2026: again ≤ 10 hours (chance 40%) · chance 50%: ≤ 9.6 hours · chance 80%: ≤ 11 hours".
std::string next_of(const json::object& next, text::Locale locale) {
  const text::Arguments goal{{"period", text_of(next, "label")},
                             {"target", text_of(next, "target_text")},
                             {"chance", text_of(next, "probability_text")}};
  if (next.at("is_set").as_bool()) return text::say(locale, "close.next_set", goal);
  std::string line = text::say(locale, "close.next_same", goal);
  for (const auto& value : next.at("proposals").as_array()) {
    const auto& offer = value.as_object();
    line += " · " + text_of(offer, "probability_text") + ": " + text_of(offer, "target_text");
  }
  const auto& reason = next.at("no_proposal");
  if (reason.is_object()) line += " · " + text_of(reason.as_object(), "text");
  return line;
}

std::string said(const json::value& record, text::Locale locale) {
  if (!record.is_object()) return {};
  const auto& object = record.as_object();
  std::string line;
  if (const auto decision = text_of(object, "decision"); decision != "none")
    line = text::say(locale, "close.decided." + decision);
  if (const auto lesson = text_of(object, "lesson"); !lesson.empty())
    line += (line.empty() ? "" : ". ") + text::say(locale, "close.lesson", {{"lesson", lesson}});
  return line;
}

std::array<std::size_t, column_count> widths_of(const json::array& teams, text::Locale locale) {
  std::array<std::size_t, column_count> widths{};
  for (const auto& team : teams) {
    for (const auto& row : team.as_object().at("rows").as_array()) {
      const auto cells = row_of(row.as_object(), locale);
      for (std::size_t i = 0; i < column_count; ++i)
        widths[i] = std::max(widths[i], width_of(cells[i]));
    }
  }
  return widths;
}

std::string printed(const json::object& row, const std::array<std::size_t, column_count>& widths,
                    text::Locale locale) {
  const auto cells = row_of(row, locale);
  std::string out = " ";
  for (std::size_t i = 0; i < column_count; ++i) {
    out += " ";
    out += i + 1 < column_count ? padded(cells[i], widths[i]) + " " : cells[i];
  }
  out += "\n      " + next_of(row.at("next").as_object(), locale) + "\n";
  if (const auto words = said(row.at("record"), locale); !words.empty())
    out += "      " + words + "\n";
  return out;
}

}  // namespace

std::string close_table(const json::object& review, text::Locale locale) {
  const auto& period = review.at("period").as_object();
  const auto& teams = review.at("teams").as_array();
  const auto day = parse_date(text_of(review, "as_of"));
  const text::Arguments arguments{{"period", text_of(period, "label")},
                                  {"open", text_of(review.at("open").as_object(), "label")},
                                  {"date", day ? text::format_date(locale, *day) : std::string()}};
  if (teams.empty()) return text::say(locale, "close.nothing_ended", arguments) + "\n";
  std::string out = text::say(locale, "close.head", arguments) + "\n";
  const auto widths = widths_of(teams, locale);
  for (const auto& team : teams) {
    out += "\n" + text_of(team.as_object(), "title") + "\n";
    for (const auto& row : team.as_object().at("rows").as_array())
      out += printed(row.as_object(), widths, locale);
  }
  return out;
}

}  // namespace koers::cli
