// Reading of rows.
#include "forecast/rows.h"

#include <charconv>
#include <istream>
#include <string_view>

namespace koers::forecast {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  return text;
}

// Up to the next separator, which is taken away with it.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const auto field = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return trimmed(field);
}

double number_of(std::string_view text) {
  double value = missing;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  return error == std::errc{} && end == last ? value : missing;
}

std::size_t count_of(std::string_view text, std::size_t otherwise) {
  constexpr double largest = 1e6;
  const double value = number_of(text);
  return value >= 1 && value <= largest ? static_cast<std::size_t>(value) : otherwise;
}

std::vector<double> values_of(std::string_view text) {
  std::vector<double> values;
  for (text = trimmed(text); !text.empty();) {
    const auto field = take(text, ' ');
    if (!field.empty()) values.push_back(number_of(field));
  }
  return values;
}

std::optional<std::string> next_line(std::istream& in, std::string_view header) {
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!trimmed(line).empty() && !line.starts_with(header)) return line;
  }
  return std::nullopt;
}

Question::Kind kind_of(std::string_view name) {
  if (name == "sum") return Question::Kind::total;
  if (name == "reach") return Question::Kind::any;
  return name == "stay" ? Question::Kind::stay : Question::Kind::level;
}

}  // namespace

std::optional<SeriesRow> read_series_row(std::istream& in) {
  const auto line = next_line(in, "id,frequency");
  if (!line) return std::nullopt;
  std::string_view rest(*line);
  SeriesRow row;
  row.id = take(rest, ',');
  const auto rhythm = rhythm_named(take(rest, ','));
  row.season = count_of(take(rest, ','), 1);
  row.series.period = count_of(take(rest, ','), 1);
  row.series.rhythm = rhythm ? *rhythm : rhythm_of_period(row.series.period);
  row.horizon = count_of(take(rest, ','), 1);
  row.series.values = values_of(rest);
  return row;
}

std::optional<QuestionRow> read_question_row(std::istream& in) {
  const auto line = next_line(in, "qid,id");
  if (!line) return std::nullopt;
  std::string_view rest(*line);
  QuestionRow row;
  row.name = take(rest, ',');
  row.id = take(rest, ',');
  row.question.kind = kind_of(take(rest, ','));
  row.question.comparison = take(rest, ',') == "down" ? Comparison::at_most : Comparison::at_least;
  row.question.shares.assign(count_of(take(rest, ','), 1), 1.0);
  row.question.threshold = number_of(take(rest, ','));
  return row;
}

}  // namespace koers::forecast
