// The grammar of the command line; beside misuse.cpp the only file that knows the library that
// reads it.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <ostream>

#include "base/number.h"
#include "cli/close_decisions.h"
#include "cli/commands.h"
#include "cli/misuse.h"
#include "cli/output.h"
#include "cli/typed.h"

namespace koers::cli {
namespace {

// What the options were set to; one field per option of any command.
struct Given {
  Common common;
  bool is_json = false;
  std::string on, known, metric, value, period, segment, note,
      grain = "month", from, to, format = "csv", path, kpi, status, reason, until;
  std::vector<std::string> by, paths, plan;
  ApplyArguments apply;
  ParseArguments parse;
  ServeOptions serve;
  bool is_fresh = false;
  bool is_replacing = false;
  std::string today, port, n, lang;
  std::string objective, key_result, judgement, evidence, by_person, milestone, viewer;
  std::optional<double> confidence;
  bool is_confirming = false;
  std::string closing, opening, team, folder, kind;
  CloseArguments closing_decisions;
  struct Forecast {
    std::string file, train, out, questions, probabilities, svg;
    std::int64_t horizon = 0;
    std::int64_t threads = 1;
    std::uint64_t seed = 1;
    double level = 95;
  } forecast;
};

class CommandLine {
 public:
  explicit CommandLine(const Surroundings& around)
      : around_(around),
        app_("Koers: are we on course to reach our goals, and how sure are we?", "koers") {
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_help_all_flag("--help-all", "Help of all commands");
    given_.common.db = around.environment("KOERS_DB").value_or("koers.db");
    app_.add_option("--db", given_.common.db,
                    "The database file (default: $KOERS_DB, else ./koers.db)");
    app_.add_option("--lang", given_.lang, "Language of messages: nl or en (default: by $LANG)");
    add_serving();
    add_plans();
    add_reading();
    add_values();
    add_override();
    add_closing();
    add_forecast();
    add_upkeep();
  }

  int run(const std::vector<std::string>& arguments) {
    try {
      app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() != 0) return misuse(misuse_of(app_, error, arguments));
      return app_.exit(error, around_.streams.out, around_.streams.err);
    }
    return action_();
  }

 private:
  CLI::App* command(const std::string& name, const std::string& words,
                    std::function<int()> action) {
    auto* sub = app_.add_subcommand(name, words);
    sub->callback([this, action = std::move(action)] { action_ = action; });
    return sub;
  }

  void takes_json(CLI::App* sub) {
    sub->add_flag_callback(
        "--json", [this] { given_.common.format = Format::json; }, "For programs: JSON");
  }

  void takes_serving(CLI::App* sub) {
    sub->add_option("--port", given_.port, "Port on 127.0.0.1 (default 8080; 0: any free one)");
    sub->add_option("--today", given_.today, "Start the clock on this day (YYYY-MM-DD)");
  }

  void add_serving() {
    takes_serving(command("serve", "Serve the page and the API", [this] { return serve(); }));
    auto* demo = command("demo", "Serve a small made-up organization to look around in",
                         [this] { return run_demo(); });
    takes_serving(demo);
    demo->add_flag("--fresh", given_.is_fresh, "Make the demo database anew");
    command("init", "Make an empty database", [this] { return init(around_, given_.common); });
  }

  void add_plans() {
    auto* checking = command("check", "Say everything that is wrong in plan files",
                             [this] { return check(around_, given_.common, given_.paths); });
    checking->add_option("path", given_.paths, "Plan files or folders of them")->required();
    takes_json(checking);
    auto* applying = command("apply", "Make the database say what plan files say", [this] {
      given_.apply.paths = given_.paths;
      return apply(around_, given_.common, given_.apply);
    });
    applying->add_option("path", given_.paths, "Plan files or folders of them")->required();
    applying->add_flag("--yes", given_.apply.is_confirmed, "Do not ask");
    applying->add_flag("--dry-run", given_.apply.is_dry_run,
                       "Only show the difference; exit code 1 if there is one");
    applying->add_flag("--prune", given_.apply.is_pruning,
                       "Delete what came from files and is in none any more");
    applying->add_flag(
        "--move-periods", given_.apply.is_moving_periods,
        "Let goals move along where a changed calendar gives their words other days");
    takes_json(applying);
    add_export();
  }

