// Reports in, receipts out.
#include "wire/key_result_json.h"

namespace koers::wire {
namespace {

Result<Id<domain::Person>> person_of(const Arguments& arguments) {
  KOERS_TRY(by, arguments.text_or_empty("by"));
  return Id<domain::Person>::trusted(by);
}

}  // namespace

Result<app::KeyResultReport> key_result_report(const Arguments& arguments,
                                               const app::KeyResultName& name) {
  app::KeyResultReport report{.name = name, .by = {}, .on = {}, .score = {}, .is_done = {}};
  KOERS_TRY(by, person_of(arguments));
  report.by = by;
  KOERS_TRY(on, arguments.date("on"));
  report.on = on;
  KOERS_TRY(score, arguments.number("score"));
  report.score = score;
  KOERS_TRY(evidence, arguments.text_or_empty("evidence"));
  report.evidence = evidence;
  if (const auto* done = arguments.value("done"); done != nullptr && !done->is_null()) {
    KOERS_TRY(is_done, arguments.flag("done"));
    report.is_done = is_done;
  }
  KOERS_TRY(milestone, arguments.text_or_empty("milestone"));
  report.milestone = milestone;
  KOERS_TRY(confidence, arguments.number("confidence"));
  report.confidence = confidence;
  KOERS_TRY(note, arguments.text_or_empty("note"));
  report.note = note;
  return report;
}

Result<app::Confirmation> confirmation(const Arguments& arguments, const app::KeyResultName& name) {
  KOERS_TRY(by, person_of(arguments));
  return app::Confirmation{.name = name, .by = by};
}

json::object to_json(const app::KeyResultReceipt& receipt) {
  const auto& standing = receipt.standing;
  return {{"objective", receipt.name.objective.text()},
          {"key_result",
           receipt.name.result.empty() ? json::value(nullptr) : json::value(receipt.name.result)},
          {"on", to_string(receipt.on)},
          {"status", domain::name_of(standing.status)},
          {"score", or_null(standing.score)},
          {"confidence", or_null(standing.confidence)},
          {"awaiting_confirmation", standing.is_awaiting_confirmation},
          {"seq", receipt.seq},
          {"is_new", receipt.is_new}};
}

}  // namespace koers::wire
