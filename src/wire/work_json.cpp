// Items with what they move.
#include "wire/work_json.h"

#include "wire/page_json.h"
#include "wire/status_json.h"

namespace koers::wire {
namespace {

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value effect_json(const app::MovedKpi& moved) {
  if (moved.effect == nullptr) return nullptr;
  return json::object{{"mean", moved.effect->mean},
                      {"sd", moved.effect->sd},
                      {"probability", moved.effect->probability},
                      {"expected", domain::expected_change(*moved.effect)},
                      {"text", moved.effect_text}};
}

json::array path_json(const std::vector<app::PathStep>& steps) {
  json::array array;
  for (const auto& step : steps)
    array.push_back(json::object{{"id", step.id}, {"kind", step.kind}, {"title", step.title}});
  return array;
}

json::array supports_json(const app::WorkItem& item) {
  json::array supports;
  for (const auto& moved : item.supports) {
    supports.push_back(json::object{{"kpi", moved.kpi.id},
                                    {"title", moved.kpi.title},
                                    {"unit_text", text_or_null(moved.unit_text)},
                                    {"path", path_json(moved.path)},
                                    {"effect", effect_json(moved)},
                                    {"share_of_gap", or_null(moved.share_of_gap)},
                                    {"share_text", text_or_null(moved.share_text)}});
  }
  return supports;
}

Result<json::object> item_json(const app::WorkItem& item) {
  KOERS_TRY(definition, read_json(item.document));
  const auto& initiative = *item.initiative;
  json::object object;
  object["id"] = initiative.id.text();
  object["title"] = item.title;
  object["owner"] =
      item.owner ? json::value(json::object{{"id", item.owner->id}, {"name", item.owner->name}})
                 : json::value(nullptr);
  object["state"] = domain::name_of(initiative.state);
  object["start"] = date_json(initiative.start);
  object["due"] = date_json(initiative.due);
  object["due_text"] = text_or_null(item.due_text);
  object["done"] = date_json(initiative.done_on);
  object["overdue"] = item.is_overdue;
  object["effort"] = text_or_null(initiative.effort);
  object["supports"] = supports_json(item);
  object["home"] = to_json(item.home);
  object["revision"] = item.revision;
  object["definition"] = std::move(definition);
  return object;
}

}  // namespace

Result<json::object> to_json(const app::WorkView& view) {
  json::array items;
  for (const auto& item : view.items) {
    KOERS_TRY(one, item_json(item));
    items.push_back(std::move(one));
  }
  return json::object{
      {"as_of", to_string(view.as_of)}, {"seq", view.seq}, {"items", std::move(items)}};
}

}  // namespace koers::wire
