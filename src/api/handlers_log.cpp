// The change log, the live stream, the description of the interface, and whether the server is
// well.
#include "api/handlers.h"
#include "api/openapi_text.h"
#include "text/catalog.h"

namespace koers::api {
namespace {

std::string words_of(const store::Change& change, text::Locale locale) {
  return text::say(locale, "log." + change.kind,
                   {{"entity", text::say(locale, "entity." + change.entity)}, {"id", change.id}});
}

json::object change_json(const store::Change& change, text::Locale locale) {
  return {{"seq", change.seq},
          {"at", to_string(change.at)},
          {"actor", change.actor},
          {"entity", change.entity},
          {"id", change.id},
          {"kind", change.kind},
          {"text", words_of(change, locale)}};
}

Result<Response> list_changes(const Request& request, const app::Ports& ports) {
  KOERS_TRY(after, number_of(request, {"after", 0, 2'000'000'000, 0}));
  KOERS_TRY(limit, number_of(request, {"limit", 1, 1000, 200}));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(changes,
            reader->changes({.after = after,
                             .limit = limit,
                             .entity = std::string(request.parameter("entity").value_or("")),
                             .id = std::string(request.parameter("id").value_or(""))}));
  json::array items;
  for (const auto& change : changes) items.push_back(change_json(change, request.language));
  const bool is_full = changes.size() == static_cast<std::size_t>(limit);
  const json::value next = is_full ? json::value(changes.back().seq) : json::value(nullptr);
  return json_response(json::object{{"items", std::move(items)}, {"next", next}});
}

Response plain(std::string_view words) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = words;
  return response;
}

Result<Response> get_readiness(const app::Ports& ports) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_CHECK(reader->head());
  return plain("ready\n");
}

Response get_openapi() {
  Response response;
  response.content_type = "application/yaml";
  response.static_body = openapi_text();
  return response;
}

}  // namespace

void add_log_routes(Router& router, const app::Ports& ports, LiveLog& live) {
  constexpr RouteOptions words{.produces = "text/plain"};
  constexpr RouteOptions yaml{.produces = "application/yaml"};
  constexpr RouteOptions events{.produces = "text/event-stream", .tag = RouteOptions::Tag::none};
  router.add(Method::get, "/api/v1/changes",
             [&ports](const Request& request) { return list_changes(request, ports); });
  router.add(
      Method::get, "/api/v1/stream", [&live](const Request& request) { return live.open(request); },
      events);
  router.add(
      Method::get, "/api/v1/openapi.yaml", [](const Request&) { return get_openapi(); }, yaml);
  router.add(Method::get, "/healthz", [](const Request&) { return plain("alive\n"); }, words);
  router.add(
      Method::get, "/readyz", [&ports](const Request&) { return get_readiness(ports); }, words);
}

}  // namespace koers::api
