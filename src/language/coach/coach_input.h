// What the coach judges by: the sentence, the goal made of it, and facts that a sentence cannot
// know. Everything that is not known is absent, and nothing is held against a goal that is not
// known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/catalog.h"
#include "domain/goal.h"
#include "domain/signal.h"
#include "domain/survey_error.h"
#include "domain/track_record.h"
#include "language/sentence/parsed_sentence.h"

namespace koers::language {

/// What the metric's values say of the goal.
struct CoachHistory {
  domain::Grain grain = domain::Grain::month;
  int steps = 1;         ///< Periods of the grain in the goal's window.
  int values = 0;        ///< Closed periods with a value.
  int measurements = 0;  ///< Values that will be seen before the deadline, from its start on.
  int cadence_days = 30;
  std::optional<Date> last_value_day;
  std::optional<domain::Aim> aim;      ///< What is asked for in numbers.
  std::optional<double> baseline;      ///< Where the way begins.
  std::optional<Date> baseline_until;  ///< The last day that it is about; none: written down.
  std::optional<domain::TrackRecord> record;
  std::optional<double> chance;          ///< P(goal met) as things go, without new work.
  std::optional<double> likely;          ///< Where the value is heading: an even chance.
  std::optional<domain::Limits> limits;  ///< That the aim may be laid beside.
  std::optional<domain::SurveyValue> survey;
  int lag_days = 0;  ///< How long until work shows in the metric.
};

/// Work that is planned to move the metric.
struct PlannedWork {
  int initiatives = 0;           ///< That are still to be delivered.
  std::optional<double> effect;  ///< Expected by the deadline, in the metric's unit, with the sign
                                 ///< of the change; none: nobody estimated it.
  std::optional<double> chance;  ///< P(goal met) with it.
};

/// A metric of the organization that a click chooses.
struct MetricChoice {
  std::string id;
  std::string title;
};

/// Where the KPI stands in its organization.
struct CoachPlace {
  std::string owner;                         ///< A name; empty: nobody.
  bool is_known_owner = false;               ///< One person of the organization.
  std::vector<std::string> objectives;       ///< Titles of those it serves.
  std::optional<domain::Period> sticks_out;  ///< Of the objective whose days the goal leaves.
  bool has_guard = false;
  std::vector<MetricChoice> guards;  ///< Metrics that fit as one.
  int kpis_of_owner = 0;
  int key_results = 0;  ///< The most that one of its objectives has.
  std::optional<PlannedWork> work;
};

struct CoachInput {
  const ParsedSentence* sentence = nullptr;        ///< nullptr: not written as one.
  const domain::Goal* goal = nullptr;              ///< nullptr: none can be made yet.
  const domain::CatalogMetric* catalog = nullptr;  ///< nullptr: a metric of one's own.
  std::string metric;                              ///< Its title; empty: no metric is known.
  std::string unit;
  domain::Direction direction = domain::Direction::context;
  Date today;
  const domain::Calendar* calendar = nullptr;  ///< nullptr: no days are proposed.
  const CoachHistory* history = nullptr;       ///< nullptr: no metric with values was named.
  const CoachPlace* place = nullptr;           ///< nullptr: a sentence by itself.
};

}  // namespace koers::language
