// What is DuckDB's own in the statements: casts, periods, formats.
#include "measure/sql/dialect.h"

#include <algorithm>
#include <set>

#include "measure/sql/text.h"

namespace koers::measure::sql {
namespace {

constexpr std::string_view usual_delimiters = ",;\t|";

bool has_open_quote(std::string_view line, char quote) {
  return std::count(line.begin(), line.end(), quote) % 2 == 1;
}

// Lines of the file, joined where a quote runs on to the next one. What is still open at the end is
// left out.
std::vector<std::string> records_of(const std::vector<std::string>& lines, char quote) {
  std::vector<std::string> records;
  std::string open;
  for (const std::string& line : lines) {
    open += open.empty() ? line : "\n" + line;
    if (has_open_quote(open, quote)) continue;
    records.push_back(std::move(open));
    open.clear();
  }
  if (records.empty()) records.push_back(open);
  return records;
}

std::vector<std::string> fields_of(std::string_view record, std::string_view delimiter,
                                   char quote) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t at = 0; at < record.size(); ++at) {
    if (record[at] == quote) {
      const bool is_doubled = is_quoted && at + 1 < record.size() && record[at + 1] == quote;
      if (is_doubled) fields.back() += record[at++];
      if (!is_doubled) is_quoted = !is_quoted;
    } else if (!is_quoted && record.substr(at, delimiter.size()) == delimiter) {
      fields.emplace_back();
      at += delimiter.size() - 1;
    } else {
      fields.back() += record[at];
    }
  }
  return fields;
}

std::string found_delimiter(const std::vector<std::string>& records, char quote) {
  std::string best = ",";
  std::pair<std::size_t, std::size_t> best_score{0, 1};
  for (const char letter : usual_delimiters) {
    const std::string delimiter(1, letter);
    const std::size_t width = fields_of(records.front(), delimiter, quote).size();
    if (width == 1) continue;
    const auto agreeing =
        std::count_if(records.begin(), records.end(), [&](const std::string& record) {
          return fields_of(record, delimiter, quote).size() == width;
        });
    const std::pair<std::size_t, std::size_t> score{static_cast<std::size_t>(agreeing), width};
    if (score <= best_score) continue;
    best_score = score;
    best = delimiter;
  }
  return best;
}

std::vector<std::string> made_unique(std::vector<std::string> names) {
  std::set<std::string> taken;
  for (std::size_t at = 0; at < names.size(); ++at) {
    std::string name(trimmed(names[at]));
    if (name.empty()) name = "column" + std::to_string(at);
    std::string free = name;
    for (int number = 1; !taken.insert(lower(free)).second; ++number)
      free = name + "_" + std::to_string(number);
    names[at] = free;
  }
  return names;
}

}  // namespace

Dialect dialect_of(const std::vector<std::string>& lines, std::string_view delimiter, char quote) {
  std::vector<std::string> cleaned = lines;
  for (std::string& line : cleaned) {
    if (line.ends_with('\r')) line.pop_back();
  }
  if (!cleaned.empty() && cleaned.front().starts_with("\xEF\xBB\xBF")) cleaned.front().erase(0, 3);
  const std::vector<std::string> records = records_of(cleaned, quote);
  Dialect dialect;
  dialect.delimiter = delimiter.empty() ? found_delimiter(records, quote) : std::string(delimiter);
  dialect.columns = made_unique(fields_of(records.front(), dialect.delimiter, quote));
  return dialect;
}

char likely_delimiter(const Dialect& dialect) {
  if (dialect.columns.size() != 1) return 0;
  for (const char likely : usual_delimiters) {
    if (dialect.columns.front().find(likely) != std::string::npos) return likely;
  }
  return 0;
}

}  // namespace koers::measure::sql
