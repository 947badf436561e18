// Commands that record what people know: values, how key results stand, another status.
#include <memory>

#include "base/number.h"
#include "cli/grammar.h"
#include "cli/typed.h"

namespace koers::cli {
namespace {

struct Observation {
  std::string metric;
  std::string value;
  std::string period;
  std::string segment;
  std::string note;
  std::string n;
  std::string sd;
};

int record(const Grammar& grammar, const Observation& given) {
  json::object arguments{{"metric", given.metric},
                         {"period", given.period},
                         {"segment", given.segment},
                         {"note", given.note}};
  if (given.value != "null") {
    const auto value = typed_number(given.value, grammar.around().locale);
    if (!value) return grammar.misuse(value.error().under("/value"));
    arguments["value"] = *value;
  }
  if (!given.n.empty()) {
    const auto n = whole_number(given.n);
    if (!n) return grammar.misuse(bad_value("--n", given.n, "0, 1, 2 …"));
    if (*n < 0) return grammar.misuse(Error{.code = "observation.negative_n", .pointer = "/n"});
    arguments["n"] = *n;
  }
  if (!given.sd.empty()) {
    const auto sd = typed_number(given.sd, grammar.around().locale);
    if (!sd) return grammar.misuse(sd.error().under("/sd"));
    arguments["sd"] = *sd;
  }
  return observe(grammar.around(), grammar.common(), std::move(arguments));
}

void add_observe(Grammar& grammar) {
  const auto given = std::make_shared<Observation>();
  auto* observing = grammar.command("observe", "Record a value of a metric",
                                    [&grammar, given] { return record(grammar, *given); });
  observing->add_option("metric", given->metric, "The metric")->required();
  observing->add_option("value", given->value, "A number, or null to take a value back")
      ->required();
  observing->add_option("--period", given->period,
                        "2026-03, 2026-W07, 2026-Q1, 2026-02-14 (default: the current one)");
  observing->add_option("--segment", given->segment, "A part of the whole");
  observing->add_option("--note", given->note, "Words about the value");
  observing->add_option("--n", given->n, "How many things were counted or asked");
  observing->add_option("--sd", given->sd,
                        "Of a mean: the standard deviation of what was counted or asked");
  grammar.takes_json(observing);
}

struct Judgement {
  std::string objective;
  std::string key_result;
  std::string judgement;
  std::string by;
  std::string evidence;
  std::string milestone;
  std::optional<double> confidence;
  std::string on;
  std::string note;
  bool is_confirming = false;
};

int judge(const Grammar& grammar, const Judgement& given) {
  json::object arguments{
      {"objective", given.objective},  {"key_result", given.key_result}, {"by", given.by},
      {"evidence", given.evidence},    {"milestone", given.milestone},   {"note", given.note},
      {"confirm", given.is_confirming}};
  if (!given.on.empty()) arguments["on"] = given.on;
  if (given.confidence) arguments["confidence"] = *given.confidence;
  if (given.judgement == "done" || given.judgement == "not-done") {
    arguments["done"] = given.judgement == "done";
  } else if (!given.judgement.empty()) {
    const auto score = parse_number(given.judgement);
    if (!score) return grammar.misuse(score.error().under("/score"));
    arguments["score"] = *score;
  }
  return assess(grammar.around(), grammar.common(), std::move(arguments));
}

void add_assess(Grammar& grammar) {
  const auto given = std::make_shared<Judgement>();
  auto* assessing = grammar.command("assess", "Say how a key result stands that no KPI measures",
                                    [&grammar, given] { return judge(grammar, *given); });
  assessing->add_option("objective", given->objective, "The objective")->required();
  assessing->add_option("key_result", given->key_result, "The key result");
  assessing->add_option("judgement", given->judgement, "A score from 0 to 1, or done, or not-done");
  assessing->add_option("--by", given->by, "The person who says so");
  assessing->add_option("--evidence", given->evidence, "A link; a score counts only with one");
  assessing->add_option("--milestone", given->milestone, "The milestone that is done");
  assessing->add_option("--confidence", given->confidence,
                        "How likely success is, by the owner: 1 to 10, 5 is a half");
  assessing->add_option("--on", given->on, "The day it is about (default: today)");
  assessing->add_option("--note", given->note, "Words with it");
  assessing->add_flag("--confirm", given->is_confirming,
                      "Confirm, as a second person, the score that waits");
  grammar.takes_json(assessing);
}

struct Override {
  std::string kpi;
  std::string status;
  std::string reason;
  std::string until;
};

void add_override(Grammar& grammar) {
  const auto given = std::make_shared<Override>();
  auto* overriding = grammar.command("override", "Say how a KPI stands, beside what is computed",
                                     [&grammar, given] {
                                       return override_status(grammar.around(), grammar.common(),
                                                              {{"kpi", given->kpi},
                                                               {"status", given->status},
                                                               {"reason", given->reason},
                                                               {"until", given->until}});
                                     });
  overriding->add_option("kpi", given->kpi, "The KPI")->required();
  overriding->add_option("status", given->status, "on_track, at_risk or off_track")->required();
  overriding->add_option("--reason", given->reason, "Why, for everybody to read")->required();
  overriding->add_option("--until", given->until, "The last day it is shown on (YYYY-MM-DD)")
      ->required();
  grammar.takes_json(overriding);
}

}  // namespace

void add_recording(Grammar& grammar) {
  add_observe(grammar);
  add_assess(grammar);
  add_override(grammar);
}

}  // namespace koers::cli
