// Plain JSON, written in one place and read in one place.
#include "app/key_result_facts.h"

#include "base/json.h"

namespace koers::app {
namespace {

using domain::Completion;
using domain::Confidence;
using domain::Judgement;

std::string text_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

Result<Date> day_in(const json::object& object, std::string_view key) {
  return parse_date(text_in(object, key));
}

Id<domain::Person> person_in(const json::object& object, std::string_view key) {
  return Id<domain::Person>::trusted(text_in(object, key));
}

json::object written(const Judgement& fact) {
  return {{"on", to_string(fact.on)},
          {"score", fact.score},
          {"evidence", fact.evidence},
          {"note", fact.note},
          {"by", fact.by.text()},
          {"confirmed_by", fact.confirmed_by.text()},
          {"confirmed_on", fact.confirmed_on ? to_string(*fact.confirmed_on) : std::string()}};
}

json::object written(const Completion& fact) {
  return {{"on", to_string(fact.on)},
          {"milestone", fact.milestone},
          {"done", fact.state == domain::Milestone::State::done},
          {"note", fact.note},
          {"by", fact.by.text()}};
}

json::object written(const Confidence& fact) {
  return {{"on", to_string(fact.on)}, {"confidence", fact.value}, {"by", fact.by.text()}};
}

Result<void> read(const json::object& object, Judgement& fact) {
  KOERS_TRY(on, day_in(object, "on"));
  fact = {.on = on,
          .score = object.at("score").to_number<double>(),
          .evidence = text_in(object, "evidence"),
          .note = text_in(object, "note"),
          .by = person_in(object, "by"),
          .confirmed_by = person_in(object, "confirmed_by"),
          .confirmed_on = {}};
  if (fact.confirmed_by.is_empty()) return {};
  KOERS_TRY(confirmed_on, day_in(object, "confirmed_on"));
  fact.confirmed_on = confirmed_on;
  return {};
}

Result<void> read(const json::object& object, Completion& fact) {
  KOERS_TRY(on, day_in(object, "on"));
  using State = domain::Milestone::State;
  fact = {.on = on,
          .milestone = text_in(object, "milestone"),
          .state = object.at("done").as_bool() ? State::done : State::open,
          .note = text_in(object, "note"),
          .by = person_in(object, "by")};
  return {};
}

Result<void> read(const json::object& object, Confidence& fact) {
  KOERS_TRY(on, day_in(object, "on"));
  fact = {.on = on,
          .value = object.at("confidence").to_number<double>(),
          .by = person_in(object, "by")};
  return {};
}

template <typename Fact>
json::array list_of(const std::vector<Fact>& facts) {
  json::array list;
  for (const auto& fact : facts) list.push_back(written(fact));
  return list;
}

template <typename Fact>
Result<void> read_list(const json::object& object, std::string_view key, std::vector<Fact>& facts) {
  for (const auto& item : object.at(key).as_array()) {
    facts.emplace_back();
    KOERS_CHECK(read(item.as_object(), facts.back()));
  }
  return {};
}

Result<domain::KeyResultFacts> read_facts(const std::string& text) {
  KOERS_TRY(parsed, read_json(text));
  const auto& object = parsed.as_object();
  domain::KeyResultFacts facts;
  KOERS_CHECK(read_list(object, "judgements", facts.judgements));
  KOERS_CHECK(read_list(object, "completions", facts.completions));
  KOERS_CHECK(read_list(object, "confidences", facts.confidences));
  return facts;
}

}  // namespace

std::string key_of(const KeyResultName& name) { return name.objective.text() + "/" + name.result; }

std::string facts_document(const domain::KeyResultFacts& facts) {
  return write_json(json::object{{"judgements", list_of(facts.judgements)},
                                 {"completions", list_of(facts.completions)},
                                 {"confidences", list_of(facts.confidences)}});
}

Result<AllKeyResultFacts> key_result_facts(store::Reader& reader, store::Seq known) {
  KOERS_TRY(documents, reader.documents(key_result_kind, known));
  AllKeyResultFacts all;
  for (const auto& document : documents) {
    KOERS_TRY(facts, read_facts(document.text));
    all.emplace(document.id, std::move(facts));
  }
  return all;
}

Result<domain::KeyResultFacts> key_result_facts_of(store::Reader& reader, const KeyResultName& name,
                                                   store::Seq known) {
  KOERS_TRY(document, reader.document(key_result_kind, key_of(name), known));
  if (!document || document->text.empty()) return domain::KeyResultFacts{};
  return read_facts(document->text);
}

}  // namespace koers::app
