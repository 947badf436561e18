// Lists of words in Dutch and English, and what is done where they stand.
#include "app/pasted_habits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace koers::app {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

std::ptrdiff_t filled_cells(const PastedRow& row) {
  return std::ranges::count_if(row.cells, [](const auto& cell) { return !cell.empty(); });
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// What a number below such a heading needs before it; nothing where a heading names no part of a
// year.
std::optional<std::string_view> word_before(std::string_view heading) {
  static constexpr std::array<std::string_view, 9> weeks{
      "week", "weken", "weeknr", "weeknr.", "weeknummer", "week nr", "wk", "week number", "weekno"};
  static constexpr std::array<std::string_view, 6> quarters{"kwartaal", "kwartalen", "quarter",
                                                            "q",        "kw",        "kwartaal nr"};
  static constexpr std::array<std::string_view, 4> months{"maand", "maanden", "month", "months"};
  if (is_one_of(weeks, heading)) return "week ";
  if (is_one_of(quarters, heading)) return "q ";
  if (is_one_of(months, heading)) return "";
  return std::nullopt;
}

struct Columns {
  std::optional<std::size_t> year;
  std::optional<std::size_t> part;
  std::string_view word;
};

Columns columns_named(const PastedRow& header) {
  static constexpr std::array<std::string_view, 4> years{"jaar", "year", "jaartal", "boekjaar"};
  Columns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string heading = lower(header.cells[i]);
    if (!columns.year && is_one_of(years, heading)) columns.year = i;
    const auto word = word_before(heading);
    if (columns.part || !word) continue;
    columns.part = i;
    columns.word = *word;
  }
  return columns;
}

// "7" below "week" in the row of 2026: "week 7 2026"; "5" below "maand": "2026-5".
std::string joined(const Columns& columns, const std::string& part, const std::string& year) {
  const bool is_number = is_digits(part) && part.size() <= 2;
  if (is_number && columns.word.empty()) return year.empty() ? part : year + "-" + part;
  const std::string named = is_number ? std::string(columns.word) + part : part;
  return year.empty() ? named : named + " " + year;
}

}  // namespace

void drop_titles(PastedTable& table) {
  const auto is_wide = [](const PastedRow& row) { return filled_cells(row) > 1; };
  const auto first = std::ranges::find_if(table.rows, is_wide);
  if (first != table.rows.end()) table.rows.erase(table.rows.begin(), first);
}

void join_years(PastedTable& table) {
  if (table.rows.empty()) return;
  const Columns columns = columns_named(table.rows.front());
  if (!columns.part) return;
  for (auto row = table.rows.begin() + 1; row != table.rows.end(); ++row) {
    if (row->cells.size() <= *columns.part || row->cells[*columns.part].empty()) continue;
    const bool has_year = columns.year && row->cells.size() > *columns.year &&
                          row->cells[*columns.year].size() == 4 &&
                          is_digits(row->cells[*columns.year]);
    const std::string year = has_year ? row->cells[*columns.year] : std::string();
    std::string& part = row->cells[*columns.part];
    part = joined(columns, part, year);
    if (has_year) row->cells[*columns.year].clear();  // Said already.
  }
}

bool is_total_name(std::string_view text) {
  static constexpr std::array<std::string_view, 9> beginnings{
      "totaal",   "eindtotaal", "subtotaal", "total", "grand total",
      "subtotal", "gemiddeld",  "average",   "som"};
  const std::string words = lower(text);
  return std::ranges::any_of(beginnings,
                             [&](const auto beginning) { return words.starts_with(beginning); });
}

bool says_nothing(std::string_view text) {
  static constexpr std::array<std::string_view, 11> nothings{
      "", "-", "–", "—", "n.v.t.", "nvt", "n/a", "na", "#n/b", "#n/a", "null"};
  return is_one_of(nothings, lower(text));
}

}  // namespace koers::app
