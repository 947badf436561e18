// Listening, accepting, stopping. One thread runs all sockets; it only moves bytes.
#include "api/http/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <mutex>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

#include "api/http/connection.h"

namespace koers::api::http {
namespace {

using asio::ip::tcp;
using Unix = asio::local::stream_protocol;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

Failure cannot_listen(const std::string& address, const boost::system::error_code& why) {
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "server.cannot_listen",
                    .arguments = {{"address", address}},
                    .detail = why.message()});
}

Result<void> listen_on(tcp::acceptor& acceptor, std::uint16_t port) {
  boost::system::error_code why;
  acceptor.open(tcp::v4(), why);
  if (!why) acceptor.set_option(tcp::acceptor::reuse_address(true), why);
  if (!why) acceptor.bind({asio::ip::address_v4::loopback(), port}, why);
  if (!why) acceptor.listen(asio::socket_base::max_listen_connections, why);
  if (why == asio::error::address_in_use) {
    return fail(Error{.kind = ErrorKind::conflict,
                      .code = "server.port_in_use",
                      .arguments = {{"port", std::to_string(port)}}});
  }
  if (why) return cannot_listen("127.0.0.1:" + std::to_string(port), why);
  return {};
}

Result<void> listen_on(Unix::acceptor& acceptor, const std::string& path) {
  if (path.size() >= sizeof(sockaddr_un::sun_path)) {
    return fail(Error{.code = "socket.path_too_long", .arguments = {{"path", path}}});
  }
  ::unlink(path.c_str());  // The caller holds the lock, so what is there is a dead server's.
  boost::system::error_code why;
  acceptor.open(Unix(), why);
  const mode_t before = ::umask(0177);  // Nobody else may connect, not even between bind and chmod.
  if (!why) acceptor.bind(Unix::endpoint(path), why);
  ::umask(before);
  if (!why) acceptor.listen(asio::socket_base::max_listen_connections, why);
  if (why) return cannot_listen(path, why);
  return {};
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, const Responder& responder)
      : options_(options),
        workers_(options.limits.handler_threads_max),
        shared_{.responder = responder, .limits = options_.limits, .workers = workers_} {}

  Result<void> listen() {
    if (options_.port) KOERS_CHECK(listen_on(tcp_, *options_.port));
    if (!options_.socket_path.empty()) {
      KOERS_CHECK(listen_on(unix_, options_.socket_path));
      owns_socket_file_ = true;
    }
    return {};
  }

  [[nodiscard]] std::uint16_t port() const {
    boost::system::error_code ignored;
    return tcp_.is_open() ? tcp_.local_endpoint(ignored).port() : std::uint16_t{0};
  }

  void start() {
    if (tcp_.is_open()) asio::co_spawn(io_, accept(tcp_, Peer::loopback), asio::detached);
    if (unix_.is_open()) asio::co_spawn(io_, accept(unix_, Peer::unix_socket), asio::detached);
    thread_ = std::thread([this] { run(); });
  }

  void stop() {
    if (owns_socket_file_) ::unlink(options_.socket_path.c_str());
    owns_socket_file_ = false;
    if (!thread_.joinable()) return;
    asio::post(io_, [this] { begin_stop(); });
    wait_for_connections();
    asio::post(io_, [this] {
      for (Connection* connection : std::set(shared_.connections)) connection->abort();
    });
    workers_.join();
    work_.reset();
    thread_.join();
  }

 private:
  void run() {
    try {
      io_.run();
    } catch (const std::exception& error) {
      options_.log(std::string("http: ") + error.what());
      std::terminate();
    }
  }

  template <typename Acceptor>
  asio::awaitable<void> accept(Acceptor& acceptor, Peer peer) {
    asio::steady_timer pause(io_);
    while (acceptor.is_open()) {
      Connection::Socket socket(io_);
      const auto [why] = co_await acceptor.async_accept(socket, as_result);
      if (!acceptor.is_open()) break;
      if (why) {  // Out of descriptors, most likely: try again when some were given back.
        options_.log("http: accept: " + why.message());
        pause.expires_after(std::chrono::milliseconds(100));
        co_await pause.async_wait(as_result);
        continue;
      }
      boost::system::error_code ignored;
      if (peer == Peer::loopback) socket.set_option(tcp::no_delay(true), ignored);
      spawn(std::move(socket), peer);
    }
  }

  void spawn(Connection::Socket socket, Peer peer) {
    ++open_;
    auto connection = std::make_shared<Connection>(std::move(socket), peer, shared_);
    asio::co_spawn(io_, connection->run(),
                   [this, connection](const std::exception_ptr& failure) mutable {
                     connection.reset();
                     {
                       const std::scoped_lock lock(mutex_);
                       --open_;
                     }
                     all_gone_.notify_all();
                     if (failure) std::rethrow_exception(failure);
                   });
  }

  void begin_stop() {
    boost::system::error_code ignored;
    tcp_.close(ignored);
    unix_.close(ignored);
    shared_.is_stopping = true;
    for (Connection* connection : std::set(shared_.connections)) connection->stop();
    const std::scoped_lock lock(mutex_);
    has_stopped_accepting_ = true;
    all_gone_.notify_all();
  }

  void wait_for_connections() {
    std::unique_lock lock(mutex_);
    all_gone_.wait_for(lock, options_.limits.stop_ms_max,
                       [this] { return has_stopped_accepting_ && open_ == 0; });
  }

  ServerOptions options_;
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(io_);
  WorkerPool workers_;
  Shared shared_;
  tcp::acceptor tcp_{io_};
  Unix::acceptor unix_{io_};
  bool owns_socket_file_ = false;
  std::mutex mutex_;
  std::condition_variable all_gone_;
  std::atomic<int> open_ = 0;
  bool has_stopped_accepting_ = false;
  std::thread thread_;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::create(const ServerOptions& options,
                                               const Responder& responder) {
  auto impl = std::make_unique<Impl>(options, responder);
  KOERS_CHECK(impl->listen());
  return std::make_unique<Server>(std::move(impl));
}

std::uint16_t Server::port() const { return impl_->port(); }
void Server::start() { impl_->start(); }
void Server::stop() { impl_->stop(); }

}  // namespace koers::api::http
