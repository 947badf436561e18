// A fragment per form, a definition per shape. Variants (a metric's type, a goal's kind) become
// conditions.
#include "planfile/schema.h"

#include <algorithm>

#include "base/json.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

json::value of_type(std::string_view type) { return json::object{{"type", type}}; }

json::value one_or_many(const json::value& item) {
  return json::object{
      {"anyOf", json::array{item, json::object{{"type", "array"}, {"items", item}}}}};
}

json::value reference(std::string_view name) {
  return json::object{{"$ref", "#/$defs/" + std::string(name)}};
}

json::array words(const std::vector<std::string_view>& choices) {
  json::array array;
  for (const auto choice : choices) array.emplace_back(choice);
  return array;
}

json::value fragment(const Key& key, Form form) {
  switch (form) {
    case Form::text:
      return reference("text");
    case Form::label:
      return reference("label");
    case Form::slug:
      return reference("slug");
    case Form::slugs:
      return one_or_many(reference("slug"));
    case Form::texts:
      return one_or_many(reference("text"));
    case Form::number:
      return of_type("number");
    case Form::whole:
      return of_type("integer");
    case Form::truth:
      return of_type("boolean");
    case Form::choice:
      return json::object{{"enum", words(key.choices)}};
    case Form::date:
      return reference("date");
    case Form::dates:
      return one_or_many(reference("date"));
    case Form::month_day:
      return reference("month_day");
    case Form::period:
      return reference("period");
    case Form::target:
      return reference("target");
    case Form::goal_target:
      return reference("goal_target");
    case Form::words:
      return json::object{{"type", "object"}, {"additionalProperties", reference("text")}};
    case Form::object:
      return reference(key.shape->name);
    case Form::objects:
      return json::object{{"type", "array"}, {"items", reference(key.shape->name)}};
  }
  return json::object{};
}

json::object property(const Key& key) {
  json::object schema;
  const bool mixes_items =
      (key.allows(Form::texts) || key.allows(Form::slugs)) && key.allows(Form::objects);
  if (mixes_items) {
    const auto word = reference(key.allows(Form::texts) ? "text" : "slug");
    const json::value item = json::object{{"anyOf", json::array{word, reference(key.shape->name)}}};
    schema = one_or_many(item).get_object();
  } else if (key.forms.size() == 1) {
    schema = fragment(key, key.forms.front()).get_object();
  } else {
    json::array any;
    for (const Form form : key.forms) any.push_back(fragment(key, form));
    schema.emplace("anyOf", std::move(any));
  }
  if (!key.meaning.empty()) schema.emplace("description", key.meaning);
  return schema;
}

// Keys that only some variants have: where such a key is, the discriminator is one of theirs or
// absent.
json::object dependents(const Shape& shape) {
  json::object all;
  for (const Key& key : shape.keys) {
    if (key.only_for.empty()) continue;
    const json::value variant = json::object{{"enum", words(key.only_for)}};
    all.emplace(key.name,
                json::object{{"properties", json::object{{shape.discriminator, variant}}}});
  }
  return all;
}

// Keys that a variant must have.
json::array conditions(const Shape& shape) {
  json::array all;
  const Key* discriminator = shape.find(shape.discriminator);
  if (discriminator == nullptr) return all;
  for (const auto choice : discriminator->choices) {
    json::array required;
    for (const Key& key : shape.keys) {
      if (std::ranges::find(key.required_for, choice) != key.required_for.end())
        required.emplace_back(key.name);
    }
    if (required.empty()) continue;
    const json::value is_it = json::object{{"const", choice}};
    all.push_back(json::object{
        {"if", json::object{{"properties", json::object{{shape.discriminator, is_it}}},
                            {"required", json::array{json::value(shape.discriminator)}}}},
        {"then", json::object{{"required", std::move(required)}}}});
  }
  return all;
}

