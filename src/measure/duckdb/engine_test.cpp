// What definitions mean, on files small enough to check by eye.
#include "measure/duckdb/fixture_test.h"

namespace koers::measure {
namespace {

using domain::Aggregation;
using domain::Grain;
using domain::SimpleMetric;
using domain::StockMetric;

const Id<domain::Source> rows = Id<domain::Source>::trusted("rows");

SimpleMetric simple(Aggregation agg, std::string expr, std::string time = "day") {
  return {
      .source = rows, .agg = agg, .expr = std::move(expr), .agg_time_dimension = std::move(time)};
}

/// The values of one metric over a file of that content.
std::string of(const std::string& content, domain::Metric::Definition definition,
               Grain grain = Grain::month) {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", content));
  bench.metric("m", std::move(definition));
  return shown(run(bench.request("m", grain)), grain);
}

const std::string sales =
    "day,amount,kind\n2026-01-05,10,a\n2026-01-06,20,b\n2026-01-31,60,a\n2026-02-01,5,a\n2026-02-"
    "02,,b\n";

}  // namespace

TEST_CASE("every aggregation, with the rows that went into it") {
  CHECK(of(sales, simple(Aggregation::count, "")) == "2026-01=3/3 2026-02=2/2");
  CHECK(of(sales, simple(Aggregation::count, "amount")) == "2026-01=3/3 2026-02=1/1");
  CHECK(of(sales, simple(Aggregation::sum, "amount")) == "2026-01=90/3 2026-02=5/1");
  CHECK(of(sales, simple(Aggregation::average, "amount")) == "2026-01=30/3 2026-02=5/1");
  CHECK(of(sales, simple(Aggregation::min, "amount")) == "2026-01=10/3 2026-02=5/1");
  CHECK(of(sales, simple(Aggregation::max, "amount")) == "2026-01=60/3 2026-02=5/1");
  CHECK(of(sales, simple(Aggregation::median, "amount")) == "2026-01=20/3 2026-02=5/1");
  CHECK(of(sales, simple(Aggregation::count_distinct, "kind")) == "2026-01=2/3 2026-02=2/2");
  SimpleMetric percentile = simple(Aggregation::percentile, "amount");
  percentile.percentile = 0.75;
  CHECK(of(sales, percentile) ==
        "2026-01=40/3 2026-02=5/1");  // Halfway between 20 and 60: R type 7.
  CHECK(of(sales, simple(Aggregation::average, "kind = 'a'")) ==
        "2026-01=0.6666666666666666/3 2026-02=0.5/2");
}

TEST_CASE("additive metrics carry their parts, others none") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", sales));
  bench.metric("mean", simple(Aggregation::average, "amount"));
  bench.metric("middle", simple(Aggregation::median, "amount"));
  const auto mean = run(bench.request("mean"));
  REQUIRE(mean.has_value());
  CHECK(mean->front().numerator == 90);
  CHECK(mean->front().denominator == 3);
  const auto middle = run(bench.request("middle"));
  REQUIRE(middle.has_value());
  CHECK_FALSE(middle->front().numerator.has_value());
}

TEST_CASE("means of answers carry how far the answers lie apart, others do not") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", sales));
  bench.metric("marks", simple(Aggregation::average, "amount")).from_catalog = "ces";
  bench.metric("tenths", simple(Aggregation::average, "amount / 10.0")).from_catalog = "ces";
  bench.metric("hours", simple(Aggregation::average, "amount"));
  const auto marks = run(bench.request("marks"));
  REQUIRE(marks.has_value());
  CHECK(marks->at(0).sd.value() == doctest::Approx(std::sqrt(700)));  // 10, 20 and 60.
  CHECK_FALSE(marks->at(1).sd.has_value());                           // One answer.
  const auto tenths = run(bench.request("tenths"));
  REQUIRE(tenths.has_value());
  CHECK(tenths->at(0).sd.value() == doctest::Approx(std::sqrt(7)));
  const auto hours = run(bench.request("hours"));
  REQUIRE(hours.has_value());
  CHECK_FALSE(hours->at(0).sd.has_value());
  bench.metric("long", simple(Aggregation::average, "amount::decimal(38, 20)")).from_catalog =
      "ces";
  const auto decimals = run(bench.request("long"));
  REQUIRE(decimals.has_value());
  CHECK(decimals->at(0).sd.value() == doctest::Approx(std::sqrt(700)));
  bench.metric("huge", simple(Aggregation::average, "amount * 1e200")).from_catalog = "ces";
  const auto huge = run(bench.request("huge"));
  REQUIRE(huge.has_value());
  CHECK_FALSE(huge->at(0).sd.has_value());
}

