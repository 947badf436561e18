// One koers-worker process and the socket to it: requests go out, answers come back by id. Starts
// the process again after it died; a request that was under way then fails, and is not repeated.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

#include "base/json.h"

namespace koers::measure {

class WorkerProcess {
 public:
  /// `arguments`: the program and what it is started with. Nothing is started yet.
  WorkerProcess(std::vector<std::string> arguments, int patience_seconds);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  /// Sends `request` (an object without id) and waits for all frames of its answer. Errors: what
  /// the worker answers, `measure.no_worker`, `measure.worker_died`, `measure.timeout` where it
  /// does not answer at all.
  [[nodiscard]] Result<std::vector<json::value>> ask(json::object request);

  /// Ends what is being computed; every question that waits and every later one fails with
  /// `measure.cancelled`. Any thread.
  void cancel_all();

  /// 0 while none runs.
  [[nodiscard]] pid_t process() const;

 private:
  struct Pending {
    std::vector<json::value> frames;
    bool is_complete = false;
    bool is_lost = false;
  };

  Result<void> start_if_needed();
  void stop();
  void lose_pending();
  void listen(int socket);
  void deliver(json::value frame);
  Result<std::vector<json::value>> wait_for(std::unique_lock<std::mutex>& lock, std::uint64_t id);

  const std::vector<std::string> arguments_;
  const int patience_seconds_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::uint64_t, Pending> pending_;
  std::uint64_t last_id_ = 0;
  pid_t process_ = 0;
  int socket_ = -1;
  bool is_running_ = false;
  bool is_cancelled_ = false;
  std::thread listener_;
};

}  // namespace koers::measure
