// `koers forecast`.
#include "koers/forecast_command.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "app/grain_rhythm.h"
#include "app/import_numbers.h"
#include "base/number.h"
#include "chart/terminal_fan.h"
#include "chart/trend.h"
#include "forecast/batch.h"
#include "forecast/engine.h"
#include "koers/forecast_notes.h"
#include "text/locale.h"

namespace koers::program {
namespace {

std::string text_of(const json::object& arguments, std::string_view key) {
  const auto* value = arguments.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string path_of(const json::object& arguments, std::string_view key) {
  const std::string path = text_of(arguments, key);
  return path.empty() || path.starts_with('/') ? path : text_of(arguments, "folder") + "/" + path;
}

template <typename Stream>
Result<void> open(Stream& stream, const std::string& path, std::string_view code) {
  if (path.empty()) return {};
  errno = 0;
  stream.open(path);
  if (stream.is_open()) return {};
  return fail(
      Error{.kind = ErrorKind::not_found,
            .code = std::string(code),
            .arguments = {{"file", path}, {"detail", std::generic_category().message(errno)}}});
}

// A folder opens, too, and has no rows.
Result<void> open_input(std::ifstream& stream, const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return fail(
        Error{.kind = ErrorKind::not_found,
              .code = "file.unreadable",
              .arguments = {{"file", path}, {"detail", std::generic_category().message(EISDIR)}}});
  return open(stream, path, "file.unreadable");
}

// Nothing where no file is asked for.
template <typename Make>
Result<void> write(const std::string& path, const Make& make) {
  if (path.empty()) return {};
  std::ofstream out;
  if (const auto opened = open(out, path, "file.unwritable"); !opened) return opened;
  out << make() << std::flush;
  if (out) return {};
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "file.unwritable",
                    .arguments = {{"file", path}, {"detail", "write"}}});
}

Error not_written(const std::string& path) {
  return {.kind = ErrorKind::unavailable,
          .code = "file.unwritable",
          .arguments = {{"file", path}, {"detail", std::generic_category().message(errno)}}};
}

// A file that takes its name only once it is whole; what is no plain file (a pipe, /dev/stdout) is
// written to at once.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (!is_kept_ && !beside_.empty()) std::filesystem::remove(beside_, ignored_);
  }

  Result<void> open() {
    if (path_.empty()) return {};
    const bool is_plain = !std::filesystem::exists(path_, ignored_) ||
                          std::filesystem::is_regular_file(path_, ignored_);
    if (is_plain) beside_ = path_ + ".unfinished";
    return program::open(stream_, is_plain ? beside_ : path_, "file.unwritable");
  }
  Result<void> keep() {
    if (path_.empty()) return {};
    stream_.close();
    if (!stream_) return fail(not_written(path_));
    std::error_code failure;
    if (!beside_.empty()) std::filesystem::rename(beside_, path_, failure);
    if (failure) return fail(not_written(path_));
    is_kept_ = true;
    return {};
  }
  [[nodiscard]] std::ostream& stream() { return stream_; }

 private:
  std::string path_;
  std::string beside_;
  std::ofstream stream_;
  std::error_code ignored_;
  bool is_kept_ = false;
};

// Nothing that is read is written over, and no result by another.
Result<void> all_different(const json::object& arguments) {
  for (const auto* in : {"train", "questions"}) {
    for (const auto* out : {"out", "probabilities"}) {
      const std::string path = path_of(arguments, out);
      std::error_code ignored;
      if (!path.empty() && std::filesystem::equivalent(path_of(arguments, in), path, ignored))
        return fail(Error{.kind = ErrorKind::invalid,
                          .code = "forecast.writes_over_input",
                          .arguments = {{"file", path}}});
    }
  }
  const std::string out = path_of(arguments, "out");
  if (!out.empty() && out == path_of(arguments, "probabilities"))
    return fail(Error{.kind = ErrorKind::invalid,
                      .code = "forecast.one_file_for_both",
                      .arguments = {{"file", out}}});
  return {};
}

// Inputs are open before any output is made, so that nothing is lost to a name that was mistyped.
Result<void> run_rows(const json::object& arguments) {
  std::ifstream series;
  std::ifstream questions;
  const std::string asked = path_of(arguments, "questions");
  KOERS_CHECK(all_different(arguments));
  KOERS_CHECK(open_input(series, path_of(arguments, "train")));
  if (!asked.empty()) KOERS_CHECK(open_input(questions, asked));
  NewFile forecasts(path_of(arguments, "out"));
  NewFile answers(path_of(arguments, "probabilities"));
  KOERS_CHECK(forecasts.open());
  KOERS_CHECK(answers.open());
  const bool has_answers = !path_of(arguments, "probabilities").empty();
  KOERS_CHECK(forecast::run_batch({.series = series,
                                   .forecasts = forecasts.stream(),
                                   .questions = asked.empty() ? nullptr : &questions,
                                   .answers = has_answers ? &answers.stream() : nullptr},
                                  {.threads = arguments.at("threads").to_number<std::size_t>(),
                                   .seed = arguments.at("seed").to_number<std::uint64_t>()}));
  KOERS_CHECK(forecasts.keep());
  return answers.keep();
}

