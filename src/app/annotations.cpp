// One document a KPI: an array of notes. The id of a note is the seq of the change that kept it.
#include "app/annotations.h"

#include <algorithm>

#include "app/process.h"
#include "app/status.h"
#include "base/json.h"

namespace koers::app {
namespace {

constexpr std::string_view document_kind = "annotations";

json::object to_object(const domain::Annotation& annotation) {
  return {{"id", annotation.id},
          {"day", to_string(annotation.day)},
          {"note", annotation.note},
          {"effect", domain::name_of(annotation.effect)},
          {"author", annotation.author}};
}

Result<domain::Annotation> from_object(const json::object& object) {
  domain::Annotation annotation;
  KOERS_TRY(day, parse_date(std::string_view(object.at("day").as_string())));
  KOERS_TRY(effect,
            domain::parse_annotation_effect(std::string_view(object.at("effect").as_string())));
  annotation.id = std::string(object.at("id").as_string());
  annotation.day = day;
  annotation.note = std::string(object.at("note").as_string());
  annotation.effect = effect;
  annotation.author = std::string(object.at("author").as_string());
  return annotation;
}

struct OfKpi {
  std::string kpi;
  store::Seq known = INT64_MAX;
};

Result<std::vector<domain::Annotation>> read_all(store::Reader& reader, const OfKpi& which) {
  std::vector<domain::Annotation> all;
  KOERS_TRY(document, reader.document(document_kind, which.kpi, which.known));
  if (!document || document->text.empty()) return all;
  KOERS_TRY(parsed, read_json(document->text));
  for (const auto& item : parsed.as_array()) {
    KOERS_TRY(annotation, from_object(item.as_object()));
    all.push_back(std::move(annotation));
  }
  return all;
}

struct Said {
  std::string kpi;
  std::string actor;
  Instant at;
  store::Seq seq = 0;
};

Result<void> write_all(store::Transaction& transaction, const Said& said,
                       std::vector<domain::Annotation> all) {
  std::ranges::stable_sort(all, {}, &domain::Annotation::day);
  json::array items;
  for (const auto& annotation : all) items.push_back(to_object(annotation));
  return transaction.put_document({.kind = std::string(document_kind),
                                   .id = said.kpi,
                                   .seq = said.seq,
                                   .text = items.empty() ? std::string() : write_json(items),
                                   .home = {},
                                   .actor = said.actor,
                                   .at = said.at});
}

// Whether what the values say allows the effect.
Result<void> check_effect(const AnnotationRequest& request, const Process& process) {
  const auto refuse = [&](std::string_view code) {
    return fail(Error{.code = std::string(code),
                      .pointer = "/day",
                      .arguments = {{"day", to_string(request.day)}}});
  };
  if (request.effect == domain::AnnotationEffect::exclude && !point_on(process, request.day))
    return refuse("annotation.no_value");
  if (request.effect == domain::AnnotationEffect::new_normal &&
      !domain::may_start_segment(process.points, process.chart, request.day)) {
    return refuse("annotation.no_new_normal");
  }
  return {};
}

Error unknown_annotation(const Id<domain::Kpi>& kpi, const std::string& id) {
  return {.kind = ErrorKind::not_found,
          .code = "annotation.unknown",
          .arguments = {{"id", id}, {"kpi", kpi.text()}}};
}

}  // namespace

Result<domain::Annotation> read_annotation(const std::string& document) {
  KOERS_TRY(parsed, read_json(document));
  return from_object(parsed.as_object());
}

Result<domain::Annotation> annotate(const Ports& ports, const Actor& actor,
                                    const AnnotationRequest& request) {
  KOERS_CHECK(domain::check_note(request.note));
  KOERS_TRY(single, kpi_on(ports, request.kpi, {}));
  KOERS_CHECK(check_effect(request, process_of(single.state, single.definitions->calendar())));
  domain::Annotation annotation{.id = {},
                                .day = request.day,
                                .note = request.note,
                                .effect = request.effect,
                                .author = actor.name};
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    const Instant at = ports.clock();
    KOERS_TRY(head, transaction.head());
    annotation.id = std::to_string(head + 1);
    KOERS_TRY(seq, transaction.append({.at = at,
                                       .actor = actor.name,
                                       .entity = "kpi",
                                       .id = request.kpi.text(),
                                       .kind = "annotated",
                                       .before = {},
                                       .after = write_json(to_object(annotation))}));
    KOERS_TRY(all, read_all(transaction, {request.kpi.text()}));
    all.push_back(annotation);
    return write_all(transaction, {request.kpi.text(), actor.name, at, seq}, std::move(all));
  }));
  return annotation;
}

Result<domain::Annotation> withdraw_annotation(const Ports& ports, const Actor& actor,
                                               const Id<domain::Kpi>& kpi, const std::string& id) {
  domain::Annotation withdrawn;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(all, read_all(transaction, {kpi.text()}));
    const auto found = std::ranges::find(all, id, &domain::Annotation::id);
    if (found == all.end()) return fail(unknown_annotation(kpi, id));
    withdrawn = *found;
    all.erase(found);
    const Instant at = ports.clock();
    KOERS_TRY(seq, transaction.append({.at = at,
                                       .actor = actor.name,
                                       .entity = "kpi",
                                       .id = kpi.text(),
                                       .kind = "annotation_withdrawn",
                                       .before = write_json(to_object(withdrawn)),
                                       .after = {}}));
    return write_all(transaction, {kpi.text(), actor.name, at, seq}, std::move(all));
  }));
  return withdrawn;
}

Result<std::vector<domain::Annotation>> annotations_of(const View& view, const domain::Kpi& kpi) {
  return read_all(view.reader, {kpi.id.text(), view.known});
}

}  // namespace koers::app
