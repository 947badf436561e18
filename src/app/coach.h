// The coach on a KPI: facts gathered, judged by language/coach. Writes nothing.
#pragma once

#include "app/moment.h"
#include "language/coach/coach.h"
#include "planfile/object.h"

namespace koers::app {

/// Whom the coach is asked about.
struct CoachSubject {
  /// With `goal` among its goals, if it can be evaluated; its metric may be empty.
  const domain::Kpi& kpi;
  const domain::Goal* goal = nullptr;                  ///< nullptr: none can be made yet.
  const language::ParsedSentence* sentence = nullptr;  ///< nullptr: a goal of a KPI that is there.
  const language::CoachPlace* place = nullptr;         ///< nullptr: not asked about.
  text::Locale locale = text::Locale::nl;
  Date today;  ///< What "has passed" is told from.
};

/// Cost: that of evaluating the KPI, and well below a millisecond without a metric.
[[nodiscard]] Result<language::CoachReport> coach_report(const View& view,
                                                         const CoachSubject& subject);

struct CoachQuestion {
  Id<domain::Kpi> kpi;
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;  ///< Empty: nobody in particular.
};

struct CoachedKpi {
  std::string kpi;
  language::CoachReport report;
  planfile::Setting setting;
};

/// About the goal of the moment's day. Error `reference.unknown`, also for what the viewer may not
/// see.
[[nodiscard]] Result<CoachedKpi> coach_kpi(const Ports& ports, const CoachQuestion& question);

}  // namespace koers::app
