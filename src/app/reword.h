// What a change of the organization does to the words of everything else. Stored objects name
// periods in its calendar ("2026-Q1") and have bare titles in its language; when those change,
// every object is written again so that it means what it meant. No goal moves by itself.
#pragma once

#include <vector>

#include "app/ports.h"
#include "planfile/difference.h"

namespace koers::app {

/// Stored objects as another organization words them: same days, same titles.
struct Rewording {
  std::vector<planfile::StoredObject> objects;  ///< All, in the order given.
  std::vector<planfile::StoredObject> changed;  ///< Those whose text is another now.
};

/// Rewrites `objects` from one setting to another; the organization itself stays as it is. Errors:
/// those of a document that cannot be read.
[[nodiscard]] Checked<Rewording> reworded(std::vector<planfile::StoredObject> objects,
                                          const planfile::Setting& before,
                                          const planfile::Setting& after);

/// Goals and objectives of `files` that a changed calendar would move: the store has them under
/// words that name other days in `after`, and the files have them at those days and no longer at
/// the old ones. One error `apply.period_moved` each, with kind, id, words, both spans, and in
/// `keep` what to write so that the days stay.
[[nodiscard]] Errors moved_periods(const std::vector<planfile::LoadedObject>& files,
                                   const std::vector<planfile::StoredObject>& now,
                                   const planfile::Setting& before, const planfile::Setting& after);

/// Writes reworded objects; homes stay. A log entry for each.
[[nodiscard]] Result<void> write_reworded(store::Transaction& transaction, const Actor& actor,
                                          Instant at,
                                          const std::vector<planfile::StoredObject>& objects);

}  // namespace koers::app
