// Metrics that start from the catalogue: what is filled in, what stays as written, what is refused.
#include "planfile/catalog_defaults.h"

#include <doctest/doctest.h>

#include "domain/catalog.h"
#include "planfile/document.h"

namespace koers::planfile {
namespace {

domain::Metric read(std::string_view text, const Setting& setting = {}) {
  auto object = decode_document(domain::EntityKind::metric, text, setting);
  REQUIRE_MESSAGE(object.has_value(), text);
  return std::get<domain::Metric>(*object);
}

Error refused(std::string_view text) {
  const auto object = decode_document(domain::EntityKind::metric, text, {});
  REQUIRE_FALSE(object.has_value());
  REQUIRE(object.error().size() == 1);
  return object.error().front();
}

}  // namespace

TEST_CASE("the catalogue gives what is not written") {
  const auto metric =
      read(R"({"name":"churn","from_catalog":"customer_churn","type":"manual","grain":"month"})");
  CHECK(metric.label.nl == "Klantverloop");
  CHECK(metric.label.en == "Customer churn rate");
  CHECK(metric.unit.name == "percent");
  CHECK(metric.direction == domain::Direction::down);
  CHECK(std::get<domain::ManualMetric>(metric.definition).time == domain::TimeAggregation::none);

  const auto visits =
      read(R"({"name":"v","from_catalog":"website_traffic","type":"manual","grain":"week"})");
  CHECK(std::get<domain::ManualMetric>(visits.definition).time == domain::TimeAggregation::sum);
}

TEST_CASE("what is written stands") {
  const auto metric =
      read(R"({"name":"churn","from_catalog":"customer_churn","label":"Opzeggers","type":"manual",)"
           R"("grain":"month","time":"last","unit":"pp","direction":"context"})");
  CHECK(metric.label == domain::Label{.nl = "Opzeggers", .en = ""});
  CHECK(metric.unit.name == "pp");
  CHECK(metric.direction == domain::Direction::context);
  CHECK(std::get<domain::ManualMetric>(metric.definition).time == domain::TimeAggregation::last);
}

TEST_CASE("money is in the currency of the organization") {
  const Setting setting{.currency = "SEK"};
  const std::string_view text =
      R"({"name":"arr","from_catalog":"arr","type":"manual","grain":"month"})";
  const auto metric = read(text, setting);
  CHECK(metric.unit.name == "SEK");
  CHECK(encode_document(metric, setting) == text);
}

TEST_CASE("what the catalogue says is not written out, and stays short there and back") {
  for (const domain::CatalogMetric& entry : domain::catalog()) {
    const std::string text = R"({"name":"m","from_catalog":")" + std::string(entry.id) +
                             R"(","type":"manual","grain":"month"})";
    CHECK(encode_document(read(text), {}) == text);
  }
}

TEST_CASE("what differs from the catalogue is written, a default of other metrics too") {
  const std::string_view text =
      R"({"name":"m","from_catalog":"customer_churn","type":"manual","grain":"month",)"
      R"("unit":"","direction":"up"})";
  CHECK(encode_document(read(text), {}) == text);
}

TEST_CASE("an id that is not in the catalogue is one error, with what was probably meant") {
  const auto misspelled =
      refused(R"({"name":"m","from_catalog":"customer_chrun","type":"manual","grain":"month"})");
  CHECK(misspelled.code == "metric.near_in_catalog");
  CHECK(misspelled.pointer == "/from_catalog");
  CHECK(misspelled.arguments.at("choices").starts_with("customer_churn"));

  const auto words =
      refused(R"({"name":"m","from_catalog":"klanttevredenheid","type":"manual","grain":"month"})");
  CHECK(words.arguments.at("choices").starts_with("csat"));

  const auto strange =
      refused(R"({"name":"m","from_catalog":"koffieautomaat","type":"manual","grain":"month"})");
  CHECK(strange.code == "metric.not_in_catalog");
  CHECK(refused(R"({"name":"m","from_catalog":"","type":"manual","grain":"month"})").code ==
        "metric.not_in_catalog");
}

}  // namespace koers::planfile
