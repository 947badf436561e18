// Assertions that hold in every build. A broken invariant is a bug in Koers: it aborts, because the
// store is crash-safe and a wrong number is worse than a restart. Bad input never comes here: that
// is a Result (base/result.h).
#pragma once

namespace koers {

/// Prints place, condition and reason on standard error and aborts. Never returns.
[[noreturn]] void assertion_failed(const char* condition, const char* why, const char* file,
                                   int line);

}  // namespace koers

// A macro, because only a macro knows the text and the place of its condition.
#define KOERS_ASSERT(condition, why)                                  \
  do {                                                                \
    if (!(condition)) {                                               \
      ::koers::assertion_failed(#condition, why, __FILE__, __LINE__); \
    }                                                                 \
  } while (false)
