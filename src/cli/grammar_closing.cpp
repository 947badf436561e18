// The command that looks back on a period.
#include <memory>

#include "cli/close_decisions.h"
#include "cli/grammar.h"

namespace koers::cli {
namespace {

struct Closing {
  std::string period;
  std::string opening;
  std::string team;
  std::string viewer;
  std::string by;
  CloseArguments decisions;
};

int close(const Grammar& grammar, const Closing& given) {
  auto decisions = close_decisions(given.decisions, grammar.around().locale);
  if (!decisions) return grammar.misuse(decisions.error());
  return close_period(grammar.around(), grammar.common(),
                      {{"period", given.period},
                       {"open", given.opening},
                       {"team", given.team},
                       {"as", given.viewer},
                       {"by", given.by},
                       {"decisions", std::move(*decisions)}});
}

void takes_decisions(CLI::App* closing, CloseArguments& decisions) {
  closing->add_option("--renew", decisions.renewed, "KPI: the same goal again")
      ->allow_extra_args(false);
  closing->add_option("--change", decisions.changed, "KPI=9.5 (KPI=40..60): with another target")
      ->allow_extra_args(false);
  closing->add_option("--stop", decisions.stopped, "KPI: no next goal")->allow_extra_args(false);
  closing->add_option("--lesson", decisions.lessons, "KPI=WORDS: what was learned")
      ->allow_extra_args(false);
}

}  // namespace

void add_closing(Grammar& grammar) {
  const auto given = std::make_shared<Closing>();
  auto* closing =
      grammar.command("close", "Look back on a period, and decide what the next one asks",
                      [&grammar, given] { return close(grammar, *given); });
  closing->add_option("period", given->period, "The period that is over: 2026-Q1")->required();
  closing->add_option("--open", given->opening, "The next one (default: the one after it)");
  closing->add_option("--team", given->team, "Only this team; - for KPIs of no team");
  closing->add_option("--as", given->viewer, "As this person sees it, personal objectives too");
  takes_decisions(closing, given->decisions);
  closing->add_option("--by", given->by, "The person who decides");
  grammar.takes_json(closing);
}

}  // namespace koers::cli
