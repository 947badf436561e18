// Learns what src/forecast knows from other series: weights of the members, sizes of errors, and
// the library of error paths. Reads a training file alone and refuses any other: what is forecast
// are ends of its own series, with what came before them (validation inside the training part).
//   forecast_learn train.csv TABLES.inc
// Or says which settings do best on the last horizon of that file, which nothing was learned from:
//   forecast_learn --judge train.csv
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <string>

#include "forecast/engine.h"
#include "learn_errors.h"
#include "learn_judge.h"
#include "learn_weights.h"

namespace koers::forecast {
namespace {

// Gates and networks that a mean is of: learned from all series. Those that errors are measured by
// were learned from other series than theirs.
constexpr std::uint64_t gates_of_all = 3;
constexpr std::uint64_t gates_of_others = 2;
constexpr std::uint64_t networks_of_all = 3;

// ---------- output

template <typename Number>
void write(std::ostream& out, std::string_view name, std::size_t regime,
           const std::vector<Number>& numbers) {
  constexpr bool is_float = std::is_same_v<Number, float>;
  if (numbers.empty()) {
    out << fmt::format("constexpr std::span<const float> {}_{};\n", name, regime);
    return;
  }
  out << fmt::format("constexpr {} {}_{}[] = {{", is_float ? "float" : "std::int16_t", name,
                     regime);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % 24 == 0) out << '\n';
    if constexpr (is_float)
      out << fmt::format("{:#.4g}F,", static_cast<double>(numbers[i]));
    else
      out << numbers[i] << ',';
  }
  out << "};\n";
}

void learn_regime(std::ostream& out, std::size_t regime, Training& training) {
  const std::size_t steps = learned_steps[regime % rhythm_count];
  const Setting setting = setting_of(regime);
  auto& samples = training.samples[regime];
  std::vector<float> networks;
  if (setting.has_networks) {
    ask_pooled(samples, training.windows[regime], steps);
    networks = train_networks(pointers(training.windows[regime]), steps, networks_of_all);
  }
  const auto errors = errors_of(samples, regime, gates_of_others);
  const auto table = train_spread(samples, errors, steps);
  const auto weighing = learn_weights(pointers(samples), steps, setting.usual_share, gates_of_all);
  const Library library = library_of(samples, errors, table, regime);
  write(out, "networks", regime, networks);
  write(out, "usual", regime, weighing.usual);
  write(out, "gates", regime, weighing.gates);
  write(out, "spread", regime, table);
  write(out, "splits", regime, library.splits);
  write(out, "errors", regime, library.errors);
  std::cout << "regime " << regime << ": " << samples.size() << " forecasts\n" << std::flush;
}

// The series of a training file; none where the file is another one or has none.
std::vector<SeriesRow> series_of(const std::string& from) {
  std::vector<SeriesRow> rows;
  if (std::filesystem::path(from).filename() != "train.csv") {
    std::cerr << "forecast_learn reads train.csv alone: nothing may be learned from the truth\n";
    return rows;
  }
  std::cout << "Learning from " << from << " alone; no other file is opened.\n" << std::flush;
  std::ifstream in(from);
  RowReader reader(in);
  for (auto row = reader.series(); row && *row; row = reader.series())
    rows.push_back(std::move(**row));
  if (rows.empty()) std::cerr << "no series in " << from << "\n";
  return rows;
}

// Groups of errors have to be there.
bool is_enough(const Training& training) {
  for (const auto& regime : training.samples) {
    if (regime.size() >= samples_min) continue;
    std::cerr << "too few series of some rhythm\n";
    return false;
  }
  return true;
}

int learn(const std::string& from, const std::string& to) {
  const auto rows = series_of(from);
  if (rows.empty()) return 2;
  Training training;
  for (std::size_t number = 0; number < rows.size(); ++number)
    add_series(training, rows[number], number);
  if (!is_enough(training)) return 2;
  std::size_t forecasts = 0;
  for (const auto& regime : training.samples) forecasts += regime.size();
  std::cout << rows.size() << " series, " << forecasts << " forecasts\n" << std::flush;
  const std::string beside = to + ".unfinished";
  std::ofstream out(beside);
  out << "// Weights of the members, error scales and standardized error paths. Never edited by "
         "hand.\n"
      << "// Made by `forecast_learn train.csv` for engine version " << engine_version << " from "
      << forecasts << " forecasts of ends of\n// the training part of " << rows.size()
      << " public series.\n// clang-format off\n";
  for (std::size_t regime = 0; regime < regime_count; ++regime) learn_regime(out, regime, training);
  out.close();
  if (out) std::filesystem::rename(beside, to);
  return out ? 0 : 1;
}

int judge(const std::string& from) {
  const auto rows = series_of(from);
  if (rows.empty()) return 2;
  judge_settings(std::cout, rows);
  return 0;
}

}  // namespace
}  // namespace koers::forecast

int main(int count, char** values) {
  if (count != 3) {
    std::cerr
        << "usage: forecast_learn train.csv TABLES.inc\n       forecast_learn --judge train.csv\n";
    return 2;
  }
  const std::string first = values[1];
  return first == "--judge" ? koers::forecast::judge(values[2])
                            : koers::forecast::learn(first, values[2]);
}
