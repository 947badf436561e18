// Whether a store is sound: SQLite's own check, and what must hold between our tables. It reads
// everything and mends nothing.
#pragma once

#include <string>
#include <vector>

#include "store/sqlite/connection.h"

namespace koers::store::sqlite {

/// What is wrong, in words for an engineer; empty: nothing. Reads the whole file.
[[nodiscard]] Result<std::vector<std::string>> check_database(Connection& database);

}  // namespace koers::store::sqlite
