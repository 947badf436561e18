// What every adapter does alike.
#include "store/store.h"

#include <future>
#include <utility>

namespace koers::store {

Result<void> Store::write(Command command) {
  std::promise<Result<void>> promise;
  std::future<Result<void>> outcome = promise.get_future();
  submit(std::move(command),
         [&promise](Result<void> result) { promise.set_value(std::move(result)); });
  return outcome.get();
}

}  // namespace koers::store
