// Tries the lock; what it says decides where the command runs.
#include "koers/channels.h"

#include <filesystem>

#include "api/http/client.h"
#include "app/evaluate.h"
#include "koers/clock.h"
#include "koers/forecast_command.h"
#include "koers/opened_store.h"
#include "wire/commands.h"
#include "wire/error_json.h"
#include "wire/plan_commands.h"

namespace koers::program {
namespace {

class OwnChannel final : public app::CommandChannel {
 public:
  explicit OwnChannel(std::unique_ptr<OpenedStore> opened)
      : opened_(std::move(opened)), channel_(opened_->ports()) {}
  Checked<json::value> run(std::string_view command, const json::object& arguments) override {
    return channel_.run(command, arguments);
  }

 private:
  std::unique_ptr<OpenedStore> opened_;
  wire::InProcessChannel channel_;
};

class ServerChannel final : public app::CommandChannel {
 public:
  explicit ServerChannel(api::http::Client client) : client_(std::move(client)) {}

  Checked<json::value> run(std::string_view command, const json::object& arguments) override {
    const json::object body{{"arguments", arguments}, {"version", KOERS_VERSION}};
    const auto answer = client_.call({.method = "POST",
                                      .target = "/api/v1/commands/" + std::string(command),
                                      .headers = {{"Content-Type", "application/json"}},
                                      .body = write_json(body)});
    if (!answer) return tl::make_unexpected(Errors{answer.error()});
    auto parsed = read_json(answer->body);
    if (!parsed || !parsed->is_object())
      return tl::make_unexpected(wire::errors_from_json(nullptr));
    if (answer->status == 200) return std::move(*parsed);
    const auto* errors = parsed->as_object().if_contains("errors");
    return tl::make_unexpected(
        wire::errors_from_json(errors == nullptr ? json::value(nullptr) : *errors));
  }

 private:
  api::http::Client client_;
};

Result<std::unique_ptr<app::CommandChannel>> server_channel(const std::string& db,
                                                            const Error& locked) {
  auto client = api::http::Client::connect({.socket_path = socket_of(db)});
  if (!client)
    return fail(locked);  // Another command, or a server that is still starting or stopping.
  return std::make_unique<ServerChannel>(std::move(*client));
}

bool exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

template <typename T>
tl::unexpected<Errors> as_errors(const Result<T>& result) {
  return tl::make_unexpected(Errors{result.error()});
}

Checked<json::value> restore(const std::string& db, const json::object& arguments) {
  const bool replaces = arguments.at("replace").as_bool();
  const auto restored = store::restore_store(
      {.from = std::string(arguments.at("from").as_string()),
       .to = db,
       .existing = replaces ? store::Existing::set_aside : store::Existing::refuse,
       .epoch_seed = random_seed()});
  if (!restored) return as_errors(restored);
  return json::object{{"seq", restored->head}, {"epoch", restored->epoch}};
}

}  // namespace

std::string socket_of(const std::string& db) { return db + ".sock"; }

Result<std::unique_ptr<app::CommandChannel>> open_channel(const std::string& db,
                                                          cli::Missing missing) {
  if (missing == cli::Missing::refuse && !exists(db)) {
    return fail(Error{
        .kind = ErrorKind::not_found, .code = "store.not_found", .arguments = {{"path", db}}});
  }
  auto opened = OpenedStore::open(db, store::OpenMode::create, system_clock(std::nullopt));
  if (opened) return std::make_unique<OwnChannel>(std::move(*opened));
  if (opened.error().code == "store.locked") return server_channel(db, opened.error());
  return fail(opened.error());
}

Checked<json::value> run_alone(std::string_view name, const std::string& db,
                               const json::object& arguments) {
  if (name == "restore") return restore(db, arguments);
  if (name == "init" && exists(db)) {
    return tl::make_unexpected(
        Errors{{.kind = ErrorKind::conflict, .code = "store.exists", .arguments = {{"path", db}}}});
  }
  const auto mode = name == "init" ? store::OpenMode::create : store::OpenMode::must_exist;
  const auto opened = OpenedStore::open(db, mode, system_clock(std::nullopt));
  if (!opened) return as_errors(opened);
  if (name == "init") {
    (*opened)->keep();
    return json::object{};
  }
  const auto ports = (*opened)->ports();
  const auto closed = app::close_days(ports);
  if (!closed) return as_errors(closed);
  const auto rebuilt = app::rebuild(ports, {"cli"});
  if (!rebuilt) return as_errors(rebuilt);
  return json::object{{"kpis", *rebuilt}};
}

Checked<json::value> run_without_store(std::string_view name, const json::object& arguments,
                                       const Environment& environment) {
  const Date today = std::chrono::floor<Days>(system_clock(std::nullopt)());
  if (name.starts_with("forecast_")) return run_forecast(name, arguments, today);
  measure::WorkerMeasurer measurer({.program = measure::worker_program()});
  return wire::run_plan_command(
      name, arguments, {.environment = environment, .measurer = &measurer, .today = today});
}

}  // namespace koers::program
