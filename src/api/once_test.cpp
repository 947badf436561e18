// Idempotency-Key over the real routes and a real store: a crash at any moment of a write never
// leads to a second one under the same key.
#include <doctest/doctest.h>

#include "api/handlers.h"
#include "api/routes.h"
#include "app/case_test.h"

namespace koers::api {
namespace {

class NoFeed final : public ChangeFeed {
 public:
  Result<std::string> epoch() override { return std::string("e1"); }
  Result<Seq> head() override { return 0; }
  Result<Batch> after(Seq seq, int) override { return Batch{.events = {}, .upto = seq}; }
  void on_advance(std::function<void(Seq)>) override {}
};

/// A store whose process dies after some commits: from then on nothing is written or read.
class DyingStore final : public store::Store {
 public:
  DyingStore(store::Store& real, int commits) : real_(real), left_(commits) {}

  void submit(store::Command command, store::Done done) override {
    if (left_-- > 0) return real_.submit(std::move(command), std::move(done));
    done(fail(ErrorKind::internal, "test.died"));
  }
  Result<std::unique_ptr<store::Reader>> read() override { return real_.read(); }
  void on_commit(std::function<void(store::Seq)>) override {}
  Result<void> backup(const std::string& path) override { return real_.backup(path); }
  Result<std::vector<std::string>> check() override { return real_.check(); }
  [[nodiscard]] Counters counters() const override { return real_.counters(); }

 private:
  store::Store& real_;
  int left_;
};

struct Write {
  Method method = Method::put;
  std::string path;
  std::string body;
  std::string key = {};
};

// One life of a server: the routes over a store.
Response send(const app::Ports& ports, const Write& write) {
  NoFeed feed;
  LiveLog live(feed);
  Router router(RouterOptions{});
  add_routes(router, ports, live);
  Request request{.method = write.method, .path = write.path, .body = write.body, .actor = "api"};
  for (std::size_t at = 0; at != std::string::npos;) {
    const auto next = write.path.find('/', at + 1);
    request.segments.push_back(write.path.substr(at + 1, next - at - 1));
    at = next;
  }
  request.headers = {{"content-type", "application/json"},
                     {"content-length", std::to_string(write.body.size())}};
  if (!write.key.empty()) request.headers.push_back({"idempotency-key", write.key});
  return router.respond(request);
}

Response send_dying(app::Case& office, int commits, const Write& write) {
  const app::Ports alive = office.ports();
  DyingStore dying(alive.store, commits);
  const app::Ports ports{.store = dying,
                         .measurer = nullptr,
                         .clock = alive.clock,
                         .definitions = alive.definitions,
                         .forecasts = alive.forecasts};
  return send(ports, write);
}

std::int64_t entries(app::Case& office, std::string_view kind) {
  const auto log = office.log();
  return std::ranges::count_if(log, [&](const auto& change) { return change.kind == kind; });
}

Write push(const std::string& value, const std::string& key = {}) {
  return {.path = "/api/v1/metrics/answer_hours/values/2026-01",
          .body = R"({"value": )" + value + "}",
          .key = key};
}

TEST_CASE("a crash between a write and its answer never leads to a second write") {
  for (const int commits : {0, 1, 2}) {
    app::Case office("2026-02-03");
    office.apply(app::answer_plan);
    const auto before = entries(office, "observed");
    (void)send_dying(office, commits, push("12", "k1"));
    // The device hears nothing and tries again; somebody has corrected the value meanwhile.
    REQUIRE(send(office.ports(), push("13")).status == 201);
    const auto told = send(office.ports(), push("12", "k1"));
    CHECK(told.status == 201);
    CHECK(entries(office, "observed") - before == 2);
    CHECK(send(office.ports(), push("12", "k1")).body == told.body);
    CHECK(entries(office, "observed") - before == 2);
  }
}

TEST_CASE("an object that was created before the crash is answered as created") {
  const Write create{.method = Method::post,
                     .path = "/api/v1/people",
                     .body = R"({"definition": {"id": "bram", "name": "Bram"}})",
                     .key = "k1"};
  for (const int commits : {0, 1, 2}) {
    app::Case office("2026-02-03");
    office.apply(app::answer_plan);
    const auto before = entries(office, "created");
    (void)send_dying(office, commits, create);
    const auto told = send(office.ports(), create);
    CHECK(told.status == 201);
    CHECK(find(told.headers, "Location") == "/api/v1/people/bram");
    CHECK(entries(office, "created") == before + 1);
  }
}

TEST_CASE("a refused write keeps no answer and writes nothing") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  const auto head = office.head();
  CHECK(send(office.ports(), push("\"much\"", "k1")).status == 400);
  CHECK(office.head() == head);
  CHECK(send(office.ports(), push("12", "k1")).status == 201);
}

TEST_CASE("a preview under a key leaves nothing behind but its answer") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  const auto head = office.head();
  const Write preview{.method = Method::post,
                      .path = "/api/v1/imports/preview",
                      .body = R"({"text": "2026-01\t3\n2026-02\t4\n"})",
                      .key = "k1"};
  CHECK(send(office.ports(), preview).status == 200);
  CHECK(office.head() == head);
}

TEST_CASE("a key is of one request: another body, address or method under it is a mistake") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  REQUIRE(send(office.ports(), push("12", "k1")).status == 201);
  const auto head = office.head();
  Write elsewhere = push("12", "k1");
  elsewhere.path = "/api/v1/metrics/answer_hours/values/2025-12";
  for (const auto& other : {push("11", "k1"), elsewhere}) {
    const auto refused = send(office.ports(), other);
    CHECK(refused.status == 409);
    CHECK(refused.body.find("request.key_reused") != std::string::npos);
  }
  CHECK(office.head() == head);
}

}  // namespace
}  // namespace koers::api
