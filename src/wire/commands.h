// The commands of `koers …` as names with JSON arguments and JSON answers: what the command line
// sends to itself or, over the socket, to the server that owns the store.
#pragma once

#include <string_view>

#include "app/command_channel.h"
#include "app/ports.h"

namespace koers::wire {

/// Runs a command: status, scorecard, coach, observe, assess, close_review, decide_close, check,
/// apply, export, export_into, take_over, metric_values, refresh, backup, doctor. Error
/// `command.unknown`; arguments that are missing or of the wrong type: `command.needs_text` and its
/// like with its pointer.
[[nodiscard]] Checked<json::value> run_command(const app::Ports& ports, std::string_view name,
                                               const json::object& arguments);

/// The channel of a command that owns the store itself: runs it, then evaluates to the head.
class InProcessChannel final : public app::CommandChannel {
 public:
  explicit InProcessChannel(app::Ports ports) : ports_(std::move(ports)) {}
  Checked<json::value> run(std::string_view command, const json::object& arguments) override;

 private:
  app::Ports ports_;
};

}  // namespace koers::wire
