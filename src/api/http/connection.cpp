// Beast parses the requests; answers are written by hand, because they are two buffers. Every wait
// has a deadline: a client that is slow, or gone without a word, costs a bounded time.
#include "api/http/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "api/http/target.h"
#include "base/assert.h"

namespace koers::api::http {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::get;
    case beast::http::verb::head:
      return Method::head;
    case beast::http::verb::post:
      return Method::post;
    case beast::http::verb::put:
      return Method::put;
    case beast::http::verb::delete_:
      return Method::del;
    default:
      return Method::other;
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string actor_of(const Request& request) {
  if (request.peer == Peer::unix_socket) return "cli";
  return request.header("sec-fetch-site") || request.header("origin") ? "page" : "api";
}

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

// Runs `work` on a worker thread and resumes here with what it returned.
template <typename Work>
auto on_worker(WorkerPool& workers, Work work) {
  using Answer = std::invoke_result_t<Work>;
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Answer)>(
      [&workers](auto handler, Work what) {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        workers.post([waiting, what = std::move(what)]() mutable {
          auto answer = std::make_shared<Answer>(what());
          const auto executor = asio::get_associated_executor(*waiting);
          asio::post(executor, [waiting = std::move(waiting), answer = std::move(answer)] {
            (*waiting)(std::move(*answer));
          });
        });
      },
      asio::use_awaitable, std::move(work));
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
  KOERS_ASSERT(value.find_first_of("\r\n") == std::string_view::npos, "a header is one line");
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

struct Connection::Exchange {
  beast::http::request_parser<beast::http::string_body> parser;
  Request request;
  std::optional<Response> response;  ///< Set early where the request is refused.
  bool may_stay = false;             ///< Whether the connection can serve another request.
};

Connection::Connection(Socket socket, Peer peer, Shared& shared)
    : socket_(std::move(socket)),
      peer_(peer),
      shared_(shared),
      deadline_(socket_.get_executor()),
      signal_(socket_.get_executor()) {
  shared_.connections.insert(this);
}

Connection::~Connection() { shared_.connections.erase(this); }

void Connection::stop() {
  if (phase_ == Phase::idle) abort();
  signal_.cancel();
}

void Connection::abort() {
  boost::system::error_code ignored;
  socket_.close(ignored);
  signal_.cancel();
}

// A deadline cancels what is waited for; `is_late_` then says why it ended.
void Connection::limit(std::chrono::milliseconds time) {
  is_late_ = false;
  deadline_.expires_after(time);
  deadline_.async_wait(
      [self = weak_from_this(), number = ++deadline_number_](boost::system::error_code failure) {
        const auto connection = self.lock();
        if (failure || !connection || connection->deadline_number_ != number) return;
        connection->is_late_ = true;
        boost::system::error_code ignored;
        connection->socket_.cancel(ignored);
      });
}

void Connection::unlimit() {
  ++deadline_number_;
  deadline_.cancel();
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  Next next = Next::keep;
  while (next == Next::keep && !shared_.is_stopping) next = co_await serve_one();
  if (next == Next::linger) co_await linger();
  unlimit();
  boost::system::error_code ignored;
  socket_.shutdown(Socket::shutdown_both, ignored);
  socket_.close(ignored);
}

asio::awaitable<bool> Connection::await_first_byte() {
  if (buffer_.size() > 0) co_return true;
  phase_ = Phase::idle;
  limit(shared_.limits.idle_ms_max);
  const auto [failure, count] = co_await socket_.async_read_some(buffer_.prepare(4096), as_result);
  buffer_.commit(count);
  co_return !failure;
}

void Connection::refuse(Exchange& exchange, const Error& error) const {
  exchange.may_stay = false;
  exchange.response = shared_.responder.refused(exchange.request, error);
}

// False where there is nobody to answer.
asio::awaitable<bool> Connection::read_head(Exchange& exchange) {
  exchange.parser.header_limit(static_cast<std::uint32_t>(shared_.limits.head_bytes_max));
  exchange.parser.body_limit(boost::none);
  exchange.request.peer = peer_;
  limit(shared_.limits.head_ms_max);
  const auto [failure, count] =
      co_await beast::http::async_read_header(socket_, buffer_, exchange.parser, as_result);
  if (is_late_) {
    refuse(exchange, Error{.kind = ErrorKind::malformed, .code = "request.timeout"});
  } else if (failure == beast::http::error::header_limit ||
             failure == beast::http::error::buffer_overflow) {
    refuse(exchange, Error{.kind = ErrorKind::too_large, .code = "request.head_too_large"});
  } else if (failure == beast::http::error::end_of_stream ||
             (failure && failure.category() == boost::system::system_category())) {
    co_return false;
  } else if (failure) {
    refuse(exchange, Error{.kind = ErrorKind::malformed,
                           .code = "request.malformed",
                           .detail = failure.message()});
  }
  co_return true;
}

asio::awaitable<bool> Connection::read_body(Exchange& exchange) {
  auto& parser = exchange.parser;
  Request& request = exchange.request;
  request.method = method_of(parser.get().method());
  for (const auto& field : parser.get())
    request.headers.push_back({lower(field.name_string()), std::string(field.value())});
  if (const auto read = read_target(parser.get().target(), request); !read) {
    refuse(exchange, read.error());
    co_return true;
  }
  request.actor = actor_of(request);

  const std::size_t bytes_max = shared_.responder.body_bytes_max(request);
  parser.body_limit(bytes_max);
  const Error too_large{.kind = ErrorKind::too_large,
                        .code = "request.body_too_large",
                        .arguments = {{"limit", mebibytes(bytes_max)}}};
  if (parser.content_length() && *parser.content_length() > bytes_max) {
    refuse(exchange, too_large);
    co_return true;
  }
  exchange.response = shared_.responder.refuse(request);
  exchange.may_stay = parser.keep_alive() && (!exchange.response || parser.is_done());
  if (exchange.response || parser.is_done()) co_return true;

  if (lower(request.header("expect").value_or("")) == "100-continue") {
    if (!co_await write_text("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
  }
  limit(shared_.limits.body_ms_max);
  const auto [failure, count] =
      co_await beast::http::async_read(socket_, buffer_, parser, as_result);
  if (is_late_) {
    refuse(exchange, Error{.kind = ErrorKind::malformed, .code = "request.timeout"});
  } else if (failure == beast::http::error::body_limit) {
    refuse(exchange, too_large);
  } else if (failure && failure.category() == boost::system::system_category()) {
    co_return false;
  } else if (failure) {
    refuse(exchange, Error{.kind = ErrorKind::malformed,
                           .code = "request.malformed",
                           .detail = failure.message()});
  }
  request.body = std::move(parser.get().body());
  co_return true;
}

asio::awaitable<Connection::Next> Connection::serve_one() {
  if (!co_await await_first_byte()) co_return Next::close;
  phase_ = Phase::busy;
  Exchange exchange;
  if (!co_await read_head(exchange)) co_return Next::close;
  if (!exchange.response && !co_await read_body(exchange)) co_return Next::close;
  unlimit();

  if (!exchange.response && shared_.connections.size() > shared_.limits.connections_max) {
    refuse(exchange, Error{.kind = ErrorKind::unavailable, .code = "server.busy"});
  }
  if (!exchange.response) {
    exchange.response = co_await on_worker(
        shared_.workers, [this, &exchange] { return shared_.responder.respond(exchange.request); });
  }
  exchange.may_stay = exchange.may_stay && !exchange.response->stream && !shared_.is_stopping;
  if (!co_await write(*exchange.response, exchange)) co_return Next::close;
  if (exchange.response->stream && exchange.request.method != Method::head) {
    co_await stream_events(*exchange.response->stream);
    co_return Next::close;
  }
  if (exchange.may_stay) co_return Next::keep;
  co_return exchange.parser.is_done() ? Next::close : Next::linger;
}

asio::awaitable<bool> Connection::write(const Response& response, const Exchange& exchange) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + " " +
                     std::string(reason_of(response.status)) + "\r\n";
  if (!response.content_type.empty()) add_line(head, "Content-Type", response.content_type);
  if (!response.etag.empty()) add_line(head, "ETag", response.etag);
  for (const Field& field : response.headers) add_line(head, field.name, field.value);
  const bool has_length = !response.stream && response.status != 204 && response.status != 304;
  if (has_length) add_line(head, "Content-Length", std::to_string(response.content().size()));
  if (!exchange.may_stay) add_line(head, "Connection", "close");
  if (exchange.may_stay && exchange.parser.get().version() < 11)
    add_line(head, "Connection", "keep-alive");
  head += "\r\n";

  const bool has_body = has_length && exchange.request.method != Method::head;
  const std::string_view body = has_body ? response.content() : std::string_view();
  limit(shared_.limits.write_ms_max);
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head),
                                                asio::buffer(body.data(), body.size())};
  const auto [failure, count] = co_await asio::async_write(socket_, parts, as_result);
  unlimit();
  co_return !failure;
}

