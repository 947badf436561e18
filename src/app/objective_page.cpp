// Gathers what is said about one node of the plan. Sentences come from `text`, numbers from the
// roll-up.
#include "app/objective_page.h"

#include <algorithm>

#include "app/foretold.h"
#include "app/unknown_reference.h"
#include "app/words.h"
#include "language/sentence/write_sentence.h"
#include "text/catalog.h"
#include "text/format.h"
#include "text/sentence_case.h"

namespace koers::app {
namespace {

using domain::PlanMember;

class Page {
 public:
  Page(const StatusView& status, const ObjectivePageRequest& request)
      : status_(status),
        definitions_(*status.definitions),
        graph_(*status.graph),
        visibility_(*status.definitions, request.viewer),
        locale_(request.locale) {}

  void fill(ObjectivePage& page) const {
    const auto& point = graph_.nodes()[page.node];
    const auto& rolled = status_.scores.nodes[page.node];
    page.title = title_of(point, locale_);
    page.period_label = span_words(domain::span_of(point, definitions_.calendar()),
                                   definitions_.calendar(), locale_);
    page.path = path_to(point.id(), definitions_, visibility_, locale_);
    add_members(page);
    page.joint = joint_outlook(status_, page.node);
    if (page.joint && page.joint->closest && !sees_both(*page.joint->closest))
      page.joint->closest.reset();
    add_expectation(page, rolled);
    if (page.joint) page.outlook_texts = outlook_words(*page.joint);
    page.hints = plan_hints(status_, page.node, locale_, visibility_);
    const auto under = graph_.leaves_under(page.node);
    page.calibration = calibration_where(status_, [&](const ForetoldResult& result) {
      return std::ranges::binary_search(under, result.leaf);
    });
    if (point.objective != nullptr) add_objective(page, *point.objective);
  }

  [[nodiscard]] bool sees(std::size_t node) const { return visibility_.sees(graph_.nodes()[node]); }

 private:
  void add_objective(ObjectivePage& page, const domain::Objective& objective) const {
    page.sentence_text = sentence(objective);
    if (const auto* person = domain::find(definitions_.people, objective.owner))
      page.owner = PersonRef{person->id.text(), person->name};
    if (const auto* team = domain::find(definitions_.teams, objective.team))
      page.team = team->name.in(text::name_of(locale_));
    for (const auto& parent : objective.parents) {
      const auto above = graph_.find(parent.id);
      if (above) page.parents.push_back(node_item(*above, parent.edge));
    }
    const auto facts = status_.facts.find(key_of({objective.id, {}}));
    if (facts == status_.facts.end()) return;
    if (const auto* confidence = domain::confidence_on(facts->second, status_.as_of))
      page.confidence = confidence->value;
  }

  // "I will <objective> as measured by <key results>", each KPI with what it asks for.
  [[nodiscard]] std::string sentence(const domain::Objective& objective) const {
    std::string results;
    for (const auto& member : graph_.nodes()[*graph_.find(objective.id.text())].members) {
      if (member.kind != PlanMember::Kind::leaf || !member.contributes()) continue;
      const auto& leaf = graph_.leaves()[member.index];
      if (!visibility_.sees(leaf)) continue;
      if (!results.empty()) results += "; ";
      results += text::uncapitalized(title_of(leaf, definitions_, locale_));
      if (const auto asked = asked_for(leaf, objective.period); !asked.empty())
        results += " " + asked;
    }
    if (results.empty()) return {};
    const std::string title(objective.title.in(text::name_of(locale_)));
    if (!language::follows_will(locale_, title))
      return text::say(locale_, "objective.sentence_wish",
                       {{"objective", title}, {"results", results}});
    return text::say(locale_, "objective.sentence",
                     {{"objective", text::uncapitalized(title)}, {"results", results}});
  }

  // The last of its goals that ends within the objective's days.
  [[nodiscard]] std::string asked_for(const domain::PlanLeaf& leaf,
                                      const domain::Period& period) const {
    if (leaf.kpi == nullptr) return {};
    const auto* metric = domain::find(definitions_.metrics, leaf.kpi->metric);
    const domain::Goal* asked = nullptr;
    for (const auto& goal : leaf.kpi->goals) {
      const bool is_within = goal.span.last <= period.last && goal.span.last > period.first;
      if (is_within && (asked == nullptr || goal.span.last > asked->span.last)) asked = &goal;
    }
    if (asked == nullptr || metric == nullptr) return {};
    return aim_words(*asked, std::nullopt, metric->unit.name, locale_);
  }

  void add_members(ObjectivePage& page) const {
    const auto weights = graph_.effective_weights(page.node);
    const auto& point = graph_.nodes()[page.node];
    for (const auto& member : point.members) {
      if (member.kind == PlanMember::Kind::node) {
        page.members.push_back(node_item(member.index, member.edge));
      } else {
        page.members.push_back(leaf_item(member));
        const auto weight = weights.find(member.index);
        if (weight != weights.end()) page.members.back().effective_weight = weight->second;
      }
    }
    for (const std::size_t proposal : point.proposals) {
      if (sees(proposal)) page.members.push_back(node_item(proposal, {}));
    }
  }

