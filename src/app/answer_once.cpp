// Keys live in the store, so they hold across restarts; two requests at once with one key follow
// each other as commands do.
#include "app/answer_once.h"

#include "app/command_store.h"
#include "base/assert.h"

namespace koers::app {
namespace {

Result<void> answer_in(store::Transaction& transaction, const Ports& ports, const KeyedWrite& write,
                       const std::function<Answer(const Ports&)>& work, Answer& answer) {
  KOERS_TRY(before, transaction.answered(write.key));
  if (before) {
    if (before->fingerprint != write.fingerprint)
      return fail(ErrorKind::conflict, "request.key_reused");
    answer.text = before->response;
    return {};
  }
  CommandStore inside(transaction, ports.store);
  // What this command defines may yet be undone, so nobody else may come to know it.
  DefinitionCache definitions(ports.definitions);
  answer = work({.store = inside,
                 .measurer = nullptr,
                 .clock = ports.clock,
                 .definitions = definitions,
                 .forecasts = ports.forecasts,
                 .own_url = ports.own_url});
  // The error undoes the command; nobody is told of it, because the answer says why.
  if (answer.outcome == Answer::Outcome::undone) return fail(ErrorKind::invalid, "draft.undone");
  return transaction.put_answered(
      write.key, {.fingerprint = write.fingerprint, .response = answer.text}, ports.clock());
}

}  // namespace

Result<std::string> answer_once(const Ports& ports, const KeyedWrite& write,
                                const std::function<Answer(const Ports& inside)>& work) {
  KOERS_ASSERT(!write.key.empty(), "a keyed write has a key");
  Answer answer;
  const auto written = ports.store.write([&](store::Transaction& transaction) {
    return answer_in(transaction, ports, write, work, answer);
  });
  if (!written && answer.outcome == Answer::Outcome::kept) return fail(written.error());
  return std::move(answer.text);
}

}  // namespace koers::app
