// One pass over the bytes. Which characters belong to a word is decided by tables of ranges; what
// is rare and unknown counts as a letter, so that names in any script stay whole.
#include "language/sentence/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "language/fold.h"

namespace koers::language {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A byte that begins no UTF-8 character is a character of its own, code 0.
Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return {};
  char32_t code = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return {};
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool is_overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  if (is_overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, size};
}

bool is_blank(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x202F ||
         code == 0x2009;
}

bool is_digit(char32_t code) { return code >= '0' && code <= '9'; }

bool is_letter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  if (code < 0xC0 || code == 0xD7 || code == 0xF7) return false;
  return !(code >= 0x2000 && code <= 0x2BFF);  // Punctuation, currencies, arrows, mathematics.
}

// Signs that are written in several ways, and those of two characters.
struct Sign {
  std::string_view written;
  std::string_view folded;
};
constexpr std::array<Sign, 15> signs{{{"<=", "<="},
                                      {">=", ">="},
                                      {"=<", "<="},
                                      {"=>", ">="},
                                      {"\u2264", "<="},
                                      {"\u2265", ">="},
                                      {"\u2212", "-"},
                                      {"\u2013", "-"},
                                      {"\u2014", "-"},
                                      {"->", "->"},
                                      {"\u2192", "->"},
                                      {"\u00D7", "x"},
                                      {"\u00B1", "+-"},
                                      {"+/-", "+-"},
                                      {"\u2019", "'"}}};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const Character next = character_at(text_, at_);
      if (is_blank(next.code)) {
        at_ += next.size;
        is_glued_ = false;
        continue;
      }
      const std::size_t begin = at_;
      if (is_digit(next.code)) {
        take_number();
        const std::size_t suffix = ordinal_suffix(begin);
        at_ += suffix;
        add(suffix > 0 ? TokenKind::word : TokenKind::number, begin);
      } else if (is_letter(next.code)) {
        take_word();
        add(TokenKind::word, begin);
      } else {
        take_sign(next);
      }
      is_glued_ = true;
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] bool is_digit_at(std::size_t at) const {
    return at < text_.size() && is_digit(static_cast<unsigned char>(text_[at]));
  }

  void take_digits() {
    while (is_digit_at(at_)) ++at_;
  }

  // The blank of "10 000", or nothing: after it three digits and no fourth.
  [[nodiscard]] std::size_t group_blank() const {
    if (at_ >= text_.size()) return 0;
    const Character blank = character_at(text_, at_);
    if (!is_blank(blank.code) || blank.code == '\n' || blank.code == '\t') return 0;
    const std::size_t from = at_ + blank.size;
    const bool is_group = is_digit_at(from) && is_digit_at(from + 1) && is_digit_at(from + 2) &&
                          !is_digit_at(from + 3);
    return is_group ? blank.size : 0;
  }

  // "week 26 100 leads": a number that counts periods is no first group of a longer one.
  [[nodiscard]] bool is_counting() const {
    static constexpr std::array<std::string_view, 9> counters{
        "week", "wk", "kwartaal", "quarter", "halfjaar", "fy", "boekjaar", "w", "q"};
    return !tokens_.empty() && std::ranges::find(counters, tokens_.back().folded) != counters.end();
  }

  void take_number() {
    const std::size_t begin = at_;
    take_digits();
    if (at_ - begin <= 3 && text_[begin] != '0' && !is_counting()) {
      for (std::size_t blank = group_blank(); blank > 0; blank = group_blank()) at_ += blank + 3;
    }
    while (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == ',' || text_[at_] == '\'') &&
           is_digit_at(at_ + 1)) {
      ++at_;
      take_digits();
    }
  }

  // "1e", "2de", "3rd": one word, and no number with a unit.
  [[nodiscard]] std::size_t ordinal_suffix(std::size_t begin) const {
    static constexpr std::array<std::string_view, 7> suffixes{"ste", "de", "st", "nd",
                                                              "rd",  "th", "e"};
    if (at_ - begin > 2) return 0;
    for (const auto suffix : suffixes) {
      const std::size_t after = at_ + suffix.size();
      if (!text_.substr(at_).starts_with(suffix)) continue;
      if (after == text_.size() || !is_letter(character_at(text_, after).code)) {
        return is_digit_at(after) ? 0 : suffix.size();
      }
    }
    return 0;
  }

  // "end-2021", "mid-June": the first word stands for itself.
  [[nodiscard]] bool ends_before_hyphen(std::size_t begin) const {
    static constexpr std::array<std::string_view, 7> openers{"end",  "mid",   "eind", "half",
                                                             "half", "begin", "medio"};
    return std::ranges::find(openers, fold(text_.substr(begin, at_ - begin))) != openers.end();
  }

  [[nodiscard]] bool joins_word(const Character& next) const {
    const bool is_mark = next.code == '-' || next.code == '/' || next.code == '.' ||
                         next.code == '\'' || next.code == 0x2019 || next.code == '&' ||
                         next.code == '_';
    if (!is_mark || at_ + next.size >= text_.size()) return false;
    const Character after = character_at(text_, at_ + next.size);
    return is_letter(after.code) || is_digit(after.code);
  }

  void take_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const Character next = character_at(text_, at_);
      const bool is_part = is_letter(next.code) || is_digit(next.code);
      if (!is_part && (!joins_word(next) || (next.code == '-' && ends_before_hyphen(begin))))
        return;
      at_ += next.size;
    }
  }

  void take_sign(const Character& next) {
    const std::size_t begin = at_;
    const auto known = std::ranges::find_if(
        signs, [&](const Sign& sign) { return text_.substr(at_).starts_with(sign.written); });
    at_ += known == signs.end() ? next.size : known->written.size();
    add(TokenKind::sign, begin);
    if (known != signs.end()) tokens_.back().folded = known->folded;
  }

  void add(TokenKind kind, std::size_t begin) {
    const std::string_view written = text_.substr(begin, at_ - begin);
    tokens_.push_back({.kind = kind,
                       .folded = kind == TokenKind::word ? fold(written) : std::string(written),
                       .text = written,
                       .span = {begin, at_},
                       .is_glued = is_glued_});
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool is_glued_ = false;
};

}  // namespace

