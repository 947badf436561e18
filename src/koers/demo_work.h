// The work of the demo organization: a few projects at every stage, with what their owners expect.
#pragma once

#include "domain/definitions.h"

namespace koers::program {

/// Adds initiatives on the demo's KPIs, dated around `today`.
void add_demo_work(domain::Definitions& definitions, Date today);

}  // namespace koers::program
