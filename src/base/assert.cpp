// The one place that gives up: says where and why, then aborts.
#include "base/assert.h"

#include <cstdlib>
#include <iostream>

namespace koers {

void assertion_failed(const char* condition, const char* why, const char* file, int line) {
  std::cerr << file << ':' << line << ": broken invariant: " << condition << ": " << why
            << std::endl;
  std::abort();
}

}  // namespace koers
