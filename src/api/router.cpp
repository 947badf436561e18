// The life of a request: guard, route, negotiation, handler, tag, compression.
#include "api/router.h"

#include <algorithm>
#include <exception>

#include "api/finish.h"
#include "api/guard.h"
#include "api/negotiate.h"
#include "api/page.h"
#include "base/assert.h"

namespace koers::api {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    const auto end = path.find('/', 1);
    segments.emplace_back(path.substr(1, end == std::string_view::npos ? end : end - 1));
    path = end == std::string_view::npos ? std::string_view() : path.substr(end);
  }
  return segments;
}

bool is_name(std::string_view segment) { return segment.starts_with('{'); }

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  return std::ranges::equal(pattern, segments,
                            [](const std::string& expected, const std::string& actual) {
                              return is_name(expected) ? !actual.empty() : expected == actual;
                            });
}

std::ptrdiff_t literals(const std::vector<std::string>& pattern) {
  return std::ranges::count_if(pattern,
                               [](const std::string& segment) { return !is_name(segment); });
}

Fields bound(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  Fields fields;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_name(pattern[i]))
      fields.push_back({pattern[i].substr(1, pattern[i].size() - 2), segments[i]});
  }
  return fields;
}

bool is_read(Method method) { return method == Method::get || method == Method::head; }

Error method_not_allowed(const Request& head, const std::vector<Method>& allowed) {
  std::string choices;
  for (const Method method : allowed)
    choices += (choices.empty() ? "" : ", ") + std::string(name_of(method));
  const bool is_known = head.method != Method::other;
  return Error{.kind = ErrorKind::invalid,
               .code = "request.method_not_allowed",
               .arguments = {{"method", is_known ? std::string(name_of(head.method)) : ""},
                             {"choices", choices}}};
}

Result<void> check_media(const Request& head, std::string_view produces) {
  // A write always answers, in the form it has, so only reads are refused for what they would not
  // accept.
  if (is_read(head.method) && !accepts_media(head.header("accept").value_or(""), produces)) {
    return fail(Error{.code = "request.not_acceptable",
                      .arguments = {{"expected", std::string(produces)}}});
  }
  const bool has_body =
      head.header("transfer-encoding") || head.header("content-length").value_or("0") != "0";
  if (is_read(head.method) || head.method == Method::del || !has_body) return {};
  const std::string media = media_type_of(head.header("content-type").value_or(""));
  if (media == "application/json" || media.ends_with("+json")) return {};
  return fail(Error{.code = "request.unsupported_media_type", .arguments = {{"text", media}}});
}

}  // namespace

void Router::add_route(Method method, std::string_view pattern, Handler handler,
                       RouteOptions route) {
  KOERS_ASSERT(pattern.starts_with('/'), "a route starts with a slash");
  if (!options_.only.empty() && pattern != options_.only) return;
  routes_.push_back({method, std::string(pattern), split(pattern), std::move(handler), route});
}

std::vector<std::string> Router::routes() const {
  std::vector<std::string> names;
  for (const Route& route : routes_)
    names.push_back(std::string(name_of(route.method)) + " " + route.pattern);
  return names;
}

Router::Found Router::find_route(const Request& request) const {
  const Method wanted = request.method == Method::head ? Method::get : request.method;
  Found found;
  for (const Route& route : routes_) {
    if (!fits(route.segments, request.segments)) continue;
    found.methods.push_back(route.method);
    if (route.method != wanted) continue;
    if (found.route == nullptr || literals(route.segments) > literals(found.route->segments))
      found.route = &route;
  }
  return found;
}

bool Router::is_for_page(const Request& request) const {
  return is_read(request.method) && !options_.assets.empty() &&
         (request.segments.empty() || request.segments[0] != "api");
}