TEST_CASE("all grains, with weeks by ISO and quarters by the fiscal year") {
  const std::string days = "day,v\n2025-12-29,1\n2026-01-04,1\n2026-04-01,1\n2026-07-01,1\n";
  const SimpleMetric count = simple(Aggregation::count, "");
  CHECK(of(days, count, Grain::day) ==
        "2025-12-29=1/1 2026-01-04=1/1 2026-04-01=1/1 2026-07-01=1/1");
  CHECK(of(days, count, Grain::week) == "2026-W01=2/2 2026-W14=1/1 2026-W27=1/1");
  CHECK(of(days, count, Grain::quarter) == "2025-Q4=1/1 2026-Q1=1/1 2026-Q2=1/1 2026-Q3=1/1");
  CHECK(of(days, count, Grain::half) == "2025-H2=1/1 2026-H1=2/2 2026-H2=1/1");
  CHECK(of(days, count, Grain::year) == "2025=1/1 2026=3/3");

  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", days));
  bench.metric("m", count);
  for (unsigned first_month = 1; first_month <= 12; ++first_month) {
    domain::Organization organization;
    organization.calendar = *domain::Calendar::create({.fiscal_start_month = first_month});
    bench.definitions.organization = organization;
    for (const Grain grain : {Grain::quarter, Grain::half, Grain::year}) {
      const auto values = run(bench.request("m", grain));
      REQUIRE(values.has_value());
      std::map<domain::Period, std::int64_t> expected;
      for (const Date day :
           {date_of(2025, 12, 29), date_of(2026, 1, 4), date_of(2026, 4, 1), date_of(2026, 7, 1)}) {
        ++expected[organization.calendar.period_of(grain, day)];
      }
      REQUIRE(values->size() == expected.size());
      for (const Value& value : *values) CHECK(expected[value.period] == value.n);
    }
  }
}

TEST_CASE("periods that the engine does not know are cut by the organization's calendar") {
  // A row on each of 800 days, and one more on the last day of a retail year.
  std::string days = "day,v\n2026-01-31 23:59:59,1\n";
  std::vector<Date> all{date_of(2026, 1, 31)};
  for (Date day = date_of(2024, 12, 20); all.size() <= 800; day += Days{1}) {
    days += to_string(day) + ",1\n";
    all.push_back(day);
  }
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", days));
  bench.metric("m", simple(Aggregation::count, ""));
  bench.metric("middle", simple(Aggregation::median, "v"));
  const auto check = [&](domain::Calendar::Spec spec) {
    domain::Organization organization;
    organization.calendar = *domain::Calendar::create(std::move(spec));
    bench.definitions.organization = organization;
    for (const Grain grain :
         {Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half, Grain::year}) {
      std::map<domain::Period, std::int64_t> expected;
      for (const Date day : all) ++expected[organization.calendar.period_of(grain, day)];
      for (const char* metric : {"m", "middle"}) {
        const auto values = run(bench.request(metric, grain));
        REQUIRE(values.has_value());
        REQUIRE(values->size() == expected.size());
        for (const Value& value : *values) CHECK(expected[value.period] == value.n);
      }
    }
  };
  check({.fiscal_start_month = 4, .fiscal_start_day = 6});
  check({.fiscal_start_month = 12, .fiscal_start_day = 31});
  check({.pattern = domain::YearPattern::weeks_445});
  check({.fiscal_start_month = 2,
         .pattern = domain::YearPattern::weeks_454,
         .week_start = domain::Weekday::sunday});
  check({.fiscal_start_month = 10,
         .pattern = domain::YearPattern::weeks_13x4,
         .week_start = domain::Weekday::saturday,
         .year_end = domain::YearEnd::last});
}

TEST_CASE("in a calendar of weeks a range gives whole periods, stocks stand at their ends") {
  const Folder folder;
  Workbench bench;
  domain::Organization organization;
  organization.calendar = *domain::Calendar::create({.fiscal_start_month = 2,
                                                     .naming = domain::FiscalNaming::start_year,
                                                     .pattern = domain::YearPattern::weeks_454,
                                                     .week_start = domain::Weekday::sunday});
  bench.definitions.organization = organization;
  const auto labelled = [&](const ValuesRequest& request) {
    std::string text;
    const auto values = run(request);
    REQUIRE(values.has_value());
    for (const Value& value : *values) {
      text += (text.empty() ? "" : " ") + organization.calendar.label(request.grain, value.period) +
              "=" + to_shortest(value.value);
    }
    return text;
  };
  // FY2026 begins on 1 February; its second period on 1 March, the third on 5 April.
  bench.source("rows", folder.write("rows.csv",
                                    "day,until\n2026-01-31,2026-03-10\n2026-02-01,2026-04-05\n"
                                    "2026-03-01,\n2026-04-04,\n"));
  bench.metric("m", simple(Aggregation::count, ""));
  CHECK(labelled(bench.request("m")) == "FY2025-P12=1 FY2026-P01=1 FY2026-P02=2");
  ValuesRequest request = bench.request("m");
  request.range = domain::Period{date_of(2026, 3, 31), date_of(2026, 4, 1)};
  CHECK(labelled(request) == "FY2026-P02=2");
  request = bench.request("m", Grain::week);
  request.range = domain::Period{date_of(2026, 2, 7), date_of(2026, 3, 2)};
  CHECK(labelled(request) == "FY2026-W01=1 FY2026-W05=1");
  bench.metric("m", StockMetric{.source = rows, .valid_from = "day", .valid_to = "until"});
  CHECK(labelled(bench.request("m")) == "FY2025-P12=1 FY2026-P01=2 FY2026-P02=3 FY2026-P03=2");
}

