// Every operation of openapi.yaml in one table: which handler answers what.
#pragma once

#include "api/router.h"
#include "api/stream.h"
#include "app/ports.h"

namespace koers::api {

/// Adds all routes, /healthz and /readyz included. `ports` and `live` outlive the router.
void add_routes(Router& router, const app::Ports& ports, LiveLog& live);

}  // namespace koers::api