Result<const Router::Route*> Router::route_of(const Request& head) const {
  const Found found = find_route(head);
  if (found.route == nullptr && !found.methods.empty())
    return fail(method_not_allowed(head, found.methods));
  if (found.route == nullptr) {
    return fail(Error{.kind = ErrorKind::not_found,
                      .code = "request.not_found",
                      .arguments = {{"path", head.path}}});
  }
  const RouteOptions& route = found.route->options;
  if (route.peers == RouteOptions::Peers::unix_socket_only && head.peer != Peer::unix_socket) {
    return fail(ErrorKind::forbidden, "request.socket_only");
  }
  KOERS_CHECK(check_media(head, route.produces));
  return found.route;
}

Language Router::language_of(const Request& request) const {
  if (const auto asked = request.parameter("lang")) {
    if (const auto language = text::parse_locale(*asked)) return *language;
  }
  if (const auto language = text::preferred_locale(request.header("accept-language").value_or("")))
    return *language;
  return Language([this] { return options_.default_language(); });
}

std::size_t Router::body_bytes_max(const Request& head) const {
  const Found found = find_route(head);
  return found.route == nullptr ? body_bytes_default : found.route->options.body_bytes_max;
}

std::optional<Response> Router::refuse(const Request& head) const {
  if (const auto passed = guard(head); !passed) return refused(head, passed.error());
  if (const auto route = route_of(head); !route && !is_for_page(head))
    return refused(head, route.error());
  return std::nullopt;
}

Response Router::refused(const Request& head, const Error& error) const {
  Response response = problem(language_of(head), error);
  if (const auto allowed = error.arguments.find("choices");
      error.code == "request.method_not_allowed") {
    response.headers.push_back({"Allow", allowed->second});
  }
  add_security_headers(response);
  return response;
}

Response Router::guarded_answer(const Route& route, Request& request) const {
  const bool is_keyed = !is_read(request.method) &&
                        !request.header("idempotency-key").value_or("").empty() &&
                        route.options.keys == RouteOptions::Keys::kept;
  try {
    // Found now: who holds a snapshot, or the thread that writes, must not wait for another one.
    if (is_keyed || route.options.words == RouteOptions::Words::in_answers)
      request.language = text::Locale{request.language};
    if (is_keyed && around_keyed_writes_) return around_keyed_writes_(request);
    return route.handle(request);
  } catch (const std::bad_alloc&) {
    throw;  // Nothing sensible is left to do: the store is crash-safe.
  } catch (const std::exception& error) {
    options_.log(std::string(name_of(request.method)) + " " + route.pattern + ": " + error.what());
    return problem(request.language, Error{.kind = ErrorKind::internal, .code = "server.internal"});
  }
}

Response Router::handled(const Request& request) const {
  const Found found = find_route(request);
  KOERS_ASSERT(found.route != nullptr, "only what was routed is handled");
  return found.route->handle(request);
}

Response Router::answer(const Route& route, Request& request) const {
  request.route = route.pattern;
  request.path_parameters = bound(route.segments, request.segments);
  request.language = language_of(request);
  if (const auto asked = request.parameter("lang"); asked && !text::parse_locale(*asked)) {
    return problem(request.language, Error{.code = "request.bad_parameter",
                                           .pointer = "/lang",
                                           .arguments = {{"name", "lang"},
                                                         {"text", std::string(*asked)},
                                                         {"choices", "nl, en"}}});
  }
  std::string tag;
  if (route.options.tag == RouteOptions::Tag::of_version && is_read(request.method)) {
    tag = version_tag(options_.version(), request);
    const auto held = held_tag(request.header("if-none-match").value_or(""), tag);
    if (!tag.empty() && !held.empty()) return not_modified(std::string(held));
  }
  Response response = guarded_answer(route, request);
  if (response.etag.empty() && response.status == 200 &&
      route.options.tag != RouteOptions::Tag::none) {
    response.etag = tag;
  }
  if (route.options.tag != RouteOptions::Tag::none) add_tag(response, request);
  return response;
}

Response Router::respond(Request& request) const {
  const auto route = route_of(request);
  if (!route && is_for_page(request)) {
    Response response = page_response(options_.assets, request);
    add_security_headers(response);
    return response;
  }
  if (!route) return refused(request, route.error());
  Response response = answer(**route, request);
  compress(response, request);
  add_security_headers(response);
  return response;
}

}  // namespace koers::api
