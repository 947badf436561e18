// What people noted about a KPI's values: facts in versions, one document a KPI, that the
// evaluation and the chart read. Taking a note back is a new version; what was noted before stays
// in the log.
#pragma once

#include <vector>

#include "app/moment.h"
#include "domain/annotation.h"
#include "domain/kpi.h"

namespace koers::app {

struct AnnotationRequest {
  Id<domain::Kpi> kpi;
  Date day;
  std::string note;
  domain::AnnotationEffect effect = domain::AnnotationEffect::none;
};

/// Keeps a note. Errors: `reference.unknown`; those of `domain::check_note`; for exclude
/// `annotation.no_value` (the day has no closed value) and for new_normal
/// `annotation.no_new_normal` (the values do not speak for one from that day on).
[[nodiscard]] Result<domain::Annotation> annotate(const Ports& ports, const Actor& actor,
                                                  const AnnotationRequest& request);

/// Takes a note back, and gives it as it was. Error `annotation.unknown`.
[[nodiscard]] Result<domain::Annotation> withdraw_annotation(const Ports& ports, const Actor& actor,
                                                             const Id<domain::Kpi>& kpi,
                                                             const std::string& id);

/// The notes of a KPI that a view knows, by day.
[[nodiscard]] Result<std::vector<domain::Annotation>> annotations_of(const View& view,
                                                                     const domain::Kpi& kpi);

/// One note as it stands in the change log. Error `json.…` where it is none.
[[nodiscard]] Result<domain::Annotation> read_annotation(const std::string& document);

}  // namespace koers::app
