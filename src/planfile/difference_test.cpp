// The decision table of applying, field by field and word by word.
#include "planfile/difference.h"

#include <doctest/doctest.h>

#include "planfile/field_changes.h"

namespace koers::planfile {
namespace {

constexpr auto kpi = domain::EntityKind::kpi;

LoadedObject in_file(std::string document) {
  return {
      .kind = kpi, .id = "site", .document = std::move(document), .file = "plan.yaml", .line = 42};
}

// What the store has, as it was applied from plan.yaml:42.
StoredObject stored(std::string now, std::string applied) {
  return {.kind = kpi,
          .id = "site",
          .document = std::move(now),
          .home_file = "plan.yaml",
          .home_line = 42,
          .applied = std::move(applied),
          .actor = "bram",
          .changed_at = parse_instant("2026-03-01T09:00:00Z").value()};
}

StoredObject in_page(std::string now) {
  StoredObject object = stored(std::move(now), "");
  object.home_file.clear();
  object.home_line = 0;
  return object;
}

const std::string a = R"({"id":"site","owner":"anna"})";
const std::string b = R"({"id":"site","owner":"bram"})";
const std::string c = R"({"id":"site","owner":"carla"})";

ObjectDifference only(const Difference& difference) {
  REQUIRE(difference.objects.size() == 1);
  return difference.objects.front();
}

Action action(const LoadedObject& file, const StoredObject& now) {
  return only(difference({file}, {now}, Prune::keep)).action;
}

}  // namespace

TEST_CASE("what the store does not have is created") {
  const auto created = only(difference({in_file(a)}, {}, Prune::keep));
  CHECK(created.action == Action::create);
  CHECK(created.document == a);
}

TEST_CASE("three versions decide: the file's, the one applied last, the one now") {
  CHECK(action(in_file(a), stored(a, a)) == Action::unchanged);
  CHECK(action(in_file(b), stored(a, a)) == Action::change);
  CHECK(action(in_file(a), stored(b, a)) == Action::conflict);
  CHECK(action(in_file(c), stored(b, a)) == Action::conflict);
  CHECK(action(in_file(b), stored(b, a)) == Action::adopt);
}

TEST_CASE("of a file that another one followed, its own last word is the base") {
  StoredObject now = stored(b, b);
  now.home_file = "other.yaml";
  CHECK(action(in_file(a), now) == Action::change);  // Never applied from here: the base is b.
  now.applied_here = a;
  CHECK(action(in_file(a), now) == Action::conflict);
  CHECK(action(in_file(c), now) == Action::conflict);
  CHECK(action(in_file(b), now) == Action::adopt);
}

TEST_CASE("an object of the page is taken over only where the file says the same") {
  CHECK(action(in_file(a), in_page(a)) == Action::adopt);
  CHECK(action(in_file(a), in_page(b)) == Action::conflict);
}

TEST_CASE("an unchanged object that stands on another line says so") {
  StoredObject now = stored(a, a);
  CHECK(difference({in_file(a)}, {now}, Prune::keep).is_empty());
  now.home_line = 7;
  const auto moved = difference({in_file(a)}, {now}, Prune::keep);
  CHECK(only(moved).action == Action::unchanged);
  CHECK(only(moved).home_moved);
  CHECK_FALSE(moved.is_empty());
}

TEST_CASE("only pruning deletes, only what lives in files, and only what nobody changed") {
  CHECK(only(difference({}, {stored(a, a)}, Prune::keep)).action == Action::left);
  CHECK(only(difference({}, {stored(a, a)}, Prune::remove)).action == Action::remove);
  CHECK(only(difference({}, {stored(b, a)}, Prune::remove)).action == Action::conflict);
  CHECK(difference({}, {in_page(a)}, Prune::remove).objects.empty());
  CHECK(difference({}, {stored(a, a)}, Prune::keep).is_empty());
}

TEST_CASE("a conflict names who, when and what changed since the last apply") {
  const auto all = difference({in_file(c)}, {stored(b, a)}, Prune::keep);
  CHECK(all.has_conflict());
  CHECK(only(all).fields == std::vector<FieldChange>{{"owner", "\"anna\"", "\"bram\""}});
  const Errors errors = conflicts(all);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().code == "apply.changed_elsewhere");
  CHECK(errors.front().arguments.at("who") == "bram");
  CHECK(errors.front().place == Place{"plan.yaml", 42, 0});
}

TEST_CASE("the order of keys and the notation of numbers are no difference") {
  CHECK(same_document(R"({"a":1,"b":10.0})", R"({"b":10,"a":1})"));
  CHECK_FALSE(same_document(R"({"a":1})", R"({"a":"1"})"));
  CHECK_FALSE(same_document("", "{}"));
  CHECK(same_document("", ""));
}

TEST_CASE("fields are told apart by what names them") {
  const auto changes = field_changes(
      R"({"id":"k","goals":[{"period":"2026-Q1","target":"<= 10"},{"period":"2026-Q2","target":"<= 9"}],"x":[1,2]})",
      R"({"id":"k","goals":[{"period":"2026-Q1","target":"<= 8"},{"period":"2026-Q3","target":"<= 7"}],"x":[2,1]})");
  CHECK(changes == std::vector<FieldChange>{
                       {"goals[2026-Q1].target", "\"<= 10\"", "\"<= 8\""},
                       {"goals[2026-Q2]", R"({"period":"2026-Q2","target":"<= 9"})", ""},
                       {"goals[2026-Q3]", "", R"({"period":"2026-Q3","target":"<= 7"})"},
                       {"x", "[1,2]", "[2,1]"},
                   });
}

TEST_CASE("the terminal shows a line per object, its fields and a summary") {
  const auto all = difference({in_file(b)}, {stored(a, a)}, Prune::keep);
  CHECK(to_text(all, Paint::plain) ==
        "~ kpi site  (plan.yaml:42)\n"
        "    owner: \"anna\" → \"bram\"\n"
        "0 to create, 1 to change, 0 to adopt, 0 to delete, 0 unchanged, 0 in conflict\n");
  CHECK(to_text(all, Paint::ansi).starts_with("\x1b[33m~ kpi site\x1b[0m"));
}

}  // namespace koers::planfile
