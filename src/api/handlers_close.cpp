// A period looked back on, and what is decided about the next one.
#include "api/handlers.h"
#include "app/close_review.h"
#include "wire/close_json.h"

namespace koers::api {
namespace {

Result<Response> review(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(found,
            app::close_review(
                ports, {.names = {.closed = std::string(request.path_parameter("period")),
                                  .open = std::string(request.parameter("open").value_or(""))},
                        .team = std::string(request.parameter("team").value_or("")),
                        .moment = moment,
                        .locale = request.language,
                        .viewer = viewer_of(request)}));
  return json_response(wire::to_json(found));
}

Checked<Response> decide(const Request& request, const app::Ports& ports) {
  const auto body = object_of(request);
  if (!body) return tl::make_unexpected(Errors{body.error()});
  const auto decisions =
      wire::close_decisions(wire::Arguments(*body), std::string(request.path_parameter("period")));
  if (!decisions) return tl::make_unexpected(Errors{decisions.error()});
  const auto closed = app::decide_close(ports, actor_of(request), *decisions);
  if (!closed) return tl::make_unexpected(closed.error());
  return json_response(wire::to_json(*closed));
}

}  // namespace

void add_close_routes(Router& router, const app::Ports& ports) {
  router.add(Method::get, "/api/v1/close/{period}",
             [&ports](const Request& request) { return review(request, ports); },
             {.tag = RouteOptions::Tag::of_version});
  router.add(Method::post, "/api/v1/close/{period}",
             [&ports](const Request& request) { return decide(request, ports); });
}

}  // namespace koers::api
