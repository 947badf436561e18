// Copies of a store: a consistent file at another path, on disk before it has its name. Restoring
// is in sqlite_store.h.
#pragma once

#include <string>

#include "store/sqlite/connection.h"

namespace koers::store::sqlite {

/// Copies what `from` sees now to `to`, as one file without a log beside it. Nothing may stand at
/// `to`. On disk when it returns, but its name may not be: see `sync_folder_of`.
[[nodiscard]] Result<void> copy_database(Connection& from, const std::string& to);

/// As `Store::backup`: a copy that takes its name at the end, so that a half one never has it.
[[nodiscard]] Result<void> back_up(Connection& from, const std::string& to);

/// Makes the names in the folder of a file durable.
[[nodiscard]] Result<void> sync_folder_of(const std::string& path);

}  // namespace koers::store::sqlite
