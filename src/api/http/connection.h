// One client's connection, private to api/http: the only header with Asio in it. Everything here
// runs on the one thread of the server's io_context, so nothing is locked; handlers run in the
// WorkerPool.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "api/http.h"
#include "api/http/server.h"
#include "api/http/worker_pool.h"

namespace koers::api::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

class Connection;

/// What all connections of a server share.
struct Shared {
  const Responder& responder;
  const ServerLimits& limits;
  WorkerPool& workers;
  std::set<Connection*> connections = {};
  bool is_stopping = false;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = asio::generic::stream_protocol::socket;

  Connection(Socket socket, Peer peer, Shared& shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Serves requests until the client, a limit or `stop` ends it.
  asio::awaitable<void> run();

  /// Ends it as soon as the request that runs is answered; at once where none runs.
  void stop();

  /// Ends it now.
  void abort();

 private:
  enum class Phase : std::uint8_t { idle, busy, streaming };
  enum class Next : std::uint8_t { keep, close, linger };
  struct Exchange;

  asio::awaitable<Next> serve_one();
  asio::awaitable<bool> await_first_byte();
  asio::awaitable<bool> read_head(Exchange& exchange);
  asio::awaitable<bool> read_body(Exchange& exchange);
  asio::awaitable<bool> write(const Response& response, const Exchange& exchange);
  asio::awaitable<bool> write_text(std::string_view text);
  asio::awaitable<void> stream_events(EventSource& source);
  asio::awaitable<void> watch_for_close();
  asio::awaitable<void> linger();
  void listen_to(EventSource& source);
  void refuse(Exchange& exchange, const Error& error) const;
  void limit(std::chrono::milliseconds time);
  void unlimit();

  Socket socket_;
  Peer peer_;
  Shared& shared_;
  asio::steady_timer deadline_;
  asio::steady_timer signal_;
  beast::flat_buffer buffer_;
  Phase phase_ = Phase::idle;
  unsigned deadline_number_ = 0;
  bool is_late_ = false;
  bool is_closed_ = false;
  /// Shared with who wakes it, who may outlive it.
  std::shared_ptr<std::atomic<bool>> is_woken_ = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace koers::api::http
