// Commands about plan files.
#include <memory>

#include "cli/grammar.h"

namespace koers::cli {
namespace {

void add_check(Grammar& grammar) {
  const auto paths = std::make_shared<std::vector<std::string>>();
  auto* checking = grammar.command(
      "check", "Say everything that is wrong in plan files",
      [&grammar, paths] { return check(grammar.around(), grammar.common(), *paths); });
  checking->add_option("path", *paths, "Plan files or folders of them")->required();
  grammar.takes_json(checking);
}

void add_apply(Grammar& grammar) {
  const auto given = std::make_shared<ApplyArguments>();
  auto* applying = grammar.command(
      "apply", "Make the database say what plan files say",
      [&grammar, given] { return apply(grammar.around(), grammar.common(), *given); });
  applying->add_option("path", given->paths, "Plan files or folders of them")->required();
  applying->add_flag("--yes", given->is_confirmed, "Do not ask");
  applying->add_flag("--dry-run", given->is_dry_run,
                     "Only show the difference; exit code 1 if there is one");
  applying->add_flag("--prune", given->is_pruning,
                     "Delete what came from files and is in none any more");
  applying->add_flag("--move-periods", given->is_moving_periods,
                     "Let goals move along where a changed calendar gives their words other days");
  grammar.takes_json(applying);
}

void add_export(Grammar& grammar) {
  const auto folder = std::make_shared<std::string>();
  auto* exporting =
      grammar.command("export", "Write all definitions as a plan file", [&grammar, folder] {
        if (folder->empty()) return export_plan(grammar.around(), grammar.common());
        return export_into(grammar.around(), grammar.common(), *folder);
      });
  exporting->add_option("--into", *folder,
                        "Edit the plan files of this folder in place: comments and order stay");
  grammar.takes_json(exporting);
}

struct TakeOver {
  std::string kind;
  std::vector<std::string> ids;
};

void add_take_over(Grammar& grammar) {
  const auto given = std::make_shared<TakeOver>();
  auto* taking = grammar.command(
      "take-over", "Edit things in the page that came from a file", [&grammar, given] {
        json::array ids;
        for (const auto& id : given->ids) ids.emplace_back(id);
        return take_over(grammar.around(), grammar.common(),
                         {{"kind", given->kind}, {"ids", std::move(ids)}});
      });
  taking->add_option("kind", given->kind, "kpi, metric, objective, plan, person, team, source")
      ->required();
  taking->add_option("id", given->ids, "Their ids")->required();
  grammar.takes_json(taking);
}

}  // namespace

void add_plans(Grammar& grammar) {
  add_check(grammar);
  add_apply(grammar);
  add_export(grammar);
  add_take_over(grammar);
}

}  // namespace koers::cli
