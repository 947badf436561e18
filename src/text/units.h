// How a unit stands beside a number in a locale: before it, after it, in singular or plural.
#pragma once

#include <string>
#include <string_view>

#include "text/locale.h"

namespace koers::text {

/// Three capital letters: an ISO 4217 code.
[[nodiscard]] bool is_currency(std::string_view unit);

/// A number whose size is already written: the unit decides where the sign goes.
struct WrittenNumber {
  double value;
  std::string size;  ///< |value| in the locale.
};

/// `−€1.50`, `€ −1,50`, `−12,5%`, `1 dag`, `2 dagen`.
[[nodiscard]] std::string with_unit(Locale locale, std::string_view unit,
                                    const WrittenNumber& number);

}  // namespace koers::text
