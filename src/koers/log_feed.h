// The change log as the live stream sees it.
#pragma once

#include "api/stream.h"
#include "store/store.h"

namespace koers::program {

class LogFeed final : public api::ChangeFeed {
 public:
  explicit LogFeed(store::Store& store) : store_(store) {}

  Result<std::string> epoch() override;
  Result<api::Seq> head() override;
  Result<Batch> after(api::Seq seq, int limit) override;
  void on_advance(std::function<void(api::Seq head)> listener) override;

  /// The store moved its head. Any thread.
  void advanced(store::Seq head);

 private:
  store::Store& store_;
  std::mutex mutex_;
  std::function<void(api::Seq)> listener_;
};

}  // namespace koers::program
