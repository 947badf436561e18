// Option by option; what they say of one KPI is gathered in one object.
#include "cli/close_decisions.h"

#include "cli/typed.h"

namespace koers::cli {
namespace {

struct Assigned {
  std::string kpi;
  std::string text;
};

Result<Assigned> assigned(std::string_view option, const std::string& text,
                          std::string_view example) {
  const auto mark = text.find('=');
  if (mark == std::string::npos) return fail(bad_value(option, text, example));
  return Assigned{text.substr(0, mark), text.substr(mark + 1)};
}

json::object& about(json::array& decisions, std::string_view kpi) {
  for (auto& decision : decisions) {
    if (std::string_view(decision.as_object().at("kpi").as_string()) == kpi)
      return decision.as_object();
  }
  return decisions.emplace_back(json::object{{"kpi", kpi}}).as_object();
}

// Two decisions about one KPI contradict each other.
Result<json::object*> decided(json::array& decisions, std::string_view option,
                              const std::string& kpi) {
  auto& decision = about(decisions, kpi);
  if (decision.contains("decision")) return fail(bad_value(option, kpi, {}));
  decision["decision"] = option.substr(2);
  return &decision;
}

Result<json::value> typed_target(const std::string& written, text::Locale locale) {
  const auto dots = written.find("..");
  if (dots == std::string::npos) {
    KOERS_TRY(number, typed_number(written, locale));
    return json::value(number);
  }
  KOERS_TRY(low, typed_number(written.substr(0, dots), locale));
  KOERS_TRY(high, typed_number(written.substr(dots + 2), locale));
  return json::value(json::object{{"lo", low}, {"hi", high}});
}

}  // namespace

Result<json::array> close_decisions(const CloseArguments& given, text::Locale locale) {
  json::array decisions;
  for (const auto& kpi : given.renewed) KOERS_CHECK(decided(decisions, "--renew", kpi));
  for (const auto& kpi : given.stopped) KOERS_CHECK(decided(decisions, "--stop", kpi));
  for (const auto& text : given.changed) {
    KOERS_TRY(change, assigned("--change", text, "KPI=9.5"));
    auto target = typed_target(change.text, locale);
    if (!target) return fail(target.error().under("/change"));
    KOERS_TRY(decision, decided(decisions, "--change", change.kpi));
    (*decision)["target"] = std::move(*target);
  }
  for (const auto& text : given.lessons) {
    KOERS_TRY(lesson, assigned("--lesson", text, "KPI=…"));
    about(decisions, lesson.kpi)["lesson"] = lesson.text;
  }
  return decisions;
}

}  // namespace koers::cli
