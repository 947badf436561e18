// A sentence cut into words, numbers and signs, each with its place in the text. Knows how numbers
// and abbreviations are written, and nothing of what words mean.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace koers::language {

/// Bytes [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is_empty() const { return begin >= end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both; an empty one adds nothing.
[[nodiscard]] Span joined(Span one, Span other);

enum class TokenKind : std::uint8_t {
  word,    ///< Letters and what stands between them: "e-mails", "t.o.v", "FY20/21", "Q1".
  number,  ///< Digits with their marks: "25.000", "1,2", "10 000".
  sign,    ///< One character or pair: "%", "€", "<=", "(".
};

struct Token {
  TokenKind kind = TokenKind::sign;
  std::string folded;     ///< Lower case, without accents; a number's digits as written.
  std::string_view text;  ///< As written; a view into the sentence.
  Span span;
  bool is_glued = false;  ///< No blank between it and the token before.

  [[nodiscard]] bool is(std::string_view wanted) const { return folded == wanted; }
  [[nodiscard]] bool is_word() const { return kind == TokenKind::word; }
  [[nodiscard]] bool is_number() const { return kind == TokenKind::number; }
};

/// Whether a token is there and is this word; glued: with no blank before it.
[[nodiscard]] bool is_at(std::span<const Token> tokens, std::size_t at, std::string_view word);
[[nodiscard]] bool is_glued_at(std::span<const Token> tokens, std::size_t at,
                               std::string_view word);

/// The number of a token that is all digits; none for "1,5" and for words.
[[nodiscard]] std::optional<int> digits_at(std::span<const Token> tokens, std::size_t at);

/// Bytes that are not UTF-8 become signs of their own; nothing is lost but blanks. `text` has to
/// outlive the tokens.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

/// The word cut in two where its end is one of `endings` and at least three letters stand before
/// it: "omzetgroei" into "omzet" and "groei". Other tokens stay whole.
[[nodiscard]] std::vector<Token> split_endings(std::vector<Token> tokens,
                                               std::span<const std::string_view> endings);

/// Whether every byte belongs to a UTF-8 character.
[[nodiscard]] bool is_utf8(std::string_view text);

/// The text with U+FFFD for each byte that belongs to none.
[[nodiscard]] std::string as_utf8(std::string_view text);

}  // namespace koers::language
