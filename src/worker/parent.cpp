// Forks a child for each request, relays answers, kills at the wall limit, reports a death as one
// error.
#include "worker/parent.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "measure/frames.h"
#include "worker/child.h"

namespace koers::worker {
namespace {

using Clock = std::chrono::steady_clock;

struct Child {
  pid_t process = 0;
  int answers = -1;
  std::uint64_t id = 0;
  Clock::time_point deadline;
  measure::FrameReader frames;
  bool is_answered = false;
  bool is_late = false;
  bool is_cancelled = false;
};

std::uint64_t id_of(const json::value& request) {
  const auto* object = request.if_object();
  const json::value* id = object == nullptr ? nullptr : object->if_contains("id");
  if (id == nullptr || !id->is_number()) return 0;
  boost::system::error_code problem;
  return id->to_number<std::uint64_t>(problem);
}

class Parent {
 public:
  explicit Parent(const Limits& limits) : limits_(limits) {}

  int run() {
    while (is_open_ || !children_.empty()) {
      start_waiting();
      wait_for_events();
      end_late_ones();
    }
    return 0;
  }

 private:
  void start_waiting() {
    while (!waiting_.empty() && children_.size() < static_cast<std::size_t>(limits_.children)) {
      const json::value request = std::move(waiting_.front());
      waiting_.pop_front();
      start(request);
    }
  }

  void start(const json::value& request) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return refuse(id_of(request), std::strerror(errno));
    const pid_t process = fork();
    if (process == 0) answer_and_exit(request, limits_, ends[1]);
    close(ends[1]);
    if (process < 0) {
      close(ends[0]);
      return refuse(id_of(request), std::strerror(errno));
    }
    children_.push_back({.process = process,
                         .answers = ends[0],
                         .id = id_of(request),
                         .deadline = Clock::now() + std::chrono::seconds(limits_.wall_seconds)});
  }

  void wait_for_events() {
    std::vector<pollfd> watched;
    watched.push_back({.fd = is_open_ ? STDIN_FILENO : -1, .events = POLLIN, .revents = 0});
    for (const Child& child : children_)
      watched.push_back({.fd = child.answers, .events = POLLIN, .revents = 0});
    if (poll(watched.data(), watched.size(), milliseconds_left()) <= 0) return;
    for (std::size_t at = children_.size(); at > 0; --at) {
      if (watched[at].revents != 0) listen_to(at - 1);
    }
    if (watched[0].revents != 0) read_requests();
  }

