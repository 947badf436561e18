// Files of series and questions: what is read, what is refused, and that threads change no byte.
#include "forecast/batch.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

#include "forecast/rows.h"

namespace koers::forecast {
namespace {

struct Ran {
  std::string forecasts;
  std::string answers;
  std::string error;  ///< Its code; empty: done.
};

Ran run(const std::string& series, const std::string& questions = {}, std::size_t threads = 1) {
  std::istringstream in(series);
  std::istringstream asked(questions);
  std::ostringstream forecasts;
  std::ostringstream answers;
  const auto done = run_batch({.series = in,
                               .forecasts = forecasts,
                               .questions = questions.empty() ? nullptr : &asked,
                               .answers = questions.empty() ? nullptr : &answers},
                              {.threads = threads, .seed = 1});
  return {forecasts.str(), answers.str(), done ? "" : done.error().code};
}

const std::string header = "id,frequency,season,period,horizon,values\n";

}  // namespace

TEST_CASE("every id has its rows, whatever its values") {
  const auto ran = run(header +
                       "none,monthly,12,12,2,\n"
                       "one,monthly,12,12,2,5\n"
                       "zeros,daily,7,7,2,0 0 0 0 0 0 0 0\n"
                       "gap,yearly,1,1,2,1 NA 3 nan 5\n");
  CHECK(ran.error.empty());
  CHECK(std::ranges::count(ran.forecasts, '\n') == 9);
  CHECK(ran.forecasts.find("nan") == std::string::npos);
  CHECK(ran.forecasts.find("one,2,") != std::string::npos);
}

TEST_CASE("fields may be quoted, with a header in capitals, CRLF and a mark before all") {
  const auto ran =
      run("\xEF\xBB\xBF\"ID\",\"Frequency\",season,period,horizon,values\r\n"
          "\"Acme, Inc\",Monthly,12,12,1,\"4 4 4 4 4 4\"\r\n\r\n",
          "qid,id,kind,direction,step,target\n\"q,1\",\"Acme, Inc\",LEVEL,Down,1,9\n");
  CHECK(ran.error.empty());
  CHECK(ran.forecasts.find("\"Acme, Inc\",1,") != std::string::npos);
  CHECK(ran.answers.find("\"q,1\",") != std::string::npos);
}

TEST_CASE("a row that cannot be read is named, and nothing is guessed") {
  CHECK(run(header + "a,monthly,12,12,0,1 2 3\n").error == "forecast.row_malformed");
  CHECK(run(header + "a,monthly,12,12,1000001,1 2 3\n").error == "forecast.row_malformed");
  CHECK(run(header + "a,monthly,12,12\n").error == "forecast.row_malformed");
  CHECK(run(header + "a,monthly,12,12,3,1,5 2,5\n").error == "forecast.row_malformed");
  const std::string good = header + "a,monthly,12,12,3,1 2 3\n";
  for (const std::string bad : {"q,a,level,sideways,1,5", "q,a,levels,up,1,5", "q,a,level,up,0,5",
                                "q,a,level,up,1000000,5", "q,a,level,up,1,five"})
    CHECK(run(good, "qid,id,kind,direction,step,target\n" + bad + "\n").error ==
          "forecast.row_malformed");
}

TEST_CASE("threads change no byte, also where ids come twice and questions look further") {
  std::string series = header;
  std::string questions = "qid,id,kind,direction,step,target\n";
  for (int i = 0; i < 40; ++i) {
    const std::string id = "s" + std::to_string(i % 30);
    series += id + ",quarterly,4,4,3,";
    for (int k = 0; k < 20; ++k) series += std::to_string(10 + (i * 7 + k * k) % 13) + " ";
    series += "\n";
    questions += "q" + std::to_string(i) + "," + id + ",reach,up,9,15\n";
  }
  const auto one = run(series, questions, 1);
  const auto four = run(series, questions, 4);
  CHECK(one.forecasts == four.forecasts);
  CHECK(one.answers == four.answers);
  CHECK(run(series, questions + "x,unknown,level,up,1,3\n").answers.ends_with("x,0.5\n"));
}

}  // namespace koers::forecast
