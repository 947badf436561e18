// What a sentence says, as it is typed.
#include "api/handlers.h"
#include "app/read_sentence.h"
#include "text/locale.h"
#include "wire/arguments.h"
#include "wire/sentence_json.h"

namespace koers::api {
namespace {

// One of a few words, or an error that names them.
Result<std::string> choice_of(const wire::Arguments& arguments, std::string_view key,
                              std::string_view one, std::string_view other) {
  KOERS_TRY(word, arguments.text_or_empty(key));
  if (word.empty() || word == one || word == other) return word;
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "command.argument",
                    .pointer = "/" + std::string(key),
                    .arguments = {{"name", std::string(key)},
                                  {"expected", std::string(one) + ", " + std::string(other)}}});
}

// None where nothing is said of it; empty where it is asked about and not chosen yet.
Result<std::optional<std::string>> asked_about(const wire::Arguments& arguments,
                                               std::string_view key) {
  const auto* value = arguments.value(key);
  if (value == nullptr || value->is_null()) return std::optional<std::string>();
  KOERS_TRY(text, arguments.text_or_empty(key));
  return std::optional(text);
}

Result<void> take_subject(const wire::Arguments& arguments, app::SentenceRequest& request) {
  KOERS_TRY(kpi, arguments.text_or_empty("kpi"));
  request.kpi = kpi;
  KOERS_TRY(metric, arguments.text_or_empty("metric"));
  request.metric = metric;
  KOERS_TRY(owner, asked_about(arguments, "owner"));
  request.owner = owner;
  KOERS_TRY(objective, asked_about(arguments, "objective"));
  request.objective = objective;
  return {};
}

Result<app::SentenceRequest> sentence_request(const json::object& body) {
  const wire::Arguments arguments(body);
  app::SentenceRequest request;
  KOERS_CHECK(take_subject(arguments, request));
  KOERS_TRY(sentence, arguments.text("sentence"));
  request.sentence = sentence;
  KOERS_TRY(locale, choice_of(arguments, "locale", "nl", "en"));
  request.locale = text::parse_locale(locale);
  KOERS_TRY(today, arguments.date("today"));
  request.today = today;
  KOERS_TRY(start, arguments.integer("fiscal_start"));
  if (start) request.fiscal_start = *start < 1 || *start > 12 ? 0U : static_cast<unsigned>(*start);
  KOERS_TRY(naming, choice_of(arguments, "fiscal_name", "end", "start"));
  if (!naming.empty()) {
    request.fiscal_naming =
        naming == "start" ? domain::FiscalNaming::start_year : domain::FiscalNaming::end_year;
  }
  return request;
}

Result<Response> parse(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(asked, sentence_request(body));
  asked.language = request.language;
  KOERS_TRY(sentence, app::read_sentence(ports, asked));
  return json_response(wire::to_json(sentence, request.language));
}

}  // namespace

void add_sentence_routes(Router& router, const app::Ports& ports) {
  router.add(Method::post, "/api/v1/parse",
             [&ports](const Request& request) { return parse(request, ports); },
             {.keys = RouteOptions::Keys::needless});
}

}  // namespace koers::api