  [[nodiscard]] int milliseconds_left() const {
    if (children_.empty()) return -1;
    auto earliest = Clock::time_point::max();
    for (const Child& child : children_) earliest = std::min(earliest, child.deadline);
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(earliest - Clock::now()).count();
    return static_cast<int>(std::clamp<long>(left + 1, 0, 60'000));
  }

  void end_late_ones() {
    for (Child& child : children_) {
      if (child.is_late || Clock::now() < child.deadline) continue;
      child.is_late = true;
      child.deadline = Clock::time_point::max();
      kill(child.process, SIGKILL);
    }
  }

  void read_requests() {
    std::array<char, 65536> buffer{};
    const ssize_t bytes = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (bytes < 0 && errno == EINTR) return;
    if (bytes <= 0) return close_down();
    requests_.feed({buffer.data(), static_cast<std::size_t>(bytes)});
    while (is_open_) {
      auto request = requests_.next();
      if (!request) {
        // Where one frame ends and the next begins is lost: no answer can be trusted from here on.
        send_error(0, request.error());
        return close_down();
      }
      if (!*request) return;
      take(std::move(**request));
    }
  }

  // Nobody is left to hear the answers.
  void close_down() {
    is_open_ = false;
    waiting_.clear();
    for (Child& child : children_) {
      child.is_cancelled = true;
      kill(child.process, SIGKILL);
    }
  }

  void take(json::value request) {
    const auto* object = request.if_object();
    const json::value* operation = object == nullptr ? nullptr : object->if_contains("op");
    if (operation == nullptr || !operation->is_string() || id_of(request) == 0) {
      return send_error(id_of(request),
                        Error{.kind = ErrorKind::malformed, .code = "worker.bad_request"});
    }
    if (operation->as_string() == "cancel") return cancel(request);
    waiting_.push_back(std::move(request));
  }

  void cancel(const json::value& request) {
    const json::value* of = request.as_object().if_contains("of");
    const std::uint64_t wanted = of == nullptr ? 0 : id_of(json::object{{"id", *of}});
    std::erase_if(waiting_, [&](const json::value& other) {
      if (id_of(other) != wanted) return false;
      send_error(wanted, Error{.kind = ErrorKind::unavailable, .code = "measure.cancelled"});
      return true;
    });
    for (Child& child : children_) {
      if (child.id != wanted || child.is_cancelled) continue;
      child.is_cancelled = true;
      kill(child.process, SIGKILL);
    }
    send(json::object{{"id", id_of(request)}, {"more", false}});
  }

  void listen_to(std::size_t at) {
    Child& child = children_[at];
    std::array<char, 65536> buffer{};
    const ssize_t bytes = read(child.answers, buffer.data(), buffer.size());
    if (bytes < 0 && errno == EINTR) return;
    if (bytes > 0) {
      child.frames.feed({buffer.data(), static_cast<std::size_t>(bytes)});
      relay(child);
      return;
    }
    bury(child);
    children_.erase(children_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // Only whole frames with the child's own id go out; whatever else it writes is its death.
  void relay(Child& child) {
    while (true) {
      auto frame = child.frames.next();
      if (!frame || (*frame && id_of(**frame) != child.id)) {
        kill(child.process, SIGKILL);
        return;
      }
      if (!*frame) return;
      if (child.is_answered) continue;
      const auto* more = (*frame)->as_object().if_contains("more");
      child.is_answered = more == nullptr || !more->is_bool() || !more->as_bool();
      send(**frame);
    }
  }

  void bury(Child& child) {
    close(child.answers);
    int status = 0;
    while (waitpid(child.process, &status, 0) < 0 && errno == EINTR) {
    }
    if (child.is_answered) return;
    const bool is_cpu =
        WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
    if (child.is_cancelled) {
      send_error(child.id, Error{.kind = ErrorKind::unavailable, .code = "measure.cancelled"});
    } else if (child.is_late || (is_cpu && WTERMSIG(status) == SIGXCPU)) {
      const int seconds = child.is_late ? limits_.wall_seconds : limits_.cpu_seconds;
      send_error(child.id, Error{.kind = ErrorKind::unavailable,
                                 .code = "measure.timeout",
                                 .arguments = {{"seconds", std::to_string(seconds)}}});
    } else {
      refuse(child.id, WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                           : "exit code " + std::to_string(WEXITSTATUS(status)));
    }
  }

  void refuse(std::uint64_t id, std::string words) {
    send_error(id, Error{.kind = ErrorKind::unavailable,
                         .code = "measure.worker_died",
                         .detail = std::move(words)});
  }

  void send_error(std::uint64_t id, const Error& error) {
    send(json::object{{"id", id}, {"error", measure::json_of(error)}, {"more", false}});
  }

  void send(const json::value& content) {
    const auto frame = measure::frame_of(content);
    if (!is_open_ || !frame || measure::write_all(STDOUT_FILENO, *frame)) return;
    close_down();
  }

  Limits limits_;
  bool is_open_ = true;
  measure::FrameReader requests_;
  std::deque<json::value> waiting_;
  std::vector<Child> children_;
};

}  // namespace

int serve(const Limits& limits) {
  signal(SIGPIPE, SIG_IGN);
  return Parent(limits).run();
}

}  // namespace koers::worker