Checked<json::value> forecast_rows(const json::object& arguments) {
  if (const auto done = run_rows(arguments); !done) return tl::unexpected(Errors{done.error()});
  return json::object{};
}

// The values at equal distances, gaps included.
struct Spaced {
  std::vector<domain::Period> periods;
  forecast::Series series;
};

// More periods than that between two values are a date that was mistyped.
constexpr std::size_t gap_max = 10'000;

Result<Spaced> spaced(const app::UnderstoodNumbers& numbers, const domain::Calendar& calendar) {
  Spaced spaced;
  spaced.series = app::series_of(numbers.grain);
  for (const auto& value : numbers.values) {
    for (std::size_t gap = 0;
         !spaced.periods.empty() && spaced.periods.back().last < value.period.first; ++gap) {
      if (gap == gap_max)
        return fail(
            Error{.kind = ErrorKind::invalid,
                  .code = "forecast.gap_too_long",
                  .arguments = {{"period", value.label}, {"line", std::to_string(value.line)}}});
      spaced.periods.push_back(calendar.period_of(numbers.grain, spaced.periods.back().last));
      spaced.series.values.push_back(forecast::missing);
    }
    spaced.periods.push_back(value.period);
    spaced.series.values.push_back(value.value);
  }
  return spaced;
}

std::size_t sensible_horizon(const forecast::Series& series) {
  switch (series.rhythm) {
    case forecast::Rhythm::yearly:
      return 4;
    case forecast::Rhythm::quarterly:
      return 8;
    case forecast::Rhythm::monthly:
      return 12;
    case forecast::Rhythm::weekly:
      return 13;
    default:
      return 14;
  }
}

struct Ahead {
  forecast::Outlook outlook;
  std::vector<domain::Period> periods;
};

json::array steps_of(const Ahead& ahead, const app::UnderstoodNumbers& numbers,
                     const domain::Calendar& calendar, double level) {
  const auto band = ahead.outlook.band(level);
  json::array steps;
  for (std::size_t k = 0; k < ahead.periods.size(); ++k)
    steps.push_back({{"period", calendar.label(numbers.grain, ahead.periods[k])},
                     {"value", ahead.outlook.point[k]},
                     {"lower", band.lower[k]},
                     {"upper", band.upper[k]}});
  return steps;
}

// Its legend says which bands it has.
std::string drawing(const Spaced& spaced, const Ahead& ahead, const app::UnderstoodNumbers& numbers,
                    const domain::Calendar& calendar, text::Locale locale) {
  chart::TrendChart chart{.locale = locale, .unit = numbers.suggested_unit, .grain = numbers.grain};
  chart.title.what = numbers.suggested_name;
  for (std::size_t i = 0; i < spaced.periods.size(); ++i) {
    const double value = spaced.series.values[i];
    chart.points.push_back({.label = calendar.label(numbers.grain, spaced.periods[i]),
                            .period = spaced.periods[i],
                            .value = std::isfinite(value) ? std::optional(value) : std::nullopt});
  }
  const auto half = ahead.outlook.band(0.5);
  const auto most = ahead.outlook.band(0.8);
  const auto nearly = ahead.outlook.band(0.95);
  for (std::size_t k = 0; k < ahead.periods.size(); ++k)
    chart.forecast.push_back({.label = calendar.label(numbers.grain, ahead.periods[k]),
                              .period = ahead.periods[k],
                              .median = ahead.outlook.point[k],
                              .lower50 = half.lower[k],
                              .upper50 = half.upper[k],
                              .lower80 = most.lower[k],
                              .upper80 = most.upper[k],
                              .lower95 = nearly.lower[k],
                              .upper95 = nearly.upper[k]});
  return chart::trend_svg(chart, {.width = 800, .height = 360}, "forecast");
}

std::string in_terminal(const Spaced& spaced, const Ahead& ahead, double level) {
  const auto band = ahead.outlook.band(level);
  chart::TerminalFan fan{
      .values = {}, .lower = band.lower, .point = ahead.outlook.point, .upper = band.upper};
  for (const double value : spaced.series.values)
    fan.values.push_back(std::isfinite(value) ? std::optional(value) : std::nullopt);
  return chart::terminal_fan(fan, {.columns = 72, .rows = 14});
}

