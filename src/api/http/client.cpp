// Plain sockets: the command line should not pay for a network library to ask one question.
#include "api/http/client.h"

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace koers::api::http {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

template <typename Number>
Number number_of(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void set_timeout(int descriptor, std::chrono::milliseconds time) {
  const timeval limit{.tv_sec = time.count() / 1000, .tv_usec = (time.count() % 1000) * 1000};
  ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

int connected_unix(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    return descriptor;
  const int why = errno;
  ::close(descriptor);
  errno = why;
  return -1;
}

int connected_tcp(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    return descriptor;
  const int why = errno;
  ::close(descriptor);
  errno = why;
  return -1;
}

std::string text_of(const Call& call, std::string_view host) {
  std::string text = call.method + " " + call.target + " HTTP/1.1\r\n";
  bool has_host = false;
  bool has_length = false;
  for (const Field& field : call.headers) {
    has_host = has_host || lower(field.name) == "host";
    has_length = has_length || lower(field.name) == "content-length";
    text.append(field.name).append(": ").append(field.value).append("\r\n");
  }
  if (!has_host) text.append("Host: ").append(host).append("\r\n");
  const bool may_have_body = call.method != "GET" && call.method != "HEAD";
  if (!has_length && may_have_body)
    text.append("Content-Length: ").append(std::to_string(call.body.size())).append("\r\n");
  return text.append("\r\n").append(call.body);
}

}  // namespace

Result<Client> Client::connect(const Address& address) {
  if (address.socket_path.size() >= sizeof(sockaddr_un::sun_path)) {
    return fail(
        Error{.code = "socket.path_too_long", .arguments = {{"path", address.socket_path}}});
  }
  const bool is_unix = !address.socket_path.empty();
  const int descriptor =
      is_unix ? connected_unix(address.socket_path) : connected_tcp(address.port);
  Client client(descriptor,
                is_unix ? address.socket_path : "127.0.0.1:" + std::to_string(address.port));
  if (descriptor < 0) return client.unreachable(std::strerror(errno));
  set_timeout(descriptor, address.timeout_ms);
  return client;
}

Client::~Client() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      buffer_(std::move(other.buffer_)) {}

Client& Client::operator=(Client&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(name_, other.name_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

Failure Client::unreachable(std::string_view why) const {
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "server.unreachable",
                    .arguments = {{"socket", name_}},
                    .detail = std::string(why)});
}

Result<void> Client::send_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return unreachable(std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return {};
}

Result<void> Client::fill() {
  char bytes[16384];
  while (true) {
    const ssize_t got = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreachable(std::strerror(errno));
    if (got == 0) return unreachable("closed");
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return {};
  }
}

Result<std::string> Client::read_some() {
  if (buffer_.empty()) KOERS_CHECK(fill());
  return std::exchange(buffer_, {});
}

Result<std::string> Client::read_all() {
  while (true) {
    if (const auto filled = fill(); !filled) {
      if (filled.error().detail != "closed") return fail(filled.error());
      return std::exchange(buffer_, {});
    }
  }
}

// Without its line end.
Result<std::string> Client::read_line() {
  std::size_t end = buffer_.find('\n');
  while (end == std::string::npos) {
    KOERS_CHECK(fill());
    end = buffer_.find('\n');
  }
  std::string line = buffer_.substr(0, end);
  buffer_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Result<Answer> Client::read_head() {
  Answer answer;
  KOERS_TRY(status_line, read_line());
  if (!status_line.starts_with("HTTP/1.1 ") || status_line.size() < 12)
    return unreachable("not HTTP/1.1");
  answer.status = number_of<int>(std::string_view(status_line).substr(9, 3));
  while (true) {
    KOERS_TRY(line, read_line());
    if (line.empty()) return answer;
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos)
      answer.headers.push_back({lower(line.substr(0, colon)), line.substr(colon + 2)});
  }
}

Result<Answer> Client::open(const Call& call) {
  const std::string host = name_.starts_with("127.") ? name_ : "localhost";
  // A server that refuses early may close before everything is sent: what it said counts then.
  const auto sent = send_raw(text_of(call, host));
  auto answer = read_head();
  while (answer && answer->status == 100) answer = read_head();
  if (!answer && !sent) return fail(sent.error());
  return answer;
}

Result<Answer> Client::call(const Call& call) {
  KOERS_TRY(answer, open(call));
  const auto length = find(answer.headers, "content-length");
  if (!length || call.method == "HEAD") return answer;
  const auto size = number_of<std::size_t>(*length);
  while (buffer_.size() < size) KOERS_CHECK(fill());
  answer.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return answer;
}

Result<ReceivedEvent> Client::next_event() {
  ReceivedEvent event;
  while (true) {
    KOERS_TRY(line, read_line());
    if (line.starts_with("id: ")) event.id = line.substr(4);
    if (line.starts_with("event: ")) event.name = line.substr(7);
    if (line.starts_with("data: ")) event.data = line.substr(6);
    if (line.empty() && !event.name.empty()) return event;
    if (line.empty()) event = {};
  }
}

}  // namespace koers::api::http
