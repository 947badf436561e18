// The HTTP layer as a client meets it: a real server on a free port, with small limits instead of
// long waits.
#include "api/http/server.h"

#include <atomic>
#include <condition_variable>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <unistd.h>

#include "api/http/client.h"
#include "api/router.h"
#include "base/json.h"

namespace koers::api::http {
namespace {

constexpr std::string_view long_json_text = R"({"text":")";

std::string long_json() { return std::string(long_json_text) + std::string(3000, 'x') + "\"}"; }

Response json_response(std::string body) {
  Response response;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Result<Response> echo(const Request& request) {
  KOERS_TRY(document, read_json(request.body));
  return json_response(write_json(document));
}

constexpr Asset page[] = {
    {"/assets/app-1f.js", "text/javascript; charset=utf-8", "\"app\"", "console.log(1)", "BROTLI",
     "GZIP", Cacheability::immutable},
    {"/index.html", "text/html; charset=utf-8", "\"index\"", "<!doctype html>", "", "",
     Cacheability::revalidate},
};

Router make_router() {
  Router router({.version = [] { return std::string("epoch-7"); }, .assets = page});
  router.add(Method::get, "/api/v1/things/{id}",
             [](const Request& request) { return json_response(request.path_parameter("id")); });
  router.add(Method::get, "/api/v1/long",
             [](const Request&) { return json_response(long_json()); });
  router.add(Method::get, "/api/v1/versioned", [](const Request&) { return json_response("{}"); },
             {.tag = RouteOptions::Tag::of_version});
  router.add(Method::post, "/api/v1/echo", echo);
  router.add(Method::post, "/api/v1/import", echo, {.body_bytes_max = body_bytes_import});
  router.add(Method::post, "/api/v1/private", echo,
             {.peers = RouteOptions::Peers::unix_socket_only});
  router.add(Method::get, "/api/v1/broken",
             [](const Request&) -> Response { throw std::runtime_error("secret"); });
  return router;
}

struct Running {
  explicit Running(ServerLimits limits = {}) { start({.port = 0, .limits = limits}); }
  explicit Running(const ServerOptions& options) { start(options); }

  void start(const ServerOptions& options) {
    server = Server::create(options, router).value();
    server->start();
  }
  Client client() const { return Client::connect({.port = server->port()}).value(); }
  Answer get(const std::string& target, Fields headers = {}) const {
    return client().call({.target = target, .headers = std::move(headers)}).value();
  }

  Router router = make_router();
  std::unique_ptr<Server> server;
};

std::string code_of(const Answer& answer) {
  return std::string(read_json(answer.body).value().at("code").as_string());
}

const Field json_type{"Content-Type", "application/json"};

std::string scratch(const std::string& name) {
  return (std::filesystem::temp_directory_path() / ("koers-" + std::to_string(::getpid()) + name))
      .string();
}

TEST_CASE("one connection serves one request after another") {
  const Running running;
  Client client = running.client();
  for (int i = 0; i < 3; ++i) {
    const Answer answer = client.call({.target = "/api/v1/things/a%2Fb"}).value();
    CHECK(answer.status == 200);
    CHECK(answer.body == "a/b");
    CHECK_FALSE(find(answer.headers, "connection"));
  }
  CHECK(client.call({.method = "HEAD", .target = "/api/v1/things/a"}).value().body.empty());
  CHECK(
      client
          .call({.method = "POST", .target = "/api/v1/echo", .headers = {json_type}, .body = "[1]"})
          .value()
          .body == "[1]");
}

TEST_CASE("requests that were sent ahead are answered in order") {
  const Running running;
  Client client = running.client();
  const std::string one = "GET /api/v1/things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string last =
      "GET /api/v1/things/2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  REQUIRE(client.send_raw(one + last));
  const std::string all = client.read_all().value();
  CHECK(all.find("\r\n\r\n1") < all.find("\r\n\r\n2"));
}

TEST_CASE("a body of 100 MB is refused before it is read") {
  const Running running;
  Client client = running.client();
  REQUIRE(client.send_raw(
      "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: 100000000\r\n\r\n{"));
  const std::string answer = client.read_all().value();
  CHECK(answer.starts_with("HTTP/1.1 413 "));
  CHECK(answer.find("request.body_too_large") != std::string::npos);
}

TEST_CASE("a client that sends 100 MB all the same still reads the refusal") {
  const Running running;
  Client client = running.client();
  const Answer answer = client
                            .call({.method = "POST",
                                   .target = "/api/v1/echo",
                                   .headers = {json_type},
                                   .body = std::string(100'000'000, ' ')})
                            .value();
  CHECK(answer.status == 413);
  CHECK(running.get("/api/v1/things/1").status == 200);
}

TEST_CASE("a chunked body is counted while it comes") {
  const Running running;
  Client client = running.client();
  REQUIRE(client.send_raw(
      "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n200000\r\n"));
  CHECK(client.read_all().value().starts_with("HTTP/1.1 413 "));

  const std::string document = "[" + std::string(1'500'000, ' ') + "]";
  const Call large{
      .method = "POST", .target = "/api/v1/import", .headers = {json_type}, .body = document};
  CHECK(running.client().call(large).value().status == 200);
}

TEST_CASE("a client that asks first is told to continue, or why not") {
  const Running running;
  Client client = running.client();
  const Call polite{.method = "POST",
                    .target = "/api/v1/echo",
                    .headers = {json_type, {"Expect", "100-continue"}},
                    .body = "[2]"};
  CHECK(client.call(polite).value().body == "[2]");
}

TEST_CASE("broken JSON is one clear error with its place") {
  const Running running;
  const Call broken{
      .method = "POST", .target = "/api/v1/echo", .headers = {json_type}, .body = "{\"a\": }"};
  const Answer answer = running.client().call(broken).value();
  CHECK(answer.status == 400);
  CHECK(find(answer.headers, "content-type") == "application/problem+json");
  CHECK(code_of(answer) == "json.malformed");
}

TEST_CASE("what is not there, not possible, not readable or not wanted has its own status") {
  const Running running;
  CHECK(running.get("/api/v1/nothing").status == 404);
  const Answer not_allowed =
      running.client().call({.method = "DELETE", .target = "/api/v1/long"}).value();
  CHECK(not_allowed.status == 405);
  CHECK(find(not_allowed.headers, "allow") == "GET");
  CHECK(running.get("/api/v1/long", {{"Accept", "text/html"}}).status == 406);
  CHECK(running.client()
            .call({.method = "POST", .target = "/api/v1/echo", .body = "x=1"})
            .value()
            .status == 415);
  CHECK(running.get("/api/v1/long?lang=de").status == 422);
  CHECK(running.get("/api/v1/%zz").status == 400);
  CHECK(running.get("/api/v1/../../etc/passwd").status == 400);
  Client client = running.client();
  REQUIRE(client.send_raw("nonsense\r\n\r\n"));
  CHECK(client.read_all().value().starts_with("HTTP/1.1 400 "));
}

TEST_CASE("problems speak the language of the caller") {
  const Running running;
  const std::string dutch =
      running.get("/api/v1/nothing", {{"Accept-Language", "nl-NL,en;q=0.5"}}).body;
  CHECK(dutch.find("Hier is niets") != std::string::npos);
  CHECK(running.get("/api/v1/nothing?lang=en").body.find("nothing here") != std::string::npos);
}

TEST_CASE("a handler that throws tells the caller nothing and the log everything") {
  const Running running;
  const Answer answer = running.get("/api/v1/broken");
  CHECK(answer.status == 500);
  CHECK(answer.body.find("secret") == std::string::npos);
}

TEST_CASE("a foreign host name is refused, whatever it asks") {
  const Running running;
  CHECK(code_of(running.get("/api/v1/long", {{"Host", "evil.example"}})) == "request.bad_host");
  CHECK(code_of(running.get("/api/v1/long", {{"Host", "localhost.evil.example"}})) ==
        "request.bad_host");
  for (const std::string host : {"localhost", "127.0.0.1:8080", "[::1]:9000"}) {
    CHECK(running.get("/api/v1/long", {{"Host", host}}).status == 200);
  }
}

TEST_CASE("a foreign page can neither post nor hide where it comes from") {
  const Running running;
  const auto post = [&](Fields headers) {
    headers.push_back(json_type);
    headers.push_back({"Host", "localhost:8080"});
    return running.client()
        .call({.method = "POST", .target = "/api/v1/echo", .headers = headers, .body = "1"})
        .value()
        .status;
  };
  CHECK(post({{"Origin", "http://evil.example"}}) == 403);
  CHECK(post({{"Origin", "null"}}) == 403);
  CHECK(post({{"Origin", "http://localhost:3000"}}) == 403);
  CHECK(post({{"Sec-Fetch-Site", "cross-site"}}) == 403);
  CHECK(post({{"Sec-Fetch-Site", "same-site"}}) == 403);
  CHECK(post({{"Origin", "http://localhost:8080"}, {"Sec-Fetch-Site", "same-origin"}}) == 200);
  CHECK(post({}) == 200);
}

TEST_CASE("an answer that did not change is not sent again") {
  const Running running;
  for (const std::string target : {"/api/v1/long", "/api/v1/versioned", "/index.html"}) {
    const Answer first = running.get(target);
    const std::string tag(find(first.headers, "etag").value());
    const Answer second = running.get(target, {{"If-None-Match", tag}});
    CHECK(second.status == 304);
    CHECK(second.body.empty());
    CHECK(find(second.headers, "etag") == tag);
  }
  const std::string tag(find(running.get("/api/v1/versioned").headers, "etag").value());
  CHECK(running.get("/api/v1/versioned?on=2026-01-01", {{"If-None-Match", tag}}).status == 200);
}

TEST_CASE("long answers are compressed for whom takes it") {
  const Running running;
  const Answer plain = running.get("/api/v1/long");
  const Answer packed = running.get("/api/v1/long", {{"Accept-Encoding", "br;q=0, gzip"}});
  CHECK(plain.body == long_json());
  CHECK(find(packed.headers, "content-encoding") == "gzip");
  CHECK(packed.body.size() < 200);
  CHECK_FALSE(find(running.get("/api/v1/long", {{"Accept-Encoding", "gzip;q=0"}}).headers,
                   "content-encoding"));
}

TEST_CASE("the page is served in its compressed forms, and stands for every address of the app") {
  const Running running;
  const Answer script =
      running.get("/assets/app-1f.js", {{"Accept-Encoding", "gzip, deflate, br"}});
  CHECK(script.body == "BROTLI");
  CHECK(find(script.headers, "cache-control") == "public, max-age=31536000, immutable");
  CHECK(find(script.headers, "etag") == "\"app-br\"");
  const Answer address = running.get("/kpi/ticket-resolution", {{"Accept", "text/html"}});
  CHECK(address.body == "<!doctype html>");
  CHECK(find(address.headers, "cache-control") == "no-cache");
  CHECK(find(address.headers, "content-security-policy")->find("unsafe") == std::string_view::npos);
  CHECK(running.get("/assets/app-old.js").status == 404);
}

TEST_CASE("a client that is slow to ask is dropped, and others do not notice") {
  const Running running(ServerLimits{.head_ms_max = std::chrono::milliseconds(30)});
  Client slow = running.client();
  REQUIRE(slow.send_raw("GET /api/v1/long HTTP/1.1\r\nHo"));
  CHECK(slow.read_all().value().starts_with("HTTP/1.1 408 "));
  CHECK(running.get("/api/v1/long").status == 200);
}

TEST_CASE("a client that is slow with its body is dropped") {
  const Running running(ServerLimits{.body_ms_max = std::chrono::milliseconds(30)});
  Client slow = running.client();
  REQUIRE(
      slow.send_raw("POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    "application/json\r\nContent-Length: 10\r\n\r\n["));
  CHECK(slow.read_all().value().starts_with("HTTP/1.1 408 "));
}

TEST_CASE("an idle connection is closed after a while") {
  const Running running(ServerLimits{.idle_ms_max = std::chrono::milliseconds(30)});
  CHECK(running.client().read_all().value().empty());
}

TEST_CASE("a head that is too long is refused") {
  const Running running(ServerLimits{.head_bytes_max = 1024});
  CHECK(running.get("/api/v1/long", {{"X-Long", std::string(2000, 'x')}}).status == 431);
}

TEST_CASE("more clients than allowed are told that it is too busy") {
  const Running running(ServerLimits{.connections_max = 1});
  Client first = running.client();
  CHECK(first.call({.target = "/api/v1/long"}).value().status == 200);
  CHECK(running.get("/api/v1/long").status == 503);
}

TEST_CASE("a port in use is one clear error that names it") {
  const Running running;
  const auto second = Server::create({.port = running.server->port()}, running.router);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "server.port_in_use");
  CHECK(second.error().arguments.at("port") == std::to_string(running.server->port()));
}

TEST_CASE("the Unix socket is for its owner alone, and may do what TCP may not") {
  const std::string path = scratch(".sock");
  std::ofstream(path) << "left by a dead server";
  const Call call{
      .method = "POST", .target = "/api/v1/private", .headers = {json_type}, .body = "[3]"};
  {
    const Running running(ServerOptions{.port = 0, .socket_path = path});
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(Client::connect({.socket_path = path}).value().call(call).value().body == "[3]");
    CHECK(code_of(running.client().call(call).value()) == "request.socket_only");
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(Client::connect({.socket_path = path}).error().code == "server.unreachable");
}

TEST_CASE("a socket path that is too long is one clear error") {
  const Router router = make_router();
  const auto server = Server::create({.socket_path = "/tmp/" + std::string(120, 'x')}, router);
  REQUIRE_FALSE(server);
  CHECK(server.error().code == "socket.path_too_long");
}

// A handler that waits until the test lets it go.
struct Gate {
  std::promise<void> entered;
  std::promise<void> open;
  std::shared_future<void> opened{open.get_future()};
};

TEST_CASE("stopping finishes the request that runs and takes no other") {
  Running running;
  Gate gate;
  Router router({});
  router.add(Method::get, "/api/v1/slow", [&gate](const Request&) {
    gate.entered.set_value();
    gate.opened.wait();
    return json_response("\"done\"");
  });
  auto server = Server::create({.port = 0}, router).value();
  server->start();
  const std::uint16_t port = server->port();
  Client idle = Client::connect({.port = port}).value();
  Client busy = Client::connect({.port = port}).value();
  auto answer =
      std::async(std::launch::async, [&busy] { return busy.call({.target = "/api/v1/slow"}); });
  gate.entered.get_future().wait();
  auto stopped = std::async(std::launch::async, [&server] { server->stop(); });
  CHECK(idle.read_all().value().empty());  // The idle one is closed first, so stopping has begun.
  gate.open.set_value();
  CHECK(answer.get().value().body == "\"done\"");
  stopped.wait();
  CHECK_FALSE(Client::connect({.port = port}));
}

TEST_CASE("a slow handler holds up nobody else") {
  Gate gate;
  Router router({});
  router.add(Method::get, "/api/v1/slow", [&gate](const Request&) {
    gate.entered.set_value();
    gate.opened.wait();
    return json_response("1");
  });
  router.add(Method::get, "/api/v1/quick", [](const Request&) { return json_response("2"); });
  const auto server = Server::create({.port = 0}, router).value();
  server->start();
  Client slow = Client::connect({.port = server->port()}).value();
  auto answer =
      std::async(std::launch::async, [&slow] { return slow.call({.target = "/api/v1/slow"}); });
  gate.entered.get_future().wait();
  CHECK(Client::connect({.port = server->port()})
            .value()
            .call({.target = "/api/v1/quick"})
            .value()
            .body == "2");
  gate.open.set_value();
  CHECK(answer.get().value().status == 200);
}

}  // namespace
}  // namespace koers::api::http
