// The thread that keeps derived state current: woken by commits, by the passing of midnight and,
// for computed metrics, by a regular look at their sources.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

#include "app/metric_uses.h"
#include "app/ports.h"

namespace koers::program {

class Evaluator {
 public:
  /// `log` gets one line for each thing that went wrong; the thread goes on.
  Evaluator(app::Ports ports, std::function<void(std::string_view)> log);
  /// Stops after what it is doing.
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  void start();
  /// There is something new. Any thread; cheap.
  void wake();

 private:
  void run();
  void evaluate();
  void run_refreshes();
  void refresh();
  void report(const Errors& errors);
  template <typename Condition>
  bool wait_for(std::chrono::milliseconds time, Condition condition);

  app::Ports ports_;
  std::function<void(std::string_view)> log_;
  app::MetricUses uses_;  ///< Of the thread that evaluates alone.
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_woken_ = true;
  bool is_stopping_ = false;
  std::thread thread_;
  std::thread refreshing_;  ///< Apart, because a source may take long.
};

}  // namespace koers::program
