// Typed access to a JSON object of arguments: each miss is an error with its pointer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"

namespace koers::wire {

class Arguments {
 public:
  explicit Arguments(const json::object& object) : object_(object) {}

  /// Errors `command.argument_missing`, `command.needs_text` and its like, with a pointer.
  [[nodiscard]] Result<std::string> text(std::string_view key) const;
  /// Absent or null: empty.
  [[nodiscard]] Result<std::string> text_or_empty(std::string_view key) const;
  [[nodiscard]] Result<std::optional<double>> number(std::string_view key) const;
  [[nodiscard]] Result<std::optional<std::int64_t>> integer(std::string_view key) const;
  [[nodiscard]] Result<std::optional<Date>> date(std::string_view key) const;
  [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view key) const;
  /// Absent: false.
  [[nodiscard]] Result<bool> flag(std::string_view key) const;
  [[nodiscard]] const json::value* value(std::string_view key) const {
    return object_.if_contains(key);
  }

 private:
  [[nodiscard]] const json::value* present(std::string_view key) const;
  const json::object& object_;
};

}  // namespace koers::wire
