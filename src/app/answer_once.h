// Idempotency-Key: a write and what was answered to it are one commit, so that a retry gets the
// same answer and never writes again, whenever the process died.
#pragma once

#include <functional>
#include <string>

#include "app/ports.h"

namespace koers::app {

/// A write as its key identifies it.
struct KeyedWrite {
  std::string key;          ///< As sent; empty is a broken invariant.
  std::string fingerprint;  ///< Of all that was asked: another one under the same key is a mistake.
};

/// What a write answers.
struct Answer {
  enum class Outcome : std::uint8_t {
    kept,    ///< It is the answer to every retry.
    undone,  ///< Refused: nothing of the write stays, and the key is still free.
  };
  Outcome outcome = Outcome::kept;
  std::string text;
};

/// The answer that was kept under the key; else that of `work`, which runs as one command of the
/// store, on its writer thread: everything it writes through `inside`, and the answer, is there
/// together or not at all. It sees what it wrote; it has no measurer, which would hold up everybody
/// else's writes. Must not throw. Errors: `request.key_reused`, and those of the store.
[[nodiscard]] Result<std::string> answer_once(
    const Ports& ports, const KeyedWrite& write,
    const std::function<Answer(const Ports& inside)>& work);

}  // namespace koers::app
