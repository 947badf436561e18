// `koers serve`: the store, the evaluating thread and the HTTP server, together until a signal
// stops them.
#pragma once

#include "cli/surroundings.h"
#include "koers/opened_store.h"

namespace koers::program {

/// Returns the exit code after a clean stop (SIGINT, SIGTERM), or at once where it cannot begin.
[[nodiscard]] int serve(const cli::ServeOptions& options, const cli::Streams& streams,
                        text::Locale locale);

/// Makes the demo database where it is missing, then serves it.
[[nodiscard]] int demo(const cli::DemoOptions& options, const cli::Streams& streams,
                       text::Locale locale);

}  // namespace koers::program
