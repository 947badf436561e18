// What people say about key results, and the second person who confirms it.
#include "api/handlers.h"
#include "app/record_key_result.h"
#include "wire/key_result_json.h"

namespace koers::api {
namespace {

app::KeyResultName name_of(const Request& request) {
  return {.objective = Id<domain::Objective>::trusted(request.path_parameter("id")),
          .result = std::string(request.path_parameter("key_result"))};
}

Response answer(const app::KeyResultReceipt& receipt) {
  return json_response(wire::to_json(receipt), receipt.is_new ? 201 : 200);
}

Result<Response> report(const Request& request, const app::Ports& ports,
                        const app::KeyResultName& name) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(report, wire::key_result_report(wire::Arguments(body), name));
  KOERS_TRY(receipt, app::report_key_result(ports, actor_of(request), report));
  return answer(receipt);
}

Result<Response> confirm(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(confirmation, wire::confirmation(wire::Arguments(body), name_of(request)));
  KOERS_TRY(receipt, app::confirm_key_result(ports, actor_of(request), confirmation));
  return answer(receipt);
}

}  // namespace

void add_key_result_routes(Router& router, const app::Ports& ports) {
  router.add(Method::post, "/api/v1/objectives/{id}/key-results/{key_result}",
             [&ports](const Request& request) { return report(request, ports, name_of(request)); });
  router.add(Method::post, "/api/v1/objectives/{id}/key-results/{key_result}/confirmation",
             [&ports](const Request& request) { return confirm(request, ports); });
  router.add(Method::post, "/api/v1/objectives/{id}/confidence", [&ports](const Request& request) {
    return report(
        request, ports,
        {.objective = Id<domain::Objective>::trusted(request.path_parameter("id")), .result = {}});
  });
}

}  // namespace koers::api
