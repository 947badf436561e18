// Claims about reading and writing JSON: numbers above all, since every observation passes here.
#include "base/json.h"

#include <bit>
#include <doctest/doctest.h>
#include <random>

#include "base/number.h"

namespace koers {

TEST_CASE("every double that is written reads back as the same double") {
  std::mt19937_64 random(20260101);
  for (int round = 0; round < 20000; ++round) {
    const double value = std::bit_cast<double>(random());
    if (value - value != 0) continue;  // Not finite: never written.
    const auto read = read_json(to_shortest(value));
    REQUIRE(read);
    CHECK(read->to_number<double>() == value);
  }
}

TEST_CASE("a number between two doubles is read as the nearest") {
  CHECK(read_json("98.844312345678901").value().as_double() == 98.844312345678901);
  CHECK(read_json("-1.1e75").value().as_double() == -1.1e75);
  CHECK(read_json("123456789012345678901234").value().as_double() == 123456789012345678901234.0);
}

TEST_CASE("a number that no double can hold is refused, one that is too small is zero") {
  CHECK(read_json("1e999").error().code == "number.not_finite");
  CHECK(read_json(R"({"a":[-1e999]})").error().code == "number.not_finite");
  CHECK(read_json("1e-999").value().as_double() == 0.0);
}

TEST_CASE("malformed JSON is refused with its place") {
  const Error error = read_json("{\n  \"a\": 1,\n  \"b\" 2}").error();
  CHECK(error.code == "json.malformed");
  CHECK(error.place.line == 3);
  CHECK(read_json("").error().code == "json.malformed");
  CHECK(read_json("{\"a\":").error().code == "json.malformed");
  CHECK(read_json("1 2").error().code == "json.malformed");
  CHECK(read_json(std::string(100, '[')).error().code == "json.malformed");
  CHECK(read_json("NaN").error().code == "json.malformed");
}

TEST_CASE("a document keeps its order and its kinds of values") {
  const std::string text = R"({"z":[1,2.5,null,true],"a":{"é\n":"\"x\""}})";
  CHECK(write_json(read_json(text).value()) == text);
  CHECK(write_json(read_json(" {} \n").value()) == "{}");
}

}  // namespace koers