  void add_export() {
    auto* exporting = command("export", "Write all definitions as a plan file", [this] {
      if (given_.folder.empty()) return export_plan(around_, given_.common);
      return export_into(around_, given_.common, given_.folder);
    });
    exporting->add_option("--into", given_.folder,
                          "Edit the plan files of this folder in place: comments and order stay");
    takes_json(exporting);
    auto* taking = command("take-over", "Edit things in the page that came from a file", [this] {
      json::array ids;
      for (const auto& id : given_.paths) ids.emplace_back(id);
      return take_over(around_, given_.common, {{"kind", given_.kind}, {"ids", std::move(ids)}});
    });
    taking->add_option("kind", given_.kind, "kpi, metric, objective, plan, person, team, source")
        ->required();
    taking->add_option("id", given_.paths, "Their ids")->required();
    takes_json(taking);
  }

  void add_coach() {
    auto* coaching = command("coach", "Say how SMART the goal of a KPI is", [this] {
      return coach(around_, given_.common,
                   {{"kpi", given_.kpi}, {"on", given_.on}, {"as", given_.viewer}});
    });
    coaching->add_option("kpi", given_.kpi, "The KPI")->required();
    coaching->add_option("--on", given_.on, "As if today were that day (YYYY-MM-DD)");
    coaching->add_option("--as", given_.viewer, "What this person may see");
    takes_json(coaching);
  }

  void add_reading() {
    auto* showing = command("status", "Show how everything stands", [this] {
      json::object arguments{{"on", given_.on}, {"known", given_.known}, {"as", given_.viewer}};
      return status(around_, given_.common, std::move(arguments));
    });
    showing->add_option("--on", given_.on, "As if that day were today (YYYY-MM-DD)");
    showing->add_option("--known", given_.known,
                        "Only what was learned by that day, or by that seq");
    showing->add_option("--as", given_.viewer, "As this person sees it, personal objectives too");
    takes_json(showing);
    add_coach();
    add_metric();
    add_parse();
    add_catalog();
  }

  void add_parse() {
    auto* parsing =
        command("parse", "Say what sentences mean: one a line in, one JSON object a line out",
                [this] { return parse(around_, given_.parse); });
    parsing
        ->add_option("--locale", given_.parse.locale,
                     "How numbers are written: nl or en (default nl)")
        ->check(CLI::IsMember({"nl", "en"}));
    parsing->add_option("--today", given_.parse.today, "Told from this day (YYYY-MM-DD)");
    parsing
        ->add_option("--fiscal-start", given_.parse.fiscal_start,
                     "The month in which the fiscal year begins (default 1)")
        ->check(CLI::Range(1, 12));
    parsing
        ->add_option("--fiscal-name", given_.parse.fiscal_name,
                     "Which calendar year names a fiscal year: end or start (default end)")
        ->check(CLI::IsMember({"end", "start"}));
  }

  void add_metric() {
    auto* metric = app_.add_subcommand("metric", "Values of metrics");
    metric->require_subcommand(1);
    auto* values = metric->add_subcommand("values", "Print the values of a metric");
    values->callback([this] { action_ = [this] { return run_values(); }; });
    values->add_option("name", given_.metric, "The metric")->required();
    values->add_option("--by", given_.by, "Group by one or two dimensions")->delimiter(',');
    values->add_option("--grain", given_.grain,
                       "day, week, month, quarter, half or year (default month)");
    values->add_option("--from", given_.from, "First day (YYYY-MM-DD)");
    values->add_option("--to", given_.to, "Last day (YYYY-MM-DD)");
    values->add_option("--on", given_.on, "As it was at the end of that day");
    values->add_option("--format", given_.format, "csv or json (default csv)");
    values->add_option("--plan", given_.plan,
                       "Compute straight from plan files, without a database");
    auto* refreshing =
        metric->add_subcommand("refresh", "Compute the metrics of all KPIs from their sources now");
    refreshing->callback([this] { action_ = [this] { return refresh(around_, given_.common); }; });
    takes_json(refreshing);
  }

