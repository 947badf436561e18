// A small reader of delimited text that never fails: what it cannot make sense of stays one cell.
#include "app/pasted_table.h"

#include <algorithm>
#include <array>
#include <map>

namespace koers::app {
namespace {

constexpr std::array delimiters{'\t', ';', '|', ','};

std::string trimmed(std::string_view text) {
  static constexpr std::string_view blanks = " \t\r";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

class Reading {
 public:
  Reading(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  std::vector<PastedRow> rows() {
    for (; at_ < text_.size(); ++at_) take(text_[at_]);
    end_row();
    return std::move(rows_);
  }

 private:
  void take(char c) {
    if (is_quoted_) return take_quoted(c);
    if (c == '"' && trimmed(cell_).empty()) {
      is_quoted_ = true;
      cell_.clear();
    } else if (c == delimiter_) {
      end_cell();
    } else if (c == '\n') {
      end_row();
      ++line_;
    } else {
      cell_ += c;
    }
  }

  void take_quoted(char c) {
    if (c == '\n') ++line_;
    if (c != '"') {
      cell_ += c;
    } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      cell_ += c;
      ++at_;
    } else {
      is_quoted_ = false;
    }
  }

  void end_cell() {
    row_.cells.push_back(trimmed(cell_));
    cell_.clear();
  }

  void end_row() {
    end_cell();
    row_.line = line_;
    const bool is_empty =
        std::ranges::all_of(row_.cells, [](const auto& cell) { return cell.empty(); });
    if (!is_empty) rows_.push_back(std::move(row_));
    row_ = {};
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool is_quoted_ = false;
  std::string cell_;
  PastedRow row_;
  std::vector<PastedRow> rows_;
};

// Rows of the most common width above one; more of them, and wider ones, are better.
std::pair<std::size_t, std::size_t> regularity(const std::vector<PastedRow>& rows) {
  std::map<std::size_t, std::size_t> widths;
  for (const auto& row : rows) {
    if (row.cells.size() > 1) ++widths[row.cells.size()];
  }
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const auto& [width, count] : widths) best = std::max(best, {count, width});
  return best;
}

}  // namespace

PastedTable read_table(std::string_view text, std::optional<char> delimiter) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (delimiter) return {.delimiter = *delimiter, .rows = Reading(text, *delimiter).rows()};
  PastedTable best;
  std::size_t best_count = 0;
  for (const char candidate : delimiters) {
    auto rows = Reading(text, candidate).rows();
    const auto count = regularity(rows).first;
    const bool is_better = best.rows.empty() || count > best_count;
    if (!is_better) continue;
    best_count = count;
    best = {.delimiter = candidate, .rows = std::move(rows)};
  }
  return best;
}

PastedTable transposed(const PastedTable& table) {
  PastedTable turned{.delimiter = table.delimiter, .rows = {}, .is_transposed = true};
  std::size_t width = 0;
  for (const auto& row : table.rows) width = std::max(width, row.cells.size());
  for (std::size_t column = 0; column < width; ++column) {
    PastedRow row{.line = table.rows.empty() ? 1 : table.rows.front().line, .cells = {}};
    for (const auto& old : table.rows)
      row.cells.push_back(column < old.cells.size() ? old.cells[column] : std::string());
    turned.rows.push_back(std::move(row));
  }
  return turned;
}

}  // namespace koers::app
