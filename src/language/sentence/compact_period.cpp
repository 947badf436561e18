// A run is read piece by piece: marks with their numbers, "fy" and years, in any order.
#include "language/sentence/compact_period.h"

#include <charconv>

namespace koers::language {
namespace {

constexpr int years_from = 1990;
constexpr int years_to = 2100;
/// No such run is longer.
constexpr std::size_t letters_max = 12;
constexpr std::size_t tokens_max = 5;

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

std::optional<PeriodForm> part_of(std::string_view letters) {
  if (letters == "q" || letters == "k") return PeriodForm::quarter;
  if (letters == "h" || letters == "s" || letters == "hy") return PeriodForm::half;
  if (letters == "w" || letters == "wk" || letters == "week") return PeriodForm::week;
  return std::nullopt;
}

class CompactReader {
 public:
  explicit CompactReader(std::string_view text) : text_(text) {}

  std::optional<CompactPeriod> run() {
    while (at_ < text_.size()) {
      if (!take_piece()) return std::nullopt;
      if (at_ < text_.size() && (text_[at_] == '-' || text_[at_] == '/' || text_[at_] == '\''))
        ++at_;
    }
    const bool is_complete = out_.part ? out_.number > 0 : out_.year.is_fiscal;
    return is_complete ? std::optional(out_) : std::nullopt;
  }

 private:
  std::string_view letters() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
    return text_.substr(begin, at_ - begin);
  }
  std::string_view digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool take_piece() {
    if (const auto word = letters(); !word.empty()) {
      if (word == "fy" || word == "bj") {
        out_.year.is_fiscal = true;
        if (at_ < text_.size() && text_[at_] == '\'') ++at_;
        return take_year(digits());
      }
      if (out_.part) return false;
      out_.part = part_of(word);
      return out_.part && (pending_ > 0 ? take_number(pending_) : take_digits());
    }
    const auto number = digits();
    if (number.size() == 1 && !out_.part) {
      pending_ = *whole_number(number);  // "1h21": the number comes first.
      return pending_ > 0 && at_ < text_.size();
    }
    return take_year(number);
  }

  bool take_digits() {
    const auto number = digits();
    return number.size() <= 2 && !number.empty() && take_number(*whole_number(number));
  }

  bool take_number(int number) {
    out_.number = number;
    const int most = out_.part == PeriodForm::quarter ? 4 : out_.part == PeriodForm::half ? 2 : 53;
    return number >= 1 && number <= most;
  }

  bool take_year(std::string_view number) {
    // Two digits are a year behind "FY" and a mark alone: "03/04" is none.
    const bool may_be_short = out_.year.is_fiscal || out_.part;
    if (out_.has_year || (number.size() != 4 && (number.size() != 2 || !may_be_short)))
      return false;
    const int year = *whole_number(number) + (number.size() == 2 ? 2000 : 0);
    if (!is_likely_year(year)) return false;
    out_.has_year = true;
    out_.year.year = year;
    return take_second_year(year);
  }

  // "2020/21" and "2020-2021": the year after it, or no pair.
  bool take_second_year(int first) {
    if (at_ >= text_.size() || (text_[at_] != '/' && text_[at_] != '-')) return true;
    const std::size_t before = at_++;
    const auto second = digits();
    const bool follows = (second.size() == 2 && *whole_number(second) == (first + 1) % 100) ||
                         (second.size() == 4 && *whole_number(second) == first + 1);
    const bool is_whole = at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9';
    if (follows && is_whole) {
      out_.year.is_pair = out_.year.is_fiscal = true;
      return true;
    }
    at_ = before;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int pending_ = 0;
  CompactPeriod out_;
};

}  // namespace

bool is_likely_year(int year) { return year >= years_from && year <= years_to; }

std::optional<CompactPeriod> compact_period_at(std::span<const Token> tokens, std::size_t at) {
  if (at >= tokens.size() || tokens[at].folded.size() > letters_max) return std::nullopt;
  std::optional<CompactPeriod> longest;
  std::string text;
  for (std::size_t i = at; i < tokens.size() && i < at + tokens_max; ++i) {
    if (i > at && !tokens[i].is_glued) break;
    text += tokens[i].folded;
    auto compact = CompactReader(text).run();
    if (!compact) continue;
    compact->length = compact->year.length = i + 1 - at;
    longest = compact;
  }
  return longest;
}

}  // namespace koers::language
