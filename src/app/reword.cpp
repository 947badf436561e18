// Reads every document by the old organization and writes it by the new one.
#include "app/reword.h"

#include <algorithm>
#include <fmt/format.h>

#include "app/stored_objects.h"
#include "planfile/document.h"

namespace koers::app {
namespace {

using domain::Period;
using planfile::Setting;

// The spans of an object that are written as periods.
std::vector<Period> spans_of(const planfile::Object& object) {
  if (const auto* objective = std::get_if<domain::Objective>(&object)) return {objective->period};
  std::vector<Period> spans;
  if (const auto* kpi = std::get_if<domain::Kpi>(&object)) {
    for (const auto& goal : kpi->goals) spans.push_back(goal.span);
  }
  return spans;
}

bool holds(const std::vector<Period>& spans, const Period& span) {
  return std::ranges::find(spans, span) != spans.end();
}

// How a span is written in a calendar.
std::string written(const Period& span, const domain::Calendar& calendar) {
  if (const auto grain = calendar.grain_of(span)) return "period: " + calendar.label(*grain, span);
  return fmt::format("from: {}, to: {}", to_string(span.first), to_string(span.final_day()));
}

Error moved(const planfile::LoadedObject& file, const std::string& words, const Period& was,
            const Period& would_be) {
  return {.kind = ErrorKind::conflict,
          .code = "apply.period_moved",
          .arguments = {{"kind", std::string(domain::name_of(file.kind))},
                        {"id", file.id},
                        {"words", words},
                        {"first", to_string(was.first)},
                        {"last", to_string(was.final_day())},
                        {"new_first", to_string(would_be.first)},
                        {"new_last", to_string(would_be.final_day())}},
          .place = {.file = file.file, .line = file.line, .column = 0}};
}

void find_moved(const planfile::LoadedObject& file, const std::vector<Period>& before_spans,
                const std::vector<Period>& after_spans, const Setting& before, const Setting& after,
                Errors& errors) {
  for (const Period& span : before_spans) {
    const auto grain = before.calendar.grain_of(span);
    if (!grain || holds(after_spans, span)) continue;
    const std::string words = before.calendar.label(*grain, span);
    const auto meant = after.calendar.parse_label(words);
    if (!meant || meant->period == span || !holds(after_spans, meant->period)) continue;
    errors.push_back(
        moved(file, words, span, meant->period).with("keep", written(span, after.calendar)));
  }
}

Checked<std::string> reworded_text(const planfile::StoredObject& object, const std::string& text,
                                   const Setting& before, const Setting& after) {
  if (text.empty()) return text;
  auto decoded = planfile::decode_document(object.kind, text, before);
  if (!decoded) return tl::make_unexpected(decoded.error());
  return planfile::encode_document(*decoded, after);
}

}  // namespace

Checked<Rewording> reworded(std::vector<planfile::StoredObject> objects, const Setting& before,
                            const Setting& after) {
  Rewording rewording{.objects = std::move(objects), .changed = {}};
  if (before == after) return rewording;
  for (auto& object : rewording.objects) {
    if (object.kind == domain::EntityKind::organization) continue;
    auto document = reworded_text(object, object.document, before, after);
    if (!document) return tl::make_unexpected(document.error());
    auto applied = reworded_text(object, object.applied, before, after);
    if (!applied) return tl::make_unexpected(applied.error());
    auto applied_here = reworded_text(object, object.applied_here, before, after);
    if (!applied_here) return tl::make_unexpected(applied_here.error());
    const bool is_same = *document == object.document && *applied == object.applied;
    object.document = *std::move(document);
    object.applied = *std::move(applied);
    object.applied_here = *std::move(applied_here);
    if (!is_same) rewording.changed.push_back(object);
  }
  return rewording;
}

Errors moved_periods(const std::vector<planfile::LoadedObject>& files,
                     const std::vector<planfile::StoredObject>& now, const Setting& before,
                     const Setting& after) {
  Errors errors;
  if (before.calendar == after.calendar) return errors;
  for (const auto& file : files) {
    const bool is_dated =
        file.kind == domain::EntityKind::kpi || file.kind == domain::EntityKind::objective;
    const auto known = std::ranges::find_if(
        now, [&](const auto& object) { return object.kind == file.kind && object.id == file.id; });
    if (!is_dated || known == now.end()) continue;
    const auto was = planfile::decode_document(file.kind, known->document, before);
    const auto would_be = planfile::decode_document(file.kind, file.document, after);
    if (was && would_be)
      find_moved(file, spans_of(*was), spans_of(*would_be), before, after, errors);
  }
  return errors;
}

Result<void> write_reworded(store::Transaction& transaction, const Actor& actor, Instant at,
                            const std::vector<planfile::StoredObject>& objects) {
  for (const auto& object : objects) {
    const store::Home home{object.home_file, object.home_line, object.applied};
    KOERS_CHECK(
        write_object(transaction, actor, at, {object.kind, object.id, object.document, home}));
  }
  return {};
}

}  // namespace koers::app
