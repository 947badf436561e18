// Fields are split first and read by column, so that an error can name both.
#include "forecast/rows.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <istream>
#include <span>
#include <string_view>

namespace koers::forecast {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

// One field off the front, its quotes taken away; the separator goes with it.
std::string take_field(std::string_view& rest) {
  rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  if (rest.empty() || rest.front() != '"') {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string field(trimmed(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return field;
  }
  std::string field;
  std::size_t at = 1;
  for (; at < rest.size(); ++at) {
    if (rest[at] != '"') {
      field += rest[at];
    } else if (at + 1 < rest.size() && rest[at + 1] == '"') {
      field += rest[at++];
    } else {
      break;
    }
  }
  rest.remove_prefix(std::min(std::min(rest.find(',', at), rest.size()) + 1, rest.size()));
  return field;
}

double number_of(std::string_view text) {
  double value = missing;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto* const last = std::to_address(text.end());
  const auto [end, error] = std::from_chars(std::to_address(text.begin()), last, value);
  return error == std::errc{} && end == last ? value : missing;
}

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

// The columns of one line, by name.
class Columns {
 public:
  Columns(std::string_view line, std::size_t number, std::span<const std::string_view> names)
      : number_(number), names_(names) {
    for (std::string_view rest = line; !rest.empty();) fields_.push_back(take_field(rest));
    if (line.ends_with(',')) fields_.emplace_back();
  }

  [[nodiscard]] Result<void> all_there() const {
    if (fields_.size() == names_.size()) return {};
    return wrong(names_[std::min(fields_.size(), names_.size() - 1)],
                 std::to_string(fields_.size()) + " / " + std::to_string(names_.size()));
  }
  [[nodiscard]] const std::string& text(std::size_t at) const { return fields_[at]; }
  [[nodiscard]] std::string word(std::size_t at) const { return lowered(fields_[at]); }
  [[nodiscard]] Result<std::size_t> count(std::size_t at) const {
    const double value = number_of(fields_[at]);
    if (value >= 1 && value <= static_cast<double>(horizon_max) && value == std::floor(value))
      return static_cast<std::size_t>(value);
    return wrong(at);
  }
  [[nodiscard]] tl::unexpected<Error> wrong(std::size_t at) const {
    return wrong(names_[at], fields_[at]);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(std::string_view column,
                                            const std::string& found) const {
    return fail(Error{
        .kind = ErrorKind::invalid,
        .code = "forecast.row_malformed",
        .arguments = {
            {"line", std::to_string(number_)}, {"column", std::string(column)}, {"value", found}}});
  }

  std::size_t number_;
  std::span<const std::string_view> names_;
  std::vector<std::string> fields_;
};

constexpr std::array<std::string_view, 6> series_columns{"id",     "frequency", "season",
                                                         "period", "horizon",   "values"};
constexpr std::array<std::string_view, 6> question_columns{"qid",       "id",   "kind",
                                                           "direction", "step", "target"};

std::vector<double> values_of(std::string_view text) {
  std::vector<double> values;
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    values.push_back(number_of(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return values;
}

std::optional<Question::Kind> kind_of(std::string_view name) {
  if (name == "level") return Question::Kind::level;
  if (name == "sum") return Question::Kind::total;
  if (name == "reach") return Question::Kind::any;
  if (name == "stay") return Question::Kind::stay;
  return std::nullopt;
}

std::optional<Comparison> comparison_of(std::string_view direction) {
  if (direction == "down") return Comparison::at_most;
  if (direction == "up") return Comparison::at_least;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> RowReader::next_line(std::string_view first_column) {
  std::string line;
  while (std::getline(in_, line)) {
    ++line_;
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    std::string_view rest = trimmed(line);
    if (rest.empty() || (line_ == 1 && lowered(take_field(rest)) == first_column)) continue;
    return std::string(trimmed(line));
  }
  return std::nullopt;
}

Result<std::optional<SeriesRow>> RowReader::series() {
  const auto line = next_line("id");
  if (!line) return std::nullopt;
  const Columns columns(*line, line_, series_columns);
  KOERS_CHECK(columns.all_there());
  SeriesRow row;
  row.id = columns.text(0);
  const auto rhythm = rhythm_named(columns.word(1));
  KOERS_TRY(season, columns.count(2));
  KOERS_TRY(period, columns.count(3));
  KOERS_TRY(horizon, columns.count(4));
  row.season = season;
  row.series.period = period;
  row.series.rhythm = rhythm ? *rhythm : rhythm_of_period(period);
  row.horizon = horizon;
  row.series.values = values_of(columns.text(5));
  return row;
}

Result<std::optional<QuestionRow>> RowReader::question() {
  const auto line = next_line("qid");
  if (!line) return std::nullopt;
  const Columns columns(*line, line_, question_columns);
  KOERS_CHECK(columns.all_there());
  QuestionRow row;
  row.name = columns.text(0);
  row.id = columns.text(1);
  const auto kind = kind_of(columns.word(2));
  if (!kind) return columns.wrong(2);
  const auto comparison = comparison_of(columns.word(3));
  if (!comparison) return columns.wrong(3);
  KOERS_TRY(step, columns.count(4));
  const double target = number_of(columns.text(5));
  if (!std::isfinite(target)) return columns.wrong(5);
  row.question.kind = *kind;
  row.question.comparison = *comparison;
  row.question.shares.assign(step, 1.0);
  row.question.threshold = target;
  return row;
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace koers::forecast