  void add_catalog() {
    auto* looking = command("catalog", "Look metrics up in the catalogue", [this] {
      return catalog(around_, given_.common, {given_.paths, around_.locale});
    });
    looking->add_option("words", given_.paths,
                        "A name, an abbreviation or an id, in Dutch or English (default: all)");
    takes_json(looking);
  }

  void add_values() {
    auto* observing =
        command("observe", "Record a value of a metric", [this] { return run_observe(); });
    observing->add_option("metric", given_.metric, "The metric")->required();
    observing->add_option("value", given_.value, "A number, or null to take a value back")
        ->required();
    observing->add_option("--period", given_.period,
                          "2026-03, 2026-W07, 2026-Q1, 2026-02-14 (default: the current one)");
    observing->add_option("--segment", given_.segment, "A part of the whole");
    observing->add_option("--note", given_.note, "Words about the value");
    observing->add_option("--n", given_.n, "How many things were counted or asked");
    takes_json(observing);
    add_assessing();
  }

  void add_assessing() {
    auto* assessing = command("assess", "Say how a key result stands that no KPI measures",
                              [this] { return run_assess(); });
    assessing->add_option("objective", given_.objective, "The objective")->required();
    assessing->add_option("key_result", given_.key_result, "The key result");
    assessing->add_option("judgement", given_.judgement,
                          "A score from 0 to 1, or done, or not-done");
    assessing->add_option("--by", given_.by_person, "The person who says so");
    assessing->add_option("--evidence", given_.evidence, "A link; a score counts only with one");
    assessing->add_option("--milestone", given_.milestone, "The milestone that is done");
    assessing->add_option("--confidence", given_.confidence,
                          "How likely success is, by the owner: 1 to 10, 5 is a half");
    assessing->add_option("--on", given_.on, "The day it is about (default: today)");
    assessing->add_option("--note", given_.note, "Words with it");
    assessing->add_flag("--confirm", given_.is_confirming,
                        "Confirm, as a second person, the score that waits");
    takes_json(assessing);
  }

  void add_override() {
    auto* overriding = command("override", "Say how a KPI stands, beside what is computed", [this] {
      return override_status(around_, given_.common,
                             {{"kpi", given_.kpi},
                              {"status", given_.status},
                              {"reason", given_.reason},
                              {"until", given_.until}});
    });
    overriding->add_option("kpi", given_.kpi, "The KPI")->required();
    overriding->add_option("status", given_.status, "on_track, at_risk or off_track")->required();
    overriding->add_option("--reason", given_.reason, "Why, for everybody to read")->required();
    overriding->add_option("--until", given_.until, "The last day it is shown on (YYYY-MM-DD)")
        ->required();
    takes_json(overriding);
  }

  void add_closing() {
    auto* closing = command("close", "Look back on a period, and decide what the next one asks",
                            [this] { return run_close(); });
    closing->add_option("period", given_.closing, "The period that is over: 2026-Q1")->required();
    closing->add_option("--open", given_.opening, "The next one (default: the one after it)");
    closing->add_option("--team", given_.team, "Only this team; - for KPIs of no team");
    closing->add_option("--as", given_.viewer, "As this person sees it, personal objectives too");
    closing->add_option("--renew", given_.closing_decisions.renewed, "KPI: the same goal again")
        ->allow_extra_args(false);
    closing
        ->add_option("--change", given_.closing_decisions.changed,
                     "KPI=9.5 (KPI=40..60): with another target")
        ->allow_extra_args(false);
    closing->add_option("--stop", given_.closing_decisions.stopped, "KPI: no next goal")
        ->allow_extra_args(false);
    closing->add_option("--lesson", given_.closing_decisions.lessons, "KPI=WORDS: what was learned")
        ->allow_extra_args(false);
    closing->add_option("--by", given_.by_person, "The person who decides");
    takes_json(closing);
  }