asio::awaitable<bool> Connection::write_text(std::string_view text) {
  limit(shared_.limits.write_ms_max);
  const auto [failure, count] =
      co_await asio::async_write(socket_, asio::buffer(text.data(), text.size()), as_result);
  unlimit();
  co_return !failure;
}

// The client of a stream says nothing more; what can be read is its end.
asio::awaitable<void> Connection::watch_for_close() {
  const auto self = shared_from_this();
  std::array<char, 64> ignored{};
  boost::system::error_code failure;
  while (!failure) {
    const auto [why, count] = co_await socket_.async_read_some(asio::buffer(ignored), as_result);
    failure = why;
  }
  is_closed_ = true;
  signal_.cancel();
}

// Woken on any thread; only the server's own may hold a connection, or it might end on another.
void Connection::listen_to(EventSource& source) {
  source.on_more(
      [self = weak_from_this(), is_woken = is_woken_, executor = socket_.get_executor()] {
        if (is_woken->exchange(true)) return;
        asio::post(executor, [self] {
          if (const auto connection = self.lock()) connection->signal_.cancel();
        });
      });
}

asio::awaitable<void> Connection::stream_events(EventSource& source) {
  phase_ = Phase::streaming;
  listen_to(source);
  asio::co_spawn(socket_.get_executor(), watch_for_close(), asio::detached);
  while (!is_closed_ && !shared_.is_stopping) {
    *is_woken_ = false;
    const Result<std::string> frames =
        co_await on_worker(shared_.workers, [&source] { return source.next(); });
    if (!frames) break;
    if (!frames->empty()) {
      if (!co_await write_text(*frames)) break;
      continue;
    }
    if (*is_woken_ || is_closed_ || shared_.is_stopping) continue;
    signal_.expires_after(shared_.limits.heartbeat_ms);
    const auto [woken] = co_await signal_.async_wait(as_result);
    if (!woken && !co_await write_text(": \n\n")) break;
  }
  boost::system::error_code ignored;
  socket_.shutdown(Socket::shutdown_both, ignored);
}

// Closing while the client still sends would reset the connection, and the answer might be lost on
// the way. So what still comes is read and dropped, for a short while.
asio::awaitable<void> Connection::linger() {
  boost::system::error_code failure;
  socket_.shutdown(Socket::shutdown_send, failure);
  limit(std::chrono::seconds(10));
  std::array<char, 16384> dropped;
  while (!failure && !is_late_) {
    const auto [why, count] = co_await socket_.async_read_some(asio::buffer(dropped), as_result);
    failure = why;
  }
}

}  // namespace koers::api::http
