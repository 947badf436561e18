// Runs the claims of store/store.h, each on a fresh store. What only one adapter can do (files,
// damage, versions) is tested beside that adapter.
#include "store/store_contract.h"

#include "store/store_contract_claims.h"

namespace koers::store {
namespace {

using contract::need;
using contract::write;
using sample::day;
using sample::observe;
using sample::put;
using sample::series;
using sample::value;

void remembers_after_reopening(const StoreUnderTest& under_test) {
  std::unique_ptr<Store> store = under_test.make();
  write(*store, observe(series("calls"), {value(day(0), 1)}));
  write(*store, put("kpi", "a", "a1"));
  const std::string epoch = need(need(store->read())->epoch());
  store.reset();

  store = under_test.reopen();
  write(*store, put("kpi", "a", "a2"));
  const auto reader = need(store->read());
  CHECK(need(reader->epoch()) == epoch);
  CHECK(need(reader->head()) == 3);
  CHECK(contract::values_of(*reader, series("calls")) == contract::Values{{0, 1}});
  CHECK(need(reader->document("kpi", "a", contract::newest))->text == "a2");
}

}  // namespace

void run_store_contract(const StoreUnderTest& under_test) {
  for (const auto* claims : {&contract::claims_about_facts, &contract::claims_about_commands}) {
    for (const contract::Claim& claim : *claims) {
      SUBCASE(claim.words) {
        const std::unique_ptr<Store> store = under_test.make();
        claim.holds(*store);
      }
    }
  }
  SUBCASE("what was written is there after closing and opening") {
    remembers_after_reopening(under_test);
  }
}

}  // namespace koers::store
