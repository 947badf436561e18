// Wiring and shutdown. Signals are blocked before the first thread starts, so that only the wait
// below sees them.
#include "koers/serve.h"

#include <memory>
#include <mutex>
#include <ostream>
#include <signal.h>

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

  // Until somebody wants us to stop. Who asks a second time does not want to wait: that signal ends
  // the program at once, which the store survives.
  void wait() const {
    int received = 0;
    sigwait(&stopping_, &received);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &stopping_, nullptr);
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

// One store behind one port, from `create` to the end of its life.
class Served {
  struct Key {};  // Only `create` makes one.

 public:
  struct Options {
    std::string db;
    int port = 0;
    std::string own_url;
  };

  static Result<std::unique_ptr<Served>> create(std::unique_ptr<OpenedStore> opened,
                                                const Options& options, Log& log) {
    auto served = std::make_unique<Served>(Key{}, std::move(opened), options, log);
    KOERS_TRY(server, api::http::Server::create({.port = static_cast<std::uint16_t>(options.port),
                                                 .socket_path = socket_of(options.db),
                                                 .limits = {},
                                                 .log = served->write_log_},
                                                served->router_));
    served->server_ = std::move(server);
    served->opened_->keep();
    served->server_->start();
    served->evaluator_.start();
    return served;
  }

  Served(Key, std::unique_ptr<OpenedStore> opened, const Options& options, Log& log)
      : opened_(std::move(opened)),
        write_log_([&log](std::string_view line) { log(line); }),
        ports_(ports_of(*opened_, options)),
        feed_(opened_->store()),
        evaluator_(ports_, write_log_),
        live_(feed_),
        router_({.default_language = [this] { return language_of(ports_); },
                 .version = [this] { return version_of_answers(ports_); },
                 .assets = api::page_assets(),
                 .log = write_log_}) {
    opened_->store().on_commit([this](store::Seq head) {
      feed_.advanced(head);
      evaluator_.wake();
    });
    api::add_routes(router_, ports_, live_);
  }

  [[nodiscard]] std::string url() const {
    return "http://localhost:" + std::to_string(server_->port());
  }
  void stop() {
    opened_->cancel_computations();
    server_->stop();
  }

 private:
  static app::Ports ports_of(OpenedStore& opened, const Options& options) {
    app::Ports ports = opened.ports();
    ports.own_url = options.own_url;
    return ports;
  }

  std::unique_ptr<OpenedStore> opened_;
  std::function<void(std::string_view)> write_log_;
  app::Ports ports_;
  LogFeed feed_;
  Evaluator evaluator_;
  api::LiveLog live_;
  api::Router router_;
  std::unique_ptr<api::http::Server> server_;
};

void announce(const cli::Streams& streams, text::Locale locale, const std::string& url) {
  streams.out << text::say(locale, "serve.at", {{"url", url}}) << '\n'
              << text::say(locale, "serve.loopback_only") << std::endl;
}

// An empty database of one's own beside the demo, on the next port or else any free one; nothing
// where it cannot be had (another server owns it): then the demo stands alone.
std::unique_ptr<Served> serve_own(const cli::DemoOptions& options, Log& log) {
  const int next_port =
      options.serve.port == 0 || options.serve.port == 65535 ? 0 : options.serve.port + 1;
  for (const int port : {next_port, 0}) {
    auto opened = OpenedStore::open(options.own_db, store::OpenMode::create,
                                    system_clock(options.serve.today));
    if (!opened) return nullptr;
    auto served = Served::create(std::move(*opened),
                                 {.db = options.own_db, .port = port, .own_url = {}}, log);
    if (served) return std::move(*served);
  }
  return nullptr;
}

}  // namespace

int serve(const cli::ServeOptions& options, const cli::Streams& streams, text::Locale locale) {
  const Signals signals;
  Log log(streams.err);
  auto opened = OpenedStore::open(options.db, store::OpenMode::create, system_clock(options.today));
  if (!opened) return refuse(streams, locale, opened.error());
  const auto served = Served::create(std::move(*opened),
                                     {.db = options.db, .port = options.port, .own_url = {}}, log);
  if (!served) return refuse(streams, locale, served.error());
  announce(streams, locale, (*served)->url());
  signals.wait();
  (*served)->stop();
  return 0;
}

int demo(const cli::DemoOptions& options, const cli::Streams& streams, text::Locale locale) {
  const Signals signals;
  Log log(streams.err);
  auto opened = open_demo(options, system_clock(options.serve.today));
  if (!opened) return refuse(streams, locale, opened.error());
  const auto own = serve_own(options, log);
  const std::string own_url = own ? own->url() : std::string();
  const auto served =
      Served::create(std::move(*opened),
                     {.db = options.serve.db, .port = options.serve.port, .own_url = own_url}, log);
  if (!served) return refuse(streams, locale, served.error());
  announce(streams, locale, (*served)->url());
  signals.wait();
  (*served)->stop();
  if (own) own->stop();
  return 0;
}

}  // namespace koers::program
