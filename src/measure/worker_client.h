// The measurer that asks koers-worker: starts it when the first question comes, again when it died,
// and keeps what it answered as long as nothing it came from has changed. Several threads may ask
// at once.
#pragma once

#include <memory>
#include <string>

#include "measure/measure.h"

namespace koers::measure {

class WorkerMeasurer : public Measurer {
 public:
  struct Options {
    std::string program;   ///< Path of koers-worker; see `worker_program`.
    int memory_mb = 1024;  ///< Of one request.
    int cpu_seconds = 60;
    int wall_seconds = 120;
  };

  explicit WorkerMeasurer(const Options& options);
  ~WorkerMeasurer() override;
  WorkerMeasurer(const WorkerMeasurer&) = delete;
  WorkerMeasurer& operator=(const WorkerMeasurer&) = delete;

  /// Blocks until there is an answer. The same question about unchanged files is answered from
  /// memory. Errors: see Measurer; `measure.no_worker` where the program cannot be started.
  Result<Values> values(const ValuesRequest& request) override;
  Result<void> check(const ValuesRequest& request) override;
  Result<SourceDescription> describe(const domain::Source& source) override;
  Result<std::string> fingerprint(const ValuesRequest& request) override;

  /// For a program that stops: ends what is being computed. Everybody who waits, and who asks
  /// later, gets `measure.cancelled`. Any thread.
  void cancel_all();

 private:
  [[nodiscard]] Result<Values> computed(const ValuesRequest& request);

  class Worker;
  class Answers;
  std::unique_ptr<Worker> worker_;
  std::unique_ptr<Answers> answers_;
};

/// $KOERS_WORKER, else `koers-worker` beside the running executable.
[[nodiscard]] std::string worker_program();

}  // namespace koers::measure
