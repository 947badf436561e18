// Lock first, then the file: whoever has the lock may write.
#include "koers/opened_store.h"

#include <random>

namespace koers::program {

std::uint64_t random_seed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

Result<std::unique_ptr<OpenedStore>> OpenedStore::open(const std::string& path,
                                                       store::OpenMode mode,
                                                       std::function<Instant()> clock) {
  KOERS_TRY(lock, store::StoreLock::acquire(path));
  KOERS_TRY(opened, store::open_store({.path = path, .mode = mode, .epoch_seed = random_seed()}));
  return std::make_unique<OpenedStore>(Key{}, std::move(lock), std::move(opened), std::move(clock));
}

app::Ports OpenedStore::ports() {
  return {.store = *store_, .measurer = &measurer_, .clock = clock_, .definitions = definitions_};
}

}  // namespace koers::program
