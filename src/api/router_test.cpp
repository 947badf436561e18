// When the router looks for the language of an answer, and which routes it keeps.
#include "api/router.h"

#include <doctest/doctest.h>

namespace koers::api {
namespace {

using Words = RouteOptions::Words;

Request put(const std::string& body) {
  return {.method = Method::put,
          .path = "/values",
          .segments = {"values"},
          .headers = {{"content-type", "application/json"},
                      {"content-length", std::to_string(body.size())}},
          .body = body};
}

// Records everything but nothing.
Result<Response> record(const Request& request) {
  if (request.body.empty()) return fail(ErrorKind::malformed, "observation.no_value", "/value");
  return Response{.status = 201};
}

struct Asked {
  int times = 0;
  int status = 0;
  std::string body = {};
};

// How often the organization's language was asked for.
Asked asked_for(Words words, Request request) {
  Asked asked;
  Router router({.default_language = [&asked] {
    ++asked.times;
    return text::Locale::nl;
  }});
  router.add(Method::put, "/values", record, {.words = words});
  const Response response = router.respond(request);
  asked.status = response.status;
  asked.body = response.body;
  return asked;
}

}  // namespace

TEST_CASE("a write without words looks for no language until there is something to say") {
  CHECK(asked_for(Words::in_problems, put("1")).status == 201);
  CHECK(asked_for(Words::in_problems, put("1")).times == 0);
  CHECK(asked_for(Words::in_answers, put("1")).times == 1);

  const Asked complaint = asked_for(Words::in_problems, put(""));
  CHECK(complaint.status == 400);
  CHECK(complaint.times == 1);
  CHECK(complaint.body == asked_for(Words::in_answers, put("")).body);
  Request english = put("");
  english.headers.push_back({"accept-language", "en"});
  CHECK(asked_for(Words::in_problems, english).times == 0);
  CHECK(asked_for(Words::in_problems, english).body != complaint.body);
}

TEST_CASE("what is answered around a keyed write has its language before it begins") {
  int asked = 0;
  Router router({.default_language = [&asked] {
    ++asked;
    return text::Locale::nl;
  }});
  router.add(Method::put, "/values", record, {.words = Words::in_problems});
  int asked_when_it_began = 0;
  router.around_keyed_writes([&](const Request& request) {
    asked_when_it_began = asked;
    CHECK(request.route == "/values");
    return Response{.status = 201};
  });
  Request keyed = put("1");
  keyed.headers.push_back({"idempotency-key", "k1"});
  CHECK(router.respond(keyed).status == 201);
  CHECK(asked_when_it_began == 1);
}

TEST_CASE("a router for one route keeps no others") {
  Router router({.only = "/values"});
  router.add(Method::put, "/values", record);
  router.add(Method::put, "/others", record);
  CHECK(router.routes() == std::vector<std::string>{"PUT /values"});
}

}  // namespace koers::api
