// Wiring and shutdown. Signals are blocked before the first thread starts, so that only the wait below sees them.
#include "koers/serve.h"

#include <signal.h>

#include <mutex>
#include <ostream>

#include "api/http/server.h"
#include "api/routes.h"
#include "app/evaluate.h"
#include "koers/channels.h"
#include "koers/clock.h"
#include "koers/demo.h"
#include "koers/evaluator.h"
#include "koers/log_feed.h"
#include "text/catalog.h"
#include "text/error_text.h"

namespace koers::program {
namespace {

class Signals {
 public:
  Signals() {
    sigemptyset(&stopping_);
    sigaddset(&stopping_, SIGINT);
    sigaddset(&stopping_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stopping_, nullptr);
    signal(SIGPIPE, SIG_IGN);
  }

  // Until somebody wants us to stop.
  void wait() const {
    int received = 0;
    sigwait(&stopping_, &received);
  }

 private:
  sigset_t stopping_{};
};

// Several threads write to the log; a line stays whole.
class Log {
 public:
  explicit Log(std::ostream& err) : err_(err) {}
  void operator()(std::string_view line) {
    const std::lock_guard lock(mutex_);
    err_ << line << std::endl;
  }

 private:
  std::ostream& err_;
  std::mutex mutex_;
};

int refuse(const cli::Streams& streams, text::Locale locale, const Error& error) {
  streams.err << text::error_line(locale, error) << '\n';
  return 1;
}

std::string version_of_answers(const app::Ports& ports) {
  const auto reader = ports.store.read();
  if (!reader) return {};
  const auto epoch = (*reader)->epoch();
  const auto head = (*reader)->head();
  if (!epoch || !head) return {};
  const auto definitions = ports.definitions.at(**reader, *head);
  if (!definitions) return {};
  const Date today = app::local_day((*definitions)->organization_or_default(), ports.clock());
  return *epoch + ":" + std::to_string(*head) + ":" + to_string(today);
}

text::Locale language_of(const app::Ports& ports) {
  const auto reader = ports.store.read();
  if (!reader) return text::Locale::en;
  const auto head = (*reader)->head();
  if (!head) return text::Locale::en;
  const auto definitions = ports.definitions.at(**reader, *head);
  const bool is_dutch = definitions && (*definitions)->organization_or_default().locale == "nl";
  return is_dutch ? text::Locale::nl : text::Locale::en;
}

int serve_store(OpenedStore& opened, const cli::ServeOptions& options, const cli::Streams& streams, text::Locale locale,
                const Signals& signals) {
  Log log(streams.err);
  const auto write_log = [&log](std::string_view line) { log(line); };
  const app::Ports ports = opened.ports();
  LogFeed feed(opened.store());
  Evaluator evaluator(ports, write_log);
  opened.store().on_commit([&](store::Seq head) {
    feed.advanced(head);
    evaluator.wake();
  });
  api::LiveLog live(feed);
  api::Router router({.default_language = [&ports] { return language_of(ports); },
                      .version = [&ports] { return version_of_answers(ports); },
                      .assets = api::page_assets(),
                      .log = write_log});
  api::add_routes(router, ports, live);
  const auto server = api::http::Server::create({.port = static_cast<std::uint16_t>(options.port),
                                                 .socket_path = socket_of(options.db),
                                                 .limits = {},
                                                 .log = write_log},
                                                router);
  if (!server) return refuse(streams, locale, server.error());
  (*server)->start();
  evaluator.start();
  const std::string url = "http://localhost:" + std::to_string((*server)->port());
  streams.out << text::say(locale, "serve.at", {{"url", url}}) << '\n'
              << text::say(locale, "serve.loopback_only") << std::endl;
  signals.wait();
  (*server)->stop();
  return 0;
}

}  // namespace

int serve(const cli::ServeOptions& options, const cli::Streams& streams, text::Locale locale) {
  const Signals signals;
  const auto opened = OpenedStore::open(options.db, store::OpenMode::create, system_clock(options.today));
  if (!opened) return refuse(streams, locale, opened.error());
  return serve_store(**opened, options, streams, locale, signals);
}

int demo(const cli::DemoOptions& options, const cli::Streams& streams, text::Locale locale) {
  const Signals signals;
  auto opened = open_demo(options, system_clock(options.serve.today));
  if (!opened) return refuse(streams, locale, opened.error());
  return serve_store(**opened, options.serve, streams, locale, signals);
}

}  // namespace koers::program
