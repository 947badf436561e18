// The main of every doctest program. How many random cases each law gets is decided here:
// KOERS_PROPERTY_CASES, or a thousand. The seed stays RC_PARAMS'.
#define DOCTEST_CONFIG_IMPLEMENT
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>

int main(int argc, char** argv) {
  const char* cases = std::getenv("KOERS_PROPERTY_CASES");
  const char* settings = std::getenv("RC_PARAMS");
  const std::string all = std::string(settings == nullptr ? "" : settings) +
                          " max_success=" + (cases == nullptr ? "1000" : cases);
  setenv("RC_PARAMS", all.c_str(), 1);
  return doctest::Context(argc, argv).run();
}
