// The written form is lossless: through JSON documents, and through YAML and back.
#include "planfile/document.h"

#include <doctest/doctest.h>

#include "planfile/cursor.h"
#include "planfile/decode.h"
#include "planfile/generators_test.h"
#include "planfile/yaml.h"
#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

constexpr int kinds = 8;

Setting random_setting() {
  return {.locale = *rc::gen::element<std::string>("nl", "en"), .calendar = generate::calendar()};
}

Object random_object(int kind, const Setting& setting) {
  return generate::object(static_cast<domain::EntityKind>(kind), setting.calendar);
}

std::string codes(const Errors& errors) {
  std::string text;
  for (const Error& error : errors) text += error.code + " " + error.pointer + "; ";
  return text;
}

}  // namespace

TEST_CASE("every object reads back from its document as it was") {
  for (int kind = 0; kind < kinds; ++kind) {
    const bool holds = rc::check("decode(encode(x)) == x", [kind] {
      const Setting setting = random_setting();
      const Object object = random_object(kind, setting);
      const std::string document = encode_document(object, setting);
      const auto decoded = decode_document(kind_of(object), document, setting);
      if (!decoded) RC_LOG() << document << "\n" << codes(decoded.error());
      RC_ASSERT(decoded.has_value());
      if (!(*decoded == object)) RC_LOG() << document;
      RC_ASSERT(*decoded == object);
      RC_ASSERT(encode_document(*decoded, setting) == document);
    });
    CHECK_MESSAGE(holds, domain::name_of(static_cast<domain::EntityKind>(kind)));
  }
}

TEST_CASE("every object reads back from YAML as it was") {
  for (int kind = 0; kind < kinds; ++kind) {
    const bool holds = rc::check("decode(yaml(x)) == x", [kind] {
      const Setting setting = random_setting();
      const Object object = random_object(kind, setting);
      const std::string yaml = write_yaml({{"list", json::array{encode(object, setting)}}});
      const auto root = parse_yaml({.text = yaml, .file = "a.yaml"});
      if (!root) RC_LOG() << yaml << "\n" << codes(root.error()) << root.error().front().detail;
      RC_ASSERT(root.has_value());
      Decoding run{.setting = setting, .audience = Audience::document};
      const auto decoded =
          decode(kind_of(object), Cursor(*(*root)->find("list")->value->items().front(), "", run));
      if (!decoded) RC_LOG() << yaml << "\n" << codes(run.errors);
      RC_ASSERT(decoded.has_value());
      if (!(*decoded == object)) RC_LOG() << yaml;
      RC_ASSERT(*decoded == object);
    });
    CHECK_MESSAGE(holds, domain::name_of(static_cast<domain::EntityKind>(kind)));
  }
}

TEST_CASE("a document is one line, in a fixed order, without defaults") {
  const Setting setting;
  domain::Kpi kpi{.id = Id<domain::Kpi>::trusted("site"),
                  .metric = Id<domain::Metric>::trusted("visits"),
                  .objectives = {Id<domain::Objective>::trusted("growth")}};
  const auto quarter = setting.calendar.parse_label("2026-Q1").value().period;
  kpi.goals.push_back({.span = quarter, .target = {domain::Comparator::at_most, 10}});
  CHECK(encode_document(kpi, setting) ==
        R"({"id":"site","metric":"visits","objectives":["growth"],"goals":)"
        R"([{"period":"2026-Q1","kind":"reach","target":"<= 10","window":"at_end"}]})");
}

TEST_CASE("complaints about a document point into it") {
  const auto decoded = decode_document(
      domain::EntityKind::kpi,
      R"({"id": "x", "metric": 7.5, "objectives": [], "goals": [{"target": 3}]})", {});
  REQUIRE_FALSE(decoded.has_value());
  CHECK(codes(decoded.error()) ==
        "plan.missing_key /goals/0; target.no_comparison /goals/0/target; ");
  const auto broken = decode_document(domain::EntityKind::kpi, "{\"id\": ", {});
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().front().code == "json.malformed");
}

TEST_CASE("documents carry the resolved path of a source, plan files do not") {
  const domain::Source source{
      .id = Id<domain::Source>::trusted("s"), .path = "a.csv", .resolved_path = "/x/a.csv"};
  CHECK(encode_document(source, {}) == R"({"id":"s","path":"a.csv","resolved_path":"/x/a.csv"})");
  CHECK_FALSE(encode(source, {}, Audience::plan_file).contains("resolved_path"));
}

TEST_CASE("an escape of JSON beyond the basic plane is read") {
  const auto decoded =
      decode_document(domain::EntityKind::team, R"({"id":"a","name":"\ud83d\ude42"})", {});
  REQUIRE(decoded.has_value());
  CHECK(std::get<domain::Team>(*decoded).name.nl == "🙂");
}

}  // namespace koers::planfile
