// Each fact is checked against its key result, added to what was said before, and logged.
#include "app/record_key_result.h"

#include <algorithm>

#include "app/unknown_reference.h"
#include "base/json.h"

namespace koers::app {
namespace {

using domain::KeyResult;

Failure unknown(std::string_view kind, const std::string& id, std::string_view pointer) {
  return fail(unknown_reference(kind, id, pointer));
}

// The objective and the key result that a name means; no result where it means the whole.
struct Found {
  const domain::Objective* objective = nullptr;
  const KeyResult* result = nullptr;
};

Result<Found> found(const domain::Definitions& definitions, const KeyResultName& name) {
  Found found;
  found.objective = domain::find(definitions.objectives, name.objective);
  if (found.objective == nullptr) return unknown("objective", name.objective.text(), "/objective");
  if (name.result.empty()) return found;
  const auto& results = found.objective->key_results;
  const auto at = std::ranges::find(results, name.result, &KeyResult::id);
  if (at == results.end()) return unknown("key_result", name.result, "/key_result");
  found.result = &*at;
  return found;
}

Result<void> check_person(const domain::Definitions& definitions, const Id<domain::Person>& by) {
  if (by.is_empty()) return fail(ErrorKind::invalid, "key_result.no_person", "/by");
  if (!definitions.people.contains(by)) return unknown("person", by.text(), "/by");
  return {};
}

// "https://…" or "http://…" with something after it, and no blanks.
bool is_link(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.starts_with(scheme))
      return text.size() > scheme.size() && text.find_first_of(" \t\r\n") == std::string_view::npos;
  }
  return false;
}

// What is to be sent about each kind.
std::string_view expected_key(KeyResult::Kind kind) {
  switch (kind) {
    case KeyResult::Kind::kpi:
      return "confidence";
    case KeyResult::Kind::milestones:
      return "milestone, done";
    case KeyResult::Kind::binary:
      return "done";
    case KeyResult::Kind::assessed:
      return "score, evidence";
  }
  return "confidence";
}

Failure wrong_kind(const Found& found, std::string_view pointer) {
  const auto kind = found.result == nullptr ? "objective" : domain::name_of(found.result->kind);
  const auto expected = found.result == nullptr ? "confidence" : expected_key(found.result->kind);
  return fail(
      Error{.code = "key_result.wrong_kind",
            .pointer = std::string(pointer),
            .arguments = {{"kind", std::string(kind)}, {"expected", std::string(expected)}}});
}

bool is_of(const Found& found, KeyResult::Kind kind) {
  return found.result != nullptr && found.result->kind == kind;
}

Result<void> check_score(const Found& found, const KeyResultReport& report) {
  if (!report.score) return {};
  if (!is_of(found, KeyResult::Kind::assessed)) return wrong_kind(found, "/score");
  if (!(*report.score >= 0 && *report.score <= 1))
    return fail(ErrorKind::invalid, "key_result.score_out_of_range", "/score");
  if (!is_link(report.evidence))
    return fail(ErrorKind::invalid, "key_result.no_evidence", "/evidence");
  return {};
}

Result<void> check_done(const Found& found, const KeyResultReport& report) {
  if (!report.is_done) return {};
  if (is_of(found, KeyResult::Kind::binary) && report.milestone.empty()) return {};
  if (!is_of(found, KeyResult::Kind::milestones)) return wrong_kind(found, "/done");
  const auto& milestones = found.result->milestones;
  const bool is_known = std::ranges::find(milestones, report.milestone,
                                          &KeyResult::Milestone::id) != milestones.end();
  if (!is_known) return unknown("milestone", report.milestone, "/milestone");
  return {};
}

// Whose confidence it is: of the key result, of the KPI, of the objective.
Id<domain::Person> owner_of(const domain::Definitions& definitions, const Found& found) {
  if (found.result == nullptr) return found.objective->owner;
  if (!found.result->owner.is_empty()) return found.result->owner;
  const auto* kpi = domain::find(definitions.kpis, found.result->kpi());
  if (kpi != nullptr && !kpi->owner.is_empty()) return kpi->owner;
  return found.objective->owner;
}

Result<void> check_confidence(const domain::Definitions& definitions, const Found& found,
                              const KeyResultReport& report) {
  if (!report.confidence) return {};
  if (!(*report.confidence >= 1 && *report.confidence <= 10))
    return fail(ErrorKind::invalid, "key_result.confidence_out_of_range", "/confidence");
  const auto owner = owner_of(definitions, found);
  if (owner.is_empty() || owner == report.by) return {};
  return fail(Error{.kind = ErrorKind::forbidden,
                    .code = "key_result.not_owner",
                    .pointer = "/by",
                    .arguments = {{"owner", owner.text()}}});
}

Result<void> check(const domain::Definitions& definitions, const Found& found,
                   const KeyResultReport& report) {
  if (!report.score && !report.is_done && !report.confidence)
    return fail(ErrorKind::invalid, "key_result.nothing_said");
  KOERS_CHECK(check_person(definitions, report.by));
  KOERS_CHECK(check_score(found, report));
  KOERS_CHECK(check_done(found, report));
  return check_confidence(definitions, found, report);
}

// Adds a fact unless it says what the last one of its day and person did.
template <typename Fact>
void add(std::vector<Fact>& facts, const Fact& fact) {
  const auto same = [&](const Fact& known) {
    if constexpr (requires { known.confirmed_on; }) {
      Fact plain = known;
      plain.confirmed_by = {};
      plain.confirmed_on = {};
      return plain == fact;
    } else {
      return known == fact;
    }
  };
  if (facts.empty() || !same(facts.back())) facts.push_back(fact);
}

