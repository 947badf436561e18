// Table → which column holds what → grain → one value per period. Everything guessed is said, and
// can be corrected.
#include "app/import_numbers.h"

#include <algorithm>
#include <map>

#include "app/grain_of_days.h"
#include "app/pasted_habits.h"
#include "app/pasted_table.h"
#include "chart/trend.h"
#include "text/catalog.h"
#include "text/dates.h"

namespace koers::app {
namespace {

using domain::Grain;

constexpr std::size_t complaints_max = 100;

class Understanding {
 public:
  Understanding(const PastedNumbers& pasted, const domain::Calendar& calendar)
      : pasted_(pasted), calendar_(calendar), year_(year_of(pasted.today)) {}

  Result<UnderstoodNumbers> run() {
    table_ = read_table(pasted_.text, pasted_.delimiter);
    if (table_.rows.empty()) return fail(ErrorKind::invalid, "import.empty", "/text");
    out_.delimiter = table_.delimiter;
    drop_titles(table_);
    if (stands_sideways()) table_ = transposed(table_);
    join_years(table_);
    find_date_order();
    find_header();
    KOERS_CHECK(find_date_column());
    KOERS_CHECK(find_value_column());
    describe_columns();
    find_decimal_mark();
    read_rows();
    if (rows_.empty())
      return fail(ErrorKind::invalid,
                  out_.complaints.empty() ? "import.no_rows" : "import.no_values", "/text");
    place_periods_without_year();
    find_grain();
    collect_values();
    summarize();
    draw();
    return std::move(out_);
  }

 private:
  struct Row {
    ReadPeriod period;
    double value = 0;
    int line = 0;
  };

  [[nodiscard]] std::size_t width() const {
    std::size_t width = 0;
    for (const auto& row : table_.rows) width = std::max(width, row.cells.size());
    return width;
  }

  [[nodiscard]] static const std::string& cell(const PastedRow& row, std::size_t column) {
    static const std::string nothing;
    return column < row.cells.size() ? row.cells[column] : nothing;
  }

  [[nodiscard]] std::optional<ReadPeriod> period_in(const std::string& text) const {
    return read_period(text, calendar_, {.order = out_.date_order, .year = year_});
  }

  [[nodiscard]] bool is_number(const std::string& text) const {
    return !text.empty() && text::read_number(pasted_.locale, text).has_value();
  }

  // The months stand side by side: few rows, of which the first is all periods.
  [[nodiscard]] bool stands_sideways() const {
    if (table_.rows.size() > 3 || width() < 3 || pasted_.date_column) return false;
    const auto& first = table_.rows.front().cells;
    const auto periods =
        std::ranges::count_if(first, [&](const auto& text) { return period_in(text).has_value(); });
    return static_cast<std::size_t>(periods) + 1 >= first.size() && periods >= 2;
  }

  void find_date_order() {
    if (pasted_.date_order) {
      out_.date_order = *pasted_.date_order;
      return;
    }
    // An order that cannot be right shows itself by a month beyond twelve.
    std::size_t best = 0;
    bool has_free_order = true;
    for (const auto order : {DateOrder::day_month_year, DateOrder::month_day_year}) {
      std::size_t read = 0;
      for (const auto& row : table_.rows) {
        for (const auto& text : row.cells) {
          const auto period = read_period(text, calendar_, {.order = order, .year = year_});
          if (!period) continue;
          ++read;
          has_free_order = has_free_order && period->is_order_free;
        }
      }
      if (order == DateOrder::day_month_year) best = read;
      out_.is_date_order_certain = has_free_order || read != best;
      if (read > best) out_.date_order = order;
    }
  }

  void find_header() {
    const auto& first = table_.rows.front().cells;
    const bool says_something = std::ranges::any_of(
        first, [&](const auto& text) { return period_in(text).has_value() || is_number(text); });
    const bool has_year_like_names =
        says_something && table_.rows.size() > 1 && is_header_of_years();
    const bool is_row = std::ranges::any_of(first, looks_like_date);
    out_.has_header = !is_row && (!says_something || has_year_like_names);
    out_.row_count = static_cast<int>(table_.rows.size()) - (out_.has_header ? 1 : 0);
  }

  // "31-2-2026" is no day, and no name either: it stays a row, to be complained of.
  [[nodiscard]] static bool looks_like_date(const std::string& text) {
    int groups = 0;
    bool in_digits = false;
    for (const char c : text) {
      const bool is_digit = c >= '0' && c <= '9';
      if (is_digit && !in_digits) ++groups;
      in_digits = is_digit;
      const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (is_letter) return false;
    }
    return groups >= 2;
  }