Span joined(Span one, Span other) {
  if (one.is_empty()) return other;
  if (other.is_empty()) return one;
  return {std::min(one.begin, other.begin), std::max(one.end, other.end)};
}

std::vector<Token> split_endings(std::vector<Token> tokens,
                                 std::span<const std::string_view> endings) {
  constexpr std::size_t stem_letters_min = 3;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& whole = tokens[i];
    const auto ending = std::ranges::find_if(endings, [&](std::string_view word) {
      return whole.is_word() && whole.folded.ends_with(word) && whole.text.ends_with(word) &&
             whole.folded.size() >= word.size() + stem_letters_min;
    });
    if (ending == endings.end()) continue;
    Token end = whole;
    end.folded = *ending;
    end.text.remove_prefix(end.text.size() - ending->size());
    end.span.begin = end.span.end - ending->size();
    end.is_glued = true;
    whole.folded.resize(whole.folded.size() - ending->size());
    whole.text.remove_suffix(ending->size());
    whole.span.end = end.span.begin;
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(end));
    ++i;
  }
  return tokens;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    if (next.code == 0 && text[at] != '\0') return false;
    at += next.size;
  }
  return true;
}

std::string as_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    if (next.code == 0 && text[at] != '\0') {
      out += "\uFFFD";
    } else {
      out += text.substr(at, next.size);
    }
    at += next.size;
  }
  return out;
}

bool is_at(std::span<const Token> tokens, std::size_t at, std::string_view word) {
  return at < tokens.size() && tokens[at].is(word);
}

bool is_glued_at(std::span<const Token> tokens, std::size_t at, std::string_view word) {
  return is_at(tokens, at, word) && tokens[at].is_glued;
}

std::optional<int> digits_at(std::span<const Token> tokens, std::size_t at) {
  if (at >= tokens.size() || !tokens[at].is_number()) return std::nullopt;
  const std::string& digits = tokens[at].folded;
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::vector<Token> tokens_of(std::string_view text) { return Scanner(text).run(); }

}  // namespace koers::language
