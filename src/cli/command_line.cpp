// The command line as a whole: its commands in the order that help shows them, and what comes of
// reading a line.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include "cli/grammar.h"
#include "cli/misuse.h"

namespace koers::cli {
namespace {

class CommandLine {
 public:
  explicit CommandLine(const Surroundings& around)
      : around_(around),
        app_("Koers: are we on course to reach our goals, and how sure are we?", "koers"),
        grammar_(around, app_) {
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_help_all_flag("--help-all", "Help of all commands");
    grammar_.takes_database();
    app_.add_option("--lang", lang_, "Language of messages: nl or en (default: by $LANG)");
    add_serving(grammar_);
    add_plans(grammar_);
    add_standing(grammar_);
    add_metric(grammar_);
    add_language(grammar_);
    add_recording(grammar_);
    add_closing(grammar_);
    add_forecast(grammar_);
    add_upkeep(grammar_);
  }

  int run(const std::vector<std::string>& arguments) {
    try {
      app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() != 0) return grammar_.misuse(misuse_of(app_, error, arguments));
      return app_.exit(error, around_.streams.out, around_.streams.err);
    }
    return grammar_.act();
  }

 private:
  const Surroundings& around_;
  CLI::App app_;
  Grammar grammar_;
  std::string lang_;  // Read by the surroundings; here only known.
};

}  // namespace

int run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  return CommandLine(surroundings).run(arguments);
}

}  // namespace koers::cli