  // "maand;2025" over "jan;14,2": the name of the values happens to be a number.
  [[nodiscard]] bool is_header_of_years() const {
    const auto& first = table_.rows.front();
    const auto& second = table_.rows[1];
    return !period_in(cell(first, 0)) && !is_number(cell(first, 0)) &&
           period_in(cell(second, 0)).has_value();
  }

  [[nodiscard]] std::vector<PastedRow>::const_iterator first_row() const {
    return table_.rows.begin() + (out_.has_header ? 1 : 0);
  }

  template <typename Fits>
  [[nodiscard]] int count_in(std::size_t column, Fits fits) const {
    return static_cast<int>(std::count_if(
        first_row(), table_.rows.end(), [&](const auto& row) { return fits(cell(row, column)); }));
  }

  [[nodiscard]] Result<void> checked_column(const std::optional<int>& column,
                                            std::string_view pointer) const {
    if (!column || (*column >= 0 && static_cast<std::size_t>(*column) < width())) return {};
    return fail(Error{.code = "import.column_unknown",
                      .pointer = std::string(pointer),
                      .arguments = {{"column", std::to_string(*column + 1)},
                                    {"count", std::to_string(width())}}});
  }

  Result<void> find_date_column() {
    KOERS_CHECK(checked_column(pasted_.date_column, "/date_column"));
    if (pasted_.date_column) {
      out_.date_column = *pasted_.date_column;
      return {};
    }
    int best = 0;
    for (std::size_t column = 0; column < width(); ++column) {
      const int count =
          count_in(column, [&](const auto& text) { return period_in(text).has_value(); });
      if (count <= best) continue;
      best = count;
      out_.date_column = static_cast<int>(column);
    }
    if (best == 0) return fail(ErrorKind::invalid, "import.no_dates", "/text");
    return {};
  }

  Result<void> find_value_column() {
    KOERS_CHECK(checked_column(pasted_.value_column, "/value_column"));
    if (pasted_.value_column) {
      out_.value_column = *pasted_.value_column;
      return {};
    }
    int best = 0;
    for (std::size_t column = 0; column < width(); ++column) {
      if (static_cast<int>(column) == out_.date_column) continue;
      const int count = count_in(column, [&](const auto& text) { return is_number(text); });
      if (count <= best) continue;
      best = count;
      out_.value_column = static_cast<int>(column);
    }
    if (best == 0) return fail(ErrorKind::invalid, "import.no_values", "/text");
    return {};
  }

  void describe_columns() {
    for (std::size_t column = 0; column < width(); ++column) {
      UnderstoodColumn described;
      described.name = out_.has_header ? cell(table_.rows.front(), column) : std::string();
      if (described.name.empty()) described.name = std::to_string(column + 1);
      const int dates =
          count_in(column, [&](const auto& text) { return period_in(text).has_value(); });
      const int numbers = count_in(column, [&](const auto& text) { return is_number(text); });
      const bool is_date =
          static_cast<int>(column) == out_.date_column || (dates > 0 && dates >= numbers);
      described.type = is_date ? "date" : (numbers > 0 ? "number" : "text");
      for (auto row = first_row(); row != table_.rows.end() && described.sample.empty(); ++row) {
        described.sample = cell(*row, column);
      }
      out_.columns.push_back(std::move(described));
    }
    if (out_.has_header)
      out_.suggested_name = cell(table_.rows.front(), static_cast<std::size_t>(out_.value_column));
  }

  void find_decimal_mark() {
    std::vector<std::string> texts;
    for (auto row = first_row(); row != table_.rows.end(); ++row) {
      const auto& text = cell(*row, static_cast<std::size_t>(out_.value_column));
      if (!text.empty()) texts.push_back(text);
    }
    const auto guess = text::guess_decimal_mark(pasted_.locale, texts);
    out_.decimal = pasted_.decimal.value_or(guess.mark);
    out_.is_decimal_certain = pasted_.decimal.has_value() || guess.is_certain;
    for (const auto& text : texts) {
      const auto reading = text::read_number(pasted_.locale, text);
      if (reading && !reading->unit.empty()) out_.suggested_unit = reading->unit;
    }
  }

  void complain(std::string_view code, int line, const std::string& text) {
    if (out_.complaints.size() >= complaints_max) return;
    out_.complaints.push_back({.code = std::string(code),
                               .arguments = {{"line", std::to_string(line)}, {"text", text}},
                               .place = {.file = {}, .line = line, .column = 0}});
  }

