// A store that is the inside of one command of another: what use cases write through it becomes
// part of that command, and what they read includes it. Lives as long as the command.
#pragma once

#include "store/store.h"

namespace koers::app {

class CommandStore final : public store::Store {
 public:
  /// `whole`: the store that the command belongs to.
  CommandStore(store::Transaction& transaction, store::Store& whole)
      : transaction_(transaction), whole_(whole) {}

  /// At once, on this thread; an error undoes that command alone. `done` is told before anything is
  /// durable.
  void submit(store::Command command, store::Done done) override;
  [[nodiscard]] Result<std::unique_ptr<store::Reader>> read() override;
  /// A broken invariant: commits are the whole store's.
  void on_commit(std::function<void(store::Seq head)> listener) override;
  /// Of what was committed before.
  [[nodiscard]] Result<void> backup(const std::string& path) override;
  [[nodiscard]] Result<std::vector<std::string>> check() override;
  [[nodiscard]] Counters counters() const override;

 private:
  store::Transaction& transaction_;
  store::Store& whole_;
};

}  // namespace koers::app