TEST_CASE("a range gives whole periods that intersect it; a day gives what was there at its end") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", sales));
  bench.metric("m", simple(Aggregation::count, ""));
  ValuesRequest request = bench.request("m");
  request.range = domain::Period{date_of(2026, 1, 31), date_of(2026, 2, 1)};
  CHECK(shown(run(request)) == "2026-01=3/3");
  request.range.reset();
  request.on = date_of(2026, 1, 6);
  CHECK(shown(run(request)) == "2026-01=2/2");
}

TEST_CASE("groups are text, null is a group of its own, two dimensions at most") {
  const Folder folder;
  Workbench bench;
  bench.source("rows",
               folder.write("rows.csv",
                            "day,code,size\n2026-01-05,007,1\n2026-01-06,,2\n2026-01-07,007,2\n"));
  bench.metric("m", simple(Aggregation::count, "")).dimensions = {
      {.name = "large", .expr = "size > 1"}};
  CHECK(shown(run(bench.request("m", Grain::month, {"code"}))) ==
        "2026-01[null]=1/1 2026-01[007]=2/2");
  CHECK(shown(run(bench.request("m", Grain::month, {"code", "large"}))) ==
        "2026-01[null][true]=1/1 2026-01[007][false]=1/1 2026-01[007][true]=1/1");
  CHECK(run(bench.request("m", Grain::month, {"a", "b", "c"})).error().code ==
        "measure.too_many_dimensions");
  const auto unknown = run(bench.request("m", Grain::month, {"colour"}));
  CHECK(unknown.error().code == "measure.sql");
  CHECK(unknown.error().pointer == "/dimensions/colour");
}

TEST_CASE(
    "a ratio divides per period and group; a count of nothing is zero, a mean of nothing is "
    "unknown") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", sales));
  bench.metric("all", simple(Aggregation::count, ""));
  SimpleMetric large = simple(Aggregation::count, "");
  large.filter = "amount >= 20";
  bench.metric("large", large);
  SimpleMetric mean = simple(Aggregation::average, "amount");
  mean.filter = "amount >= 20";
  bench.metric("mean", mean);
  bench.ratio("large_pct", "large", "all");
  bench.ratio("mean_per_row", "mean", "all").unit.name = "EUR";
  CHECK(shown(run(bench.request("large_pct"))) == "2026-01=66.66666666666667/3 2026-02=0/2");
  CHECK(shown(run(bench.request("mean_per_row"))) == "2026-01=13.333333333333334/3");
  CHECK(shown(run(bench.request("large_pct", Grain::month, {"kind"}))) ==
        "2026-01[a]=50/2 2026-01[b]=100/1 2026-02[a]=0/1 2026-02[b]=0/1");
}

TEST_CASE("a stock counts what is valid at the end of every period, also where that is nothing") {
  const std::string contracts =
      "begun,ended,fee,kind\n2026-01-10,2026-03-01,5,a\n2026-01-31,,7,b\n2026-02-01,2026-02-27,9,"
      "a\n2026-05-02,2026-07-01,1,a\n";
  StockMetric stock{.source = rows, .valid_from = "begun", .valid_to = "ended"};
  // The first contract ends on 1 March, which is the end of February: still valid there.
  CHECK(of(contracts, stock) ==
        "2026-01=2/2 2026-02=2/2 2026-03=1/1 2026-04=1/1 2026-05=2/2 2026-06=2/2 2026-07=1/1");
  stock.agg = Aggregation::sum;
  stock.expr = "fee";
  CHECK(of(contracts, stock, Grain::quarter) == "2026-Q1=7/1 2026-Q2=8/2 2026-Q3=7/1");
  stock.agg = Aggregation::count_distinct;
  stock.expr = "kind";
  CHECK(of(contracts, stock, Grain::quarter) == "2026-Q1=1/1 2026-Q2=2/2 2026-Q3=1/1");

  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", contracts));
  bench.metric("m", StockMetric{.source = rows, .valid_from = "begun", .valid_to = "ended"});
  CHECK(
      shown(run(bench.request("m", Grain::quarter, {"kind"})), Grain::quarter) ==
      "2026-Q1[a]=0/0 2026-Q1[b]=1/1 2026-Q2[a]=1/1 2026-Q2[b]=1/1 2026-Q3[a]=0/0 2026-Q3[b]=1/1");
  ValuesRequest request = bench.request("m");
  request.on = date_of(2026, 2, 10);
  CHECK(shown(run(request)) == "2026-01=2/2 2026-02=3/3");
  request.window = domain::Period{date_of(2026, 1, 1), date_of(2026, 4, 1)};
  CHECK(shown(run(request)) == "2026-01=3/3");
}