  void read_rows() {
    for (auto row = first_row(); row != table_.rows.end(); ++row) {
      const auto& date_text = cell(*row, static_cast<std::size_t>(out_.date_column));
      const auto& value_text = cell(*row, static_cast<std::size_t>(out_.value_column));
      const auto period = period_in(date_text);
      if (!period) {
        const bool is_last_and_unnamed = date_text.empty() && row + 1 == table_.rows.end();
        const bool is_total = is_last_and_unnamed || is_total_name(date_text);
        complain(is_total ? "import.total_line" : "import.bad_date", row->line, date_text);
        continue;
      }
      if (says_nothing(value_text)) continue;  // Nothing was measured: no value, no complaint.
      const auto value = text::read_number(out_.decimal, value_text);
      if (!value) {
        complain("import.bad_number", row->line, value_text);
        continue;
      }
      rows_.push_back({*period, *value, row->line});
    }
  }

  // "nov, dec, jan, feb": the last one is the latest such month up to today, each before it the one
  // before. The same for weeks and quarters.
  void place_periods_without_year() {
    Date bound = pasted_.today;
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
      if (row->period.has_year) continue;
      while (row->period.first > bound) row->period.first = years_later(row->period, -1);
      while (years_later(row->period, 1) <= bound) row->period.first = years_later(row->period, 1);
      bound = row->period.first - Days{1};
    }
  }

  // The same month, week or quarter of another year; week 53 of a year that has none is the next
  // one.
  [[nodiscard]] Date years_later(const ReadPeriod& period, int years) const {
    if (period.grain != Grain::week) return add_months(period.first, 12 * years);
    const std::string label =
        calendar_.label(Grain::week, calendar_.period_of(Grain::week, period.first));
    const int year = std::stoi(label.substr(0, 4)) + years;
    const auto named = calendar_.parse_label(std::to_string(year) + label.substr(4));
    return named ? named->period.first : period.first + Days{53 * 7 * years};
  }

  void find_grain() {
    if (pasted_.grain) {
      out_.grain = *pasted_.grain;
      return;
    }
    Grain named = Grain::day;
    for (const auto& row : rows_) named = std::max(named, row.period.grain);
    out_.grain = named == Grain::day ? grain_of_steps() : named;
  }

  [[nodiscard]] Grain grain_of_steps() const {
    std::vector<Date> days;
    for (const auto& row : rows_) days.push_back(row.period.first);
    return grain_of_days(std::move(days), calendar_);
  }

  void collect_values() {
    std::map<Date, UnderstoodValue> values;
    for (const auto& row : rows_) {
      // Where months are no calendar months, the one that most of the written month lies in.
      const Days into{row.period.grain == domain::Grain::month ? 14 : 0};
      const auto period = calendar_.period_of(out_.grain, row.period.first + into);
      UnderstoodValue value{period, calendar_.label(out_.grain, period), row.value, row.line};
      const auto [found, is_new] = values.insert_or_assign(period.first, value);
      if (!is_new) {
        complain("import.duplicate_period", row.line, value.label);
        if (!out_.complaints.empty()) out_.complaints.back().arguments["period"] = value.label;
      }
    }
    for (auto& [day, value] : values) out_.values.push_back(std::move(value));
  }

  void summarize() {
    const auto say = [&](std::string_view code, const text::Arguments& arguments = {}) {
      return text::say(pasted_.locale, code, arguments);
    };
    out_.summary =
        say("import.understood",
            {{"count", std::to_string(out_.values.size())},
             {"grain", say((out_.values.size() == 1 ? "grain_noun." : "grain_plural.") +
                           std::string(domain::name_of(out_.grain)))},
             {"decimal", say("decimal_mark." + std::string(text::name_of(out_.decimal)))},
             {"first", text::format_period(pasted_.locale, out_.values.front().label)},
             {"last", text::format_period(pasted_.locale, out_.values.back().label)}});
  }

  void draw() {
    chart::TrendChart chart;
    chart.locale = pasted_.locale;
    chart.unit = out_.suggested_unit;
    chart.grain = out_.grain;
    chart.title.what = out_.suggested_name;
    chart.heading = chart::Heading::spoken;
    for (const auto& value : out_.values) {
      chart.points.push_back({.label = value.label, .period = value.period, .value = value.value});
    }
    out_.chart_svg = chart::trend_svg(chart, {static_cast<double>(pasted_.width), 260}, "import");
  }

  const PastedNumbers& pasted_;
  const domain::Calendar& calendar_;
  int year_;
  PastedTable table_;
  std::vector<Row> rows_;
  UnderstoodNumbers out_;
};

}  // namespace

Result<UnderstoodNumbers> understand_numbers(const PastedNumbers& pasted,
                                             const domain::Calendar& calendar) {
  return Understanding(pasted, calendar).run();
}

}  // namespace koers::app
