// All routes, group by group.
#include "api/routes.h"

#include "api/handlers.h"
#include "api/once.h"

namespace koers::api {
namespace {

void add_groups(Router& router, const app::Ports& ports, LiveLog& live) {
  add_overview_routes(router, ports);
  add_kpi_routes(router, ports);
  add_process_routes(router, ports);
  add_definition_routes(router, ports);
  add_plan_routes(router, ports);
  add_close_routes(router, ports);
  add_key_result_routes(router, ports);
  add_catalog_routes(router);
  add_sentence_routes(router, ports);
  add_value_routes(router, ports);
  add_entry_routes(router, ports);
  add_log_routes(router, ports, live);
  add_command_routes(router, ports);
}

}  // namespace

void add_routes(Router& router, const app::Ports& ports, LiveLog& live) {
  add_groups(router, ports, live);
  router.around_keyed_writes([&ports, &live](const Request& request) {
    return answer_once(ports, request, [&](const app::Ports& inside) {
      // The same route once more, over the one command that a keyed write is.
      Router within({.only = request.route});
      add_groups(within, inside, live);
      return within.handled(request);
    });
  });
}

}  // namespace koers::api
