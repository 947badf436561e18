// Readers are handed out by ownership and a transaction is not to be owned: hence the loan.
#include "app/command_store.h"

#include "base/assert.h"

namespace koers::app {
namespace {

using store::Seq;

class Loan final : public store::Reader {
 public:
  explicit Loan(store::Reader& reader) : reader_(reader) {}

  Result<Seq> head() override { return reader_.head(); }
  Result<std::string> epoch() override { return reader_.epoch(); }
  Result<std::vector<store::Document>> documents(std::string_view kind, Seq known) override {
    return reader_.documents(kind, known);
  }
  Result<std::optional<store::Document>> document(std::string_view kind, std::string_view id,
                                                  Seq known) override {
    return reader_.document(kind, id, known);
  }
  Result<std::vector<std::string>> ids(std::string_view kind) override { return reader_.ids(kind); }
  Result<std::vector<store::Document>> versions(std::string_view kind,
                                                std::string_view id) override {
    return reader_.versions(kind, id);
  }
  Result<std::vector<store::Observation>> observations(
      const store::SeriesKey& key, const store::ObservationRange& range) override {
    return reader_.observations(key, range);
  }
  Result<std::vector<store::Observation>> vintages(const store::SeriesKey& key,
                                                   Date start) override {
    return reader_.vintages(key, start);
  }
  Result<std::vector<store::SeriesKey>> series_of(std::string_view metric) override {
    return reader_.series_of(metric);
  }
  Result<std::vector<store::Change>> changes(const ChangeFilter& filter) override {
    return reader_.changes(filter);
  }
  Result<Seq> seq_before(Instant instant) override { return reader_.seq_before(instant); }
  Result<std::optional<Date>> last_closed_day() override { return reader_.last_closed_day(); }
  Result<std::optional<Seq>> close_of(Date day) override { return reader_.close_of(day); }
  Result<std::optional<std::string>> derived(std::string_view kind, std::string_view key) override {
    return reader_.derived(kind, key);
  }
  Result<std::vector<DerivedRow>> all_derived(std::string_view kind,
                                              std::string_view prefix) override {
    return reader_.all_derived(kind, prefix);
  }
  Result<std::optional<Answered>> answered(std::string_view idempotency_key) override {
    return reader_.answered(idempotency_key);
  }

 private:
  store::Reader& reader_;
};

}  // namespace

void CommandStore::submit(store::Command command, store::Done done) {
  done(transaction_.attempt(command));
}

Result<std::unique_ptr<store::Reader>> CommandStore::read() {
  return std::unique_ptr<store::Reader>(std::make_unique<Loan>(transaction_));
}

void CommandStore::on_commit(std::function<void(Seq head)>) {
  KOERS_ASSERT(false, "a command has no commits of its own");
}

Result<void> CommandStore::backup(const std::string& path) { return whole_.backup(path); }
Result<std::vector<std::string>> CommandStore::check() { return whole_.check(); }
store::Store::Counters CommandStore::counters() const { return whole_.counters(); }

}  // namespace koers::app
