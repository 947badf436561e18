// Where tests find the repository and the reference data that do not live in it (DESIGN: Proof).
// For tests only. Absent data skip a test with a message, or fail it where
// KOERS_REQUIRE_REFERENCE=1 says that they must be there; nothing is ever downloaded or copied.
#pragma once

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/assert.h"

namespace koers {

/// The root of the checkout: the nearest folder at or above the working directory that holds
/// `src/layers.txt`.
[[nodiscard]] inline std::filesystem::path repository_root() {
  std::filesystem::path folder = std::filesystem::current_path();
  while (!std::filesystem::exists(folder / "src/layers.txt")) {
    KOERS_ASSERT(folder.has_relative_path(), "run the tests from inside the checkout");
    folder = folder.parent_path();
  }
  return folder;
}

/// A file or folder of the reference data, as in `reference_data("data/incidents")`.
///
/// Looked for below $KOERS_REFERENCE_DATA, by default `../shared` beside the checkout. Nothing
/// where it is not there: the test then says so and returns at once. With KOERS_REQUIRE_REFERENCE=1
/// that is a failure of the test.
[[nodiscard]] inline std::optional<std::filesystem::path> reference_data(std::string_view name) {
  const char* configured = std::getenv("KOERS_REFERENCE_DATA");
  const std::filesystem::path root = configured != nullptr && *configured != '\0'
                                         ? std::filesystem::path(configured)
                                         : repository_root().parent_path() / "shared";
  std::filesystem::path wanted = root / name;
  if (std::filesystem::exists(wanted)) return wanted;

  const char* required = std::getenv("KOERS_REQUIRE_REFERENCE");
  if (required != nullptr && std::string_view(required) == "1") {
    FAIL("reference data are required and not there: " << wanted.string());
  }
  MESSAGE("skipped, no reference data: " << wanted.string());
  return std::nullopt;
}

}  // namespace koers
