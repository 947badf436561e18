// The handlers by resource. Each group adds its routes; a handler reads the request, calls one use
// case and writes the answer.
#pragma once

#include "api/router.h"
#include "api/stream.h"
#include "app/moment.h"
#include "app/ports.h"
#include "base/json.h"

namespace koers::api {

void add_overview_routes(Router& router, const app::Ports& ports);
void add_kpi_routes(Router& router, const app::Ports& ports);
void add_process_routes(Router& router, const app::Ports& ports);
void add_definition_routes(Router& router, const app::Ports& ports);
void add_plan_routes(Router& router, const app::Ports& ports);
void add_close_routes(Router& router, const app::Ports& ports);
void add_key_result_routes(Router& router, const app::Ports& ports);
void add_catalog_routes(Router& router);
void add_sentence_routes(Router& router, const app::Ports& ports);
void add_value_routes(Router& router, const app::Ports& ports);
void add_entry_routes(Router& router, const app::Ports& ports);
void add_log_routes(Router& router, const app::Ports& ports, LiveLog& live);
void add_command_routes(Router& router, const app::Ports& ports);

/// 200 (or another status) with a JSON body.
[[nodiscard]] Response json_response(const json::value& value, int status = 200);

/// `on` and `known` of the query.
[[nodiscard]] Result<app::Moment> moment_of(const Request& request);

/// Whose view is asked for: `as` of the query; empty: nobody in particular.
[[nodiscard]] Id<domain::Person> viewer_of(const Request& request);

/// The body as a JSON object. Errors `json.malformed`, `request.not_an_object`.
[[nodiscard]] Result<json::object> object_of(const Request& request);

/// An integer of the query within bounds, else the default. Error `request.parameter`.
struct Bounds {
  std::string_view name;
  int least = 0;
  int most = 0;
  int otherwise = 0;
};
[[nodiscard]] Result<int> number_of(const Request& request, const Bounds& bounds);

[[nodiscard]] app::Actor actor_of(const Request& request);

/// The revision that If-Match asks for; none without that header, or where it is `*`. A tag that
/// names no revision asks for one that no object has.
[[nodiscard]] std::optional<store::Seq> revision_of(const Request& request);

}  // namespace koers::api
