// What every command has in common.
#include "cli/grammar.h"

#include <charconv>

#include "cli/output.h"

namespace koers::cli {

void Grammar::takes_database() {
  common_.db = around_.environment("KOERS_DB").value_or("koers.db");
  app_.add_option("--db", common_.db, "The database file (default: $KOERS_DB, else ./koers.db)");
}

CLI::App* Grammar::command(const std::string& name, const std::string& words,
                           std::function<int()> action) {
  return command_below(app_, name, words, std::move(action));
}

CLI::App* Grammar::group(const std::string& name, const std::string& words) {
  auto* group = app_.add_subcommand(name, words);
  group->require_subcommand(1);
  return group;
}

CLI::App* Grammar::command_below(CLI::App& group, const std::string& name, const std::string& words,
                                 std::function<int()> action) {
  auto* sub = group.add_subcommand(name, words);
  sub->callback([this, action = std::move(action)] { action_ = action; });
  return sub;
}

void Grammar::takes_json(CLI::App* command) {
  command->add_flag_callback(
      "--json", [this] { common_.format = Format::json; }, "For programs: JSON");
}

int Grammar::misuse(const Error& error) const {
  (void)print_errors(around_, common_.format, {error});
  return 2;
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

}  // namespace koers::cli
