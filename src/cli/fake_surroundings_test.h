// A command line with nothing around it: doors that note what they were asked and answer what the
// test laid down, streams in memory.
#pragma once

#include <doctest/doctest.h>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command_line.h"

namespace koers::cli {

struct Asked {
  std::string name;
  json::object arguments;
};

class Desk {
 public:
  /// What a command by that name answers, whichever door it comes through; none: `{}`.
  std::map<std::string, Checked<json::value>> answers;
  /// Where set, the store cannot be opened.
  std::optional<Error> closed;
  std::map<std::string, std::string> variables;
  text::Locale locale = text::Locale::en;
  Terminal terminal = Terminal::no;
  std::string typed;  ///< On standard input.

  std::vector<Asked> asked;
  std::vector<std::string> opened;  ///< Files, with "+" where they may be made.
  std::optional<ServeOptions> served;
  std::optional<DemoOptions> shown;
  std::string out;
  std::string err;

  int run(const std::vector<std::string>& words) {
    std::istringstream in(typed);
    std::ostringstream out_stream;
    std::ostringstream err_stream;
    const Surroundings around{
        .streams = {in, out_stream, err_stream, terminal, terminal},
        .folder = "/home/anna",
        .environment = [this](const std::string& name) -> std::optional<std::string> {
          const auto found = variables.find(name);
          return found == variables.end() ? std::nullopt : std::optional(found->second);
        },
        .locale = locale,
        .open = [this](const std::string& db, Missing missing) { return open(db, missing); },
        .alone =
            [this](std::string_view name, const std::string& db, const json::object& arguments) {
              opened.push_back(db);
              return answer(name, arguments);
            },
        .without_store = [this](std::string_view name,
                                const json::object& arguments) { return answer(name, arguments); },
        .serve =
            [this](const ServeOptions& options) {
              served = options;
              return 0;
            },
        .demo =
            [this](const DemoOptions& options) {
              shown = options;
              return 0;
            }};
    const int code = cli::run(words, around);
    out = out_stream.str();
    err = err_stream.str();
    return code;
  }

  [[nodiscard]] const json::object& last() const {
    REQUIRE_FALSE(asked.empty());
    return asked.back().arguments;
  }

 private:
  class Channel final : public app::CommandChannel {
   public:
    explicit Channel(Desk& desk) : desk_(desk) {}
    Checked<json::value> run(std::string_view command, const json::object& arguments) override {
      return desk_.answer(command, arguments);
    }

   private:
    Desk& desk_;
  };

  Result<std::unique_ptr<app::CommandChannel>> open(const std::string& db, Missing missing) {
    opened.push_back(db + (missing == Missing::create ? "+" : ""));
    if (closed) return fail(*closed);
    return std::unique_ptr<app::CommandChannel>(std::make_unique<Channel>(*this));
  }

  Checked<json::value> answer(std::string_view name, const json::object& arguments) {
    asked.push_back({std::string(name), arguments});
    const auto found = answers.find(std::string(name));
    if (found == answers.end()) return json::value(json::object{});
    return found->second;
  }
};

inline Checked<json::value> refused(Error error) {
  return tl::make_unexpected(Errors{std::move(error)});
}

}  // namespace koers::cli
