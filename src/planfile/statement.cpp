// The sentence is parsed, drafted as a goal, and encoded as the keys of one; those are merged with
// what is written. A file says the same on any day, so a sentence is read on two days that are far
// apart: where its days differ, it needs a year.
#include "planfile/statement.h"

#include <array>
#include <fmt/format.h>

#include "language/draft_goal.h"
#include "language/sentence/parse_sentence.h"
#include "planfile/decode.h"
#include "planfile/encode_goal.h"

namespace koers::planfile {
namespace {

using language::Complaint;
using language::ParsedSentence;

// Keys that say over which days a goal runs.
constexpr std::array<std::string_view, 3> span_keys{"period", "from", "to"};

NodePtr node_of(const json::value& value, Mark mark) {
  if (const auto* object = value.if_object()) {
    std::vector<Node::Entry> entries;
    for (const auto& [key, member] : *object)
      entries.push_back({std::string(key), mark, node_of(member, mark)});
    return Node::mapping(std::move(entries), {mark});
  }
  const NodePtr plain = Node::of(value);
  const auto style = plain->is_bare() ? Node::Style::bare : Node::Style::quoted;
  return Node::scalar(plain->text(), style, {mark});
}

// What a complaint about the statement names: the codes of the coach that leave the goal open.
std::string open_codes(const ParsedSentence& parsed) {
  std::string codes;
  for (const auto complaint : parsed.complaints) {
    if (complaint == Complaint::no_baseline || complaint == Complaint::far_away ||
        complaint == Complaint::past)
      continue;
    codes += (codes.empty() ? "" : ", ") + std::string(language::name_of(complaint));
  }
  return codes.empty() ? std::string(language::name_of(parsed.kind)) : codes;
}

// The scalar of a key as a program would write it: numbers of targets by their value.
std::string meaning_of(const Cursor& value) {
  Decoding unheard{.setting = value.setting(), .audience = value.audience()};
  const Cursor quiet(value.node(), value.pointer(), unheard);
  if (value.name() == "target" && value.node().is_scalar()) {
    const auto target = read_target(quiet);
    return target ? written(*target) : std::string();
  }
  if (value.node().is_scalar()) return value.node().text();
  if (!value.node().is_mapping()) return {};
  std::string all;
  for (const auto& entry : value.node().entries()) {
    if (entry.value->is_scalar() &&
        (entry.key == "lo" || entry.key == "hi" || entry.key == "share"))
      all += entry.key + " " + entry.value->text() + " ";
  }
  return all;
}

void erase_span(json::object& keys) {
  for (const auto key : span_keys) keys.erase(key);
}

class StatedGoal {
 public:
  StatedGoal(const Cursor& goal, const Node::Entry& entry)
      : goal_(goal), entry_(entry), at_(goal.at(entry)) {}

  NodePtr run() {
    const auto text = read_text(at_);
    if (!text) return nullptr;
    const ParsedSentence parsed = parse_statement(*text, goal_.setting());
    const ParsedSentence later = parse_statement(*text, goal_.setting(), date_of(2031, 10, 15));
    const auto draft = language::draft_goal(parsed, goal_.setting().calendar);
    const bool has_span =
        goal_.node().find("period") != nullptr ||
        (goal_.node().find("from") != nullptr && goal_.node().find("to") != nullptr);
    if (!draft) {
      // Written out as well, the keys decide; alone it is no goal.
      if (goal_.node().find("target") == nullptr)
        at_.complain("goal.statement_unclear", {{"codes", open_codes(parsed)}});
      return nullptr;
    }
    check_value(parsed);
    if (!has_span && (parsed.start != later.start || parsed.end != later.end))
      at_.complain("goal.statement_without_year");
    return merged(*draft, has_span);
  }

 private:
  // What cannot be of the metric that the sentence names.
  void check_value(const ParsedSentence& parsed) const {
    const auto* metric = domain::catalog_metric(parsed.metric);
    if (metric == nullptr) return;
    if (parsed.has(Complaint::unit_misfit))
      at_.complain("goal.statement_other_unit",
                   {{"metric", parsed.metric}, {"unit", std::string(metric->unit)}});
    if (parsed.has(Complaint::out_of_bounds))
      at_.complain("goal.statement_out_of_bounds",
                   {{"metric", parsed.metric}, {"bounds", written(metric->bounds)}});
  }

