// A scanner of SQL tokens: strings, quoted names, dollar quotes, comments, words, everything else.
#include "measure/sql/text.h"

#include <cctype>
#include <optional>

namespace koers::measure::sql {
namespace {

std::string enclosed(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char letter : text) {
    out += letter;
    if (letter == quote) out += letter;
  }
  return out + quote;
}

bool starts_word(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return std::isalpha(byte) != 0 || letter == '_' || byte >= 0x80;
}

bool continues_word(char letter) {
  return starts_word(letter) || std::isdigit(static_cast<unsigned char>(letter)) != 0 ||
         letter == '$';
}

enum class TokenKind { word, quoted_name, string, comment, symbol, unfinished };

struct Token {
  TokenKind kind;
  std::string_view text;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<Token> next() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    if (at_ >= text_.size()) return std::nullopt;
    const char letter = text_[at_];
    if (letter == '\'') return enclosed_in('\'', TokenKind::string);
    if (letter == '"') return enclosed_in('"', TokenKind::quoted_name);
    if (text_.substr(at_, 2) == "--") return until("\n", 2, TokenKind::comment);
    if (text_.substr(at_, 2) == "/*") return block_comment();
    if (letter == '$') return dollar_quoted();
    if (starts_word(letter)) return word();
    return take(1, TokenKind::symbol);
  }

 private:
  Token take(std::size_t length, TokenKind kind) {
    const Token token{kind, text_.substr(at_, length)};
    at_ += token.text.size();
    return token;
  }

  Token word() {
    // E'…' is a string in which a backslash hides the quote.
    if ((text_[at_] == 'e' || text_[at_] == 'E') && text_.substr(at_ + 1, 1) == "'")
      return escaped_string();
    std::size_t length = 1;
    while (at_ + length < text_.size() && continues_word(text_[at_ + length])) ++length;
    return take(length, TokenKind::word);
  }

  Token escaped_string() {
    for (std::size_t end = at_ + 2; end < text_.size(); ++end) {
      const bool is_doubled = text_[end] == '\'' && text_.substr(end + 1, 1) == "'";
      if (text_[end] == '\\' || is_doubled) {
        ++end;
      } else if (text_[end] == '\'') {
        return take(end + 1 - at_, TokenKind::string);
      }
    }
    return take(text_.size(), TokenKind::unfinished);
  }

  Token enclosed_in(char quote, TokenKind kind) {
    for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
      if (text_[end] != quote) continue;
      if (text_.substr(end + 1, 1) == std::string_view(&quote, 1)) {
        ++end;
        continue;
      }
      return take(end + 1 - at_, kind);
    }
    return take(text_.size(), TokenKind::unfinished);
  }

  Token until(std::string_view mark, std::size_t from, TokenKind kind) {
    const std::size_t end = text_.find(mark, at_ + from);
    if (end != std::string_view::npos) return take(end + mark.size() - at_, kind);
    return take(text_.size(), mark == "\n" ? kind : TokenKind::unfinished);
  }

  // Comments nest in some dialects and not in others: one that opens inside another is refused as
  // unfinished.
  Token block_comment() {
    const std::size_t end = text_.find("*/", at_ + 2);
    const std::size_t nested = text_.find("/*", at_ + 2);
    if (end == std::string_view::npos || nested < end)
      return take(text_.size(), TokenKind::unfinished);
    return take(end + 2 - at_, TokenKind::comment);
  }

  Token dollar_quoted() {
    std::size_t length = 1;
    while (at_ + length < text_.size() && continues_word(text_[at_ + length]) &&
           text_[at_ + length] != '$')
      ++length;
    if (text_.substr(at_ + length, 1) != "$") return take(1, TokenKind::symbol);
    return until(text_.substr(at_, length + 1), length + 1, TokenKind::string);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string unquoted(std::string_view name) {
  std::string out;
  for (std::size_t at = 1; at + 1 < name.size(); ++at) {
    out += name[at];
    if (name[at] == '"') ++at;
  }
  return out;
}

Failure not_one_expression(std::string_view pointer, std::string words) {
  Error error;
  error.code = "measure.not_one_expression";
  error.pointer = std::string(pointer);
  error.detail = std::move(words);
  return fail(std::move(error));
}

}  // namespace

std::string quoted_name(std::string_view name) { return enclosed(name, '"'); }

std::string quoted_text(std::string_view text) { return enclosed(text, '\''); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& letter : out) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return out;
}

std::string first_word(std::string_view fragment) {
  Scanner scanner(fragment);
  auto token = scanner.next();
  while (token && token->kind == TokenKind::comment) token = scanner.next();
  return token && token->kind == TokenKind::word ? lower(token->text) : "";
}

std::string_view trimmed(std::string_view fragment) {
  const std::size_t first = fragment.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return fragment.substr(first, fragment.find_last_not_of(" \t\r\n") + 1 - first);
}

bool Mentions::holds(std::string_view name) const { return words.contains(lower(name)); }

void Mentions::add(const Mentions& other) {
  words.insert(other.words.begin(), other.words.end());
  has_star = has_star || other.has_star;
  has_subquery = has_subquery || other.has_subquery;
}

Mentions mentions_of(std::string_view fragment) {
  Mentions found;
  Scanner scanner(fragment);
  std::string_view before;
  while (const auto token = scanner.next()) {
    if (token->kind == TokenKind::comment) continue;
    if (token->kind == TokenKind::word) found.words.insert(lower(token->text));
    if (token->kind == TokenKind::quoted_name) found.words.insert(lower(unquoted(token->text)));
    const bool is_symbol = token->kind == TokenKind::symbol;
    if (is_symbol && (token->text == "#" || (token->text == "*" && before != "(")))
      found.has_star = true;
    before = token->text;
  }
  // All of it may be the name of a column, blanks and all.
  found.words.insert(lower(trimmed(fragment)));
  found.has_subquery = found.holds("select") || found.holds("from");
  found.has_star = found.has_star || found.holds("columns");
  return found;
}

Result<void> check_fragment(std::string_view fragment, std::string_view pointer) {
  Scanner scanner(fragment);
  int depth = 0;
  while (const auto token = scanner.next()) {
    if (token->kind == TokenKind::unfinished)
      return not_one_expression(pointer, "a string or comment without end");
    if (token->kind != TokenKind::symbol) continue;
    if (token->text == ";") return not_one_expression(pointer, "';' ends a statement");
    if (token->text == "(") ++depth;
    if (token->text == ")" && --depth < 0) return not_one_expression(pointer, "')' without '('");
  }
  if (depth > 0) return not_one_expression(pointer, "'(' without ')'");
  return {};
}

}  // namespace koers::measure::sql
