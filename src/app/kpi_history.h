// What was defined at other times than that of a view. A stored text names periods in the calendar
// that it was written under, which need not be that of today.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/moment.h"

namespace koers::app {

/// For the length of one request; keeps what it has read. Not for several threads at once.
class KpiHistory {
 public:
  /// Cost: every version of the organization is read. Error: `store.unreadable_document`.
  [[nodiscard]] static Result<KpiHistory> create(const Ports& ports, store::Reader& reader);

  /// A KPI in one of its versions.
  struct Version {
    store::Seq seq = 0;
    Instant at;
    std::string actor;
    std::shared_ptr<const domain::Kpi> kpi;  ///< nullptr where this version deleted it.
  };
  /// Up to a seq, oldest first. Each is read under the organization of its own time, once a
  /// request. Error: `store.unreadable_document`.
  [[nodiscard]] Result<std::vector<Version>> versions(const std::string& kpi, store::Seq known);

  /// The KPI as it was defined at a seq; nullptr where there was none. Errors as `versions`.
  [[nodiscard]] Result<std::shared_ptr<const domain::Kpi>> kpi_at(const std::string& kpi,
                                                                  store::Seq seq);

  /// The organization at a seq; the default one before there was any.
  [[nodiscard]] const domain::Organization& organization_at(store::Seq seq) const;

  /// The newest seq up to `known` at which the calendar was still the one of `seq`.
  [[nodiscard]] store::Seq last_in_calendar_of(store::Seq seq, store::Seq known) const;

  /// The view as of another seq, with what was defined then; its day stays. Cost: every definition
  /// is decoded, unless the seq is that of the call before or one that `Ports::definitions` has.
  [[nodiscard]] Result<View> view_at(const View& view, store::Seq known);

 private:
  struct Written {
    store::Seq seq = 0;
    domain::Organization organization;
  };

  KpiHistory(const Ports& ports, store::Reader& reader) : ports_(ports), reader_(reader) {}
  [[nodiscard]] Result<std::shared_ptr<const domain::Kpi>> read(const store::Document& version);

  const Ports& ports_;
  store::Reader& reader_;
  std::vector<Written> organizations_;  ///< Oldest first; the default one at seq 0.
  std::map<std::pair<std::string, store::Seq>, std::shared_ptr<const domain::Kpi>> kpis_;
  store::Seq viewed_ = -1;  ///< The seq that `view_at` was asked for last,
  std::shared_ptr<const domain::Definitions> definitions_;  ///< and what was defined then.
};

}  // namespace koers::app
