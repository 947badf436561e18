// Random sequences of commands against a model that keeps everything in memory and answers by
// definition: the store has to give the same answers, also after it was closed and opened in
// between.
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

#include "store/sqlite/sqlite_store.h"
#include "store/sqlite/temporary_folder.h"
#include "store/store_sample.h"

namespace koers::store {
namespace {

using sample::day;
using sample::noon;

enum class Act : std::uint8_t { observe, retract, put, remove, derive, reopen };

struct Step {
  Act act = Act::observe;
  int target = 0;  ///< Which of three metrics, documents or keys.
  int start = 0;   ///< Which of five days.
  int number = 0;
  bool fails = false;  ///< The command undoes itself at its end.
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << static_cast<int>(step.act) << '/' << step.target << '/' << step.start << '/'
             << step.number << (step.fails ? "!" : "");
}

rc::Gen<Step> any_step() {
  const auto acts = rc::gen::weightedElement<Act>({{10, Act::observe},
                                                   {2, Act::retract},
                                                   {4, Act::put},
                                                   {1, Act::remove},
                                                   {2, Act::derive},
                                                   {1, Act::reopen}});
  return rc::gen::build<Step>(
      rc::gen::set(&Step::act, acts), rc::gen::set(&Step::target, rc::gen::inRange(0, 3)),
      rc::gen::set(&Step::start, rc::gen::inRange(0, 5)),
      rc::gen::set(&Step::number, rc::gen::inRange(-9, 9)),
      rc::gen::set(&Step::fails, rc::gen::weightedElement<bool>({{4, false}, {1, true}})));
}

std::string name_of(int target) { return "t" + std::to_string(target); }

// What was written, in the order of knowledge.
struct Model {
  struct Fact {
    Seq seq;
    std::string name;
    int start;
    std::optional<double> number;
  };
  struct Version {
    Seq seq;
    std::string id;
    std::string text;
  };
  Seq head = 0;
  std::vector<Fact> facts;
  std::vector<Version> versions;
  std::map<std::string, std::string> derived;

  [[nodiscard]] std::map<int, double> values(const std::string& name, Seq known) const {
    std::map<int, double> newest;
    for (const Fact& fact : facts) {
      if (fact.name != name || fact.seq > known) continue;
      newest.erase(fact.start);
      if (fact.number) newest[fact.start] = *fact.number;
    }
    return newest;
  }

  [[nodiscard]] std::map<std::string, std::string> documents(Seq known) const {
    std::map<std::string, std::string> newest;
    for (const Version& version : versions) {
      if (version.seq > known) continue;
      newest.erase(version.id);
      if (!version.text.empty()) newest[version.id] = version.text;
    }
    return newest;
  }
};

std::optional<double> number_of(const Step& step) {
  return step.act == Act::retract ? std::nullopt : std::optional<double>(step.number);
}

std::string text_of(const Step& step) {
  return step.act == Act::remove ? "" : std::to_string(step.number);
}

void apply(Model& model, const Step& step) {
  const std::string name = name_of(step.target);
  if (step.fails || step.act == Act::reopen) return;
  if (step.act == Act::derive) {
    model.derived[name] = text_of(step);
    return;
  }
  ++model.head;
  if (step.act == Act::observe || step.act == Act::retract) {
    model.facts.push_back({model.head, name, step.start, number_of(step)});
  } else {
    model.versions.push_back({model.head, name, text_of(step)});
  }
}

Command command_of(const Step& step) {
  const std::string name = name_of(step.target);
  if (step.act == Act::observe || step.act == Act::retract) {
    return sample::observe(sample::series(name), {sample::value(day(step.start), number_of(step))});
  }
  if (step.act == Act::put || step.act == Act::remove)
    return sample::put("kpi", name, text_of(step));
  return [name, text = text_of(step)](Transaction& transaction) {
    return transaction.put_derived("d", name, text);
  };
}

// The store of one run of the property.
class Subject {
 public:
  Subject() { open(); }

  void apply(const Step& step) {
    if (step.act == Act::reopen) return open();
    const Result<void> written = store_->write([&step](Transaction& transaction) -> Result<void> {
      KOERS_CHECK(command_of(step)(transaction));
      if (step.fails) return fail(ErrorKind::conflict, "test.refused");
      return {};
    });
    RC_ASSERT(written.has_value() != step.fails);
  }

  void compare(const Model& model) const {
    const auto reader = store_->read().value();
    RC_ASSERT(reader->head().value() == model.head);
    RC_ASSERT(reader->changes({}).value().size() == static_cast<std::size_t>(model.head));
    for (Seq known = 0; known <= model.head; ++known) compare_as_known(*reader, model, known);
    std::map<std::string, std::string> derived;
    const auto rows = reader->all_derived("d", "");
    for (const auto& row : rows.value()) derived[row.key] = row.text;
    RC_ASSERT(derived == model.derived);
    RC_ASSERT(store_->check().value().empty());
  }

 private:
  static void compare_as_known(Reader& reader, const Model& model, Seq known) {
    for (int target = 0; target < 3; ++target) {
      std::map<int, double> values;
      const auto seen = reader.observations(sample::series(name_of(target)), {.known = known});
      for (const Observation& each : seen.value()) {
        values[days_between(day(0), each.start)] = each.value.value();
      }
      RC_ASSERT(values == model.values(name_of(target), known));
    }
    std::map<std::string, std::string> documents;
    const auto current = reader.documents("kpi", known);
    for (const Document& document : current.value()) documents[document.id] = document.text;
    RC_ASSERT(documents == model.documents(known));
  }

  void open() {
    store_.reset();
    store_ = open_store({.path = folder_.file("k.db")}).value();
  }

  sqlite::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_CASE("the store answers as the definition of its port does, whatever was done to it") {
  rc::detail::TestParams params;
  params.maxSuccess = 40;
  params.seed = 20260101;
  const auto result = rc::detail::checkTestable(
      [] {
        const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
        Model model;
        Subject subject;
        for (const Step& step : steps) {
          subject.apply(step);
          apply(model, step);
        }
        subject.compare(model);
      },
      rc::detail::TestMetadata{"store_model", "the store answers as its model"}, params);
  std::ostringstream words;
  rc::detail::printResultMessage(result, words);
  CHECK_MESSAGE(result.template is<rc::detail::SuccessResult>(), words.str());
}

}  // namespace
}  // namespace koers::store
