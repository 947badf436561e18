// Requests and responses as the rest of Koers sees them: plain values, no sockets, no library of
// HTTP. src/api/http turns bytes into these and back. Nothing here knows a KPI or a route.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/locale.h"

namespace koers::api {

enum class Method : std::uint8_t { get, head, post, put, del, other };

/// "GET", "HEAD", …; "?" for others.
[[nodiscard]] std::string_view name_of(Method method);

/// Where a request came from: somebody on this computer over TCP, or the owner of the database file
/// over its Unix socket (mode 0600), who may do everything.
enum class Peer : std::uint8_t { loopback, unix_socket };

/// A header or a query parameter.
struct Field {
  std::string name;
  std::string value;
  friend bool operator==(const Field&, const Field&) = default;
};
using Fields = std::vector<Field>;

/// The value of the first field of that name; nothing where there is none.
[[nodiscard]] std::optional<std::string_view> find(const Fields& fields, std::string_view name);

/// The language of an answer. Which one the organization speaks is a question to the store, so it
/// may be found when the first text is written: a value that is recorded needs none. Not for
/// several threads at once.
class Language {
 public:
  Language(text::Locale known) : known_(known) {}
  explicit Language(std::function<text::Locale()> find) : find_(std::move(find)) {}

  operator text::Locale() const {
    if (!known_) known_ = find_();
    return *known_;
  }

 private:
  std::function<text::Locale()> find_;
  mutable std::optional<text::Locale> known_;
};

struct Request {
  Method method = Method::get;
  std::string path;                   ///< As sent, without the query: `/api/v1/kpis/a%2Fb`.
  std::vector<std::string> segments;  ///< Of the path, decoded: `api`, `v1`, `kpis`, `a/b`.
  Fields query;                       ///< Decoded.
  Fields headers;                     ///< Names in lower case.
  std::string body;
  Peer peer = Peer::loopback;
  std::string actor;  ///< Who asks: "page", "api" or "cli".
  Language language = text::Locale::en;
  std::string_view route;  ///< The pattern of the route that it took; filled by the router, as are
  Fields path_parameters;  ///< what the `{names}` of that matched, decoded.

  [[nodiscard]] std::optional<std::string_view> header(std::string_view lower_case_name) const {
    return find(headers, lower_case_name);
  }
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const {
    return find(query, name);
  }

  /// What `{name}` of the route matched. A name that the route does not have is a bug.
  [[nodiscard]] const std::string& path_parameter(std::string_view name) const;
};

/// What an open stream is fed from. The connection pulls: it asks again when the reader has taken
/// what it got and something woke it, so a slow reader costs no memory.
class EventSource {
 public:
  virtual ~EventSource() = default;

  /// Frames to send now; empty where there is nothing. An error ends the stream. Called on a worker
  /// thread, never twice at once.
  virtual Result<std::string> next() = 0;

  /// `wake` is called, on any thread, whenever `next` may have more. Called once, before `next`;
  /// after the destructor returned, `wake` is called no more.
  virtual void on_more(std::function<void()> wake) = 0;
};

struct Response {
  int status = 200;
  std::string content_type;  ///< With its charset; empty where there is no body.
  Fields headers;
  std::string body;
  std::string_view static_body;  ///< Instead of `body`, for what lasts as long as the program.
  std::string etag;              ///< With its quotes; empty: the router makes one of the body.
  /// Of the one object that the answer is about, where it can be changed: the seq of its version.
  /// It becomes part of the ETag, so that If-Match can name it.
  std::optional<std::int64_t> revision;
  std::unique_ptr<EventSource>
      stream;  ///< Instead of a body; `content_type` is then text/event-stream.

  [[nodiscard]] std::string_view content() const {
    return static_body.empty() ? std::string_view(body) : static_body;
  }
};

/// What answers requests. Called on several threads at once.
class Responder {
 public:
  virtual ~Responder() = default;

  /// The most bytes of body that such a request may bring; more is refused before it is read.
  [[nodiscard]] virtual std::size_t body_bytes_max(const Request& head) const = 0;

  /// What can be said before the body is read: a refusal, or nothing.
  [[nodiscard]] virtual std::optional<Response> refuse(const Request& head) const = 0;

  /// The answer; never throws.
  [[nodiscard]] virtual Response respond(Request& request) const = 0;

  /// The answer to what is no request at all (too large, too slow, unreadable).
  [[nodiscard]] virtual Response refused(const Request& head, const Error& error) const = 0;
};

/// The words that belong to a status ("Not Found"); empty for unknown ones.
[[nodiscard]] std::string_view reason_of(int status);

}  // namespace koers::api