  NodePtr merged(const language::GoalDraft& draft, bool has_span) {
    json::object told = keys_told(draft, goal_.setting());
    told.erase("statement");
    fit_span(told, draft, has_span);
    std::vector<Node::Entry> entries = goal_.node().entries();
    for (const auto& [key, value] : told) {
      const Node::Entry* beside = goal_.node().find(key);
      NodePtr node = node_of(value, entry_.key_mark);
      if (beside == nullptr)
        entries.push_back({std::string(key), entry_.key_mark, std::move(node)});
      else
        compare(*beside, *node);
    }
    return Node::mapping(std::move(entries), {goal_.node().start()});
  }

  // None of the statement's days where the span is written; the other end where one is.
  void fit_span(json::object& told, const language::GoalDraft& draft, bool has_span) {
    if (has_span) {
      if (draft.has_start && draft.has_end) compare_span(draft.goal.span);
      erase_span(told);
      return;
    }
    const bool has_from = goal_.node().find("from") != nullptr;
    if (has_from || goal_.node().find("to") != nullptr) {
      erase_span(told);
      if (draft.has_start) told["from"] = to_string(draft.goal.span.first);
      if (draft.has_end) told["to"] = to_string(draft.goal.span.final_day());
    }
    if (!draft.has_start && !has_from) at_.complain("goal.statement_without_start");
  }

  void compare(const Node::Entry& beside, const Node& told) {
    if (beside.key == "baseline" || beside.value->is_sequence()) return;
    const Cursor written_value = goal_.at(beside);
    const std::string said =
        meaning_of(Cursor(told, goal_.pointer() + "/" + beside.key, goal_.run()));
    const std::string found = meaning_of(written_value);
    if (!said.empty() && !found.empty() && said != found) disagree(written_value, beside.key, said);
  }

  void compare_span(const domain::Period& told) {
    Decoding unheard{.setting = goal_.setting(), .audience = goal_.audience()};
    const auto span =
        decode_span(Fields(Cursor(goal_.node(), goal_.pointer(), unheard), goal_shape()));
    if (!span || *span == told) return;
    const auto* entry = goal_.node().find("period");
    if (entry == nullptr) entry = goal_.node().find("to");
    disagree(goal_.at(*entry), entry->key,
             to_string(told.first) + " – " + to_string(told.final_day()));
  }

  static void disagree(const Cursor& at, std::string_view key, const std::string& said) {
    at.complain("goal.statement_disagrees", {{"key", std::string(key)}, {"said", said}});
  }

  const Cursor& goal_;
  const Node::Entry& entry_;
  Cursor at_;
};

}  // namespace

ParsedSentence parse_statement(std::string_view statement, const Setting& setting, Date today) {
  return language::parse_sentence(
      statement, {.frame = {.today = today,
                            .locale = setting.locale == "en" ? text::Locale::en : text::Locale::nl,
                            .calendar = setting.calendar},
                  .currency = setting.currency});
}

std::string written(const domain::NaturalBounds& bounds) {
  if (bounds.min && bounds.max) return fmt::format("{:g} – {:g}", *bounds.min, *bounds.max);
  return bounds.min ? fmt::format(">= {:g}", *bounds.min)
                    : fmt::format("<= {:g}", bounds.max.value_or(0));
}

json::object keys_told(const language::GoalDraft& draft, const Setting& setting) {
  json::object told = encode_goal(draft.goal, setting);
  if (draft.has_start && draft.has_end) return told;
  erase_span(told);
  if (draft.has_start) told["from"] = to_string(draft.goal.span.first);
  if (draft.has_end) told["to"] = to_string(draft.goal.span.final_day());
  return told;
}

NodePtr spelled_out(const Cursor& goal) {
  if (!goal.node().is_mapping()) return nullptr;
  const Node::Entry* entry = goal.node().find("statement");
  if (entry == nullptr || entry->value->is_null()) return nullptr;
  return StatedGoal(goal, *entry).run();
}

}  // namespace koers::planfile
