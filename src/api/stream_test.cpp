// The live stream over a real connection: what a browser sees that was away, is slow, or comes from
// another life.
#include "api/stream.h"

#include <doctest/doctest.h>
#include <thread>

#include "api/http/client.h"
#include "api/http/server.h"
#include "api/router.h"

namespace koers::api {
namespace {

/// A change log in memory; every third change shows no event.
class MemoryFeed final : public ChangeFeed {
 public:
  Result<std::string> epoch() override { return std::string("e1"); }
  Result<Seq> head() override {
    const std::scoped_lock lock(mutex_);
    return head_;
  }
  Result<Batch> after(Seq seq, int limit) override {
    const std::scoped_lock lock(mutex_);
    if (seq < kept_from_) return fail(ErrorKind::not_found, "stream.not_kept");
    Batch batch{{}, std::min<Seq>(head_, seq + limit)};
    for (Seq at = seq + 1; at <= batch.upto; ++at) {
      if (at % 3 != 0)
        batch.events.push_back({at, "changed", R"({"seq":)" + std::to_string(at) + "}"});
    }
    return batch;
  }
  void on_advance(std::function<void(Seq)> listener) override {
    const std::scoped_lock lock(mutex_);
    listener_ = std::move(listener);
  }
  void advance(Seq changes) {
    const std::scoped_lock lock(mutex_);
    head_ += changes;
    if (listener_) listener_(head_);
  }

  void forget_before(Seq seq) {
    const std::scoped_lock lock(mutex_);
    kept_from_ = seq;
  }

 private:
  std::mutex mutex_;
  Seq head_ = 10;
  Seq kept_from_ = 0;
  std::function<void(Seq)> listener_;
};

struct Live {
  explicit Live(http::ServerLimits limits = {}) {
    router.add(Method::get, "/api/v1/stream",
               [this](const Request& request) { return log.open(request); },
               {.produces = "text/event-stream", .tag = RouteOptions::Tag::none});
    server = http::Server::create({.port = 0, .limits = limits}, router).value();
    server->start();
  }
  http::Client open(Fields headers = {}, const std::string& query = "") const {
    auto client = http::Client::connect({.port = server->port()}).value();
    const auto answer =
        client.open({.target = "/api/v1/stream" + query, .headers = std::move(headers)}).value();
    CHECK(answer.status == 200);
    CHECK(find(answer.headers, "content-type") == "text/event-stream");
    return client;
  }

  MemoryFeed feed;
  LiveLog log{feed};
  Router router{RouterOptions{}};
  std::unique_ptr<http::Server> server;
};

TEST_CASE("a stream begins now and shows what comes, in order and once") {
  Live live;
  auto client = live.open();
  // The stream is positioned when it is opened, so an event right after cannot be missed.
  live.feed.advance(1);
  CHECK(client.next_event().value().id == "e1:11");
  live.feed.advance(3);
  CHECK(client.next_event().value().id == "e1:13");
  const auto event = client.next_event().value();
  CHECK(event.id == "e1:14");
  CHECK(event.name == "changed");
  CHECK(event.data == R"({"seq":14})");
}

TEST_CASE("a reader that was away goes on after the event it saw last") {
  Live live;
  CHECK(live.open({{"Last-Event-ID", "e1:7"}}).next_event().value().id == "e1:8");
  CHECK(live.open({}, "?last_event_id=e1:6").next_event().value().id == "e1:7");
  CHECK(live.open({{"Last-Event-ID", "e1:4"}}, "?last_event_id=e1:7").next_event().value().id ==
        "e1:5");
}

TEST_CASE("a reader from another life, or from too long ago, is told to begin anew") {
  Live live;
  for (const std::string id : {"other:3", "e1:99", "nonsense", "e1:x"}) {
    auto client = live.open({{"Last-Event-ID", id}});
    const auto event = client.next_event().value();
    CHECK(event.name == "reset");
    CHECK(event.id == "e1:10");
    CHECK(event.data == R"({"epoch":"e1","seq":10})");
  }
  live.feed.forget_before(5);
  CHECK(live.open({{"Last-Event-ID", "e1:4"}}).next_event().value().name == "reset");
  CHECK(live.open({{"Last-Event-ID", "e1:6"}}).next_event().value().id == "e1:7");
}

TEST_CASE("a reader that is far behind gets everything, though only the newest is kept in memory") {
  Live live;
  live.feed.advance(20'000);
  auto ahead = live.open();
  auto behind = live.open({{"Last-Event-ID", "e1:0"}});
  Seq expected = 0;
  for (int i = 0; i < 13'000; ++i) {
    expected += expected % 3 == 2 ? 2 : 1;
    REQUIRE(behind.next_event().value().id == "e1:" + std::to_string(expected));
  }
  live.feed.advance(1);
  CHECK(ahead.next_event().value().id == "e1:20011");
}

TEST_CASE("several readers see the same") {
  Live live;
  auto first = live.open();
  auto second = live.open();
  for (int i = 0; i < 5000; ++i) live.feed.advance(1);
  Seq expected = 10;
  for (int i = 0; i < 3000; ++i) {
    expected += expected % 3 == 2 ? 2 : 1;
    REQUIRE(first.next_event().value().id == "e1:" + std::to_string(expected));
    REQUIRE(second.next_event().value().id == "e1:" + std::to_string(expected));
  }
}

TEST_CASE("a quiet stream gives signs of life") {
  Live live({.heartbeat_ms = std::chrono::milliseconds(10)});
  auto client = http::Client::connect({.port = live.server->port()}).value();
  REQUIRE(client.send_raw("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  // Stopping ends the stream; what came before holds the comment.
  auto other = live.open();
  live.feed.advance(1);
  CHECK(other.next_event().value().id == "e1:11");
  std::string all;
  while (all.find("\n\n: \n\n") == std::string::npos) all += client.read_some().value();
  CHECK(all.find(": koers") != std::string::npos);
}

TEST_CASE("stopping the server ends its streams at once") {
  Live live;
  auto client = live.open();
  live.server->stop();
  CHECK(client.next_event().error().code == "server.unreachable");
}

TEST_CASE("a reader that takes nothing is let go, and costs no memory meanwhile") {
  Live live({.write_ms_max = std::chrono::milliseconds(50)});
  auto stuck = live.open();
  while (live.log.stream_count() == 0) std::this_thread::yield();
  live.feed.advance(400'000);  // Some 20 MB of events: more than any socket buffers.
  while (live.log.stream_count() > 0) std::this_thread::yield();
  // What was on its way before: an incomplete log, then the end.
  CHECK(stuck.read_all().value().find("e1:400010\n") == std::string::npos);
  auto lively = live.open();
  live.feed.advance(2);
  CHECK(lively.next_event().value().id == "e1:400012");
}

}  // namespace
}  // namespace koers::api
