// Puts words beside every part of a process.
#include "app/process_view.h"

#include "app/process_drawing.h"
#include "text/catalog.h"
#include "text/dates.h"

namespace koers::app {

AnnotationView annotation_view(const domain::Annotation& annotation, text::Locale locale) {
  return {.annotation = annotation,
          .day_text = text::format_date(locale, annotation.day),
          .effect_text =
              text::say(locale, "annotation." + std::string(domain::name_of(annotation.effect)))};
}

Result<ProcessView> process_view(const Ports& ports, const ProcessRequest& request) {
  KOERS_TRY(single, kpi_on(ports, request.kpi, request.moment));
  const auto& state = single.state;
  const auto& calendar = single.definitions->calendar();
  const auto process = process_of(state, calendar);
  const ProcessWords words{state, process, calendar, request.locale};
  const auto& points = process.points;
  ProcessView view{.is_adjusted = process.is_adjusted,
                   .segments = {},
                   .signals = {},
                   .proposal = {},
                   .capability = {},
                   .notes = words.notes(),
                   .annotations = {}};
  for (const auto& segment : process.chart.segments) {
    view.segments.push_back(
        {.span = {points[segment.first].period.first, points[segment.last - 1].period.last},
         .segment = segment,
         .text = words.about(segment)});
  }
  for (const auto& signal : process.chart.signals) {
    const auto& point = points[signal.at];
    view.signals.push_back({.period = point.period,
                            .label = calendar.label(state.grain, point.period),
                            .value = point.value,
                            .signal = signal,
                            .text = words.about(signal)});
  }
  if (const auto& proposal = process.chart.proposal) {
    view.proposal = ProposalView{.from = points[proposal->from].period,
                                 .proposal = *proposal,
                                 .text = words.about(*proposal)};
  }
  if (const auto capability = words.capability())
    view.capability = CapabilityView{*capability, words.about(*capability)};
  for (const auto& annotation : state.annotations)
    view.annotations.push_back(annotation_view(annotation, request.locale));
  return view;
}

}  // namespace koers::app
