// Reading: recursive descent over the text itself; what was read is written as postfix steps.
#include <algorithm>
#include <array>
#include <charconv>

#include "formula/formula.h"

namespace koers::formula {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The beginning of a text, in whole characters.
std::string excerpt(std::string_view text) {
  constexpr std::size_t bytes_max = 12;
  std::size_t end = std::min(bytes_max, text.size());
  const auto is_within_character = [&] {
    return end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;
  };
  while (end > 0 && is_within_character()) --end;
  return std::string(text.substr(0, end));
}

// "1 year", "12 months": grains may be written in the plural.
std::optional<domain::Grain> grain_in(std::string_view word) {
  if (word.size() > 1 && word.back() == 's') word.remove_suffix(1);
  const auto grain = domain::parse_grain(word);
  return grain ? std::optional(*grain) : std::nullopt;
}

}  // namespace

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Formula> run() {
    if (text_.size() > text_bytes_max) return fail(ErrorKind::invalid, "formula.too_long");
    KOERS_CHECK(sum());
    if (!is_at_end()) return unexpected("+ - * /");
    if (formula_.inputs_.empty()) return fail(ErrorKind::invalid, "formula.no_metric");
    if (formula_.inputs_.size() > inputs_max) return fail(ErrorKind::invalid, "formula.too_long");
    return std::move(formula_);
  }

 private:
  using Op = Formula::Op;

  Result<void> sum() {
    KOERS_CHECK(product());
    while (true) {
      const auto op = taken("+-");
      if (!op) return {};
      KOERS_CHECK(product());
      add({.op = *op == '+' ? Op::add : Op::subtract, .count = 2});
    }
  }

  Result<void> product() {
    KOERS_CHECK(factor());
    while (true) {
      const auto op = taken("*/");
      if (!op) return {};
      KOERS_CHECK(factor());
      add({.op = *op == '*' ? Op::multiply : Op::divide, .count = 2});
    }
  }

  Result<void> factor() {
    if (++depth_ > depth_max) return fail(ErrorKind::invalid, "formula.too_long");
    KOERS_CHECK(inner_factor());
    --depth_;
    return {};
  }

  Result<void> inner_factor() {
    if (taken("-")) {
      KOERS_CHECK(factor());
      add({.op = Op::negate, .count = 1});
      return {};
    }
    if (taken("(")) {
      KOERS_CHECK(sum());
      return close(")");
    }
    const char next = peek();
    if (is_digit(next) || next == '.') return number();
    if (next == '"') {
      KOERS_TRY(name, quoted_name());
      return take_value_of({.metric = name});
    }
    if (is_letter(next)) return name_or_function();
    return unexpected("a number, a metric or (");
  }

  Result<void> number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(),
                                              value, std::chars_format::general);
    const auto next = static_cast<std::size_t>(end - text_.data());
    const bool runs_on = next < text_.size() && (is_letter(text_[next]) || text_[next] == '.');
    if (error != std::errc() || runs_on) return unexpected("a number such as 1.5");
    at_ = next;
    add({.op = Op::number, .number = value});
    return {};
  }

  Result<void> name_or_function() {
    const std::size_t start = at_;
    const std::string_view word = read_word();
    if (peek() == '(') return function(word, start);
    KOERS_TRY(id, id_of(word, start));
    return take_value_of({.metric = id});
  }

  Result<void> function(std::string_view name, std::size_t start) {
    struct Known {
      std::string_view name;
      Op op;
    };
    static constexpr std::array<Known, 4> known{{{"abs", Op::absolute},
                                                 {"coalesce", Op::first_known},
                                                 {"max", Op::greatest},
                                                 {"min", Op::least}}};
    if (name == "offset") return offset();
    const auto found = std::ranges::find(known, name, &Known::name);
    if (found == known.end()) {
      at_ = start;
      return complaint(
          "formula.unknown_function",
          {{"name", std::string(name)}, {"choices", "abs, coalesce, max, min, offset"}});
    }
    KOERS_CHECK(close("("));
    std::size_t count = 0;
    do {
      KOERS_CHECK(sum());
      ++count;
    } while (found->op != Op::absolute && taken(","));
    KOERS_CHECK(close(")"));
    add({.op = found->op, .count = count});
    return {};
  }

  // offset(metric, 1 year)
  Result<void> offset() {
    KOERS_CHECK(close("("));
    domain::MetricInput input;
    const char next = peek();
    const std::size_t start = at_;
    if (next == '"') {
      KOERS_TRY(name, quoted_name());
      input.metric = name;
    } else if (is_letter(next)) {
      KOERS_TRY(name, id_of(read_word(), start));
      input.metric = name;
    } else {
      return unexpected("a metric");
    }
    KOERS_CHECK(close(","));
    KOERS_CHECK(distance(input));
    KOERS_CHECK(close(")"));
    return take_value_of(input);
  }

  Result<void> distance(domain::MetricInput& input) {
    skip_blanks();
    const std::size_t start = at_;
    const auto [end, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), input.back);
    at_ = static_cast<std::size_t>(end - text_.data());
    skip_blanks();
    const auto grain = grain_in(read_word());
    if (error == std::errc() && grain && input.back > 0 && input.back <= domain::offset_steps_max) {
      input.step = *grain;
      return {};
    }
    at_ = start;
    return complaint("formula.bad_offset", {});
  }

  // A letter, then what slugs hold; a hyphen only where more of the name follows.
  std::string_view read_word() {
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
      const bool joins = (c == '-' || c == '.') && (is_letter(next) || is_digit(next));
      if (!is_letter(c) && !is_digit(c) && c != '_' && !joins) break;
      ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  Result<Id<domain::Metric>> quoted_name() {
    const std::size_t start = at_;
    const auto end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) return unexpected("a closing \"");
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return id_of(name, start);
  }

  Result<Id<domain::Metric>> id_of(std::string_view name, std::size_t start) {
    auto id = Id<domain::Metric>::create(name);
    if (!id) {
      at_ = start;
      return unexpected("a metric");
    }
    return id;
  }

  Result<void> take_value_of(const domain::MetricInput& input) {
    auto& inputs = formula_.inputs_;
    auto found = std::ranges::find(inputs, input);
    if (found == inputs.end()) found = inputs.insert(inputs.end(), input);
    add({.op = Op::input, .count = static_cast<std::size_t>(found - inputs.begin())});
    return {};
  }

  void add(const Formula::Step& step) { formula_.steps_.push_back(step); }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  bool is_at_end() {
    skip_blanks();
    return at_ == text_.size();
  }

  // '\0' at the end.
  char peek() { return is_at_end() ? '\0' : text_[at_]; }

  std::optional<char> taken(std::string_view any_of) {
    const char next = peek();
    if (next == '\0' || any_of.find(next) == std::string_view::npos) return std::nullopt;
    ++at_;
    return next;
  }

  Result<void> close(std::string_view with) {
    if (taken(with)) return {};
    return unexpected(std::string(with));
  }

  Failure unexpected(const std::string& expected) {
    const char next = peek();
    const std::string found = next == '\0' ? std::string() : excerpt(text_.substr(at_));
    return complaint("formula.unexpected", {{"found", found}, {"expected", expected}});
  }

  Failure complaint(std::string_view code, std::map<std::string, std::string> arguments) {
    arguments["column"] = std::to_string(at_ + 1);
    return fail(Error{.code = std::string(code), .arguments = std::move(arguments)});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Formula formula_;
};

Result<Formula> Formula::parse(std::string_view text) { return Parser(text).run(); }

}  // namespace koers::formula
