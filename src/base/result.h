// Result<T>: a value or an Error, and KOERS_TRY to pass errors on. g++ 12 has no std::expected with
// monadic members, so tl::expected stands behind the alias; moving later is one line.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace koers {

template <typename T>
using Result = tl::expected<T, Error>;

/// Many complaints at once, for what a person wrote in a file.
template <typename T>
using Checked = tl::expected<T, Errors>;

using Failure = tl::unexpected<Error>;

/// `return fail(ErrorKind::invalid, "target.not_a_number", "/baseline");`
[[nodiscard]] inline Failure fail(ErrorKind kind, std::string_view code,
                                  std::string_view pointer = {}) {
  Error error;
  error.kind = kind;
  error.code = std::string(code);
  error.pointer = std::string(pointer);
  return Failure(std::move(error));
}

[[nodiscard]] inline Failure fail(Error error) { return Failure(std::move(error)); }

}  // namespace koers

#define KOERS_CONCAT_(a, b) a##b
#define KOERS_CONCAT(a, b) KOERS_CONCAT_(a, b)

// `KOERS_TRY(metric, find_metric(id));` declares `metric` or returns the error to the caller.
#define KOERS_TRY(name, expression) KOERS_TRY_(name, expression, KOERS_CONCAT(koers_try_, __LINE__))
#define KOERS_TRY_(name, expression, temporary)                               \
  auto temporary = (expression);                                              \
  if (!temporary) return ::tl::make_unexpected(std::move(temporary).error()); \
  auto name = std::move(temporary).value()

// The same for a Result<void>, or where the value is not needed.
#define KOERS_CHECK(expression) KOERS_CHECK_(expression, KOERS_CONCAT(koers_try_, __LINE__))
#define KOERS_CHECK_(expression, temporary)      \
  if (auto temporary = (expression); !temporary) \
  return ::tl::make_unexpected(std::move(temporary).error())
