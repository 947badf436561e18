// Keys live in the store, so they hold across restarts.
#include "app/answer_once.h"

namespace koers::app {
namespace {

// Apart from the keys that use cases keep themselves.
std::string stored_key(const std::string& key) { return "http:" + key; }

}  // namespace

Result<std::optional<std::string>> answer_before(const Ports& ports, const KeyedWrite& write) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(answered, reader->answered(stored_key(write.key)));
  if (!answered) return std::nullopt;
  if (answered->fingerprint != write.fingerprint)
    return fail(ErrorKind::conflict, "request.key_reused");
  return answered->response;
}

Result<void> keep_answer(const Ports& ports, const KeyedWrite& write, const std::string& answer) {
  const Instant at = ports.clock();
  return ports.store.write([&](store::Transaction& transaction) {
    return transaction.put_answered(stored_key(write.key),
                                    {.fingerprint = write.fingerprint, .response = answer}, at);
  });
}

}  // namespace koers::app
