// Plan files on disk made to say what the store says, as their authors wrote them; and objects
// taken over from their file into the page. Together they move an object either way: a file that
// has it becomes its home when it is applied.
#pragma once

#include <string>
#include <vector>

#include "app/plan_files.h"
#include "app/ports.h"
#include "planfile/edit_in_place.h"

namespace koers::app {

/// Edits the files of a folder (`planfile::edit_in_place`) and writes those that change: all of
/// them, or none where one cannot be written. Objects of files in other folders are not added.
/// Definitions only, never observations. The store stays as it is. Errors: those of
/// `edit_in_place`, `plan.not_written`.
[[nodiscard]] Checked<std::vector<planfile::EditedFile>> export_into(const Ports& ports,
                                                                     const PlanFiles& folder);

struct ObjectName {
  domain::EntityKind kind = domain::EntityKind::kpi;
  std::string id;
};

/// Their home is the page from now on, with the definitions that they have; those whose home that
/// is already stay. All or nothing. Error `reference.unknown`. Returns how many moved.
[[nodiscard]] Result<int> take_over(const Ports& ports, const Actor& actor,
                                    const std::vector<ObjectName>& objects);

}  // namespace koers::app
