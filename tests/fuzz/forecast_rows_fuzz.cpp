// Any file of series or of questions: rows within their limits, or one error that names its line;
// an id that is written out is read back the same.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "forecast/rows.h"

namespace {

using koers::forecast::RowReader;

void check(bool holds) {
  if (!holds) std::abort();
}

void check_id(const std::string& id) {
  std::istringstream text("-\n" + koers::forecast::csv_field(id) + ",monthly,12,12,1,1\n");
  RowReader reader(text);
  check(!reader.series());  // The first line has no columns.
  const auto row = reader.series();
  check(row && *row && (*row)->id == id);
}

void read_series(const std::string& text) {
  std::istringstream in(text);
  RowReader reader(in);
  for (auto row = reader.series(); row && *row; row = reader.series()) {
    check((*row)->horizon >= 1 && (*row)->horizon <= koers::forecast::horizon_max);
    check((*row)->series.period >= 1);
    check_id((*row)->id);
  }
}

void read_questions(const std::string& text) {
  std::istringstream in(text);
  RowReader reader(in);
  auto row = reader.question();
  for (; row && *row; row = reader.question()) {
    const auto steps = (*row)->question.shares.size();
    check(steps >= 1 && steps <= koers::forecast::horizon_max);
    check(std::isfinite((*row)->question.threshold));
  }
  if (!row) check(row.error().arguments.contains("line"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  read_series(text);
  read_questions(text);
  return 0;
}
