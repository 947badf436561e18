// Every question of the port as SQL, once: asked by a pooled connection (a snapshot) and by the
// writer's (inside a command). It changes nothing.
#pragma once

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace koers::store::sqlite {

/// `Port` is Reader or Transaction. Costs are a few index look-ups per row of the answer, however
/// many older versions there are.
template <typename Port>
class Reads : public Port {
 public:
  explicit Reads(Connection& database) : database_(database) {}

  Result<Seq> head() override;
  Result<std::string> epoch() override;
  Result<std::vector<Document>> documents(std::string_view kind, Seq known) override;
  Result<std::optional<Document>> document(std::string_view kind, std::string_view id,
                                           Seq known) override;
  Result<std::vector<std::string>> ids(std::string_view kind) override;
  Result<std::vector<Document>> versions(std::string_view kind, std::string_view id) override;
  Result<std::vector<Observation>> observations(const SeriesKey& key,
                                                const ObservationRange& range) override;
  Result<std::vector<Observation>> vintages(const SeriesKey& key, Date start) override;
  Result<std::vector<SeriesKey>> series_of(std::string_view metric) override;
  Result<std::vector<Change>> changes(const Reader::ChangeFilter& filter) override;
  Result<Seq> seq_before(Instant instant) override;
  Result<std::optional<Date>> last_closed_day() override;
  Result<std::optional<Seq>> close_of(Date day) override;
  Result<std::optional<std::string>> derived(std::string_view kind, std::string_view key) override;
  Result<std::vector<Reader::DerivedRow>> all_derived(std::string_view kind,
                                                      std::string_view prefix) override;
  Result<std::optional<Reader::Answered>> answered(std::string_view idempotency_key) override;

 protected:
  [[nodiscard]] Connection& database() { return database_; }

 private:
  Connection& database_;
};

/// The integer that stands for a series in the table of observations; none where it has no values
/// yet.
[[nodiscard]] Result<std::optional<std::int64_t>> find_series(Connection& database,
                                                              const SeriesKey& key);

extern template class Reads<Reader>;
extern template class Reads<Transaction>;

}  // namespace koers::store::sqlite
