// The command that forecasts files: one of numbers, or one of many series.
#include <memory>

#include "cli/grammar.h"

namespace koers::cli {
namespace {

struct Files {
  std::string file;
  std::string train;
  std::string out;
  std::string questions;
  std::string probabilities;
  std::string svg;
  std::int64_t horizon = 0;
  std::int64_t threads = 1;
  std::uint64_t seed = 1;
  double level = 95;
};

// What a forecast still needs: a file of numbers alone, or files that belong together.
std::string missing_of(const Files& given) {
  if (given.train.empty()) {
    if (!given.out.empty() || !given.questions.empty()) return "--train";
    return given.file.empty() ? "file" : "";
  }
  if (given.out.empty()) return "--out";
  if (given.questions.empty() == given.probabilities.empty()) return "";
  return given.questions.empty() ? "--questions" : "--probabilities";
}

int forecast(const Grammar& grammar, const Files& given) {
  const auto& folder = grammar.around().folder;
  if (const auto missing = missing_of(given); !missing.empty())
    return grammar.misuse(Error{.kind = ErrorKind::invalid,
                                .code = "cli.missing_argument",
                                .arguments = {{"name", missing}, {"command", "forecast"}}});
  if (!given.train.empty())
    return forecast_rows(grammar.around(), grammar.common(),
                         {{"folder", folder},
                          {"train", given.train},
                          {"out", given.out},
                          {"questions", given.questions},
                          {"probabilities", given.probabilities},
                          {"threads", given.threads},
                          {"seed", given.seed}});
  return forecast_file(grammar.around(), grammar.common(),
                       {{"folder", folder},
                        {"path", given.file},
                        {"horizon", given.horizon},
                        {"level", given.level},
                        {"svg", given.svg}});
}

}  // namespace

void add_forecast(Grammar& grammar) {
  const auto given = std::make_shared<Files>();
  auto* forecasting =
      grammar.command("forecast", "Forecast the numbers of a file, or a file of series",
                      [&grammar, given] { return forecast(grammar, *given); });
  forecasting->add_option("file", given->file, "Two columns: date and value");
  forecasting->add_option("--horizon", given->horizon, "Periods ahead")
      ->check(CLI::Range(1, 10000));
  forecasting
      ->add_option("--level", given->level, "Of the band of the table, in percent (default 95)")
      ->check(CLI::Range(1.0, 99.9));
  forecasting->add_option("--svg", given->svg,
                          "Draw it into this file, with bands of 50, 80 and 95%");
  grammar.takes_json(forecasting);
  forecasting->add_option("--train", given->train,
                          "Many series: id,frequency,season,period,horizon,values");
  forecasting->add_option("--out", given->out, "Their forecasts: id,step,mean,lower,upper");
  forecasting->add_option("--questions", given->questions, "qid,id,kind,direction,step,target");
  forecasting->add_option("--probabilities", given->probabilities, "Their answers: qid,p");
  forecasting->add_option("--threads", given->threads, "Default 1")->check(CLI::Range(1, 256));
  forecasting->add_option("--seed", given->seed, "Default 1");
}

}  // namespace koers::cli
