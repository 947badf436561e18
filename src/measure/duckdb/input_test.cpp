// How files are read, and what bad ones, bad fragments and hostile statements get: one clear error.
#include "measure/duckdb/fixture_test.h"

namespace koers::measure {
namespace {

using domain::Aggregation;
using domain::SimpleMetric;

const Id<domain::Source> rows = Id<domain::Source>::trusted("rows");

SimpleMetric sum(std::string expr = "v", std::string filter = "") {
  return {.source = rows,
          .agg = Aggregation::sum,
          .expr = std::move(expr),
          .agg_time_dimension = "day",
          .filter = std::move(filter)};
}

struct File {
  std::string content;
  std::string name = "rows.csv";
  domain::CsvFormat csv = {};
  std::map<std::string, std::string> columns = {};
};

Result<std::vector<Value>> measured(const File& file,
                                    domain::Metric::Definition definition = sum()) {
  const Folder folder;
  Workbench bench;
  domain::Source& source = bench.source("rows", folder.write(file.name, file.content));
  source.csv = file.csv;
  source.columns = file.columns;
  bench.metric("m", std::move(definition));
  return run(bench.request("m"));
}

std::string of(const File& file, domain::Metric::Definition definition = sum()) {
  return shown(measured(file, std::move(definition)));
}

Error error_for(const File& file, domain::Metric::Definition definition = sum()) {
  const auto values = measured(file, std::move(definition));
  REQUIRE_MESSAGE(!values.has_value(), shown(values));
  return values.error();
}

}  // namespace

TEST_CASE("delimiters, quotes, line ends and a byte order mark are detected") {
  CHECK(of({"day;v\n2026-01-05;1\n2026-01-06;2\n"}) == "2026-01=3/2");
  CHECK(of({"day\tv\n2026-01-05\t1\n"}) == "2026-01=1/1");
  CHECK(of({"day\tv\n2026-01-05\t1\n", "rows.tsv"}) == "2026-01=1/1");
  CHECK(of({"day|v\r\n2026-01-05|1\r\n2026-01-06|2\r\n"}) == "2026-01=3/2");
  CHECK(of({"\xEF\xBB\xBF"
            "day,v\r\n2026-01-05,1\r\n"}) == "2026-01=1/1");
  CHECK(of({"day,note,v\n2026-01-05,\"a, \"\"b\"\"\nc\",1\n2026-01-06,plain,2\n"}) ==
        "2026-01=3/2");
}

TEST_CASE("quotes that first appear far below are still quotes") {
  std::string text = "day,note,v\n";
  for (int line = 0; line < 5000; ++line) text += "2026-01-05,plain,1\n";
  text += "2026-01-06,\"a, b\",1\n";
  CHECK(of({text}) == "2026-01=5001/5001");
}

TEST_CASE("decimal commas are read where they are said or where the delimiter shows them") {
  CHECK(of({"day;v\n2026-01-05;1,5\n2026-01-06;2\n"}) == "2026-01=3.5/2");
  CHECK(of({"day;v\n2026-01-05;1.234,5\n2026-01-06;2\n", "rows.csv", {.decimal = ","}}) ==
        "2026-01=1236.5/2");
  CHECK(of({"day,v\n2026-01-05,\"1,5\"\n", "rows.csv", {.decimal = ","}}) == "2026-01=1.5/1");
}

TEST_CASE("the second column of one name has a name of its own") {
  CHECK(of({"day,v,v\n2026-01-05,1,10\n"}) == "2026-01=1/1");
  CHECK(of({"day,v,v\n2026-01-05,1,10\n"}, sum("v_1")) == "2026-01=10/1");
}

TEST_CASE("a column may have blanks in its name, or be a word of SQL") {
  SimpleMetric metric = sum("Net amount");
  metric.agg_time_dimension = "order";
  CHECK(of({"order,Net amount\n2026-01-05,3\n"}, metric) == "2026-01=3/1");
  metric.expr = "\"Net amount\" * 2";
  CHECK(of({"order,Net amount\n2026-01-05,3\n"}, metric) == "2026-01=6/1");
}

TEST_CASE("a column has the type that all of its values support, however late they come") {
  std::string text = "day,v,code\n";
  for (int line = 0; line < 3000; ++line) text += "2026-01-05,1,12\n";
  CHECK(of({text + "2026-01-06,0.5,007\n"}) == "2026-01=3000.5/3001");
  CHECK(of({text + "2026-01-06,0.5,007\n"}, sum("(code = '12')::int")) == "2026-01=3000/3001");
  // Nothing in the first rows, then something.
  std::string late = "day,v\n";
  for (int line = 0; line < 3000; ++line) late += "2026-01-05,\n";
  CHECK(of({late + "2026-01-06,4\n"}) == "2026-01=4/1");
}

TEST_CASE(
    "dates are read day first where both readings hold, and by the format where one is given") {
  CHECK(of({"day,v\n5/1/2026,1\n6/1/2026,2\n"}) == "2026-01=3/2");
  CHECK(of({"day,v\n1/15/2026,1\n2/1/2026,2\n"}) == "2026-01=1/1 2026-02=2/1");
  CHECK(of({"day,v\n29/2/2016 01:16,1\n1/3/2016 9:05,2\n"}) == "2016-02=1/1 2016-03=2/1");
  CHECK(of({"day,v\n20-10-16,1\n", "rows.csv", {.date_format = "%d-%m-%y"}}) == "2016-10=1/1");
  CHECK(of({"day,v\n20260105,1\n", "rows.csv", {.date_format = "%Y%m%d"}}) == "2026-01=1/1");
}

TEST_CASE("what a person says about a column is believed, and held against every value") {
  CHECK(of({"day,v\n2026-01-05,007\n", "rows.csv", {}, {{"v", "integer"}}}) == "2026-01=7/1");
  const Error misfit =
      error_for({"day,v\n2026-01-05,1\n2026-01-06,one\n", "rows.csv", {}, {{"v", "number"}}});
  CHECK(misfit.code == "source.not_of_type");
  CHECK(misfit.pointer == "/columns/v");
  CHECK(misfit.arguments.at("value") == "one");
  CHECK(error_for({"day,v\n2026-01-05,1\n", "rows.csv", {}, {{"v", "colour"}}}).code ==
        "source.unknown_type");
  const Error unknown = error_for({"day,v\n2026-01-05,1\n", "rows.csv", {}, {{"w", "number"}}});
  CHECK(unknown.code == "source.unknown_column");
  CHECK(unknown.arguments.at("known") == "day, v");
}

TEST_CASE("JSON, one document or one a line, and several files at once") {
  CHECK(of({R"([{"day": "2026-01-05", "v": 1}, {"day": "2026-01-06", "v": 2.5}])", "rows.json"}) ==
        "2026-01=3.5/2");
  CHECK(of({"{\"day\": \"2026-01-05\", \"v\": 1}\n{\"day\": \"2026-02-06\", \"v\": 2}\n",
            "rows.ndjson"}) == "2026-01=1/1 2026-02=2/1");
  const Folder folder;
  Workbench bench;
  (void)folder.write("b.csv", "v,day\n2,2026-01-06\n");
  (void)folder.write("a.csv", "day,v\n2026-01-05,1\n");
  (void)folder.write("c.csv", "");
  bench.source("rows", (folder.path() / "*.csv").string());
  bench.metric("m", sum());
  CHECK(shown(run(bench.request("m"))) == "2026-01=3/2");
}

TEST_CASE("a file with nothing in it, or only a header, is one error with its path") {
  CHECK(error_for({""}).code == "source.empty");
  const Error header_only = error_for({"day,v\n"});
  CHECK(header_only.code == "source.empty");
  CHECK(header_only.arguments.at("path").ends_with("rows.csv"));
}

TEST_CASE("a wrong delimiter is named together with the likely one") {
  const Error error = error_for({"day;v\n2026-01-05;1\n", "rows.csv", {.delimiter = ","}});
  CHECK(error.code == "source.wrong_delimiter");
  CHECK(error.pointer == "/csv/delimiter");
  CHECK(error.arguments.at("likely") == ";");
}

TEST_CASE("a line with too few or too many fields is one error in the engine's words") {
  const Error error = error_for({"day,v\n2026-01-05,1\n2026-01-06\n2026-01-07,1,2\n"});
  CHECK(error.code == "source.unreadable");
  CHECK(error.arguments.at("source") == "rows");
  CHECK_FALSE(error.detail.empty());
}

TEST_CASE("NaN, infinity and sums beyond the largest number are refused with metric and period") {
  for (const std::string value : {"NaN", "inf", "-Infinity"}) {
    const Error error = error_for({"day,v\n2026-01-05," + value + "\n2026-01-05,1\n"});
    CHECK(error.code == "measure.not_finite");
    CHECK(error.arguments.at("period") == "2026-01");
    CHECK(error.arguments.at("metric") == "m");
  }
  CHECK(error_for({"day,v\n2026-01-05,1e308\n2026-01-05,1e308\n"}).code == "measure.not_finite");
  CHECK(of({"day,v\n2026-01-05,1e308\n"}) == "2026-01=1e+308/1");
}

TEST_CASE("a date that does not exist makes the column text, and the complaint names the value") {
  const Error error = error_for({"day,v\n2026-02-28,1\n2026-02-30,1\n"});
  CHECK(error.code == "measure.not_a_time");
  CHECK(error.pointer == "/agg_time_dimension");
  CHECK(error.arguments.at("value") == "2026-02-30");
}

TEST_CASE("text where a number should be is one complaint with the text") {
  const Error error = error_for({"day,v\n2026-01-05,1\n2026-01-06,n/a\n"});
  CHECK(error.code == "measure.not_a_number");
  CHECK(error.arguments.at("value") == "n/a");
  CHECK(of({"day,v\n2026-01-05,1\n2026-01-06,n/a\n", "rows.csv", {.null = "n/a"}}) ==
        "2026-01=1/1");
}

TEST_CASE("a missing source is named with its path as written and the variable in it") {
  Workbench bench;
  domain::Source& source = bench.source("rows", "/nowhere/rows.csv");
  source.path = "${KOERS_DATA:-/nowhere}/rows.csv";
  bench.metric("m", sum());
  const auto values = run(bench.request("m"));
  REQUIRE_FALSE(values.has_value());
  CHECK(values.error().code == "source.missing");
  CHECK(values.error().arguments.at("path") == "/nowhere/rows.csv");
  CHECK(values.error().arguments.at("variable") == "KOERS_DATA");
}

TEST_CASE("errors in SQL point at their field and use the engine's words") {
  const std::string text = "day,v\n2026-01-05,1\n";
  const Error expr = error_for({text}, sum("w + 1"));
  CHECK(expr.code == "measure.sql");
  CHECK(expr.pointer == "/expr");
  CHECK(expr.detail.find("\"w\" not found") != std::string::npos);
  CHECK(expr.detail.find("LINE") == std::string::npos);
  CHECK(error_for({text}, sum("v", "v >")).pointer == "/filter");
  CHECK(error_for({text}, sum("1 / 'x'::int")).code == "measure.sql");
}

TEST_CASE("a fragment cannot leave its parentheses, a statement is one SELECT") {
  const std::string text = "day,v\n2026-01-05,1\n";
  for (const std::string fragment :
       {"1) from rows; drop table rows; select (1", "v; select 2", "1) from rows --", "(v",
        "v /* never closed", "'never closed", "v), (v", "1 /* /* */ ) from rows --*/"}) {
    CAPTURE(fragment);
    CHECK(error_for({text}, sum(fragment)).code == "measure.not_one_expression");
  }
  CHECK(of({text}, sum("v -- with a comment")) == "2026-01=1/1");
  CHECK(of({text}, sum("v + length(';)')")) == "2026-01=3/1");
  for (const std::string statement :
       {"select 1; select 2", "create table x as select 1", "drop view rows",
        "copy rows to '/tmp/out.csv'", "attach '/tmp/other.db'", "install httpfs", "load httpfs",
        "set threads = 8", "pragma version", "insert into rows values (1)",
        "select 1) t; drop view rows; select * from (select 1"}) {
    CAPTURE(statement);
    const Error error = error_for({text}, domain::SqlMetric{.sources = {rows}, .sql = statement});
    const bool is_refused = error.code == "measure.not_one_select" || error.code == "measure.sql";
    CHECK(is_refused);
    CHECK(error.pointer == "/sql");
  }
}

TEST_CASE("no other file can be read, whatever the format of the source") {
  const std::string text = "day,v\n2026-01-05,1\n";
  for (const std::string reading :
       {"(select count(*) from read_csv('/etc/passwd', header = false))",
        "(select count(*) from '/etc/passwd')",
        "(select length(content) from read_text('/etc/passwd'))",
        "(select count(*) from glob('/etc/*'))",
        "(select count(*) from read_blob('/proc/self/environ'))", "getenv('HOME')",
        "(select count(*) from sniff_csv('/etc/passwd'))"}) {
    CAPTURE(reading);
    const Error error = error_for({text}, sum(reading));
    CHECK(error.code == "measure.sql");
  }
}

}  // namespace koers::measure
