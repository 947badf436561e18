// koers-worker: does what is heavy or dangerous, outside the server. `koers-worker measure` answers
// requests for numbers on standard input with frames on standard output (measure/frames.h); it is
// started by koers, not by people.
#include <charconv>
#include <cstdio>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <thread>

#include "measure/duckdb/connection.h"
#include "worker/parent.h"

#if defined(__SANITIZE_ADDRESS__)
// An allocation over the limit is an answer here ("out of memory"), not a finding.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "allocator_may_return_null=1:detect_leaks=0:handle_sigxcpu=0";
}
#endif

namespace koers::worker {
namespace {

bool read_number(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number > 0;
}

int misuse() {
  std::fputs(
      "usage: koers-worker measure [--memory-mb N] [--cpu-seconds N] [--wall-seconds N] "
      "[--children N]\n"
      "       koers-worker --version\n",
      stderr);
  return 2;
}

int run(std::span<char*> arguments) {
  if (arguments.size() == 2 && std::string_view(arguments[1]) == "--version") {
    std::fputs(
        ("koers-worker " KOERS_VERSION ", DuckDB " + measure::duckdb::engine_version() + "\n")
            .c_str(),
        stdout);
    return 0;
  }
  if (arguments.size() < 2 || std::string_view(arguments[1]) != "measure" ||
      arguments.size() % 2 != 0)
    return misuse();
  Limits limits;
  const unsigned cores = std::thread::hardware_concurrency();
  limits.children = cores == 0 ? 1 : static_cast<int>(cores);
  const std::map<std::string_view, int*> options = {{"--memory-mb", &limits.memory_mb},
                                                    {"--cpu-seconds", &limits.cpu_seconds},
                                                    {"--wall-seconds", &limits.wall_seconds},
                                                    {"--children", &limits.children}};
  for (std::size_t at = 2; at < arguments.size(); at += 2) {
    const auto option = options.find(arguments[at]);
    if (option == options.end() || !read_number(arguments[at + 1], *option->second))
      return misuse();
  }
  return serve(limits);
}

}  // namespace
}  // namespace koers::worker

int main(int count, char** arguments) {
  return koers::worker::run({arguments, static_cast<std::size_t>(count)});
}
