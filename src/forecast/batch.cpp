// Blocks of series, forecast by several threads, written in order.
#include "forecast/batch.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <ostream>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "forecast/engine.h"
#include "forecast/questions.h"
#include "forecast/rows.h"

namespace koers::forecast {
namespace {

constexpr std::size_t block_size = 128;

struct Asked {
  std::vector<QuestionRow> rows;
  std::vector<double> answers;
  std::unordered_map<std::string, std::vector<std::size_t>> by_series;
};

Result<Asked> read_questions(std::istream* in) {
  Asked asked;
  if (in == nullptr) return asked;
  RowReader reader(*in);
  while (true) {
    KOERS_TRY(row, reader.question());
    if (!row) break;
    asked.by_series[row->id].push_back(asked.rows.size());
    asked.rows.push_back(std::move(*row));
  }
  asked.answers.assign(asked.rows.size(), 0.5);
  return asked;
}

// The seed of a series: of its name, so that it does not depend on its place in the file.
std::uint64_t seed_of(const std::string& name, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
  for (const char letter : name)
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  return hash;
}

std::string lines_of(const SeriesRow& row, const Outlook& outlook) {
  std::string text;
  const auto band = outlook.band(0.95);
  for (std::size_t k = 0; k < row.horizon; ++k)
    fmt::format_to(std::back_inserter(text), "{},{},{:.10g},{:.10g},{:.10g}\n", csv_field(row.id),
                   k + 1, outlook.point[k], band.lower[k], band.upper[k]);
  return text;
}

struct Answer {
  std::size_t question = 0;
  double probability = 0;
};

struct RowResult {
  std::string lines;
  std::vector<Answer> answers;
};

RowResult forecast_row(const SeriesRow& row, std::uint64_t seed, const Asked& asked) {
  const auto found = asked.by_series.find(row.id);
  const std::span<const std::size_t> questions =
      found == asked.by_series.end() ? std::span<const std::size_t>() : found->second;
  // Questions may look further than the forecasts that are asked for.
  std::size_t horizon = row.horizon;
  for (const std::size_t at : questions)
    horizon = std::max(horizon, asked.rows[at].question.shares.size());
  const Outlook outlook =
      look_ahead(row.series, {.horizon = horizon, .seed = seed_of(row.id, seed)});
  RowResult result{.lines = lines_of(row, outlook), .answers = {}};
  for (const std::size_t at : questions)
    result.answers.push_back({at, probability(outlook.paths, asked.rows[at].question)});
  return result;
}

Result<std::vector<SeriesRow>> read_block(RowReader& reader) {
  std::vector<SeriesRow> block;
  while (block.size() < block_size) {
    KOERS_TRY(row, reader.series());
    if (!row) break;
    block.push_back(std::move(*row));
  }
  return block;
}

// Each result stands where its row does, whichever thread came to it.
std::vector<RowResult> forecast_block(std::span<const SeriesRow> block, const Asked& asked,
                                      const BatchOptions& options) {
  std::vector<RowResult> results(block.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < block.size(); at = next++)
      results[at] = forecast_row(block[at], options.seed, asked);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min(options.threads, block.size()); ++i)
    others.emplace_back(work);
  work();
  others.clear();  // Waits for them.
  return results;
}

}  // namespace

Result<void> run_batch(const BatchStreams& streams, const BatchOptions& options) {
  KOERS_TRY(asked, read_questions(streams.questions));
  RowReader reader(streams.series);
  streams.forecasts << "id,step,mean,lower,upper\n";
  while (true) {
    KOERS_TRY(block, read_block(reader));
    if (block.empty()) break;
    for (const auto& result : forecast_block(block, asked, options)) {
      streams.forecasts << result.lines;
      for (const auto& answer : result.answers) asked.answers[answer.question] = answer.probability;
    }
  }
  if (streams.answers == nullptr) return {};
  *streams.answers << "qid,p\n";
  for (std::size_t i = 0; i < asked.rows.size(); ++i)
    *streams.answers << fmt::format("{},{:.6g}\n", csv_field(asked.rows[i].name), asked.answers[i]);
  return {};
}

}  // namespace koers::forecast