  void add_forecast() {
    auto& f = given_.forecast;
    auto* forecasting = command("forecast", "Forecast the numbers of a file, or a file of series",
                                [this] { return run_forecast(); });
    forecasting->add_option("file", f.file, "Two columns: date and value");
    forecasting->add_option("--horizon", f.horizon, "Periods ahead")->check(CLI::Range(1, 10000));
    forecasting->add_option("--level", f.level, "Of the band of the table, in percent (default 95)")
        ->check(CLI::Range(1.0, 99.9));
    forecasting->add_option("--svg", f.svg,
                            "Draw it into this file, with bands of 50, 80 and 95%");
    takes_json(forecasting);
    forecasting->add_option("--train", f.train,
                            "Many series: id,frequency,season,period,horizon,values");
    forecasting->add_option("--out", f.out, "Their forecasts: id,step,mean,lower,upper");
    forecasting->add_option("--questions", f.questions, "qid,id,kind,direction,step,target");
    forecasting->add_option("--probabilities", f.probabilities, "Their answers: qid,p");
    forecasting->add_option("--threads", f.threads, "Default 1")->check(CLI::Range(1, 256));
    forecasting->add_option("--seed", f.seed, "Default 1");
  }

  // What a forecast still needs: a file of numbers alone, or files that belong together.
  [[nodiscard]] std::string missing_of_forecast() const {
    const auto& f = given_.forecast;
    if (f.train.empty()) {
      if (!f.out.empty() || !f.questions.empty()) return "--train";
      return f.file.empty() ? "file" : "";
    }
    if (f.out.empty()) return "--out";
    if (f.questions.empty() == f.probabilities.empty()) return "";
    return f.questions.empty() ? "--questions" : "--probabilities";
  }

  int run_forecast() {
    const auto& f = given_.forecast;
    if (const auto missing = missing_of_forecast(); !missing.empty())
      return misuse(Error{.kind = ErrorKind::invalid,
                          .code = "cli.missing_argument",
                          .arguments = {{"name", missing}, {"command", "forecast"}}});
    if (!f.train.empty())
      return forecast_rows(around_, given_.common,
                           {{"folder", around_.folder},
                            {"train", f.train},
                            {"out", f.out},
                            {"questions", f.questions},
                            {"probabilities", f.probabilities},
                            {"threads", f.threads},
                            {"seed", f.seed}});
    return forecast_file(around_, given_.common,
                         {{"folder", around_.folder},
                          {"path", f.file},
                          {"horizon", f.horizon},
                          {"level", f.level},
                          {"svg", f.svg}});
  }

  void add_upkeep() {
    takes_json(command("rebuild", "Compute everything derived again",
                       [this] { return rebuild(around_, given_.common); }));
    auto* copying = command("backup", "Write a copy of the database", [this] {
      return backup(around_, given_.common, absolute(given_.path));
    });
    copying->add_option("file", given_.path, "A file that does not exist yet")->required();
    takes_json(copying);
    auto* restoring = command("restore", "Take a copy back as the database", [this] {
      return restore(around_, given_.common,
                     {{"from", given_.path}, {"replace", given_.is_replacing}});
    });
    restoring->add_option("file", given_.path, "The copy")->required();
    restoring->add_flag("--replace", given_.is_replacing, "Set the database that is there aside");
    takes_json(command("doctor", "Look whether everything is sound",
                       [this] { return doctor(around_, given_.common); }));
    command("version", "Print the version", [this] {
      around_.streams.out << "koers " KOERS_VERSION "\n";
      return 0;
    });
  }

  [[nodiscard]] std::string absolute(const std::string& path) const {
    return path.starts_with('/') ? path : around_.folder + "/" + path;
  }

