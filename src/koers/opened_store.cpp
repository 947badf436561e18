// Lock first, then the file: whoever has the lock may write.
#include "koers/opened_store.h"

#include <algorithm>
#include <filesystem>
#include <random>

namespace koers::program {

std::uint64_t random_seed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

void remove_files(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix, ignored);
}

// The lock is held, so nobody else can have it.
void remove_lock(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove(store::StoreLock::file_of(path), ignored);
}

// Whether anything is in it beside the days that passed.
bool is_blank(store::Store& store) {
  const auto reader = store.read();
  if (!reader) return false;
  const auto changes = (*reader)->changes({.after = 0, .limit = 1000, .entity = {}, .id = {}});
  return changes && std::ranges::all_of(*changes, [](const store::Change& change) {
           return change.kind == "day_closed";
         });
}

}  // namespace

Result<std::unique_ptr<OpenedStore>> OpenedStore::open(const std::string& path,
                                                       store::OpenMode mode,
                                                       std::function<Instant()> clock) {
  const bool is_new = !exists(path);
  if (is_new && mode != store::OpenMode::create) {
    return fail(Error{
        .kind = ErrorKind::not_found, .code = "store.not_found", .arguments = {{"path", path}}});
  }
  const bool is_lock_new = !exists(store::StoreLock::file_of(path));
  KOERS_TRY(lock, store::StoreLock::acquire(path));
  auto opened = store::open_store({.path = path, .mode = mode, .epoch_seed = random_seed()});
  if (!opened) {
    if (is_new) remove_files(path);
    if (is_lock_new) remove_lock(path);
    return fail(opened.error());
  }
  return std::make_unique<OpenedStore>(Key{}, std::move(lock), std::move(*opened), std::move(clock),
                                       is_new ? path : std::string());
}

OpenedStore::~OpenedStore() {
  const bool is_superfluous = !made_.empty() && is_blank(*store_);
  store_.reset();
  if (!is_superfluous) return;
  remove_files(made_);
  remove_lock(made_);
}

app::Ports OpenedStore::ports() {
  return {.store = *store_,
          .measurer = &measurer_,
          .clock = clock_,
          .definitions = definitions_,
          .forecasts = forecasts_};
}

}  // namespace koers::program
