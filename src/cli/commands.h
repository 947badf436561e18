// The commands with their arguments, once the command line was understood. Each prints and gives an
// exit code.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "cli/surroundings.h"

namespace koers::cli {

/// Whether errors and answers are for programs.
enum class Format : std::uint8_t { text, json };

struct Common {
  std::string db;
  Format format = Format::text;
};

/// Every command that asks a channel sends these arguments.
[[nodiscard]] int status(const Surroundings& around, const Common& common, json::object arguments);
[[nodiscard]] int coach(const Surroundings& around, const Common& common, json::object arguments);
[[nodiscard]] int observe(const Surroundings& around, const Common& common, json::object arguments);
[[nodiscard]] int assess(const Surroundings& around, const Common& common, json::object arguments);
[[nodiscard]] int override_status(const Surroundings& around, const Common& common,
                                  json::object arguments);
/// The review of a period; with decisions in `arguments`, those are recorded instead.
[[nodiscard]] int close_period(const Surroundings& around, const Common& common,
                               json::object arguments);
[[nodiscard]] int metric_values(const Surroundings& around, const Common& common,
                                json::object arguments);
[[nodiscard]] int refresh(const Surroundings& around, const Common& common);
[[nodiscard]] int export_plan(const Surroundings& around, const Common& common);
/// Edits the plan files of a folder in place.
[[nodiscard]] int export_into(const Surroundings& around, const Common& common,
                              const std::string& folder);
[[nodiscard]] int take_over(const Surroundings& around, const Common& common,
                            json::object arguments);
[[nodiscard]] int backup(const Surroundings& around, const Common& common, const std::string& path);
[[nodiscard]] int doctor(const Surroundings& around, const Common& common);

struct ApplyArguments {
  std::vector<std::string> paths;
  bool is_confirmed = false;  ///< --yes
  bool is_dry_run = false;
  bool is_pruning = false;
  bool is_moving_periods = false;
};
[[nodiscard]] int apply(const Surroundings& around, const Common& common,
                        const ApplyArguments& arguments);
[[nodiscard]] int check(const Surroundings& around, const Common& common,
                        const std::vector<std::string>& paths);

struct ParseArguments {
  std::string locale = "nl";
  std::string today;  ///< Empty: the clock's.
  unsigned fiscal_start = 1;
  std::string fiscal_name = "end";
};
/// Sentences from standard input, one a line; for each a line of JSON, written at once.
[[nodiscard]] int parse(const Surroundings& around, const ParseArguments& arguments);
struct CatalogArguments {
  std::vector<std::string> words;  ///< None: everything.
  text::Locale locale = text::Locale::en;
};
[[nodiscard]] int catalog(const Surroundings& around, const Common& common,
                          const CatalogArguments& arguments);

/// A file of series: train, out, questions, probabilities, threads, seed.
[[nodiscard]] int forecast_rows(const Surroundings& around, const Common& common,
                                const json::object& arguments);
/// A file of numbers: path, horizon, level, svg.
[[nodiscard]] int forecast_file(const Surroundings& around, const Common& common,
                                json::object arguments);

[[nodiscard]] int init(const Surroundings& around, const Common& common);
[[nodiscard]] int rebuild(const Surroundings& around, const Common& common);
[[nodiscard]] int restore(const Surroundings& around, const Common& common,
                          const json::object& arguments);

}  // namespace koers::cli