  // -1: understood.
  int understand_serving() {
    given_.serve.db = given_.common.db;
    if (!given_.port.empty()) {
      const auto port = whole_number(given_.port);
      if (!port || *port < 0 || *port > 65535)
        return misuse(bad_value("--port", given_.port, "0 – 65535"));
      given_.serve.port = static_cast<int>(*port);
    }
    if (given_.today.empty()) return -1;
    const auto today = parse_date(given_.today);
    if (!today) return misuse(today.error().under("/today"));
    given_.serve.today = *today;
    return -1;
  }

  [[nodiscard]] int misuse(const Error& error) const {
    (void)print_errors(around_, given_.common.format, {error});
    return 2;
  }

  static std::optional<std::int64_t> whole_number(const std::string& text) {
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
  }

  int serve() {
    if (const int code = understand_serving(); code >= 0) return code;
    return around_.serve(given_.serve);
  }

  int run_demo() {
    const std::string own_db = app_.count("--db") == 0 ? given_.common.db : "koers.db";
    if (app_.count("--db") == 0) given_.common.db = "demo.db";
    if (const int code = understand_serving(); code >= 0) return code;
    return around_.demo({.serve = given_.serve, .own_db = own_db, .is_fresh = given_.is_fresh});
  }

  int run_values() {
    if (given_.format != "csv" && given_.format != "json")
      return misuse(bad_value("--format", given_.format, "csv, json"));
    json::array by;
    for (const auto& dimension : given_.by) by.emplace_back(dimension);
    json::object arguments{{"metric", given_.metric}, {"by", std::move(by)},
                           {"grain", given_.grain},   {"from", given_.from},
                           {"to", given_.to},         {"on", given_.on},
                           {"format", given_.format}};
    if (!given_.plan.empty()) {
      json::array plan;
      for (const auto& path : given_.plan) plan.emplace_back(path);
      arguments["plan"] = std::move(plan);
      arguments["folder"] = around_.folder;
    }
    return metric_values(around_, given_.common, std::move(arguments));
  }

  int run_observe() {
    json::object arguments{{"metric", given_.metric},
                           {"period", given_.period},
                           {"segment", given_.segment},
                           {"note", given_.note}};
    if (given_.value != "null") {
      const auto value = typed_number(given_.value, around_.locale);
      if (!value) return misuse(value.error().under("/value"));
      arguments["value"] = *value;
    }
    if (!given_.n.empty()) {
      const auto n = whole_number(given_.n);
      if (!n) return misuse(bad_value("--n", given_.n, "0, 1, 2 …"));
      if (*n < 0) return misuse(Error{.code = "observation.negative_n", .pointer = "/n"});
      arguments["n"] = *n;
    }
    return observe(around_, given_.common, std::move(arguments));
  }

  int run_close() {
    auto decisions = close_decisions(given_.closing_decisions, around_.locale);
    if (!decisions) return misuse(decisions.error());
    return close_period(around_, given_.common,
                        {{"period", given_.closing},
                         {"open", given_.opening},
                         {"team", given_.team},
                         {"as", given_.viewer},
                         {"by", given_.by_person},
                         {"decisions", std::move(*decisions)}});
  }

  int run_assess() {
    json::object arguments{{"objective", given_.objective},  {"key_result", given_.key_result},
                           {"by", given_.by_person},         {"evidence", given_.evidence},
                           {"milestone", given_.milestone},  {"note", given_.note},
                           {"confirm", given_.is_confirming}};
    if (!given_.on.empty()) arguments["on"] = given_.on;
    if (given_.confidence) arguments["confidence"] = *given_.confidence;
    if (given_.judgement == "done" || given_.judgement == "not-done") {
      arguments["done"] = given_.judgement == "done";
    } else if (!given_.judgement.empty()) {
      const auto score = parse_number(given_.judgement);
      if (!score) return misuse(score.error().under("/score"));
      arguments["score"] = *score;
    }
    return assess(around_, given_.common, std::move(arguments));
  }

  const Surroundings& around_;
  CLI::App app_;
  Given given_;
  std::function<int()> action_;
};

}  // namespace

int run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  return CommandLine(surroundings).run(arguments);
}

}  // namespace koers::cli
