// What YAML becomes, where everything stands, and how hostile or broken texts are refused.
#include "planfile/yaml.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace koers::planfile {

namespace {

NodePtr parsed(std::string_view text) {
  const auto root = parse_yaml({.text = text, .file = "a.yaml"});
  REQUIRE(root.has_value());
  return *root;
}

// "line:column code" of the first complaint.
std::string refusal(std::string_view text, const YamlLimits& limits = {}) {
  const auto root = parse_yaml({.text = text, .file = "a.yaml"}, limits);
  if (root) return "none";
  const Error& error = root.error().front();
  return fmt::format("{}:{} {}", error.place.line, error.place.column, error.code);
}

}  // namespace

TEST_CASE("every key and value knows its line and column") {
  const auto root = parsed("koers: 1\nkpis:\n  - id: a  # comment\n    title: \"b c\"\n");
  CHECK(root->find("kpis")->key_mark == Mark{2, 1});
  CHECK(root->mark_of("/kpis/0") == Mark{3, 5});
  CHECK(root->mark_of("/kpis/0/title") == Mark{4, 5});
  const Node& kpi = *root->find("kpis")->value->items()[0];
  CHECK(kpi.find("title")->value->start() == Mark{4, 12});
  CHECK(kpi.find("title")->value->text() == "b c");
}

TEST_CASE("a pointer to what is not written leads to the nearest thing that is") {
  const auto root = parsed("kpis:\n  - id: a\n");
  CHECK(root->mark_of("/kpis/0/owner") == Mark{2, 5});
  CHECK(root->mark_of("/kpis/7/owner") == Mark{1, 1});
  CHECK(root->mark_of("") == Mark{1, 1});
}

TEST_CASE("only bare words can be null, numbers or truth values") {
  const auto root = parsed("a: ~\nb: '~'\nc: 1\nd: \"1\"\ne:\nf: null\n");
  CHECK(root->find("a")->value->is_null());
  CHECK(root->find("b")->value->text() == "~");
  CHECK(root->find("c")->value->is_bare());
  CHECK_FALSE(root->find("d")->value->is_bare());
  CHECK(root->find("e")->value->is_null());
  CHECK(root->find("f")->value->is_null());
}

TEST_CASE("JSON is read as the YAML that it is") {
  const auto root = parsed("{\"a\": 1, \"b\":\t[1,\n2], \"c\": \"\\u00e9\\/\"}");
  CHECK(root->find("b")->value->items().size() == 2);
  CHECK(root->find("c")->value->text() == "é/");
}

TEST_CASE(
    "texts of several lines keep their line feeds; CRLF and a byte order mark change nothing") {
  CHECK(parsed("a: |\n  one\n  two\nb: 1\n")->find("a")->value->text() == "one\ntwo\n");
  CHECK(parsed("a: |\r\n  one\r\n  two\r\n")->find("a")->value->text() == "one\ntwo\n");
  CHECK(parsed("\xEF\xBB\xBF"
               "a: 1\n")
            ->find("a")
            ->value->text() == "1");
}

TEST_CASE("nothing, blanks and comments are a null document") {
  CHECK(parsed("")->is_null());
  CHECK(parsed("  \n# only a comment\n")->is_null());
  CHECK(parsed("---\n")->is_null());
}

TEST_CASE("an alias repeats what its anchor has") {
  const auto root = parsed("a: &x {b: 1}\nc: *x\n");
  CHECK(root->find("c")->value->find("b")->value->text() == "1");
}

TEST_CASE("broken YAML is one complaint with its place") {
  CHECK(refusal("a: 1\nb: [1, 2\nc: 3\n") == "2:4 plan.yaml");
  CHECK(refusal("a: b: c\n") == "1:5 plan.yaml");
  CHECK(refusal("a: \"open\n") == "1:5 plan.yaml");
  CHECK(refusal("a: 1\n  b: 2\n").ends_with("plan.yaml"));
  CHECK(refusal("- a\nb: 1\n").ends_with("plan.yaml"));
}

TEST_CASE("a tab as indentation is called a tab") {
  CHECK(refusal("a:\n\tb: 2\n") == "2:1 plan.tab");
}

TEST_CASE("a comparison that needs quotes is recognized") {
  CHECK(refusal("koers: 1\ntarget: >= 10\n") == "2:9 plan.unquoted_comparison");
  CHECK(refusal("koers: 1\ntarget: > 10\n") == "2:9 plan.unquoted_comparison");
}

TEST_CASE("all keys that are there twice are reported together") {
  const auto root = parse_yaml({.text = "a: 1\nb: 1\na: 2\nb: 2\n", .file = "a.yaml"});
  REQUIRE_FALSE(root.has_value());
  REQUIRE(root.error().size() == 2);
  CHECK(root.error()[0].place == Place{"a.yaml", 3, 1});
  CHECK(root.error()[1].arguments.at("key") == "b");
}

TEST_CASE("what plan files have no use for is refused") {
  CHECK(refusal("a: !!str 1\n").ends_with("plan.tag"));
  CHECK(refusal("a: !evil {}\n").ends_with("plan.tag"));
  CHECK(refusal("a: 1\n---\nb: 2\n").ends_with("plan.several_documents"));
  CHECK(refusal("? [a]\n: 1\n").ends_with("plan.key_not_text"));
  CHECK(refusal("a: *nobody\n").ends_with("plan.unknown_alias"));
}

TEST_CASE("what is no UTF-8 is refused where it stops being that") {
  CHECK(refusal("a: 1\nb: \"\xff\"\n") == "2:5 plan.not_utf8");
  CHECK(refusal(std::string_view("a: \0b\n", 6)) == "1:4 plan.not_utf8");
  CHECK(refusal("a: \xC3\n").ends_with("plan.not_utf8"));
}

TEST_CASE("aliases that blow up are refused before they do") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += fmt::format("a{}: &a{} [", i, i);
    for (int k = 0; k < 10; ++k) bomb += fmt::format("{}*a{}", k > 0 ? ", " : "", i - 1);
    bomb += "]\n";
  }
  CHECK(refusal(bomb).ends_with("plan.too_many_nodes"));
}

TEST_CASE("deep nesting and size are bounded") {
  CHECK(refusal(std::string(3000, '[')).ends_with("plan.too_deep"));
  CHECK(refusal("a: 12345678\n", {.bytes = 10}).ends_with("plan.too_large"));
  CHECK(refusal("[1, 2, 3, 4, 5]", {.nodes = 4}).ends_with("plan.too_many_nodes"));
}

}  // namespace koers::planfile
