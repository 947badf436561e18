// The schema in docs is the one that the tables make, and the tables hold nothing that cannot be.
#include "planfile/schema.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <set>

#include "base/json.h"
#include "base/nearest.h"
#include "base/reference_test.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

// Every "$ref" in a schema.
void collect_references(const json::value& value, std::set<std::string>& references) {
  if (const auto* list = value.if_array()) {
    for (const auto& item : *list) collect_references(item, references);
  }
  if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      if (key == "$ref") references.insert(std::string(member.get_string()));
      collect_references(member, references);
    }
  }
}

}  // namespace

TEST_CASE("docs/plan.schema.json is what the decoder reads by") {
  const auto path = repository_root() / "docs/plan.schema.json";
  if (std::getenv("KOERS_WRITE_SCHEMA") != nullptr) std::ofstream(path) << plan_schema();
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK_MESSAGE(text == plan_schema(),
                "the grammar changed: run planfile_test with KOERS_WRITE_SCHEMA=1, then commit");
}

TEST_CASE("the schema is JSON whose references all lead somewhere") {
  const auto schema = read_json(plan_schema());
  REQUIRE(schema.has_value());
  std::set<std::string> references;
  collect_references(*schema, references);
  const auto& definitions = schema->get_object().at("$defs").get_object();
  for (const std::string& reference : references) {
    CHECK_MESSAGE(definitions.contains(reference.substr(std::string("#/$defs/").size())),
                  reference);
  }
}

TEST_CASE("every required variant of a key may have it") {
  for (const Shape* shape : {&metric_shape(), &goal_shape(), &baseline_shape()}) {
    const Key* discriminator = shape->find(shape->discriminator);
    REQUIRE(discriminator != nullptr);
    for (const Key& key : shape->keys) {
      for (const auto variant : key.only_for) {
        CHECK_MESSAGE(
            std::ranges::find(discriminator->choices, variant) != discriminator->choices.end(),
            variant);
      }
      for (const auto variant : key.required_for) {
        CHECK_MESSAGE(std::ranges::find(key.only_for, variant) != key.only_for.end(), key.name);
      }
    }
  }
}

TEST_CASE("a typing error is near its key, another word is not") {
  const auto names = metric_shape().names();
  CHECK(nearest("agg_time_dimention", names) == "agg_time_dimension");
  CHECK(nearest("lable", names) == "label");
  CHECK(nearest("Source", names) == "source");
  CHECK(nearest("agg-params", names) == "agg_params");
  CHECK(nearest("xylophone", names).empty());
  CHECK(nearest(std::string(5000, 'a'), names).empty());
}

}  // namespace koers::planfile
