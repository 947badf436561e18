// Commands that serve, or make what is served.
#include <memory>

#include "cli/grammar.h"
#include "cli/typed.h"

namespace koers::cli {
namespace {

struct Serving {
  std::string port;
  std::string today;
  bool is_fresh = false;
};

Result<ServeOptions> understood(const Grammar& grammar, const Serving& given) {
  ServeOptions serve;
  serve.db = grammar.common().db;
  if (!given.port.empty()) {
    const auto port = whole_number(given.port);
    if (!port || *port < 0 || *port > 65535)
      return fail(bad_value("--port", given.port, "0 – 65535"));
    serve.port = static_cast<int>(*port);
  }
  if (given.today.empty()) return serve;
  const auto today = parse_date(given.today);
  if (!today) return fail(today.error().under("/today"));
  serve.today = *today;
  return serve;
}

int serve(const Grammar& grammar, const Serving& given) {
  const auto options = understood(grammar, given);
  return options ? grammar.around().serve(*options) : grammar.misuse(options.error());
}

int demo(Grammar& grammar, const Serving& given) {
  const bool has_db = grammar.app().count("--db") > 0;
  const std::string own_db = has_db ? "koers.db" : grammar.common().db;
  if (!has_db) grammar.take_database("demo.db");
  const auto options = understood(grammar, given);
  if (!options) return grammar.misuse(options.error());
  return grammar.around().demo({.serve = *options, .own_db = own_db, .is_fresh = given.is_fresh});
}

void takes_serving(CLI::App* command, Serving& given) {
  command->add_option("--port", given.port, "Port on 127.0.0.1 (default 8080; 0: any free one)");
  command->add_option("--today", given.today, "Start the clock on this day (YYYY-MM-DD)");
}

}  // namespace

void add_serving(Grammar& grammar) {
  const auto given = std::make_shared<Serving>();
  takes_serving(grammar.command("serve", "Serve the page and the API",
                                [&grammar, given] { return serve(grammar, *given); }),
                *given);
  auto* showing = grammar.command("demo", "Serve a small made-up organization to look around in",
                                  [&grammar, given] { return demo(grammar, *given); });
  takes_serving(showing, *given);
  showing->add_flag("--fresh", given->is_fresh, "Make the demo database anew");
  grammar.command("init", "Make an empty database",
                  [&grammar] { return init(grammar.around(), grammar.common()); });
}

}  // namespace koers::cli
