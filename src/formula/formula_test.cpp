// Claims about formulas: what they read, what they compute, where they complain.
#include "formula/formula.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

namespace koers::formula {
namespace {

std::optional<double> result(std::string_view text,
                             const std::vector<std::optional<double>>& inputs = {7.0}) {
  const auto formula = Formula::parse(text);
  REQUIRE_MESSAGE(formula.has_value(), (formula ? "" : formula.error().code));
  return formula->value(inputs);
}

std::string complaint(std::string_view text) {
  const auto formula = Formula::parse(text);
  if (formula) return "none";
  const auto& arguments = formula.error().arguments;
  const auto column = arguments.find("column");
  return formula.error().code + (column == arguments.end() ? "" : "@" + column->second);
}

}  // namespace

TEST_CASE("times goes before plus, from left to right, and brackets before both") {
  CHECK(result("x + 2 * 3") == 13.0);
  CHECK(result("(x + 2) * 3") == 27.0);
  CHECK(result("x - 2 - 1") == 4.0);
  CHECK(result("84 / x / 2") == 6.0);
  CHECK(result("-x + 10") == 3.0);
  CHECK(result("2 * -x") == -14.0);
  CHECK(result("1.5e1 + x") == 22.0);
}

TEST_CASE("each input is taken once, in the order of the text") {
  const auto formula = Formula::parse("100 * (revenue - cost) / revenue").value();
  REQUIRE(formula.inputs().size() == 2);
  CHECK(formula.inputs()[0].metric.text() == "revenue");
  CHECK(formula.inputs()[1].metric.text() == "cost");
  CHECK(formula.value(std::vector<std::optional<double>>{200.0, 150.0}) == 25.0);
}

TEST_CASE("a hyphen within a word belongs to the id, a minus has a space beside it") {
  CHECK(Formula::parse("reply-hours - 2").value().inputs()[0].metric.text() == "reply-hours");
  CHECK(Formula::parse("a -b").value().inputs().size() == 2);
  CHECK(Formula::parse("\"2nd-line\" + 1").value().inputs()[0].metric.text() == "2nd-line");
  CHECK(Formula::parse("v1.2_x").value().inputs()[0].metric.text() == "v1.2_x");
}

TEST_CASE("an offset is an input of its own") {
  const auto formula = Formula::parse("revenue - offset(revenue, 12 months)").value();
  REQUIRE(formula.inputs().size() == 2);
  CHECK(formula.inputs()[0].back == 0);
  CHECK(formula.inputs()[1] ==
        domain::MetricInput{formula.inputs()[0].metric, 12, domain::Grain::month});
  CHECK(Formula::parse("offset(a, 1 year)").value().inputs()[0].step == domain::Grain::year);
}

TEST_CASE("a missing value makes the result missing, unless coalesce has another") {
  CHECK(result("x + y", {1.0, std::nullopt}) == std::nullopt);
  CHECK(result("x + coalesce(y, 0)", {1.0, std::nullopt}) == 1.0);
  CHECK(result("coalesce(x, y)", {std::nullopt, 4.0}) == 4.0);
  CHECK(result("max(x, y)", {1.0, std::nullopt}) == std::nullopt);
}

TEST_CASE("what numbers cannot say is nothing: division by zero, what is too large, not a number") {
  CHECK(result("x / 0") == std::nullopt);
  CHECK(result("1 / (x - 7)") == std::nullopt);
  CHECK(result("x * 1e308") == std::nullopt);
  CHECK(result("x", {std::numeric_limits<double>::quiet_NaN()}) == std::nullopt);
  const auto zero = result("0 * -x");
  REQUIRE(zero.has_value());
  CHECK_FALSE(std::signbit(*zero));
}

TEST_CASE("functions") {
  CHECK(result("abs(x - 10)") == 3.0);
  CHECK(result("min(x, 5, 6)") == 5.0);
  CHECK(result("max(x, 5)") == 7.0);
}

TEST_CASE("every complaint says at which character") {
  CHECK(complaint("") == "formula.unexpected@1");
  CHECK(complaint("x +") == "formula.unexpected@4");
  CHECK(complaint("x y") == "formula.unexpected@3");
  CHECK(complaint("(x") == "formula.unexpected@3");
  CHECK(complaint("x + 1,5") == "formula.unexpected@6");
  CHECK(complaint("x + 1.2.3") == "formula.unexpected@5");
  CHECK(complaint("2x") == "formula.unexpected@1");
  CHECK(complaint("\"x") == "formula.unexpected@1");
  CHECK(complaint("sum(x)") == "formula.unknown_function@1");
  CHECK(complaint("offset(x, soon)") == "formula.bad_offset@11");
  CHECK(complaint("offset(x, 0 days)") == "formula.bad_offset@11");
  CHECK(complaint("offset(x + 1, 1 day)") == "formula.unexpected@10");
  CHECK(complaint("abs(x, 1)") == "formula.unexpected@6");
  CHECK(complaint("offset(1, 1 day)") == "formula.unexpected@8");
  CHECK(complaint("offset(\"x y\", 1 day)") == "formula.unexpected@8");
  CHECK(complaint("offset(x)") == "formula.unexpected@9");
  CHECK(complaint("offset(x, 1 day") == "formula.unexpected@16");
  CHECK(complaint("offset(x, 1001 days)") == "formula.bad_offset@11");
  CHECK(complaint("1 + \"two words\"") == "formula.unexpected@5");
  CHECK(complaint("\"\"") == "formula.unexpected@1");
  CHECK(complaint("max(x") == "formula.unexpected@6");
  CHECK(complaint("1 + 2") == "formula.no_metric");
  CHECK(complaint(std::string(200, '(') + "x" + std::string(200, ')')) == "formula.too_long");
  CHECK(complaint("x" + std::string(5000, ' ')) == "formula.too_long");
}

TEST_CASE("a formula takes the values of as many metrics as it may, and of none more") {
  std::string text = "m1";
  for (std::size_t i = 2; i <= inputs_max; ++i) text += " + m" + std::to_string(i);
  REQUIRE(Formula::parse(text).has_value());
  CHECK(Formula::parse(text + " + m1")->inputs().size() == inputs_max);
  CHECK(complaint(text + " + m") == "formula.too_long");
}

TEST_CASE("what was found is told in whole characters") {
  const auto formula = Formula::parse("x + €€€€€€");
  REQUIRE_FALSE(formula.has_value());
  CHECK(formula.error().arguments.at("found") == "€€€€");
  CHECK(Formula::parse("x + a€€€€€").error().arguments.at("found") == "€€€€");
  CHECK(Formula::parse("x + ]€€€€€").error().arguments.at("found") == "]€€€");
}

}  // namespace koers::formula
