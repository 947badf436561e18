// What the commands of the command line are made with, and the groups they are made in. Beside
// misuse.cpp the only files that know the library that reads the command line are these:
// grammar*.cpp and command_line.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/surroundings.h"

namespace koers::cli {

/// The commands as they are being made, and the one that was asked for once the line is read.
/// Options live as long as the action of their command does.
class Grammar {
 public:
  Grammar(const Surroundings& around, CLI::App& app) : around_(around), app_(app) {}
  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;
  ~Grammar() = default;

  /// Lets every command say which database it is about.
  void takes_database();

  /// A command whose action gives the exit code.
  CLI::App* command(const std::string& name, const std::string& words, std::function<int()> action);
  /// A word that one of several commands follows.
  CLI::App* group(const std::string& name, const std::string& words);
  /// One of those.
  CLI::App* command_below(CLI::App& group, const std::string& name, const std::string& words,
                          std::function<int()> action);

  /// Lets a command answer programs.
  void takes_json(CLI::App* command);

  /// Runs what was asked for.
  [[nodiscard]] int act() const { return action_(); }

  /// Says what is wrong with the line: exit code 2.
  [[nodiscard]] int misuse(const Error& error) const;

  [[nodiscard]] const Surroundings& around() const { return around_; }
  [[nodiscard]] const CLI::App& app() const { return app_; }
  [[nodiscard]] const Common& common() const { return common_; }
  /// Another database than the usual one.
  void take_database(const std::string& path) { common_.db = path; }

 private:
  const Surroundings& around_;
  CLI::App& app_;
  Common common_;
  std::function<int()> action_;
};

/// None: not digits alone, or too many.
[[nodiscard]] std::optional<std::int64_t> whole_number(const std::string& text);

/// serve, demo, init.
void add_serving(Grammar& grammar);
/// check, apply, export, take-over.
void add_plans(Grammar& grammar);
/// status, coach.
void add_standing(Grammar& grammar);
/// metric values, metric refresh.
void add_metric(Grammar& grammar);
/// parse, catalog.
void add_language(Grammar& grammar);
/// observe, assess, override.
void add_recording(Grammar& grammar);
/// close.
void add_closing(Grammar& grammar);
/// forecast.
void add_forecast(Grammar& grammar);
/// rebuild, backup, restore, doctor, version.
void add_upkeep(Grammar& grammar);

}  // namespace koers::cli
