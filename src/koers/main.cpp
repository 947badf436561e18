// koers: the server and the command line in one program. Gathers what surrounds a command and runs
// it.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <unistd.h>

#include "app/ports.h"
#include "cli/command_line.h"
#include "koers/channels.h"
#include "koers/clock.h"
#include "koers/serve.h"

namespace koers::program {
namespace {

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// --lang NL, --lang=NL: wherever it stands, because it decides the words for what is wrong
// elsewhere.
std::optional<text::Locale> locale_asked(const std::vector<std::string>& arguments) {
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] == "--lang" && at + 1 < arguments.size())
      return text::parse_locale(arguments[at + 1]);
    if (arguments[at].starts_with("--lang=")) return text::parse_locale(arguments[at].substr(7));
  }
  return std::nullopt;
}

text::Locale locale_of_terminal() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = environment(name);
    if (value && !value->empty())
      return value->starts_with("nl") ? text::Locale::nl : text::Locale::en;
  }
  return text::Locale::en;
}

cli::Terminal is_terminal(int descriptor) {
  return isatty(descriptor) == 1 ? cli::Terminal::yes : cli::Terminal::no;
}

cli::Surroundings surroundings(text::Locale locale) {
  const cli::Streams streams{std::cin, std::cout, std::cerr, is_terminal(STDIN_FILENO),
                             is_terminal(STDOUT_FILENO)};
  return {
      .streams = streams,
      .folder = std::filesystem::current_path().string(),
      .environment = environment,
      .locale = locale,
      .today = [] { return app::local_day({}, system_clock(std::nullopt)()); },
      .open = open_channel,
      .alone = run_alone,
      .without_store =
          [](std::string_view name, const json::object& arguments) {
            return run_without_store(name, arguments, environment);
          },
      .serve =
          [=](const cli::ServeOptions& options) {
            return program::serve(options, streams, locale);
          },
      .demo =
          [=](const cli::DemoOptions& options) { return program::demo(options, streams, locale); }};
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  const auto asked = locale_asked(arguments);
  return cli::run(arguments, surroundings(asked ? *asked : locale_of_terminal()));
}

}  // namespace koers::program

int main(int count, char** values) { return koers::program::run({values + 1, values + count}); }
