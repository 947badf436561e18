// The worker as a child process: started with a socket pair and a bare environment, reaped when
// done.
#include "measure/worker_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "measure/frames.h"

namespace koers::measure {
namespace {

Error died(std::string words) {
  return {
      .kind = ErrorKind::unavailable, .code = "measure.worker_died", .detail = std::move(words)};
}

Failure cancelled() { return fail(ErrorKind::unavailable, "measure.cancelled"); }

struct Started {
  pid_t process;
  int socket;
};

// What a new process is given: the socket as its input and output and no other descriptor, so that
// it never holds a port or a lock of ours; no signal blocked or ignored; and a process group of its
// own, because Ctrl-C is for us: we end it in order.
class SpawnSetting {
 public:
  explicit SpawnSetting(int socket) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSetting() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&actions_);
  }
  SpawnSetting(const SpawnSetting&) = delete;
  SpawnSetting& operator=(const SpawnSetting&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// posix_spawn, because the server has threads and a fork of it may only exec. The environment is
// empty: the worker needs nothing of it, and its children must not see it.
Result<Started> spawn(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  const auto no_worker = [&](int code) {
    return fail(Error{.kind = ErrorKind::unavailable,
                      .code = "measure.no_worker",
                      .arguments = {{"program", arguments.front()}},
                      .detail = std::strerror(code)});
  };
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return no_worker(errno);
  const SpawnSetting setting(ends[1]);
  std::vector<std::string> copies = arguments;
  std::vector<char*> pointers;
  for (std::string& argument : copies) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  std::array<char*, 1> environment = {nullptr};
  pid_t process = 0;
  const int problem = posix_spawn(&process, arguments.front().c_str(), setting.actions(),
                                  setting.attributes(), pointers.data(), environment.data());
  close(ends[1]);
  if (problem == 0) return Started{process, ends[0]};
  close(ends[0]);
  return no_worker(problem);
}

bool flag_in(const json::value& frame, std::string_view name) {
  const auto* object = frame.if_object();
  const json::value* flag = object == nullptr ? nullptr : object->if_contains(name);
  return flag != nullptr && flag->is_bool() && flag->as_bool();
}

}  // namespace

WorkerProcess::WorkerProcess(std::vector<std::string> arguments, int patience_seconds)
    : arguments_(std::move(arguments)), patience_seconds_(patience_seconds) {}

WorkerProcess::~WorkerProcess() {
  const std::lock_guard lock(mutex_);
  stop();
}

void WorkerProcess::cancel_all() {
  const std::lock_guard lock(mutex_);
  is_cancelled_ = true;
  // The worker kills what it computes when nobody listens any more; the listener loses the
  // questions.
  if (socket_ >= 0) shutdown(socket_, SHUT_RDWR);
}

pid_t WorkerProcess::process() const {
  const std::lock_guard lock(mutex_);
  return is_running_ ? process_ : 0;
}

Result<std::vector<json::value>> WorkerProcess::ask(json::object request) {
  std::unique_lock lock(mutex_);
  for (const bool is_last_try : {false, true}) {
    if (is_cancelled_) return cancelled();
    KOERS_CHECK(start_if_needed());
    const std::uint64_t id = ++last_id_;
    request["id"] = id;
    KOERS_TRY(frame, frame_of(request));
    pending_.emplace(id, Pending{});
    // Under the lock, so that frames do not mix; the worker reads all the time.
    if (write_all(socket_, frame)) return wait_for(lock, id);
    // It died while nobody was asking: nothing was lost, so start another one.
    pending_.erase(id);
    is_running_ = false;
    if (is_last_try) break;
  }
  return fail(died("it does not read"));
}

Result<std::vector<json::value>> WorkerProcess::wait_for(std::unique_lock<std::mutex>& lock,
                                                         std::uint64_t id) {
  const auto is_settled = [&] { return pending_.at(id).is_complete || pending_.at(id).is_lost; };
  const bool is_in_time =
      changed_.wait_for(lock, std::chrono::seconds(patience_seconds_), is_settled);
  Pending answer = std::move(pending_.at(id));
  pending_.erase(id);
  if (!is_in_time) {
    // The parent enforces its own limits; one that does not is not to be trusted with more.
    if (is_running_) kill(process_, SIGKILL);
    return fail(Error{.kind = ErrorKind::unavailable,
                      .code = "measure.timeout",
                      .arguments = {{"seconds", std::to_string(patience_seconds_)}}});
  }
  if (answer.is_lost && is_cancelled_) return cancelled();
  if (answer.is_lost) return fail(died("it ended before it answered"));
  for (const json::value& frame : answer.frames) {
    if (const auto* error = frame.as_object().if_contains("error")) return fail(error_of(*error));
  }
  return std::move(answer.frames);
}

Result<void> WorkerProcess::start_if_needed() {
  if (!is_running_) stop();
  // Another thread may have started one while the old one was being buried.
  if (is_running_) return {};
  KOERS_TRY(started, spawn(arguments_));
  process_ = started.process;
  socket_ = started.socket;
  is_running_ = true;
  listener_ = std::thread([this, socket = socket_] { listen(socket); });
  return {};
}

// With the lock held. The listener may be waiting for the lock, so it is lent while the listener
// ends; by then this object knows nothing of the old process any more.
void WorkerProcess::stop() {
  lose_pending();
  if (!listener_.joinable()) return;
  std::thread listener = std::move(listener_);
  const int socket = std::exchange(socket_, -1);
  const pid_t process = std::exchange(process_, 0);
  shutdown(socket, SHUT_RDWR);
  mutex_.unlock();
  listener.join();
  close(socket);
  while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
  mutex_.lock();
}

void WorkerProcess::lose_pending() {
  is_running_ = false;
  for (auto& [id, pending] : pending_) pending.is_lost = !pending.is_complete;
  changed_.notify_all();
}

void WorkerProcess::listen(int socket) {
  FrameReader frames;
  std::vector<char> buffer(std::size_t{256} * 1024);
  while (true) {
    const ssize_t bytes = recv(socket, buffer.data(), buffer.size(), 0);
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes <= 0) break;
    frames.feed({buffer.data(), static_cast<std::size_t>(bytes)});
    auto frame = frames.next();
    while (frame && *frame) {
      deliver(std::move(**frame));
      frame = frames.next();
    }
    if (!frame) break;
  }
  const std::lock_guard lock(mutex_);
  if (socket == socket_) lose_pending();
}

void WorkerProcess::deliver(json::value frame) {
  const std::lock_guard lock(mutex_);
  const auto* object = frame.if_object();
  const json::value* id = object == nullptr ? nullptr : object->if_contains("id");
  if (id == nullptr || !id->is_number()) return;
  boost::system::error_code problem;
  const auto found = pending_.find(id->to_number<std::uint64_t>(problem));
  if (found == pending_.end()) return;
  found->second.is_complete = !flag_in(frame, "more");
  found->second.frames.push_back(std::move(frame));
  if (found->second.is_complete) changed_.notify_all();
}

}  // namespace koers::measure
