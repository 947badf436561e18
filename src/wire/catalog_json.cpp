// Names and sentences in the reader's language; labels and synonyms in both, since people search in
// both.
#include "wire/catalog_json.h"

#include "text/catalog.h"

namespace koers::wire {
namespace {

using domain::CatalogMetric;

json::array array_of(std::span<const std::string_view> texts) {
  json::array array;
  for (const auto text : texts) array.emplace_back(text);
  return array;
}

json::object label_json(const domain::BilingualText& label) {
  return {{"nl", label.nl}, {"en", label.en}};
}

json::value bound_json(const std::optional<double>& bound) {
  return bound ? json::value(*bound) : json::value(nullptr);
}

// Other entries by id and name.
json::array references_json(std::span<const std::string_view> ids, text::Locale locale) {
  json::array array;
  for (const auto id : ids) {
    const CatalogMetric& other = *domain::catalog_metric(id);
    array.push_back(json::object{{"id", id}, {"name", other.label.in(text::name_of(locale))}});
  }
  return array;
}

json::object summary_json(const CatalogMetric& metric, text::Locale locale) {
  const auto language = text::name_of(locale);
  const auto& department = app::department_of(metric);
  return {{"id", metric.id},
          {"name", metric.label.in(language)},
          {"abbreviations", array_of(metric.abbreviations)},
          {"department", department.id},
          {"department_text", department.label.in(language)},
          {"kind", domain::name_of(metric.kind)},
          {"unit", metric.unit},
          {"direction", domain::name_of(metric.direction)}};
}

json::array cadences_json(const CatalogMetric& metric) {
  json::array cadences;
  for (const auto grain : metric.cadences) cadences.emplace_back(domain::name_of(grain));
  return cadences;
}

}  // namespace

json::array texts_json(const domain::BilingualTexts& texts, text::Locale locale) {
  return array_of(texts.in(text::name_of(locale)));
}

json::object to_json(const app::CatalogItem& item, text::Locale locale) {
  json::object object = summary_json(*item.metric, locale);
  object["match"] = nullptr;
  if (!item.reason.empty()) {
    const std::string code = "catalog.by_" + std::string(item.reason);
    object["match"] =
        json::object{{"reason", item.reason},
                     {"name", item.matched},
                     {"text", text::say(locale, code, {{"name", std::string(item.matched)}})}};
  }
  return object;
}

json::object to_json(const CatalogMetric& metric, text::Locale locale) {
  json::object object = summary_json(metric, locale);
  object["label"] = label_json(metric.label);
  object["synonyms"] =
      json::object{{"nl", array_of(metric.synonyms.nl)}, {"en", array_of(metric.synonyms.en)}};
  object["formula"] = metric.formula;
  object["inputs"] = array_of(metric.inputs);
  object["unit_family"] = domain::name_of(metric.unit_family);
  object["time"] = domain::name_of(metric.time);
  object["org"] = domain::name_of(metric.org);
  object["indication"] = domain::name_of(metric.indication);
  object["cadences"] = cadences_json(metric);
  object["min"] = bound_json(metric.bounds.min);
  object["max"] = bound_json(metric.bounds.max);
  object["pitfalls"] = texts_json(metric.pitfalls, locale);
  object["is_survey"] = metric.is_survey;
  object["is_efficiency"] = metric.is_efficiency;
  object["is_activity"] = metric.is_activity;
  object["guards"] = references_json(metric.guards, locale);
  object["confusable"] = references_json(metric.confusable, locale);
  return object;
}

}  // namespace koers::wire
