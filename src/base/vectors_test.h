// One group of the specification's vectors, for tests only. Printed numbers are compared to half a
// unit of their last digit; where the reference data are not there, the test says so and passes
// over them.
#pragma once

#include <cmath>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "base/reference_test.h"

namespace koers {

/// A group of `spec/vectors.json` by name; none without reference data.
[[nodiscard]] inline std::optional<json::value> vectors(std::string_view group) {
  const auto path = reference_data("spec/vectors.json");
  if (!path) return std::nullopt;
  std::ifstream file(*path);
  std::stringstream text;
  text << file.rdbuf();
  const auto document = read_json(text.str());
  REQUIRE(document.has_value());
  const json::value* found = document->as_object().if_contains(group);
  REQUIRE(found != nullptr);
  return *found;
}

/// Whether a number is what was printed with so many decimals.
[[nodiscard]] inline bool is_printed_as(double value, double printed, int decimals = 6) {
  return std::fabs(value - printed) <= 0.5000001 * std::pow(10.0, -decimals);
}

[[nodiscard]] inline double number_at(const json::value& object, std::string_view key) {
  return object.as_object().at(key).to_number<double>();
}

[[nodiscard]] inline std::string text_at(const json::value& object, std::string_view key) {
  return std::string(std::string_view(object.as_object().at(key).as_string()));
}

[[nodiscard]] inline std::vector<double> numbers_at(const json::value& object,
                                                    std::string_view key) {
  std::vector<double> numbers;
  for (const json::value& number : object.as_object().at(key).as_array()) {
    numbers.push_back(number.to_number<double>());
  }
  return numbers;
}

}  // namespace koers
