// Which handler answers what: a table of routes, and everything about HTTP that handlers need not
// know: 404, 405, 406, 415, languages, tags and 304, compression, problems, security headers.
// Immutable once the server runs; knows no KPI.
#pragma once

#include <functional>
#include <span>
#include <type_traits>

#include "api/assets.h"
#include "api/http.h"
#include "api/problem.h"

namespace koers::api {

constexpr std::size_t body_bytes_default = 1U << 20U;
constexpr std::size_t body_bytes_import = 16U << 20U;

/// How a route differs from the usual one: JSON both ways, 1 MiB of body, open to both kinds of
/// peer.
struct RouteOptions {
  std::size_t body_bytes_max = body_bytes_default;
  std::string_view produces = "application/json";
  enum class Peers : std::uint8_t { all, unix_socket_only } peers = Peers::all;
  enum class Tag : std::uint8_t {
    of_content,  ///< The tag is made of the answer.
    of_version,  ///< Of what was known and asked (`RouterOptions::version`): a 304 costs no
                 ///< computation.
    none,
  } tag = Tag::of_content;
  enum class Keys : std::uint8_t {
    kept,      ///< A write with an Idempotency-Key goes through `around_keyed_writes`.
    needless,  ///< Not this one: asked again it does the same work, and writes only what differs.
  } keys = Keys::kept;
  enum class Words : std::uint8_t {
    in_answers,   ///< The handler may ask for the language of the request.
    in_problems,  ///< It does not, so that a write without complaint never looks for it.
  } words = Words::in_answers;
};

struct RouterOptions {
  /// The language of callers that ask for none that we speak.
  std::function<text::Locale()> default_language = [] { return text::Locale::en; };
  /// Names everything that an answer depends on beside the request: epoch, seq, today. Empty: not
  /// known now.
  std::function<std::string()> version = [] { return std::string(); };
  /// The page. Paths outside the API that are no file of it give `/index.html`.
  std::span<const Asset> assets;
  /// The pattern of the only routes that are kept; empty: all.
  std::string_view only;
  /// One line for whoever runs the server: what no caller may see.
  std::function<void(std::string_view)> log = [](std::string_view) {};
};

class Router final : public Responder {
 public:
  using Handler = std::function<Response(const Request&)>;

  explicit Router(RouterOptions options) : options_(std::move(options)) {}

  /// Adds a route. `pattern` is a path with `{names}` for whole segments; where several fit, the
  /// one with more literal segments wins. `handle` returns Response, Result<Response> or
  /// Checked<Response>; errors become problems.
  template <typename Handle>
  void add(Method method, std::string_view pattern, Handle handle, RouteOptions route = {}) {
    add_route(method, pattern, handler_of(std::move(handle)), route);
  }

  /// What answers every write with an Idempotency-Key, in place of its handler.
  void around_keyed_writes(Handler around) { around_keyed_writes_ = std::move(around); }

  /// What the handler of a routed request answers, and nothing else. May throw what it throws.
  [[nodiscard]] Response handled(const Request& request) const;

  [[nodiscard]] std::size_t body_bytes_max(const Request& head) const override;
  [[nodiscard]] std::optional<Response> refuse(const Request& head) const override;
  [[nodiscard]] Response respond(Request& request) const override;
  [[nodiscard]] Response refused(const Request& head, const Error& error) const override;

  /// Every route as "GET /api/v1/kpis/{id}", in the order added; the contract test compares it with
  /// openapi.yaml.
  [[nodiscard]] std::vector<std::string> routes() const;

 private:
  struct Route {
    Method method;
    std::string pattern;
    std::vector<std::string> segments;
    Handler handle;
    RouteOptions options;
  };
  struct Found {
    const Route* route = nullptr;  ///< Nothing: no such path, or not with this method.
    std::vector<Method> methods;   ///< What the path allows.
  };

  template <typename Handle>
  static Handler handler_of(Handle handle) {
    using Answer = std::invoke_result_t<Handle, const Request&>;
    return [handle = std::move(handle)](const Request& request) -> Response {
      if constexpr (std::is_same_v<Answer, Response>) {
        return handle(request);
      } else {
        Answer answer = handle(request);
        if (answer) return std::move(*answer);
        return problem(request.language, answer.error());
      }
    };
  }

  void add_route(Method method, std::string_view pattern, Handler handler, RouteOptions route);
  [[nodiscard]] Found find_route(const Request& request) const;
  [[nodiscard]] Result<const Route*> route_of(const Request& head) const;
  [[nodiscard]] Language language_of(const Request& request) const;
  [[nodiscard]] Response answer(const Route& route, Request& request) const;
  [[nodiscard]] Response guarded_answer(const Route& route, Request& request) const;
  [[nodiscard]] bool is_for_page(const Request& request) const;

  RouterOptions options_;
  std::vector<Route> routes_;
  Handler around_keyed_writes_;
};

}  // namespace koers::api
