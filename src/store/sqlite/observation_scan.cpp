// Walks the primary key (series, start, seq) backwards: the first row of a period is its newest
// version. Older versions are stepped over while they are few, and jumped over where they are many.
#include "store/sqlite/observation_scan.h"

#include <algorithm>

namespace koers::store::sqlite {
namespace {

// A look-up costs about as much as this many steps.
constexpr int steps_before_jump = 8;

constexpr Seq no_seq = -1;

// Where the walk goes on: at rows (start, seq) and below.
struct Position {
  std::int64_t start;
  Seq seq;
};

class Walk {
 public:
  Walk(Statement& rows, SeriesNumber series, const ObservationRange& range)
      : rows_(rows), series_(series), first_(day_of(range.first, INT64_MIN)), known_(range.known) {
    // Periods that start before `last`: the row value (last, -1) stands below every row of that
    // day.
    jump({day_of(range.last, INT64_MAX), no_seq});
  }

  /// The newest known version of the next earlier period that has one; false at the end.
  Result<bool> next() {
    while (true) {
      KOERS_TRY(has_row, rows_.step());
      if (!has_row) return false;
      const Position here{rows_.integer(0), rows_.integer(5)};
      const bool is_older = here.start == taken_;
      if (!is_older && here.seq <= known_) {
        taken_ = here.start;
        stepped_over_ = 0;
        return true;
      }
      if (++stepped_over_ == steps_before_jump) jump({here.start, is_older ? no_seq : known_});
    }
  }

 private:
  static std::int64_t day_of(const std::optional<Date>& day, std::int64_t otherwise) {
    return day ? std::int64_t{day->time_since_epoch().count()} : otherwise;
  }

  void jump(Position to) {
    rows_.reset();
    rows_.bind(series_.number, to.start, to.seq, first_);
    stepped_over_ = 0;
  }

  Statement& rows_;
  SeriesNumber series_;
  std::int64_t first_;
  Seq known_;
  std::optional<std::int64_t> taken_;
  int stepped_over_ = 0;
};

}  // namespace

Observation observation_of(const Statement& row) {
  return Observation{.start = row.date(0),
                     .value = row.real(1),
                     .n = row.integer(2),
                     .numerator = row.real(3),
                     .denominator = row.real(4),
                     .sd = row.real(9),
                     .seq = row.integer(5),
                     .recorded_at = row.instant(6),
                     .source = row.text(7),
                     .note = row.text(8)};
}

Result<std::vector<Observation>> current_observations(Connection& database, SeriesNumber series,
                                                      const ObservationRange& range) {
  KOERS_TRY(rows,
            database.statement(KOERS_OBSERVATION
                               "FROM observation WHERE series = ?1 AND (start, seq) <= (?2, ?3) "
                               "AND start >= ?4 ORDER BY start DESC, seq DESC"));
  std::vector<Observation> found;
  Walk walk(rows, series, range);
  while (true) {
    KOERS_TRY(has_row, walk.next());
    if (!has_row) break;
    if (!rows.is_null(1)) found.push_back(observation_of(rows));
  }
  std::ranges::reverse(found);
  return found;
}

}  // namespace koers::store::sqlite
