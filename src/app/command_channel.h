// How `koers …` reaches the use cases: in its own process, or in the server that owns the store.
// The same command, the same JSON answer, so the output is the same either way.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace koers::app {

class CommandChannel {
 public:
  virtual ~CommandChannel() = default;

  /// Runs a command by name with JSON arguments; the answer is a JSON object. A command that
  /// changed something has been evaluated to the head of the log when this returns. Errors are the
  /// use case's, unchanged.
  virtual Checked<json::value> run(std::string_view command, const json::object& arguments) = 0;
};

}  // namespace koers::app
