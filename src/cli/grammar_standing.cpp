// Commands that say how things stand.
#include <memory>

#include "cli/grammar.h"

namespace koers::cli {
namespace {

struct Looking {
  std::string kpi;
  std::string on;
  std::string known;
  std::string viewer;
};

void add_status(Grammar& grammar) {
  const auto given = std::make_shared<Looking>();
  auto* showing = grammar.command("status", "Show how everything stands", [&grammar, given] {
    json::object arguments{{"on", given->on}, {"known", given->known}, {"as", given->viewer}};
    return status(grammar.around(), grammar.common(), std::move(arguments));
  });
  showing->add_option("--on", given->on, "As if that day were today (YYYY-MM-DD)");
  showing->add_option("--known", given->known, "Only what was learned by that day, or by that seq");
  showing->add_option("--as", given->viewer, "As this person sees it, personal objectives too");
  grammar.takes_json(showing);
}

void add_coach(Grammar& grammar) {
  const auto given = std::make_shared<Looking>();
  auto* coaching =
      grammar.command("coach", "Say how SMART the goal of a KPI is", [&grammar, given] {
        return coach(grammar.around(), grammar.common(),
                     {{"kpi", given->kpi}, {"on", given->on}, {"as", given->viewer}});
      });
  coaching->add_option("kpi", given->kpi, "The KPI")->required();
  coaching->add_option("--on", given->on, "As if today were that day (YYYY-MM-DD)");
  coaching->add_option("--as", given->viewer, "What this person may see");
  grammar.takes_json(coaching);
}

}  // namespace

void add_standing(Grammar& grammar) {
  add_status(grammar);
  add_coach(grammar);
}

}  // namespace koers::cli
