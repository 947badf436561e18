// Asks the worker, remembers answers about unchanged files, starts it again when it died.
#include "measure/worker_client.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <list>
#include <mutex>
#include <unistd.h>
#include <unordered_map>

#include "measure/frames.h"
#include "measure/lower.h"
#include "measure/source_files.h"
#include "measure/worker_process.h"

namespace koers::measure {

class WorkerMeasurer::Worker : public WorkerProcess {
 public:
  using WorkerProcess::WorkerProcess;
};

/// Answers by fingerprint, the ones used last first; bounded by the rows they hold together.
class WorkerMeasurer::Answers {
 public:
  std::optional<Values> find(const std::string& fingerprint) {
    const std::lock_guard lock(mutex_);
    const auto found = by_fingerprint_.find(fingerprint);
    if (found == by_fingerprint_.end()) return std::nullopt;
    used_.splice(used_.begin(), used_, found->second);
    return *found->second;
  }

  void keep(const Values& values) {
    const std::lock_guard lock(mutex_);
    if (by_fingerprint_.contains(values.fingerprint)) return;
    used_.push_front(values);
    by_fingerprint_.emplace(values.fingerprint, used_.begin());
    rows_ += weight_of(values);
    while (rows_ > rows_max && used_.size() > 1) {
      rows_ -= weight_of(used_.back());
      by_fingerprint_.erase(used_.back().fingerprint);
      used_.pop_back();
    }
  }

 private:
  static constexpr std::size_t rows_max = 50'000;
  static std::size_t weight_of(const Values& values) { return values.rows.size() + 10; }

  std::mutex mutex_;
  std::list<Values> used_;
  std::unordered_map<std::string, std::list<Values>::iterator> by_fingerprint_;
  std::size_t rows_ = 0;
};

namespace {

// Longer than the worker's own wall limit, and enough for requests that wait for a free core.
constexpr int patience_factor = 10;

std::vector<std::string> arguments_of(const WorkerMeasurer::Options& options) {
  return {options.program,  "measure",
          "--memory-mb",    std::to_string(options.memory_mb),
          "--cpu-seconds",  std::to_string(options.cpu_seconds),
          "--wall-seconds", std::to_string(options.wall_seconds)};
}

// Whatever was asked, an error names what it was about.
Error about(Error error, const std::string& asked) {
  error.arguments.try_emplace("metric", asked);
  return error;
}

// A name that is not declared was taken for a column: where there is none, it is no dimension.
Error named_dimension(const Error& error, const ValuesRequest& request) {
  constexpr std::string_view prefix = "/dimensions/";
  if (error.code != "measure.sql" || !error.pointer.starts_with(prefix)) return error;
  const std::string name = error.pointer.substr(prefix.size());
  const auto* metric = domain::find(request.definitions->metrics, request.metric);
  std::string known;
  for (const domain::Dimension& dimension : metric->dimensions) {
    if (dimension.name == name) return error;
    known += (known.empty() ? "" : ", ") + dimension.name;
  }
  return {.code = "metric.unknown_dimension",
          .pointer = "/by",
          .arguments = {{"dimension", name}, {"known", known}, {"metric", request.metric.text()}},
          .detail = error.detail};
}

// The worker knows sources by id only; the person knows them by what was written.
Error with_path(Error error, const domain::Definitions& definitions) {
  const auto source = error.arguments.find("source");
  if (source == error.arguments.end()) return error;
  const auto* known =
      domain::find(definitions.sources, Id<domain::Source>::trusted(source->second));
  if (known != nullptr) error.arguments.emplace("written", known->path);
  return error;
}

}  // namespace

WorkerMeasurer::WorkerMeasurer(const Options& options)
    : worker_(
          std::make_unique<Worker>(arguments_of(options), options.wall_seconds * patience_factor)),
      answers_(std::make_unique<Answers>()) {}

WorkerMeasurer::~WorkerMeasurer() = default;

// Every error says which metric could not be computed; where a part of it is at fault, that part.
Result<Values> WorkerMeasurer::values(const ValuesRequest& request) {
  auto values = computed(request);
  if (!values) return fail(about(values.error(), request.metric.text()));
  return values;
}

Result<Values> WorkerMeasurer::computed(const ValuesRequest& request) {
  KOERS_TRY(task, task_of(request));
  const std::string fingerprint = fingerprint_of(task);
  if (auto known = answers_->find(fingerprint)) return std::move(*known);
  auto frames = worker_->ask({{"op", "values"}, {"task", json_of(task)}});
  if (!frames)
    return fail(named_dimension(with_path(frames.error(), *request.definitions), request));
  Values values{.rows = {}, .fingerprint = fingerprint};
  for (const json::value& frame : *frames) {
    const json::value* rows = frame.as_object().if_contains("rows");
    if (rows == nullptr || !rows->is_array()) return fail(ErrorKind::internal, "worker.bad_answer");
    KOERS_TRY(part, values_of(rows->as_array()));
    values.rows.insert(values.rows.end(), std::make_move_iterator(part.begin()),
                       std::make_move_iterator(part.end()));
  }
  answers_->keep(values);
  return values;
}

Result<void> WorkerMeasurer::check(const ValuesRequest& request) {
  const auto task = task_of(request);
  if (!task) return fail(about(task.error(), request.metric.text()));
  const auto answer = worker_->ask({{"op", "check"}, {"task", json_of(*task)}});
  if (answer) return {};
  return fail(about(with_path(answer.error(), *request.definitions), request.metric.text()));
}

Result<SourceDescription> WorkerMeasurer::describe(const domain::Source& source) {
  KOERS_TRY(resolved, resolve(source));
  const auto frames = worker_->ask({{"op", "describe"}, {"source", json_of(resolved)}});
  if (!frames) return fail(about(frames.error(), source.id.text()));
  const json::value* description = frames->front().as_object().if_contains("description");
  if (description == nullptr) return fail(ErrorKind::internal, "worker.bad_answer");
  return description_of(*description);
}

Result<std::string> WorkerMeasurer::fingerprint(const ValuesRequest& request) {
  KOERS_TRY(task, task_of(request));
  return fingerprint_of(task);
}

void WorkerMeasurer::cancel_all() { worker_->cancel_all(); }

std::string worker_program() {
  const char* configured = std::getenv("KOERS_WORKER");
  if (configured != nullptr && *configured != '\0') return configured;
  std::error_code problem;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", problem);
  return (own.parent_path() / "koers-worker").string();
}

}  // namespace koers::measure
