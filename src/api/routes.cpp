// All routes, group by group.
#include "api/routes.h"

#include "api/handlers.h"
#include "api/once.h"

namespace koers::api {

void add_routes(Router& router, const app::Ports& ports, LiveLog& live) {
  add_overview_routes(router, ports);
  add_kpi_routes(router, ports);
  add_definition_routes(router, ports);
  add_value_routes(router, ports);
  add_entry_routes(router, ports);
  add_log_routes(router, ports, live);
  add_command_routes(router, ports);
  router.around_keyed_writes([&ports](const Request& request, const Router::Handler& handle) {
    return answer_once(ports, request, handle);
  });
}

}  // namespace koers::api
