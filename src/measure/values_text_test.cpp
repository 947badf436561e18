// Claims about the texts that other programs read.
#include "measure/values_text.h"

#include <doctest/doctest.h>

namespace koers::measure {
namespace {

Value value_of(int month, double value, std::int64_t n,
               std::vector<std::optional<std::string>> group = {}) {
  const domain::Period period = domain::Calendar().period_of(
      domain::Grain::month, date_of(2016, static_cast<unsigned>(month), 1));
  return {.period = period, .group = std::move(group), .value = value, .n = n};
}

}  // namespace

TEST_CASE("values are written as CSV that reads back as the same doubles") {
  const domain::Calendar calendar;
  const Values values{.rows = {value_of(2, 0.1 + 0.2, 36), value_of(3, 1e14, 2)},
                      .fingerprint = ""};

  CHECK(values_csv(values, {.metric = "hours", .calendar = calendar, .on = date_of(2016, 5, 1)}) ==
        "metric,period,value,n\nhours,2016-02,0.30000000000000004,36\nhours,2016-03,"
        "100000000000000,2\n");
}

TEST_CASE("groups are quoted where they have to be; a null group is an empty field") {
  const domain::Calendar calendar;
  const Values values{.rows = {value_of(2, 1, 1, {std::nullopt}), value_of(2, 1, 1, {""}),
                               value_of(2, 1, 1, {"a,\"b\""}), value_of(2, 1, 1, {"plain"})},
                      .fingerprint = ""};

  CHECK(values_csv(
            values,
            {.metric = "m", .dimensions = 1, .calendar = calendar, .on = date_of(2016, 5, 1)}) ==
        "metric,period,group,value,n\nm,2016-02,,1,1\nm,2016-02,\"\",1,1\nm,2016-02,\"a,"
        "\"\"b\"\"\",1,1\n"
        "m,2016-02,plain,1,1\n");
}

TEST_CASE("what fewer than five people answered is shown as no value of their group") {
  const domain::Calendar calendar;
  const Values values{.rows = {value_of(2, 7.5, 4, {"north"}), value_of(2, 6, 5, {"south"})},
                      .fingerprint = ""};
  ValuesAbout about{.metric = "m",
                    .dimensions = 1,
                    .calendar = calendar,
                    .on = date_of(2016, 5, 1),
                    .is_survey = true};
  CHECK(values_csv(values, about) ==
        "metric,period,group,value,n\nm,2016-02,north,,4\nm,2016-02,south,6,5\n");
  CHECK(values_json(values, about)[0].at("value").is_null());
  CHECK(values_json(values, about)[1].at("value") == 6.0);
  about.is_survey = false;
  CHECK(values_json(values, about)[0].at("value") == 7.5);
}

TEST_CASE("JSON says which periods are open, provisional, final, and which values are thin") {
  const domain::Calendar calendar;
  const Values values{.rows = {value_of(2, 1.5, 1000), value_of(3, 2, 1000), value_of(4, 3, 49)},
                      .fingerprint = ""};
  const ValuesAbout about{
      .metric = "m", .calendar = calendar, .on = date_of(2016, 4, 2), .grace_days = 7};

  const json::array written = values_json(values, about);

  CHECK(
      write_json(written[0]) ==
      R"({"metric":"m","period":"2016-02","start":"2016-02-01","end":"2016-03-01","group":null,"value":1.5,"n":1000,)"
      R"("state":"final","thin":false})");
  CHECK(written[1].at("state") == "provisional");
  CHECK(written[2].at("state") == "open");
  CHECK(written[2].at("thin").as_bool());
}

}  // namespace koers::measure
