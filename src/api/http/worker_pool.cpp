// A queue and its threads.
#include "api/http/worker_pool.h"

namespace koers::api::http {

void WorkerPool::post(std::function<void()> work) {
  const std::scoped_lock lock(mutex_);
  if (is_closing_) return;
  queue_.push_back(std::move(work));
  if (idle_ >= queue_.size() || threads_.size() >= threads_max_) {
    work_waits_.notify_one();
  } else {
    threads_.emplace_back([this] { run(); });
  }
}

void WorkerPool::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    work_waits_.wait(lock, [this] { return is_closing_ || !queue_.empty(); });
    --idle_;
    if (queue_.empty()) return;
    const std::function<void()> work = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
}

void WorkerPool::join() {
  std::vector<std::thread> threads;
  {
    const std::scoped_lock lock(mutex_);
    is_closing_ = true;
    threads.swap(threads_);
  }
  work_waits_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace koers::api::http
