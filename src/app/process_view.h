// A KPI's process behaviour chart as the page and programs read it: segments with their limits,
// what stands out and why, what is proposed, how the target lies to it, what people noted.
#pragma once

#include <string>
#include <vector>

#include "app/process.h"
#include "app/status.h"
#include "text/locale.h"

namespace koers::app {

struct SegmentView {
  domain::Period span;
  domain::ProcessSegment segment;
  std::string text;  ///< Empty without limits.
};

struct SignalView {
  domain::Period period;
  std::string label;
  double value = 0;
  domain::Signal signal;
  std::string text;
};

struct ProposalView {
  domain::Period from;  ///< The period that the new segment would begin with.
  domain::SegmentProposal proposal;
  std::string text;
};

struct CapabilityView {
  domain::Capability capability = domain::Capability::by_chance;
  std::string text;
};

struct AnnotationView {
  domain::Annotation annotation;
  std::string day_text;
  std::string effect_text;
};

struct ProcessView {
  bool is_adjusted = false;  ///< The season is taken out of the values.
  std::vector<SegmentView> segments;
  std::vector<SignalView> signals;
  std::optional<ProposalView> proposal;
  std::optional<CapabilityView> capability;
  std::vector<std::string> notes;  ///< What is said of it as a whole.
  std::vector<AnnotationView> annotations;
};

struct ProcessRequest {
  Id<domain::Kpi> kpi;
  Moment moment;
  text::Locale locale = text::Locale::nl;
};

/// Error `reference.unknown`.
[[nodiscard]] Result<ProcessView> process_view(const Ports& ports, const ProcessRequest& request);

[[nodiscard]] AnnotationView annotation_view(const domain::Annotation& annotation,
                                             text::Locale locale);

}  // namespace koers::app
