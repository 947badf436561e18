// A small blocking HTTP client for our own server: the command line reaches a running server
// through it over the Unix socket, tests over both. Not for other servers: no TLS, no redirects, no
// chunks.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/http.h"

namespace koers::api::http {

/// Where the server is: a Unix socket, else a port on 127.0.0.1.
struct Address {
  std::string socket_path;
  std::uint16_t port = 0;
  std::chrono::milliseconds timeout_ms{
      60'000};  ///< For each wait; commands that compute may take long.
};

struct Call {
  std::string method = "GET";
  std::string target = "/";
  Fields headers;  ///< Host and Content-Length are added where they are missing.
  std::string body;
};

struct Answer {
  int status = 0;
  Fields headers;  ///< Names in lower case.
  std::string body;
};

/// One event of a stream.
struct ReceivedEvent {
  std::string id;
  std::string name;
  std::string data;
};

/// One connection, used for one call after another. Not for several threads at once.
class Client {
 public:
  /// Errors: `server.unreachable` (nobody listens there), `socket.path_too_long`.
  [[nodiscard]] static Result<Client> connect(const Address& address);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client(Client&& other) noexcept;
  Client& operator=(Client&& other) noexcept;

  /// Sends and waits for the whole answer. Error `server.unreachable` where the connection breaks
  /// or times out.
  [[nodiscard]] Result<Answer> call(const Call& call);

  /// Sends and reads the head of the answer only; a stream's events are then read with
  /// `next_event`.
  [[nodiscard]] Result<Answer> open(const Call& call);

  /// The next event of an open stream; comments and bare ids are skipped. Error
  /// `server.unreachable` at its end.
  [[nodiscard]] Result<ReceivedEvent> next_event();

  /// Bytes as they are, for tests of what is no HTTP.
  [[nodiscard]] Result<void> send_raw(std::string_view bytes);
  /// What there is now, at least one byte.
  [[nodiscard]] Result<std::string> read_some();
  /// Everything until the server closes.
  [[nodiscard]] Result<std::string> read_all();

 private:
  Client(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  [[nodiscard]] Failure unreachable(std::string_view why) const;
  [[nodiscard]] Result<void> fill();
  [[nodiscard]] Result<std::string> read_line();
  [[nodiscard]] Result<Answer> read_head();

  int descriptor_ = -1;
  std::string name_;
  std::string buffer_;  ///< Read, not yet used.
};

}  // namespace koers::api::http