  [[nodiscard]] LinkedItem node_item(std::size_t node, const domain::Edge& edge) const {
    const auto& point = graph_.nodes()[node];
    const auto& rolled = status_.scores.nodes[node];
    LinkedItem item;
    item.kind = point.plan != nullptr ? "plan" : "objective";
    item.edge = domain::name_of(edge.kind);
    item.weight = edge.weight;
    item.status = rolled.status;
    item.score = rolled.score;
    item.expected_score = rolled.expected_score;
    item.state = domain::name_of(point.objective == nullptr ? domain::PlanState::agreed
                                                            : point.objective->state);
    if (!sees(node)) return item;
    item.id = point.id();
    item.title = title_of(point, locale_);
    return item;
  }

  [[nodiscard]] LinkedItem leaf_item(const PlanMember& member) const {
    const auto& leaf = graph_.leaves()[member.index];
    const auto& rolled = status_.leaves[member.index];
    LinkedItem item;
    item.kind = leaf.kpi != nullptr ? "kpi" : "key_result";
    item.edge = domain::name_of(member.edge.kind);
    item.state = domain::name_of(domain::PlanState::agreed);
    item.weight = member.edge.weight;
    item.status = rolled.status;
    item.score = rolled.score;
    if (rolled.score || rolled.probability) item.expected_score = domain::expected_of(rolled);
    if (!visibility_.sees(leaf)) return item;
    item.id = leaf.kpi != nullptr ? leaf.kpi->id.text() : leaf.result->id;
    item.title = title_of(leaf, definitions_, locale_);
    return item;
  }

  void add_expectation(ObjectivePage& page, const domain::RollUp& rolled) const {
    const auto expected = page.joint ? std::optional(page.joint->expected) : rolled.expected_score;
    if (expected && rolled.score) {
      page.expected_text = text::say(locale_, "objective.expected",
                                     {{"expected", text::format_number(locale_, *expected, 2)},
                                      {"score", text::format_number(locale_, *rolled.score, 2)}});
    }
    page.reporting_text = text::say(locale_, "objective.reporting",
                                    {{"reporting", std::to_string(rolled.reporting)},
                                     {"count", std::to_string(status_.scores.results[page.node])}});
    auto weakest = domain::weakest_leaf(graph_, page.node, status_.leaves);
    if (page.joint && page.joint->costliest) weakest = page.joint->costliest->leaf;
    if (weakest) page.weakest = leaf_item({.index = *weakest, .edge = {}});
  }

  // How the numbers of something personal run is nobody's business.
  [[nodiscard]] bool sees_both(const JointOutlook::Pair& pair) const {
    return visibility_.sees(graph_.leaves()[pair.leaf]) &&
           visibility_.sees(graph_.leaves()[pair.other]);
  }

  [[nodiscard]] std::string title_at(std::size_t leaf) const {
    return title_of(graph_.leaves()[leaf], definitions_, locale_);
  }

  [[nodiscard]] std::vector<std::string> outlook_words(const JointOutlook& joint) const {
    std::vector<std::string> words;
    const auto add = [&](std::string_view code, const text::Arguments& arguments) {
      words.push_back(text::say(locale_, code, arguments) + ".");
    };
    add("outlook.interval", {{"lower", text::format_number(locale_, joint.lower, 2)},
                             {"upper", text::format_number(locale_, joint.upper, 2)}});
    if (joint.all_met) {
      const auto* plain = joint.judged == 1 ? "outlook.one_met" : "outlook.all_met";
      add(joint.are_musts ? "outlook.musts_met" : plain,
          {{"count", std::to_string(joint.judged)},
           {"probability", text::format_chance(locale_, *joint.all_met)}});
    }
    if (joint.unknown > 0) add("outlook.unknown", {{"count", std::to_string(joint.unknown)}});
    if (joint.closest) {
      add(joint.closest->correlation > 0 ? "outlook.together" : "outlook.against",
          {{"title", title_at(joint.closest->leaf)},
           {"other", title_at(joint.closest->other)},
           {"correlation", text::format_number(locale_, joint.closest->correlation, 2)}});
    }
    return words;
  }

  const StatusView& status_;
  const domain::Definitions& definitions_;
  const domain::PlanGraph& graph_;
  domain::Visibility visibility_;
  text::Locale locale_;
};

Failure unknown(const std::string& id) { return fail(unknown_reference("objective", id)); }

}  // namespace

Result<ObjectivePage> objective_page(const Ports& ports, const ObjectivePageRequest& request) {
  KOERS_TRY(status, status_on(ports, request.moment));
  ObjectivePage page;
  page.status = std::move(status);
  const auto node = page.status.graph->find(request.id);
  if (!node) return unknown(request.id);
  page.node = *node;
  const Page writer(page.status, request);
  if (!writer.sees(*node)) return unknown(request.id);
  writer.fill(page);
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  view.definitions = page.status.definitions;
  KOERS_TRY(value, rolled_value(view, ports.measurer, page.status, page.node));
  page.value = std::move(value);
  if (page.value && page.value->value)
    page.value_text = text::format_value(request.locale, page.value->unit, *page.value->value);
  return page;
}

}  // namespace koers::app
