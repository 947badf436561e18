// The two ways of a command to a store: in this process, or through the server that owns it.
#pragma once

#include <memory>
#include <string>

#include "app/command_channel.h"
#include "cli/surroundings.h"

namespace koers::program {

/// The server's, where one holds the lock; else the store is opened here. Errors: `store.not_found`
/// (refuse), `store.locked` where another command holds it, `server.other_version`, those of
/// opening.
[[nodiscard]] Result<std::unique_ptr<app::CommandChannel>> open_channel(const std::string& db,
                                                                        cli::Missing missing);

/// Where a server of a store listens for commands.
[[nodiscard]] std::string socket_of(const std::string& db);

/// init, rebuild and restore: the store for oneself.
[[nodiscard]] Checked<json::value> run_alone(std::string_view name, const std::string& db,
                                             const json::object& arguments);

/// check, plan_files and metric_values: plan files alone; forecast_rows and forecast_file.
using Environment = std::function<std::optional<std::string>(const std::string&)>;
[[nodiscard]] Checked<json::value> run_without_store(std::string_view name,
                                                     const json::object& arguments,
                                                     const Environment& environment);

}  // namespace koers::program
