// What every adapter of the store has to do, as tests over any of them. For tests only: an
// adapter's test file calls `run_store_contract` from one test case and gets a subcase per claim.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "store/store.h"

namespace koers::store {

/// How the contract gets at the adapter under test.
struct StoreUnderTest {
  /// A fresh, empty store; the one that was opened before is gone by then.
  std::function<std::unique_ptr<Store>()> make;
  /// The store that was made last, opened again after it was closed.
  std::function<std::unique_ptr<Store>()> reopen;
};

void run_store_contract(const StoreUnderTest& under_test);

}  // namespace koers::store
