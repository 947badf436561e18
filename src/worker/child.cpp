// One request, in a process of its own: limits first, then the work, then the answer, then the end.
#include "worker/child.h"

#include <exception>
#include <new>
#include <unistd.h>

#include "measure/duckdb/engine.h"
#include "measure/frames.h"
#include "measure/task.h"

namespace koers::worker {
namespace {

using measure::duckdb::describe;
using Frames = std::vector<json::object>;

constexpr int described_rows = 20;

Result<Frames> compute_values(std::uint64_t id, const json::value& request,
                              const measure::duckdb::Limits& limits) {
  KOERS_TRY(task, measure::task_of(request));
  KOERS_TRY(values, measure::duckdb::run(std::move(task), limits));
  return measure::chunks_of(id, values);
}

Result<Frames> check(std::uint64_t id, const json::value& request,
                     const measure::duckdb::Limits& limits) {
  KOERS_TRY(task, measure::task_of(request));
  KOERS_CHECK(measure::duckdb::check(std::move(task), limits));
  return Frames{{{"id", id}, {"more", false}}};
}

Result<Frames> compute_description(std::uint64_t id, const json::value& request,
                                   const measure::duckdb::Limits& limits, int rows) {
  KOERS_TRY(source, measure::source_of(request));
  KOERS_TRY(description, describe(source, limits, rows));
  return Frames{{{"id", id}, {"description", measure::json_of(description)}, {"more", false}}};
}

Result<Frames> compute(std::uint64_t id, const json::value& request, const Limits& limits) {
  const measure::duckdb::Limits engine{.memory_mb = limits.memory_mb, .threads = limits.children};
  const std::string operation(request.at("op").as_string());
  if (operation == "values") return compute_values(id, request.at("task"), engine);
  if (operation == "check") return check(id, request.at("task"), engine);
  if (operation == "describe")
    return compute_description(id, request.at("source"), engine, described_rows);
  if (operation == "sample") {
    return compute_description(id, request.at("source"), engine,
                               request.at("rows").to_number<int>());
  }
  return fail(
      Error{.kind = ErrorKind::malformed, .code = "worker.bad_request", .detail = operation});
}

// The last resort of this process: what a library throws ends here as an answer.
Result<Frames> compute_guarded(std::uint64_t id, const json::value& request, const Limits& limits) {
  try {
    return compute(id, request, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::too_large, "measure.out_of_memory");
  } catch (const std::exception& problem) {
    return fail(Error{
        .kind = ErrorKind::internal, .code = "measure.worker_died", .detail = problem.what()});
  }
}

bool send(const json::value& content, int answers) {
  const auto frame = measure::frame_of(content);
  return frame && measure::write_all(answers, *frame);
}

}  // namespace

void answer_and_exit(const json::value& request, const Limits& limits, int answers) {
  const std::uint64_t id = request.at("id").to_number<std::uint64_t>();
  if (!confine(limits, answers)) _exit(1);
  const auto frames = compute_guarded(id, request, limits);
  bool is_sent = true;
  if (frames) {
    for (const json::object& frame : *frames) is_sent = is_sent && send(frame, answers);
  } else {
    is_sent =
        send(json::object{{"id", id}, {"error", measure::json_of(frames.error())}, {"more", false}},
             answers);
  }
  // Without destructors: a child owes nobody an orderly end.
  _exit(is_sent ? 0 : 1);
}

}  // namespace koers::worker