TEST_CASE("fill gives a value to the periods between, and to those up to the day it is looked at") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", "day,v\n2026-01-05,1\n2026-04-05,1\n"));
  bench.metric("m", simple(Aggregation::count, "")).fill = 0;
  CHECK(shown(run(bench.request("m"))) == "2026-01=1/1 2026-02=0/0 2026-03=0/0 2026-04=1/1");
  ValuesRequest request = bench.request("m");
  request.on = date_of(2026, 3, 1);
  CHECK(shown(run(request)) == "2026-01=1/1 2026-02=0/0 2026-03=0/0");
  request.on.reset();
  request.range = domain::Period{date_of(2026, 2, 1), date_of(2027, 1, 1)};
  CHECK(shown(run(request)) == "2026-02=0/0 2026-03=0/0 2026-04=1/1");
}

TEST_CASE("a statement is asked once per period, with the ends of the period in it") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", sales));
  const auto statement = [&](const std::string& sql) {
    bench.metric("m", domain::SqlMetric{.sources = {rows}, .sql = sql});
    return shown(run(bench.request("m")));
  };
  CHECK(statement("select sum(amount), count(amount) from rows where day >= {{start}} and day < "
                  "{{end}};") == "2026-01=90/3 2026-02=5/1");
  CHECK(statement("select max(amount) from rows where day < {{start}}") == "2026-02=60/0");
  CHECK(statement("select amount from rows") == "error measure.not_one_value /sql several rows");
  CHECK(statement("select 1, 2, 3") == "error measure.not_one_value /sql 3 columns");
}

TEST_CASE(
    "of every key the row with the highest order counts, compared as numbers, ties to the later "
    "line") {
  const Folder folder;
  Workbench bench;
  domain::Source& source = bench.source("rows", (folder.path() / "log-*.csv").string());
  (void)folder.write(
      "log-1.csv",
      "id,version,at,state\n1,9,2026-01-01,old\n1,10,2026-01-02,new\n2,1,2026-01-03,first\n");
  (void)folder.write(
      "log-2.csv",
      "id,version,at,state\n2,1,2026-01-03,second\n3,,2026-01-04,none\n3,0,2026-01-04,zero\n");
  source.latest_per = {.key = "id", .order_by = {"version"}};
  bench.metric("m", simple(Aggregation::count, "", "at"));
  CHECK(shown(run(bench.request("m", Grain::month, {"state"}))) ==
        "2026-01[new]=1/1 2026-01[second]=1/1 2026-01[zero]=1/1");
}

TEST_CASE(
    "timestamps without a zone are as written, unless the source says where; those with one are "
    "converted") {
  const std::string text = "at,v\n2026-03-31T22:30:00,1\n2026-01-31T22:30:00,1\n";
  CHECK(of(text, simple(Aggregation::count, "", "at")) == "2026-01=1/1 2026-03=1/1");
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("utc.csv", text)).timezone = "UTC";
  bench.metric("m", simple(Aggregation::count, "", "at"));
  // In Amsterdam it is 00:30 on 1 April in summer time, and 23:30 on 31 January in winter time.
  CHECK(shown(run(bench.request("m"))) == "2026-01=1/1 2026-04=1/1");
  CHECK(of("at,v\n2026-03-31T22:30:00Z,1\n2026-01-31T20:30:00-02:00,1\n",
           simple(Aggregation::count, "", "at")) == "2026-01=1/1 2026-04=1/1");
}

TEST_CASE("a subquery may look things up in another source") {
  const Folder folder;
  Workbench bench;
  bench.source("rows", folder.write("rows.csv", "day,seller\n2026-01-05,ann\n2026-01-06,bob\n"));
  bench.source("regions", folder.write("regions.csv", "seller,region\nann,East\nbob,West\n"));
  bench.metric("m", simple(Aggregation::count, "")).dimensions = {
      {.name = "region", .expr = "(select r.region from regions r where r.seller = rows.seller)"}};
  CHECK(shown(run(bench.request("m", Grain::month, {"region"}))) ==
        "2026-01[East]=1/1 2026-01[West]=1/1");
}

}  // namespace koers::measure
