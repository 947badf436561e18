// Commands about what people write: sentences, and names of metrics.
#include <memory>

#include "cli/grammar.h"

namespace koers::cli {
namespace {

void add_parse(Grammar& grammar) {
  const auto given = std::make_shared<ParseArguments>();
  auto* parsing =
      grammar.command("parse", "Say what sentences mean: one a line in, one JSON object a line out",
                      [&grammar, given] { return parse(grammar.around(), *given); });
  parsing->add_option("--locale", given->locale, "How numbers are written: nl or en (default nl)")
      ->check(CLI::IsMember({"nl", "en"}));
  parsing->add_option("--today", given->today, "Told from this day (YYYY-MM-DD)");
  parsing
      ->add_option("--fiscal-start", given->fiscal_start,
                   "The month in which the fiscal year begins (default 1)")
      ->check(CLI::Range(1, 12));
  parsing
      ->add_option("--fiscal-name", given->fiscal_name,
                   "Which calendar year names a fiscal year: end or start (default end)")
      ->check(CLI::IsMember({"end", "start"}));
}

void add_catalog(Grammar& grammar) {
  const auto words = std::make_shared<std::vector<std::string>>();
  auto* looking = grammar.command("catalog", "Look metrics up in the catalogue", [&grammar, words] {
    return catalog(grammar.around(), grammar.common(), {*words, grammar.around().locale});
  });
  looking->add_option("words", *words,
                      "A name, an abbreviation or an id, in Dutch or English (default: all)");
  grammar.takes_json(looking);
}

}  // namespace

void add_language(Grammar& grammar) {
  add_parse(grammar);
  add_catalog(grammar);
}

}  // namespace koers::cli
