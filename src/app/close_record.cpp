// One document a goal, under the key of the goal.
#include "app/close_record.h"

#include <array>

#include "base/json.h"

namespace koers::app {
namespace {

constexpr std::string_view document_kind = "goal_review";

std::string text_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::none:
      return "none";
    case Verdict::renew:
      return "renew";
    case Verdict::change:
      return "change";
    case Verdict::stop:
      return "stop";
  }
  return "none";
}

std::optional<Verdict> verdict_of(std::string_view name) {
  for (const auto verdict :
       std::array{Verdict::none, Verdict::renew, Verdict::change, Verdict::stop}) {
    if (name == name_of(verdict)) return verdict;
  }
  return std::nullopt;
}

Result<CloseRecord> read_close_record(const std::string& text) {
  KOERS_TRY(parsed, read_json(text));
  const auto& object = parsed.as_object();
  return CloseRecord{.verdict = verdict_of(text_in(object, "decision")).value_or(Verdict::none),
                     .lesson = text_in(object, "lesson"),
                     .by = Id<domain::Person>::trusted(text_in(object, "by")),
                     .actor = {},
                     .at = {}};
}

Result<std::optional<CloseRecord>> close_record(store::Reader& reader, const std::string& goal_key,
                                                store::Seq known) {
  KOERS_TRY(document, reader.document(document_kind, goal_key, known));
  if (!document || document->text.empty()) return std::nullopt;
  KOERS_TRY(record, read_close_record(document->text));
  record.actor = document->actor;
  record.at = document->at;
  return record;
}

Result<std::set<std::string>> reviewed_goals(store::Reader& reader, store::Seq known) {
  KOERS_TRY(documents, reader.documents(document_kind, known));
  std::set<std::string> keys;
  for (const auto& document : documents) keys.insert(document.id);
  return keys;
}

Result<store::Seq> write_close_record(store::Transaction& transaction, const domain::Kpi& kpi,
                                      const domain::Goal& goal, const CloseRecord& record) {
  const std::string text = write_json(json::object{
      {"decision", name_of(record.verdict)}, {"lesson", record.lesson}, {"by", record.by.text()}});
  KOERS_TRY(seq, transaction.append({.at = record.at,
                                     .actor = record.actor,
                                     .entity = "kpi",
                                     .id = kpi.id.text(),
                                     .kind = "goal_reviewed",
                                     .before = {},
                                     .after = text}));
  KOERS_CHECK(transaction.put_document({.kind = std::string(document_kind),
                                        .id = goal_key(kpi, goal),
                                        .seq = seq,
                                        .text = text,
                                        .home = {},
                                        .actor = record.actor,
                                        .at = record.at}));
  return seq;
}

}  // namespace koers::app
