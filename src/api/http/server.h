// The listening server: one TCP port on the loopback interface and one Unix socket, for one
// Responder. It knows HTTP and nothing of Koers; no header of Asio or Beast shows here.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "api/http.h"

namespace koers::api::http {

/// What one client may cost. The defaults suit one computer; tests make them small.
struct ServerLimits {
  std::size_t head_bytes_max = 16U << 10U;
  std::size_t connections_max = 512;
  std::size_t handler_threads_max = 16;
  std::chrono::milliseconds idle_ms_max{75'000};  ///< Between two requests.
  std::chrono::milliseconds head_ms_max{10'000};  ///< For all of a request's head.
  std::chrono::milliseconds body_ms_max{60'000};  ///< For all of its body.
  std::chrono::milliseconds write_ms_max{
      30'000};  ///< For one answer, or one batch of events, to be taken.
  std::chrono::milliseconds heartbeat_ms{15'000};  ///< Between signs of life on a quiet stream.
  std::chrono::milliseconds stop_ms_max{10'000};   ///< For running requests to finish.
};

struct ServerOptions {
  std::optional<std::uint16_t> port;  ///< On 127.0.0.1; 0: any free one. Nothing: no TCP.
  std::string
      socket_path;  ///< Empty: no Unix socket. The caller holds the lock that owns this path.
  ServerLimits limits;
  std::function<void(std::string_view)> log = [](std::string_view) {};
};

class Server {
 public:
  /// Binds and listens; answers nobody before `start`. Errors: `server.port_in_use`,
  /// `server.cannot_listen`, `socket.path_too_long`. `responder` outlives the server.
  [[nodiscard]] static Result<std::unique_ptr<Server>> create(const ServerOptions& options,
                                                              const Responder& responder);

  class Impl;
  /// By `create` alone: nobody else can name an Impl.
  explicit Server(std::unique_ptr<Impl> impl);
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The TCP port, also where any was asked for; 0 without TCP.
  [[nodiscard]] std::uint16_t port() const;

  /// Begins to answer, on threads of its own. Once.
  void start();

  /// Accepts nobody new, finishes the requests that run, ends streams and idle connections, and
  /// returns when all is quiet. Calling it again does nothing. Not from a handler.
  void stop();

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace koers::api::http
