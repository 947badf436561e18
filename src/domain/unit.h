// Units as people write them in plan files: "hour", "percent", "EUR", or any word of their own.
#pragma once

#include <string>

namespace koers::domain {

/// The unit of a metric: a known name (percent, pp, hour, minute, day, week, month, count, point,
/// ratio), an ISO 4217 code in capitals (EUR), or a word shown as written ("ton"). Empty: a bare
/// number.
struct Unit {
  std::string name;

  /// Percent is kept on the scale 0–100.
  [[nodiscard]] bool is_percent() const { return name == "percent"; }
  /// Three capitals: an ISO currency code.
  [[nodiscard]] bool is_currency() const {
    return name.size() == 3 && name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'A' &&
           name[1] <= 'Z' && name[2] >= 'A' && name[2] <= 'Z';
  }
  friend bool operator==(const Unit&, const Unit&) = default;
};

}  // namespace koers::domain