json::object object_schema(const Shape& shape) {
  json::object properties;
  json::array required;
  for (const Key& key : shape.keys) {
    if (key.is_later()) continue;
    properties.emplace(key.name, property(key));
    if (key.need == Need::required) required.emplace_back(key.name);
  }
  json::object schema{
      {"type", "object"}, {"description", shape.meaning}, {"additionalProperties", false}};
  if (!required.empty()) schema.emplace("required", std::move(required));
  schema.emplace("properties", std::move(properties));
  // A span is a named period, or both its days.
  if (shape.find("period") != nullptr && shape.find("from") != nullptr) {
    schema.emplace("oneOf", json::array{json::object{{"required", json::array{"period"}}},
                                        json::object{{"required", json::array{"from", "to"}}}});
  }
  if (auto dependent = dependents(shape); !dependent.empty())
    schema.emplace("dependentSchemas", std::move(dependent));
  if (auto all = conditions(shape); !all.empty()) schema.emplace("allOf", std::move(all));
  return schema;
}

json::object pattern(std::string_view regex, std::string_view meaning) {
  return {{"type", "string"}, {"pattern", regex}, {"description", meaning}};
}

json::object definitions() {
  json::object all;
  all.emplace("text", json::object{{"type", json::array{"string", "number", "boolean"}}});
  json::object label = object_schema(label_shape());
  label.emplace("minProperties", 1);
  all.emplace("label", json::object{{"anyOf", json::array{reference("text"), std::move(label)}}});
  all.emplace("slug", json::object{{"type", json::array{"string", "number"}},
                                   {"pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"},
                                   {"description", "Letters, digits, - _ and dots; at most 64."}});
  all.emplace("date", pattern("^\\d{4}-\\d{2}-\\d{2}$", "A day: 2026-02-14."));
  all.emplace("month_day", pattern("^\\d{1,2}-\\d{1,2}$", "A day of every year: 04-06."));
  all.emplace(
      "period",
      json::object{
          {"type", json::array{"string", "integer"}},
          {"pattern", "^(FY)?\\d{2,4}(/\\d{2,4})?(-(Q[1-4]|H[12]|[WP]\\d{2}|\\d{2}(-\\d{2})?))?$"},
          {"description",
           "2026, 2026-H1, 2026-Q1, 2026-02, 2026-W07, 2026-02-14, FY2026, FY2026-P02, FY25/26."}});
  all.emplace("target",
              pattern("^\\s*(>=|>|<=|<|≥|≤)\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$",
                      "A comparison and a number: \"<= 10\"."));
  const json::value dated = json::object{
      {"type", "array"}, {"minItems", 1}, {"items", reference(dated_target_shape().name)}};
  all.emplace("goal_target",
              json::object{{"anyOf", json::array{reference("target"),
                                                 reference(goal_target_shape().name), dated}}});
  for (const Shape* shape :
       {&organization_shape(), &calendar_shape(),    &holidays_shape(),     &team_shape(),
        &person_shape(),       &plan_shape(),        &objective_shape(),    &parent_shape(),
        &scoring_shape(),      &key_result_shape(),  &milestone_shape(),    &assessed_shape(),
        &source_shape(),       &csv_shape(),         &latest_per_shape(),   &metric_shape(),
        &agg_params_shape(),   &dimension_shape(),   &kpi_shape(),          &guard_shape(),
        &goal_shape(),         &goal_target_shape(), &dated_target_shape(), &waypoint_shape(),
        &baseline_shape(),     &policy_shape(),      &initiative_shape(),   &effect_shape()}) {
    all.emplace(shape->name, object_schema(*shape));
  }
  return all;
}

void write_indented(const json::value& value, std::size_t indent, std::string& out) {
  const std::string line = write_json(value);
  const bool is_leaf = !value.is_object() && !value.is_array();
  if (is_leaf || indent + line.size() <= 90) {
    out += line;
    return;
  }
  const std::string inner(indent + 2, ' ');
  const char* separator = "\n";
  out += value.is_object() ? '{' : '[';
  const auto next = [&] {
    out += separator + inner;
    separator = ",\n";
  };
  if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) {
      next();
      out += json::serialize(json::string_view(key)) + ": ";
      write_indented(member, indent + 2, out);
    }
  } else {
    for (const auto& element : value.get_array()) {
      next();
      write_indented(element, indent + 2, out);
    }
  }
  out += "\n" + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string plan_schema() {
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "Koers plan file"}};
  for (auto& [key, value] : object_schema(plan_file_shape())) schema.emplace(key, value);
  auto& version = schema.at("properties").get_object().at("koers").get_object();
  version.emplace("const", 1);
  schema.emplace("$defs", definitions());
  std::string text;
  write_indented(schema, 0, text);
  return text + "\n";
}

}  // namespace koers::planfile
