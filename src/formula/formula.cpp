// Computing: a stack machine over the postfix steps.
#include "formula/formula.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koers::formula {
namespace {

using Value = std::optional<double>;

// Of arguments that all have a value.
Value folded(std::span<const Value> arguments, double (*fold)(double, double)) {
  if (!std::ranges::all_of(arguments, &Value::has_value)) return std::nullopt;
  return std::accumulate(arguments.begin() + 1, arguments.end(), *arguments.front(),
                         [fold](double so_far, const Value& next) { return fold(so_far, *next); });
}

double least(double a, double b) { return std::min(a, b); }
double greatest(double a, double b) { return std::max(a, b); }

Value quotient(const Value& above, const Value& below) {
  if (!above || !below || *below == 0) return std::nullopt;
  return *above / *below;
}

Value first_known(std::span<const Value> arguments) {
  const auto found = std::ranges::find_if(arguments, &Value::has_value);
  return found == arguments.end() ? std::nullopt : *found;
}

// Negative zero is zero, and what is beyond numbers is nothing.
Value sound(const Value& value) {
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return *value == 0 ? 0 : *value;
}

}  // namespace

Value Formula::computed(Op op, std::span<const Value> arguments) {
  switch (op) {
    case Op::add:
      return folded(arguments, [](double a, double b) { return a + b; });
    case Op::subtract:
      return folded(arguments, [](double a, double b) { return a - b; });
    case Op::multiply:
      return folded(arguments, [](double a, double b) { return a * b; });
    case Op::divide:
      return quotient(arguments[0], arguments[1]);
    case Op::negate:
      return arguments[0] ? Value(-*arguments[0]) : std::nullopt;
    case Op::absolute:
      return arguments[0] ? Value(std::abs(*arguments[0])) : std::nullopt;
    case Op::least:
      return folded(arguments, least);
    case Op::greatest:
      return folded(arguments, greatest);
    case Op::first_known:
      return first_known(arguments);
    case Op::number:
    case Op::input:
      break;
  }
  return std::nullopt;
}

Value Formula::value(std::span<const Value> inputs) const {
  std::vector<Value> stack;
  stack.reserve(steps_.size());
  for (const Step& step : steps_) {
    if (step.op == Op::number) {
      stack.emplace_back(step.number);
    } else if (step.op == Op::input) {
      stack.push_back(sound(inputs[step.count]));
    } else {
      const auto arguments = std::span<const Value>(stack).last(step.count);
      const Value result = sound(computed(step.op, arguments));
      stack.resize(stack.size() - step.count);
      stack.push_back(result);
    }
  }
  return stack.back();
}

}  // namespace koers::formula
