// `koers …`: reads the arguments, runs the command, prints its answer. Exit codes: 0 fine, 1 no, 2
// misuse.
#pragma once

#include <string>
#include <vector>

#include "cli/surroundings.h"

namespace koers::cli {

/// `arguments` without the program's name.
[[nodiscard]] int run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

}  // namespace koers::cli
