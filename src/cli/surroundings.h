// What a command is given by the program around it: streams, folder, environment, and the doors to
// the store. The commands themselves open no file and no socket.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_channel.h"
#include "base/date.h"
#include "text/locale.h"

namespace koers::cli {

enum class Terminal : std::uint8_t { yes, no };

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal in_terminal = Terminal::no;
  Terminal out_terminal = Terminal::no;
};

struct ServeOptions {
  std::string db;
  int port = 8080;            ///< 0: any free one, printed.
  std::optional<Date> today;  ///< For demonstrations and tests: the clock starts on that day.
};

struct DemoOptions {
  ServeOptions serve;
  std::string own_db;     ///< The empty database that is served beside it.
  bool is_fresh = false;  ///< Make the demo database again.
};

/// Whether a command may make a store that does not exist.
enum class Missing : std::uint8_t { create, refuse };

struct Surroundings {
  Streams streams;
  std::string folder;  ///< The working folder.
  std::function<std::optional<std::string>(const std::string&)> environment;
  text::Locale locale = text::Locale::en;  ///< Of messages; from LANG.
  std::function<Date()> today;             ///< The clock's day.

  /// The store of a file: its server if one runs, else this process.
  std::function<Result<std::unique_ptr<app::CommandChannel>>(const std::string& db, Missing)> open;
  /// Commands that need the store to themselves: init, rebuild, restore. Error `store.locked` while
  /// a server runs.
  std::function<Checked<json::value>(std::string_view name, const std::string& db,
                                     const json::object& arguments)>
      alone;
  /// Values straight from plan files, and checks of them: no store.
  std::function<Checked<json::value>(std::string_view name, const json::object& arguments)>
      without_store;
  /// Run until they are stopped; give an exit code.
  std::function<int(const ServeOptions&)> serve;
  std::function<int(const DemoOptions&)> demo;
};

}  // namespace koers::cli
