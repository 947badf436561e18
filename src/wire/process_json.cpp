// The same for the command line and the API.
#include "wire/process_json.h"

namespace koers::wire {
namespace {

std::string_view side_name(domain::Side side) {
  return side == domain::Side::above ? "above" : "below";
}

json::value limits_json(const domain::ProcessSegment& segment) {
  if (!segment.limits) return nullptr;
  const auto& limits = *segment.limits;
  return json::object{{"centre", limits.centre},
                      {"lower", limits.lower},
                      {"upper", limits.upper},
                      {"range", limits.range_limit},
                      {"n", limits.n},
                      {"slope", segment.slope},
                      {"size", segment.size > 0 ? json::value(segment.size) : json::value(nullptr)},
                      {"provisional", limits.firmness == domain::Firmness::provisional},
                      {"tests_lower", segment.tests_lower},
                      {"tests_upper", segment.tests_upper}};
}

json::object segment_json(const app::SegmentView& view) {
  return {{"start", to_string(view.span.first)},
          {"end", to_string(view.span.final_day())},
          {"limits", limits_json(view.segment)},
          {"text", view.text.empty() ? json::value(nullptr) : json::value(view.text)}};
}

json::object signal_json(const app::SignalView& view) {
  json::array rules;
  for (const auto rule : view.signal.rules) rules.push_back(json::value(domain::name_of(rule)));
  return {{"period", view.label},
          {"start", to_string(view.period.first)},
          {"end", to_string(view.period.final_day())},
          {"value", view.value},
          {"side", side_name(view.signal.side)},
          {"rules", std::move(rules)},
          {"text", view.text}};
}

json::value proposal_json(const std::optional<app::ProposalView>& view) {
  if (!view) return nullptr;
  const auto& proposal = view->proposal;
  return json::object{
      {"day", to_string(view->from.first)},    {"values", proposal.values},
      {"side", side_name(proposal.side)},      {"centre_before", proposal.centre_before},
      {"centre_after", proposal.centre_after}, {"text", view->text}};
}

json::value change_json(const std::optional<domain::ValueChange>& change) {
  if (!change) return nullptr;
  return json::object{{"absolute", change->absolute}, {"relative", or_null(change->relative)}};
}

}  // namespace

json::value to_json(const std::optional<app::ValueComparison>& comparison) {
  if (!comparison) return nullptr;
  json::value error = nullptr;
  if (comparison->error) {
    error = json::object{{"standard", comparison->error->standard_error},
                         {"low", comparison->error->bounds.low},
                         {"high", comparison->error->bounds.high}};
  }
  return json::object{
      {"end", to_string(comparison->period.final_day())},
      {"previous", change_json(comparison->change)},
      {"adjusted", change_json(comparison->adjusted)},
      {"year", change_json(comparison->year)},
      {"meaning", domain::name_of(comparison->meaning)},
      {"within_sampling_error", comparison->is_within_sampling_error},
      {"sampling_error", std::move(error)},
      {"text", comparison->text.empty() ? json::value(nullptr) : json::value(comparison->text)}};
}

json::object to_json(const app::AnnotationView& view) {
  const auto& annotation = view.annotation;
  return {{"id", annotation.id},
          {"day", to_string(annotation.day)},
          {"day_text", view.day_text},
          {"note", annotation.note},
          {"effect", domain::name_of(annotation.effect)},
          {"effect_text", view.effect_text},
          {"author", annotation.author}};
}

json::object to_json(const app::ProcessView& view) {
  json::array segments;
  for (const auto& segment : view.segments) segments.push_back(segment_json(segment));
  json::array signals;
  for (const auto& signal : view.signals) signals.push_back(signal_json(signal));
  json::array notes;
  for (const auto& note : view.notes) notes.push_back(json::value(note));
  json::array annotations;
  for (const auto& annotation : view.annotations) annotations.push_back(to_json(annotation));
  json::value capability = nullptr;
  if (view.capability) {
    capability = json::object{{"code", domain::name_of(view.capability->capability)},
                              {"text", view.capability->text}};
  }
  return {{"adjusted", view.is_adjusted},         {"segments", std::move(segments)},
          {"signals", std::move(signals)},        {"proposal", proposal_json(view.proposal)},
          {"capability", std::move(capability)},  {"notes", std::move(notes)},
          {"annotations", std::move(annotations)}};
}

Result<app::AnnotationRequest> annotation_from_json(const Id<domain::Kpi>& kpi,
                                                    const Arguments& arguments) {
  app::AnnotationRequest request;
  request.kpi = kpi;
  KOERS_TRY(day, arguments.date("day"));
  if (!day) {
    return fail(Error{
        .code = "command.argument_missing", .pointer = "/day", .arguments = {{"name", "day"}}});
  }
  request.day = *day;
  KOERS_TRY(note, arguments.text_or_empty("note"));
  request.note = note;
  KOERS_TRY(effect, arguments.text_or_empty("effect"));
  if (!effect.empty()) {
    KOERS_TRY(read, domain::parse_annotation_effect(effect));
    request.effect = read;
  }
  return request;
}

}  // namespace koers::wire
