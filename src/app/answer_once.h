// Idempotency-Key: what was answered to a write, so that a retry gets the same answer and writes
// nothing.
#pragma once

#include <optional>
#include <string>

#include "app/ports.h"

namespace koers::app {

/// A write as its key identifies it.
struct KeyedWrite {
  std::string key;
  std::string
      fingerprint;  ///< Method, address and body: another one under the same key is a mistake.
};

/// The answer given before; nothing where the key is new. Error `request.key_reused`.
[[nodiscard]] Result<std::optional<std::string>> answer_before(const Ports& ports,
                                                               const KeyedWrite& write);

/// Keeps an answer. The write and its answer are two commits: a crash between them lets the retry
/// through, which then finds the value recorded or the object there.
[[nodiscard]] Result<void> keep_answer(const Ports& ports, const KeyedWrite& write,
                                       const std::string& answer);

}  // namespace koers::app
