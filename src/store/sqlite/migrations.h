// What the tables are, and how a database of an older version becomes one of this version. Numbered
// steps that only ever grow at the end; a step that was released is never edited.
#pragma once

#include <string>
#include <string_view>

#include "store/sqlite/connection.h"

namespace koers::store::sqlite {

/// The number of the newest step: kept in the file as `user_version`.
[[nodiscard]] int newest_version();

/// What stands in a file, from its first page alone.
enum class Content : std::uint8_t { nothing, koers };
/// Errors: `store.not_koers`, `store.newer_version` (arguments path, found, supported),
/// `store.damaged`.
[[nodiscard]] Result<Content> identify(Connection& database);

/// Brings a database (also one with nothing in it) to the newest version, in one transaction: after
/// a crash it is as before, or done. A new store gets `epoch` as its name.
[[nodiscard]] Result<void> migrate(Connection& database, std::string_view epoch);

/// Error `store.older_version` (path, found, supported) where `migrate` would have something to do.
[[nodiscard]] Result<void> require_newest(Connection& database);

}  // namespace koers::store::sqlite
