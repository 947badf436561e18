// The last horizon of each series, by what other series did before theirs.
#include "learn_judge.h"

#include <fmt/format.h>
#include <ostream>

#include "learn_weights.h"

namespace koers::forecast {
namespace {

constexpr std::uint64_t gates = 2;

class Score {
 public:
  void add(const Sample& sample, std::span<const double> path) {
    const auto [smape, mase] = path_errors(sample, path);
    smape_ += smape;
    mase_ += mase;
    naive_smape_ += static_cast<double>(sample.reference_smape);
    naive_mase_ += static_cast<double>(sample.reference_mase);
  }
  [[nodiscard]] double value() const { return (smape_ / naive_smape_ + mase_ / naive_mase_) / 2; }

 private:
  double smape_ = 0;
  double mase_ = 0;
  double naive_smape_ = 0;
  double naive_mase_ = 0;
};

double score_of(const std::vector<Sample>& earlier, const std::vector<Sample>& last,
                std::size_t steps, double usual_share) {
  Score score;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto weighing = learn_weights(pointers(earlier, fold), steps, usual_share, gates);
    for (const auto& sample : last)
      if (sample.fold == fold) score.add(sample, path_of(sample, weighing, steps));
  }
  return score.value();
}

void judge_rhythm(std::ostream& out, std::size_t rhythm, Training& earlier,
                  std::vector<Sample> last) {
  constexpr std::array<std::string_view, rhythm_count> names{"yearly", "quarterly", "monthly",
                                                             "weekly", "daily"};
  const std::size_t steps = learned_steps[rhythm];
  auto& samples = earlier.samples[rhythm];
  const auto tell = [&](std::string_view networks) {
    for (const double usual : {0.0, 0.5, 1.0})
      out << fmt::format("{:10} {:5} {:16} usual {:.1f}  {:.4f}\n", names[rhythm], last.size(),
                         networks, usual, score_of(samples, last, steps, usual))
          << std::flush;
  };
  tell("without networks");
  ask_pooled(samples, earlier.windows[rhythm], steps);
  ask_pooled(last, earlier.windows[rhythm], steps);
  tell("with networks");
}

}  // namespace

void judge_settings(std::ostream& out, const std::vector<SeriesRow>& rows) {
  Training earlier;
  std::array<std::vector<Sample>, rhythm_count> last;
  for (std::size_t number = 0; number < rows.size(); ++number) {
    const SeriesRow& row = rows[number];
    if (row.series.values.size() <= row.horizon) continue;
    if (auto sample = last_end(row, number))
      last[static_cast<std::size_t>(row.series.rhythm)].push_back(std::move(*sample));
    SeriesRow before = row;
    before.series.values.resize(row.series.values.size() - row.horizon);
    add_series(earlier, before, number);
  }
  // Every fold has to have something to learn from.
  for (std::size_t rhythm = 0; rhythm < rhythm_count; ++rhythm)
    if (earlier.samples[rhythm].size() >= samples_min)
      judge_rhythm(out, rhythm, earlier, std::move(last[rhythm]));
}

}  // namespace koers::forecast
