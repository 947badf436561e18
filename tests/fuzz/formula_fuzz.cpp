// Any bytes as a formula: refused with a code, or read and computed without surprise. What is
// computed is a number or nothing, whatever is known of the inputs.
#include <cmath>
#include <cstdlib>

#include "formula/formula.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto formula = koers::formula::Formula::parse(text);
  if (!formula) {
    if (formula.error().code.empty()) std::abort();
    return 0;
  }
  if (formula->inputs().empty()) std::abort();
  for (const std::optional<double> every :
       {std::optional<double>(), std::optional(0.0), std::optional(-3.5), std::optional(1e308)}) {
    const std::vector<std::optional<double>> values(formula->inputs().size(), every);
    const auto result = formula->value(values);
    if (result && !std::isfinite(*result)) std::abort();
  }
  return 0;
}
