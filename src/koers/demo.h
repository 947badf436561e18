// The demo database: made once by the generator of `demo/`, then kept, so that a second start is
// quick.
#pragma once

#include <functional>
#include <memory>

#include "cli/surroundings.h"
#include "koers/opened_store.h"

namespace koers::program {

/// Opens the demo database; makes it where it is missing, or anew where that was asked for. Never
/// touches a database that is not a demo: error `demo.not_a_demo`.
[[nodiscard]] Result<std::unique_ptr<OpenedStore>> open_demo(const cli::DemoOptions& options,
                                                             const std::function<Instant()>& clock);

}  // namespace koers::program
