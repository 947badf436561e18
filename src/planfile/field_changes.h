// Where two JSON documents differ, field by field, in paths that people can read.
#pragma once

#include <string_view>
#include <vector>

#include "planfile/difference.h"

namespace koers::planfile {

/// Every field in which `after` differs from `before`; both JSON objects or empty. Items of lists
/// of objects are told apart by what names them (period, id, metric, name), so that a new goal is
/// one change.
[[nodiscard]] std::vector<FieldChange> field_changes(std::string_view before,
                                                     std::string_view after);

/// Whether two documents say the same, whatever the order of their keys and the notation of their
/// numbers.
[[nodiscard]] bool same_document(std::string_view a, std::string_view b);

}  // namespace koers::planfile
