// Two loops: states follow the log at once, sources are looked at once a minute.
#include "koers/evaluator.h"

#include <sys/resource.h>
#include <unistd.h>

#include "app/evaluate.h"
#include "app/refresh_metrics.h"
#include "text/error_text.h"

namespace koers::program {
namespace {

constexpr std::chrono::milliseconds day_check_ms{15'000};
constexpr std::chrono::milliseconds source_check_ms{60'000};

// Forecasts take milliseconds each: writes and answers go first. On Linux this is about the calling
// thread alone; where it is refused, all threads are equal.
void lower_priority() {
  constexpr int nicer = 5;
  static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nicer));
}

}  // namespace

Evaluator::Evaluator(app::Ports ports, std::function<void(std::string_view)> log)
    : ports_(std::move(ports)), log_(std::move(log)) {}

Evaluator::~Evaluator() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (refreshing_.joinable()) refreshing_.join();
}

void Evaluator::start() {
  thread_ = std::thread([this] { run(); });
  if (ports_.measurer != nullptr) refreshing_ = std::thread([this] { run_refreshes(); });
}

void Evaluator::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  changed_.notify_all();
}

template <typename Condition>
bool Evaluator::wait_for(std::chrono::milliseconds time, Condition condition) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [&] { return is_stopping_ || condition(); });
  is_woken_ = false;
  return !is_stopping_;
}

void Evaluator::run() {
  lower_priority();
  while (wait_for(day_check_ms, [this] { return is_woken_; })) evaluate();
}

void Evaluator::evaluate() {
  if (const auto closed = app::close_days(ports_); !closed) return report({closed.error()});
  if (const auto followed = app::evaluate_pending(ports_, uses_); !followed)
    report({followed.error()});
}

void Evaluator::run_refreshes() {
  do {
    refresh();
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, source_check_ms, [this] { return is_stopping_; });
    if (is_stopping_) return;
  } while (true);
}

void Evaluator::refresh() {
  const auto refreshed = app::refresh_metrics(ports_, {"koers"});
  if (!refreshed) return report({refreshed.error()});
  report(refreshed->errors);
}

void Evaluator::report(const Errors& errors) {
  for (const auto& error : errors) {
    // A program that stops has ended it itself.
    if (error.code != "measure.cancelled") log_(text::error_line(text::Locale::en, error));
  }
}

}  // namespace koers::program
