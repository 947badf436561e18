// Opens the demo, or makes it with the generator.
#include "koers/demo.h"

#include <filesystem>

#include "app/evaluate.h"
#include "app/record_observation.h"
#include "app/stored_objects.h"
#include "koers/demo_organization.h"
#include "planfile/document.h"

namespace koers::program {
namespace {

const app::Actor generator{"demo"};

bool exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

void remove_files(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::error_code error;
    std::filesystem::remove(path + suffix, error);
  }
}

Result<void> write_definitions(const app::Ports& ports, const domain::Definitions& definitions,
                               const domain::Organization& organization) {
  const Instant at = ports.clock();
  const auto setting = planfile::setting_of(organization);
  return ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    for (const auto& object : planfile::objects_of(definitions)) {
      KOERS_CHECK(app::write_object(transaction, generator, at,
                                    {planfile::kind_of(object),
                                     planfile::id_of(object),
                                     planfile::encode_document(object, setting),
                                     {}}));
    }
    return {};
  });
}

// What came in on one day.
Result<void> write_values(const app::Ports& ports, const DemoOrganization& demo, Date day) {
  const auto values = demo.values.find(day);
  if (values == demo.values.end()) return {};
  const Instant at = ports.clock();
  return ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    for (const auto& of_metric : values->second)
      KOERS_CHECK(app::put_values(transaction, demo.definitions, generator, at, of_metric));
    return {};
  });
}

// The days pass one by one up to today, as they do while a server runs: each is closed with what
// had come in by then, and so has the forecasts that would have been published.
Result<void> make(const app::Ports& ports) {
  const Date today = app::local_day(domain::Organization{}, ports.clock());
  const auto demo = demo_organization(today);
  const auto organization = demo.definitions.organization_or_default();
  Date day = demo.first;
  app::Ports then = ports;
  then.clock = [&] { return day < today ? Instant(day + std::chrono::hours(11)) : ports.clock(); };
  KOERS_CHECK(write_definitions(then, demo.definitions, organization));
  for (; day < today; day += Days{1}) {
    KOERS_CHECK(app::close_days(then));
    KOERS_CHECK(write_values(then, demo, day));
  }
  KOERS_CHECK(app::close_days(ports));
  KOERS_CHECK(write_values(ports, demo, today));
  KOERS_CHECK(write_definitions(ports, demo.work, organization));
  KOERS_CHECK(app::evaluate_pending(ports));
  return {};
}

void remove_unfinished(const std::string& path) {
  remove_files(path);
  std::error_code error;
  std::filesystem::remove(store::StoreLock::file_of(path), error);
}

// Under another name until it is whole: half a demo would pass for one.
Result<void> make_at(const std::string& path, const std::function<Instant()>& clock) {
  KOERS_TRY(lock, store::StoreLock::acquire(path));
  const std::string unfinished = path + ".unfinished";
  remove_unfinished(unfinished);
  {
    KOERS_TRY(made, OpenedStore::open(unfinished, store::OpenMode::create, clock));
    KOERS_CHECK(make(made->ports()));
  }
  remove_files(path);
  std::error_code failure;
  std::filesystem::rename(unfinished, path, failure);
  remove_unfinished(unfinished);
  if (!failure) return {};
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "file.unwritable",
                    .arguments = {{"file", path}, {"detail", failure.message()}}});
}

Result<bool> is_demo(const app::Ports& ports) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  KOERS_TRY(definitions, ports.definitions.at(*reader, head));
  return definitions->organization_or_default().is_demo;
}

Result<void> must_be_demo(const std::string& path, OpenedStore& opened) {
  KOERS_TRY(is_it, is_demo(opened.ports()));
  if (is_it) return {};
  return fail(
      Error{.kind = ErrorKind::conflict, .code = "demo.not_a_demo", .arguments = {{"path", path}}});
}

}  // namespace

Result<std::unique_ptr<OpenedStore>> open_demo(const cli::DemoOptions& options,
                                               const std::function<Instant()>& clock) {
  const std::string& path = options.serve.db;
  if (exists(path)) {
    KOERS_TRY(opened, OpenedStore::open(path, store::OpenMode::must_exist, clock));
    KOERS_CHECK(must_be_demo(path, *opened));
    if (!options.is_fresh) return opened;
  }
  KOERS_CHECK(make_at(path, clock));
  return OpenedStore::open(path, store::OpenMode::must_exist, clock);
}

}  // namespace koers::program