json::array values_of(const Spaced& spaced) {
  json::array values;
  for (const double value : spaced.series.values) {
    if (std::isfinite(value))
      values.emplace_back(value);
    else
      values.emplace_back(nullptr);
  }
  return values;
}

// What the engine would pass over becomes one of the lines that are left out.
void leave_out_uncountable(app::UnderstoodNumbers& numbers) {
  const auto is_uncountable = [](const app::UnderstoodValue& value) {
    return std::abs(value.value) > forecast::value_max;
  };
  for (const auto& value : numbers.values) {
    if (!is_uncountable(value)) continue;
    numbers.complaints.push_back(
        {.kind = ErrorKind::invalid,
         .code = "forecast.number_too_large",
         .arguments = {{"line", std::to_string(value.line)}, {"value", to_shortest(value.value)}},
         .place = {.file = {}, .line = value.line, .column = 0}});
  }
  std::erase_if(numbers.values, is_uncountable);
  std::ranges::stable_sort(numbers.complaints, {},
                           [](const Error& complaint) { return complaint.place.line; });
}

// The last period may still be open, with a part of its value.
std::string without_open_period(app::UnderstoodNumbers& numbers, Date today) {
  if (numbers.values.empty() || numbers.values.back().period.last <= today) return {};
  const std::string label = numbers.values.back().label;
  while (!numbers.values.empty() && numbers.values.back().period.last > today)
    numbers.values.pop_back();
  return label;
}

// The numbers of the file, whose name the complaints bear as it was typed.
Checked<app::UnderstoodNumbers> read_numbers(const json::object& arguments, text::Locale locale,
                                             Date today) {
  std::ifstream file;
  if (const auto opened = open_input(file, path_of(arguments, "path")); !opened)
    return tl::unexpected(Errors{opened.error()});
  std::ostringstream text;
  text << file.rdbuf();
  auto numbers = app::understand_numbers({.text = text.str(), .locale = locale, .today = today},
                                         domain::Calendar());
  if (!numbers) return tl::unexpected(Errors{numbers.error()});
  leave_out_uncountable(*numbers);
  for (auto& complaint : numbers->complaints) complaint.place.file = text_of(arguments, "path");
  if (numbers->values.empty()) return tl::unexpected(std::move(numbers->complaints));
  return std::move(*numbers);
}

Checked<json::value> forecast_file(const json::object& arguments, Date today) {
  const auto locale = text::parse_locale(text_of(arguments, "lang")).value_or(text::Locale::en);
  const domain::Calendar calendar;
  auto numbers = read_numbers(arguments, locale, today);
  if (!numbers) return tl::unexpected(numbers.error());
  const std::string open = without_open_period(*numbers, today);
  if (numbers->values.empty())
    return tl::unexpected(Errors{{.kind = ErrorKind::invalid,
                                  .code = "forecast.nothing_closed",
                                  .arguments = {{"period", open}}}});
  const auto series = spaced(*numbers, calendar);
  if (!series) return tl::unexpected(Errors{series.error()});
  const auto asked = arguments.at("horizon").to_number<std::size_t>();
  const std::size_t horizon = asked > 0 ? asked : sensible_horizon(series->series);
  Ahead ahead{.outlook = forecast::look_ahead(series->series, {.horizon = horizon}), .periods = {}};
  for (auto last = series->periods.back(); ahead.periods.size() < horizon;
       last = ahead.periods.back())
    ahead.periods.push_back(calendar.period_of(numbers->grain, last.last));
  const double level = arguments.at("level").to_number<double>() / 100;
  const auto drawn = write(path_of(arguments, "svg"),
                           [&] { return drawing(*series, ahead, *numbers, calendar, locale); });
  if (!drawn) return tl::unexpected(Errors{drawn.error()});
  return json::object{{"name", numbers->suggested_name},
                      {"grain", domain::name_of(numbers->grain)},
                      {"engine", forecast::engine_version},
                      {"values", values_of(*series)},
                      {"level", level},
                      {"steps", steps_of(ahead, *numbers, calendar, level)},
                      {"models", models_of(ahead.outlook)},
                      {"caution", name_of(ahead.outlook.caution)},
                      {"used", ahead.outlook.used},
                      {"filled", ahead.outlook.filled},
                      {"outliers", ahead.outlook.outliers},
                      {"open_period", open},
                      {"notes", notes_of({ahead.outlook, open}, locale)},
                      {"terminal", in_terminal(*series, ahead, level)},
                      {"left_out", left_out_of(numbers->complaints, locale)}};
}

}  // namespace

Checked<json::value> run_forecast(std::string_view name, const json::object& arguments,
                                  Date today) {
  return name == "forecast_rows" ? forecast_rows(arguments) : forecast_file(arguments, today);
}

}  // namespace koers::program
