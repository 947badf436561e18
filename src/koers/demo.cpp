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

Result<void> write_definitions(store::Transaction& transaction,
                               const domain::Definitions& definitions, Instant at) {
  const auto setting = planfile::setting_of(definitions.organization_or_default());
  for (const auto& object : planfile::objects_of(definitions)) {
    KOERS_CHECK(app::write_object(transaction, generator, at,
                                  {planfile::kind_of(object),
                                   planfile::id_of(object),
                                   planfile::encode_document(object, setting),
                                   {}}));
  }
  return {};
}

Result<void> make(const app::Ports& ports) {
  const Instant at = ports.clock();
  const Date today = app::local_day(domain::Organization{}, at);
  const auto demo = demo_organization(today);
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_CHECK(write_definitions(transaction, demo.definitions, at));
    for (const auto& values : demo.values) {
      KOERS_CHECK(app::put_values(transaction, demo.definitions, generator, at, values));
    }
    return {};
  }));
  KOERS_CHECK(app::evaluate_pending(ports));
  return {};
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
    opened.reset();
    remove_files(path);
  }
  KOERS_TRY(made, OpenedStore::open(path, store::OpenMode::create, clock));
  KOERS_CHECK(make(made->ports()));
  return made;
}

}  // namespace koers::program
