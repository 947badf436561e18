// The command line's way into a running server; the owner's socket only.
#include "api/handlers.h"
#include "wire/commands.h"
#include "wire/error_json.h"

namespace koers::api {
namespace {

// Errors in full, so that the command prints what it would have printed by itself.
Response refused(const Errors& errors) {
  Response response = json_response(json::object{{"errors", wire::to_json(errors)}},
                                    http_status(errors.front().kind));
  response.content_type = "application/problem+json";
  return response;
}

Result<void> same_version(const json::object& body) {
  const auto* version = body.if_contains("version");
  if (version == nullptr || *version == KOERS_VERSION) return {};
  return fail(Error{
      .kind = ErrorKind::conflict,
      .code = "server.other_version",
      .arguments = {{"server", KOERS_VERSION},
                    {"command", version->is_string() ? std::string(version->as_string()) : "?"}}});
}

Response run(const Request& request, const app::Ports& ports) {
  const auto body = object_of(request);
  if (!body) return refused({body.error()});
  if (const auto same = same_version(*body); !same) return refused({same.error()});
  const auto* arguments = body->if_contains("arguments");
  if (arguments == nullptr || !arguments->is_object()) {
    return refused(
        {{.kind = ErrorKind::malformed, .code = "request.not_an_object", .pointer = "/arguments"}});
  }
  wire::InProcessChannel channel(ports);
  const auto answer = channel.run(request.path_parameter("name"), arguments->as_object());
  return answer ? json_response(*answer) : refused(answer.error());
}

}  // namespace

void add_command_routes(Router& router, const app::Ports& ports) {
  constexpr RouteOptions owner{.peers = RouteOptions::Peers::unix_socket_only,
                               .keys = RouteOptions::Keys::needless};
  router.add(
      Method::post, "/api/v1/commands/{name}",
      [&ports](const Request& request) { return run(request, ports); }, owner);
}

}  // namespace koers::api
