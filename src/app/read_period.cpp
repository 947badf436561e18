// Splits a text into numbers and words, then tries the shapes that people use.
#include "app/read_period.h"

#include <array>
#include <string>
#include <vector>

namespace koers::app {
namespace {

using domain::Grain;

struct Token {
  std::string text;  // Lower case.
  int number = -1;   // -1: a word.
  std::size_t digits = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    Token token;
    while (i < text.size() && is_digit(text[i])) token.text += text[i++];
    if (!token.text.empty()) {
      token.digits = token.text.size();
      token.number = token.digits <= 6 ? std::stoi(token.text) : 1'000'000;
    } else {
      while (i < text.size() && is_word(text[i])) token.text += text[i++];
      if (token.text.empty()) {
        ++i;
        continue;
      }
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::string lower_without_time(std::string_view text) {
  std::string lower;
  for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto colon = lower.find(':');
  if (colon == std::string::npos) return lower;
  const auto cut = lower.find_last_of(" t", colon);
  return cut == std::string::npos ? lower : lower.substr(0, cut);
}

// 1–12; 0 where it is no month. Dutch and English, whole or from three letters on.
int month_named(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> names{
      {{"januari", "january"},
       {"februari", "february"},
       {"maart", "march"},
       {"april", "april"},
       {"mei", "may"},
       {"juni", "june"},
       {"juli", "july"},
       {"augustus", "august"},
       {"september", "september"},
       {"oktober", "october"},
       {"november", "november"},
       {"december", "december"}}};
  if (word == "mrt") return 3;
  if (word.size() < 3) return 0;
  for (std::size_t month = 0; month < names.size(); ++month) {
    for (const auto name : names[month]) {
      if (name.starts_with(word)) return static_cast<int>(month) + 1;
    }
  }
  return 0;
}

int full_year(const Token& token) {
  if (token.digits == 4) return token.number;
  return token.digits == 2 ? 2000 + token.number : -1;
}

std::optional<ReadPeriod> day(int year, int month, int day_of_month, bool is_order_free) {
  if (year < 1000 || month < 1 || day_of_month < 1) return std::nullopt;
  const auto date =
      make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month));
  if (!date) return std::nullopt;
  return ReadPeriod{
      .first = *date, .grain = Grain::day, .has_year = true, .is_order_free = is_order_free};
}

std::optional<ReadPeriod> month_of_year(int year, int month, bool has_year) {
  auto found = day(year, month, 1, true);
  if (found) {
    found->grain = Grain::month;
    found->has_year = has_year;
  }
  return found;
}

// Three numbers: a day, in the order asked for unless the year stands first.
std::optional<ReadPeriod> three_numbers(const std::vector<Token>& t, DateOrder order) {
  if (t[0].digits == 4) return day(t[0].number, t[1].number, t[2].number, true);
  if (order == DateOrder::year_month_day)
    return day(full_year(t[0]), t[1].number, t[2].number, true);
  const int year = full_year(t[2]);
  const bool could_be_either = t[0].number <= 12 && t[1].number <= 12 && t[0].number != t[1].number;
  if (order == DateOrder::month_day_year)
    return day(year, t[0].number, t[1].number, !could_be_either);
  return day(year, t[1].number, t[0].number, !could_be_either);
}

// Words with a month's name: "mrt", "mrt 2026", "1 maart 2026", "March 1, 2026", "1 mrt".
std::optional<ReadPeriod> with_month_name(const std::vector<Token>& tokens, int year_given) {
  int month = 0;
  std::vector<Token> numbers;
  for (const auto& token : tokens) {
    if (token.number >= 0) {
      numbers.push_back(token);
    } else if (const int named = month_named(token.text); named > 0 && month == 0) {
      month = named;
    } else if (token.text != "st" && token.text != "nd" && token.text != "rd" &&
               token.text != "th") {
      return std::nullopt;
    }
  }
  if (month == 0 || numbers.size() > 2) return std::nullopt;
  if (numbers.empty()) return month_of_year(year_given, month, false);
  if (numbers.size() == 2) return day(full_year(numbers[1]), month, numbers[0].number, true);
  const bool names_year = numbers[0].digits == 4 || tokens.front().number < 0;
  if (names_year) return month_of_year(full_year(numbers[0]), month, true);
  auto found = day(year_given, month, numbers[0].number, true);
  if (found) found->has_year = false;
  return found;
}

struct Part {
  Grain grain;
  std::string_view letter;  // As in labels: 2026-Q1.
};

std::optional<Part> part_named(std::string_view word) {
  if (word == "q" || word == "k" || word == "kw" || word == "kwartaal" || word == "quarter")
    return Part{Grain::quarter, "Q"};
  if (word == "h" || word == "halfjaar" || word == "half") return Part{Grain::half, "H"};
  if (word == "w" || word == "wk" || word == "week") return Part{Grain::week, "W"};
  return std::nullopt;
}

// "Q1 2026", "2026 K1", "1e kwartaal 2026", "week 7 2026", "2026-W07", "week 7".
std::optional<ReadPeriod> with_part_name(const std::vector<Token>& tokens,
                                         const domain::Calendar& calendar, int year_given) {
  std::optional<Part> part;
  int year = -1;
  int number = -1;
  for (const auto& token : tokens) {
    if (token.number < 0) {
      if (const auto named = part_named(token.text))
        part = named;
      else if (token.text != "e" && token.text != "van" && token.text != "of")
        return std::nullopt;
    } else if (token.digits == 4) {
      year = token.number;
    } else {
      number = token.number;
    }
  }
  if (!part || number < 1) return std::nullopt;
  const bool has_year = year >= 0;
  if (!has_year) year = year_given;
  const std::string digits = part->grain == Grain::week && number < 10
                                 ? "0" + std::to_string(number)
                                 : std::to_string(number);
  const auto named =
      calendar.parse_label(std::to_string(year) + "-" + std::string(part->letter) + digits);
  if (!named) return std::nullopt;
  return ReadPeriod{.first = named->period.first, .grain = part->grain, .has_year = has_year};
}

// "ma 5 jan 2026", "Monday, 5 January": the date says which day of the week it is.
bool is_weekday(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 2>, 7> names{{{"maandag", "monday"},
                                                                         {"dinsdag", "tuesday"},
                                                                         {"woensdag", "wednesday"},
                                                                         {"donderdag", "thursday"},
                                                                         {"vrijdag", "friday"},
                                                                         {"zaterdag", "saturday"},
                                                                         {"zondag", "sunday"}}};
  if (word.size() < 2) return false;
  for (const auto& [dutch, english] : names) {
    const bool is_dutch = word.size() == 2 ? dutch.starts_with(word) : dutch == word;
    if (is_dutch || (word.size() >= 3 && english.starts_with(word))) return true;
  }
  return false;
}

std::optional<ReadPeriod> two_numbers(const std::vector<Token>& t) {
  if (t[0].digits == 4) return month_of_year(t[0].number, t[1].number, true);
  if (t[1].digits == 4) return month_of_year(t[1].number, t[0].number, true);
  return std::nullopt;
}

std::optional<ReadPeriod> one_number(const Token& token) {
  if (token.digits != 4 || token.number < 1900 || token.number > 2200) return std::nullopt;
  auto found = day(token.number, 1, 1, true);
  if (found) found->grain = Grain::year;
  return found;
}

}  // namespace

std::string_view name_of(DateOrder order) {
  switch (order) {
    case DateOrder::day_month_year:
      return "dmy";
    case DateOrder::month_day_year:
      return "mdy";
    case DateOrder::year_month_day:
      return "ymd";
  }
  return "dmy";
}

std::optional<ReadPeriod> read_period(std::string_view text, const domain::Calendar& calendar,
                                      const ReadPeriodOptions& options) {
  if (text.size() > 40) return std::nullopt;
  // Marks of money, shares and decimals belong to values.
  if (text.find_first_of("%$+()") != std::string_view::npos || text.starts_with('-'))
    return std::nullopt;
  auto tokens = tokens_of(lower_without_time(text));
  if (tokens.size() > 2 && is_weekday(tokens.front().text)) tokens.erase(tokens.begin());
  if (tokens.empty() || tokens.size() > 5) return std::nullopt;
  bool has_words = false;
  for (const auto& token : tokens) has_words = has_words || token.number < 0;
  if (has_words) {
    if (const auto named = with_part_name(tokens, calendar, options.year)) return named;
    return with_month_name(tokens, options.year);
  }
  if (tokens.size() == 3) return three_numbers(tokens, options.order);
  if (tokens.size() == 2 && text.find_first_of(".,") == std::string_view::npos)
    return two_numbers(tokens);
  return tokens.size() == 1 ? one_number(tokens[0]) : std::nullopt;
}

}  // namespace koers::app
