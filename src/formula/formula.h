// Formulas over metrics: "100 * net_profit / revenue", "revenue - offset(revenue, 1 year)". Read
// once, computed for every period. Pure: what a metric's value is, the caller says.
//
//   sum     = product { ("+" | "-") product }
//   product = factor { ("*" | "/") factor }
//   factor  = "-" factor | number | metric | "(" sum ")" | function "(" sum { "," sum } ")"
//           | "offset" "(" metric "," whole number, grain ")"
//
// A metric is named by its id; one that is no plain word stands in double quotes. A hyphen between
// two letters or digits belongs to the id ("reply-hours"): a minus has spaces around it. Functions:
// abs(x), min(x, …), max(x, …), coalesce(x, …) (the first that has a value).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/metric.h"

namespace koers::formula {

/// Longer texts, deeper nesting and more inputs than any formula needs.
inline constexpr std::size_t text_bytes_max = 4096;
inline constexpr int depth_max = 64;
inline constexpr std::size_t inputs_max = 64;

class Formula {
 public:
  /// Errors, with `column` (from 1) among the arguments: `formula.unexpected` (found, expected),
  /// `formula.unknown_function` (name, choices), `formula.bad_offset`; `formula.too_long`,
  /// `formula.no_metric`.
  [[nodiscard]] static Result<Formula> parse(std::string_view text);

  /// What it takes values of, each once, in the order of the text.
  [[nodiscard]] const std::vector<domain::MetricInput>& inputs() const { return inputs_; }

  /// The result for one value per input, in their order. None where a value that counts is missing,
  /// something is divided by zero, or the result is beyond what a number can hold.
  [[nodiscard]] std::optional<double> value(std::span<const std::optional<double>> inputs) const;

 private:
  friend class Parser;

  enum class Op : std::uint8_t {
    number,
    input,
    add,
    subtract,
    multiply,
    divide,
    negate,
    absolute,
    least,
    greatest,
    first_known
  };
  /// In postfix order: what an operation works on stands before it.
  struct Step {
    Op op = Op::number;
    double number = 0;      ///< Op::number.
    std::size_t count = 0;  ///< Op::input: which one; functions: how many arguments.
  };
  using Value = std::optional<double>;

  [[nodiscard]] static Value computed(Op op, std::span<const Value> arguments);

  std::vector<Step> steps_;
  std::vector<domain::MetricInput> inputs_;
};

}  // namespace koers::formula
