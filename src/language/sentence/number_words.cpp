// Units and tens are listed; the numbers between are put together of them, in either language's
// order.
#include "language/sentence/number_words.h"

#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace koers::language {
namespace {

using Values = std::unordered_map<std::string_view, double>;

const Values& small_numbers() {
  static const Values values{
      {"nul", 0},          {"zero", 0},       {"one", 1},        {"twee", 2},
      {"two", 2},          {"drie", 3},       {"three", 3},      {"vier", 4},
      {"four", 4},         {"vijf", 5},       {"five", 5},       {"zes", 6},
      {"six", 6},          {"zeven", 7},      {"seven", 7},      {"acht", 8},
      {"eight", 8},        {"negen", 9},      {"nine", 9},       {"tien", 10},
      {"ten", 10},         {"elf", 11},       {"eleven", 11},    {"twaalf", 12},
      {"twelve", 12},      {"dertien", 13},   {"thirteen", 13},  {"veertien", 14},
      {"fourteen", 14},    {"vijftien", 15},  {"fifteen", 15},   {"zestien", 16},
      {"sixteen", 16},     {"zeventien", 17}, {"seventeen", 17}, {"achttien", 18},
      {"eighteen", 18},    {"negentien", 19}, {"nineteen", 19},  {"anderhalf", 1.5},
      {"anderhalve", 1.5}, {"half", 0.5},     {"halve", 0.5},    {"honderd", 100},
      {"hundred", 100},    {"dozijn", 12},    {"dozen", 12},     {"duizend", 1000},
      {"thousand", 1000}};
  return values;
}

const Values& tens() {
  static const Values values{{"twintig", 20}, {"twenty", 20}, {"dertig", 30},   {"thirty", 30},
                             {"veertig", 40}, {"forty", 40},  {"vijftig", 50},  {"fifty", 50},
                             {"zestig", 60},  {"sixty", 60},  {"zeventig", 70}, {"seventy", 70},
                             {"tachtig", 80}, {"eighty", 80}, {"negentig", 90}, {"ninety", 90}};
  return values;
}

std::optional<double> value_in(const Values& values, std::string_view word) {
  const auto found = values.find(word);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> units_of(std::string_view word) {
  const auto value = word == "een" ? std::optional(1.0) : value_in(small_numbers(), word);
  return value && *value >= 1 && *value <= 9 && *value != 1.5 ? value : std::nullopt;
}

// "vijfentwintig" and "twenty-five".
std::optional<double> below_hundred(std::string_view word) {
  if (const auto hyphen = word.find('-'); hyphen != std::string_view::npos) {
    const auto ten = value_in(tens(), word.substr(0, hyphen));
    const auto one = units_of(word.substr(hyphen + 1));
    return ten && one ? std::optional(*ten + *one) : std::nullopt;
  }
  for (const auto& [name, ten] : tens()) {
    if (!word.ends_with(name)) continue;
    std::string_view rest = word.substr(0, word.size() - name.size());
    if (!rest.ends_with("en")) return std::nullopt;
    const auto one = units_of(rest.substr(0, rest.size() - 2));
    return one ? std::optional(ten + *one) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<double> known(std::string_view word) {
  if (const auto value = value_in(small_numbers(), word)) return value;
  if (const auto value = value_in(tens(), word)) return value;
  return below_hundred(word);
}

// "tweehonderd", "vijftienhonderdtwintig", "drieduizendvijfhonderd": so many of `size` and a rest.
std::optional<double> composed(std::string_view word, std::string_view name = "duizend",
                               double size = 1000) {
  const auto next = [&](std::string_view part) {
    return size == 1000 ? composed(part, "honderd", 100) : known(part);
  };
  const auto at = word.find(name);
  if (at == std::string_view::npos) return next(word);
  const auto count = at == 0 ? std::optional(1.0) : next(word.substr(0, at));
  std::string_view rest = word.substr(at + name.size());
  if (rest.starts_with("en") && rest.size() > 2) rest.remove_prefix(2);
  const auto more = rest.empty() ? std::optional(0.0) : next(rest);
  const bool counts = count && more && *count >= 1 && *count == std::floor(*count) && *more < size;
  return counts ? std::optional(*count * size + *more) : std::nullopt;
}

}  // namespace

std::optional<double> number_word(const Token& token) {
  if (!token.is_word()) return std::nullopt;
  if (token.is("een")) {
    return token.text == "een" || token.text == "Een" || token.text == "EEN" ? std::nullopt
                                                                             : std::optional(1.0);
  }
  return composed(token.folded);
}

std::optional<WholeNumber> whole_number_at(std::span<const Token> tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  const Token& token = tokens[at];
  if (token.is_number()) {
    int value = 0;
    const char* end = token.folded.data() + token.folded.size();
    const auto [stop, error] = std::from_chars(token.folded.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return WholeNumber{.value = static_cast<double>(value), .length = 1};
  }
  const auto value = number_word(token);
  return value ? std::optional(WholeNumber{.value = *value, .length = 1}) : std::nullopt;
}

}  // namespace koers::language
