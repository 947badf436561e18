// Threads that run handlers, so that a slow one blocks neither the sockets nor the live stream. A
// thread is started when work waits and none is free, up to a limit; idle ones stay.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace koers::api::http {

class WorkerPool {
 public:
  explicit WorkerPool(std::size_t threads_max) : threads_max_(threads_max) {}
  ~WorkerPool() { join(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Queues work; any thread. After `join` it is dropped.
  void post(std::function<void()> work);

  /// Finishes what is queued and ends the threads. Not from a worker.
  void join();

 private:
  void run();

  const std::size_t threads_max_;
  std::mutex mutex_;
  std::condition_variable work_waits_;
  std::deque<std::function<void()>> queue_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool is_closing_ = false;
};

}  // namespace koers::api::http
