// The same for the command line and the API.
#include "wire/override_json.h"

namespace koers::wire {

Result<app::OverrideRequest> override_from_json(const Id<domain::Kpi>& kpi,
                                                const Arguments& arguments) {
  app::OverrideRequest request;
  request.kpi = kpi;
  KOERS_TRY(name, arguments.text("status"));
  const auto status = domain::parse_status(name);
  if (!status) return fail(status.error().under("/status"));
  request.status = *status;
  KOERS_TRY(reason, arguments.text_or_empty("reason"));
  request.reason = reason;
  KOERS_TRY(until, arguments.date("until"));
  if (!until) {
    return fail(Error{
        .code = "command.argument_missing", .pointer = "/until", .arguments = {{"name", "until"}}});
  }
  request.until = *until;
  return request;
}

}  // namespace koers::wire