void add_report(domain::KeyResultFacts& facts, const KeyResultReport& report, Date on) {
  if (report.score) {
    add(facts.judgements, {.on = on,
                           .score = *report.score,
                           .evidence = report.evidence,
                           .note = report.note,
                           .by = report.by,
                           .confirmed_by = {},
                           .confirmed_on = {}});
  }
  if (report.is_done) {
    using State = domain::Milestone::State;
    add(facts.completions, {.on = on,
                            .milestone = report.milestone,
                            .state = *report.is_done ? State::done : State::open,
                            .note = report.note,
                            .by = report.by});
  }
  if (report.confidence)
    add(facts.confidences, {.on = on, .value = *report.confidence / 10, .by = report.by});
}

class Recording {
 public:
  Recording(store::Transaction& transaction, const Ports& ports, const Actor& actor)
      : transaction_(transaction), ports_(ports), actor_(actor), now_(ports.clock()) {}

  Result<KeyResultReceipt> report(const KeyResultReport& report) {
    KOERS_CHECK(look(report.name));
    const Date on = report.on.value_or(today_);
    if (on > today_) {
      return fail(Error{
          .code = "key_result.in_future", .pointer = "/on", .arguments = {{"on", to_string(on)}}});
    }
    KOERS_CHECK(check(*definitions_, found_, report));
    auto facts = before_;
    add_report(facts, report, on);
    return written(report.name, on, "key_result_reported", facts);
  }

  Result<KeyResultReceipt> confirm(const Confirmation& confirmation) {
    KOERS_CHECK(look(confirmation.name));
    KOERS_CHECK(check_person(*definitions_, confirmation.by));
    if (!is_of(found_, KeyResult::Kind::assessed)) return wrong_kind(found_, "/key_result");
    const auto* waiting = domain::awaiting_confirmation(before_, today_);
    if (waiting == nullptr)
      return fail(ErrorKind::conflict, "key_result.nothing_to_confirm", "/key_result");
    if (waiting->by == confirmation.by) {
      return fail(Error{.kind = ErrorKind::forbidden,
                        .code = "key_result.confirm_same_person",
                        .pointer = "/by",
                        .arguments = {{"by", confirmation.by.text()}}});
    }
    auto facts = before_;
    auto& judgement =
        facts.judgements[static_cast<std::size_t>(waiting - before_.judgements.data())];
    judgement.confirmed_by = confirmation.by;
    judgement.confirmed_on = today_;
    return written(confirmation.name, today_, "key_result_confirmed", facts);
  }

 private:
  Result<void> look(const KeyResultName& name) {
    KOERS_TRY(head, transaction_.head());
    head_ = head;
    KOERS_TRY(definitions, ports_.definitions.at(transaction_, head));
    definitions_ = definitions;
    today_ = local_day(definitions_->organization_or_default(), now_);
    KOERS_TRY(meant, found(*definitions_, name));
    found_ = meant;
    KOERS_TRY(facts, key_result_facts_of(transaction_, name, head));
    before_ = std::move(facts);
    return {};
  }

  Result<KeyResultReceipt> written(const KeyResultName& name, Date on, std::string_view kind,
                                   const domain::KeyResultFacts& facts) {
    KeyResultReceipt receipt{.name = name, .on = on, .seq = head_, .standing = {}};
    if (found_.result != nullptr && !found_.result->is_kpi()) {
      receipt.standing =
          domain::key_result_standing(*found_.objective, *found_.result, facts, today_);
    } else if (const auto* confidence = domain::confidence_on(facts, today_)) {
      receipt.standing.confidence = confidence->value;
    }
    if (facts == before_) return receipt;
    const std::string document = facts_document(facts);
    KOERS_TRY(seq, transaction_.append({.at = now_,
                                        .actor = actor_.name,
                                        .entity = "objective",
                                        .id = name.objective.text(),
                                        .kind = std::string(kind),
                                        .before = {},
                                        .after = write_json(json::object{
                                            {"key_result", name.result},
                                            {"status", domain::name_of(receipt.standing.status)},
                                            {"score", or_null(receipt.standing.score)}})}));
    KOERS_CHECK(transaction_.put_document({.kind = std::string(key_result_kind),
                                           .id = key_of(name),
                                           .seq = seq,
                                           .text = document,
                                           .home = {},
                                           .actor = actor_.name,
                                           .at = now_}));
    receipt.seq = seq;
    receipt.is_new = true;
    return receipt;
  }

  store::Transaction& transaction_;
  const Ports& ports_;
  const Actor& actor_;
  Instant now_;
  store::Seq head_ = 0;
  Date today_;
  std::shared_ptr<const domain::Definitions> definitions_;
  Found found_;
  domain::KeyResultFacts before_;
};

template <typename Step>
Result<KeyResultReceipt> in_transaction(const Ports& ports, const Actor& actor, const Step& step) {
  KeyResultReceipt receipt;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    Recording recording(transaction, ports, actor);
    KOERS_TRY(done, step(recording));
    receipt = done;
    return {};
  }));
  return receipt;
}

}  // namespace

Result<KeyResultReceipt> report_key_result(const Ports& ports, const Actor& actor,
                                           const KeyResultReport& report) {
  return in_transaction(ports, actor,
                        [&](Recording& recording) { return recording.report(report); });
}

Result<KeyResultReceipt> confirm_key_result(const Ports& ports, const Actor& actor,
                                            const Confirmation& confirmation) {
  return in_transaction(ports, actor,
                        [&](Recording& recording) { return recording.confirm(confirmation); });
}

}  // namespace koers::app
