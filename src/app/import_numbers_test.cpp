// Numbers as people paste them: every way a spreadsheet writes them down, and what is no numbers at
// all.
#include "app/import_numbers.h"

#include <doctest/doctest.h>

namespace koers::app {
namespace {

PastedNumbers pasted(const std::string& text) {
  PastedNumbers numbers;
  numbers.text = text;
  numbers.today = date_of(2026, 5, 20);
  return numbers;
}

Result<UnderstoodNumbers> understand(const PastedNumbers& numbers) {
  return understand_numbers(numbers, domain::Calendar{});
}

// "2026-01=12.5 2026-02=11", or the code of the error.
std::string read(const PastedNumbers& numbers) {
  const auto understood = understand(numbers);
  if (!understood) return understood.error().code;
  std::string words;
  for (const auto& value : understood->values) {
    const bool is_whole =
        value.value == static_cast<double>(static_cast<std::int64_t>(value.value));
    auto number = is_whole ? std::to_string(static_cast<std::int64_t>(value.value))
                           : std::to_string(value.value);
    if (!is_whole) number.erase(number.find_last_not_of('0') + 1);
    words += (words.empty() ? "" : " ") + value.label + "=" + number;
  }
  return words;
}

std::string read(const std::string& text) { return read(pasted(text)); }

const std::string two_months = "2026-01=12.5 2026-02=11";

TEST_CASE("tabs, semicolons and commas part the columns") {
  CHECK(read("2026-01\t12,5\n2026-02\t11\n") == two_months);
  CHECK(read("2026-01;12,5\n2026-02;11\n") == two_months);
  CHECK(read("2026-01,12.5\n2026-02,11.0\n") == two_months);
}

TEST_CASE(
    "a byte order mark, CRLF, quotes, blank lines and a missing last line end do not matter") {
  CHECK(read("\xEF\xBB\xBFmaand;uren\r\n2026-01;12,5\r\n2026-02;11\r\n") == two_months);
  CHECK(read("\n\"2026-01\";\"12,5\"\n\n\"2026-02\";\"11\"") == two_months);
}

TEST_CASE("points that part thousands are no decimals") {
  CHECK(read("2026-01;1.234,5\n2026-02;12.345,75\n") == "2026-01=1234.5 2026-02=12345.75");
  CHECK(read("2026-01\t1,234.5\n2026-02\t12,345.75\n") == "2026-01=1234.5 2026-02=12345.75");
}

TEST_CASE("months, quarters and weeks as people write them") {
  CHECK(read("jan 2026\t12,5\nfeb 2026\t11\n") == two_months);
  CHECK(read("januari\t12,5\nfebruari\t11\n") == two_months);
  CHECK(read("Q1 2026\t3\nQ2 2026\t4\n") == "2026-Q1=3 2026-Q2=4");
  CHECK(read("week 7 2026\t3\nweek 8 2026\t4\n") == "2026-W07=3 2026-W08=4");
}

TEST_CASE("months without a year are the latest up to today") {
  CHECK(read("nov\t1\ndec\t2\njan\t3\n") == "2025-11=1 2025-12=2 2026-01=3");
}

TEST_CASE("the order of day and month is taken from days that fit only one") {
  auto numbers = pasted("date,calls\n1/13/2026,4\n1/14/2026,5\n");
  numbers.locale = text::Locale::en;
  CHECK(read(numbers) == "2026-01-13=4 2026-01-14=5");
  CHECK(read("13-1-2026;4\n14-1-2026;5\n") == "2026-01-13=4 2026-01-14=5");

  const auto unsure = understand(pasted("1-2-2026;4\n2-2-2026;5\n"));
  REQUIRE(unsure.has_value());
  CHECK_FALSE(unsure->is_date_order_certain);
}

TEST_CASE("what the days stand for follows from where they lie, and a gap drops nothing") {
  CHECK(read("31-1-2026;4\n28-2-2026;5\n30-4-2026;6\n") == "2026-01=4 2026-02=5 2026-04=6");
  CHECK(read("31-3-2026;4\n30-6-2026;5\n31-12-2026;6\n") == "2026-Q1=4 2026-Q2=5 2026-Q4=6");
  CHECK(read("1-1-2024;4\n1-1-2026;5\n") == "2024=4 2026=5");
  CHECK(read("1-2-2026;4\n1-3-2026;5\n1-7-2026;6\n") == "2026-02=4 2026-03=5 2026-07=6");
  CHECK(read("5-1-2026;4\n12-1-2026;5\n26-1-2026;6\n") == "2026-W02=4 2026-W03=5 2026-W05=6");
  CHECK(read("15-1-2026;4\n14-2-2026;5\n16-5-2026;6\n") == "2026-01=4 2026-02=5 2026-05=6");
  CHECK(read("3-1-2026;4\n31-1-2026;5\n5-3-2026;6\n") == "2026-W01=4 2026-W05=5 2026-W10=6");
  CHECK(read("5-1-2026;4\n6-1-2026;5\n9-1-2026;6\n") == "2026-01-05=4 2026-01-06=5 2026-01-09=6");
}

TEST_CASE("an impossible day in the first row is a complaint, not a header") {
  const auto understood = understand(pasted("31-2-2026;4\n31-3-2026;5\n30-4-2026;6\n"));
  REQUIRE(understood.has_value());
  CHECK_FALSE(understood->has_header);
  CHECK(understood->values.size() == 2);
  REQUIRE(understood->complaints.size() == 1);
  CHECK(understood->complaints.front().code == "import.bad_date");
  CHECK(understood->complaints.front().place.line == 1);
}

TEST_CASE("a header names the numbers") {
  const auto understood = understand(pasted("maand\tDoorlooptijd\n2026-01\t12,5\n2026-02\t11\n"));
  REQUIRE(understood.has_value());
  CHECK(understood->has_header);
  CHECK(understood->row_count == 2);
  CHECK(understood->suggested_name == "Doorlooptijd");
}

TEST_CASE("periods side by side are read as well") {
  CHECK(read("maand\tjan 2026\tfeb 2026\nuren\t12,5\t11\n") == two_months);
}

TEST_CASE("a period twice: the later line counts, and it is said") {
  const auto understood = understand(pasted("2026-01;12\n2026-02;11\n2026-01;10\n"));
  REQUIRE(understood.has_value());
  REQUIRE(understood->values.size() == 2);
  CHECK(understood->values.front().value == 10);
  REQUIRE(understood->complaints.size() == 1);
  CHECK(understood->complaints.front().code == "import.duplicate_period");
}

TEST_CASE("a line that cannot be read is left out, with its place") {
  const auto understood =
      understand(pasted("maand;uren\n2026-01;12\n2026-02;veel\n2026-03;9\n2026-13;8\n"));
  REQUIRE(understood.has_value());
  CHECK(understood->values.size() == 2);
  REQUIRE(understood->complaints.size() == 2);
  CHECK(understood->complaints.front().code == "import.bad_number");
  CHECK(understood->complaints.front().place.line == 3);
  CHECK(understood->complaints.back().code == "import.bad_date");
}

TEST_CASE("weeks and quarters without a year are the latest up to today") {
  CHECK(read("week 51\t1\nweek 52\t2\nweek 1\t3\n") == "2025-W51=1 2025-W52=2 2026-W01=3");
  CHECK(read("Q4\t1\nQ1\t2\n") == "2025-Q4=1 2026-Q1=2");
}

TEST_CASE("a year in a column of its own, and bare numbers of weeks, are read by their headings") {
  CHECK(read("Jaar\tWeek\tAantal\n2026\t7\t3\n2026\t8\t4\n") == "2026-W07=3 2026-W08=4");
  CHECK(read("Jaar;Maand;Uren\n2026;januari;12,5\n2026;februari;11\n") == two_months);
  CHECK(read("Jaar;Maand;Uren\n2026;1;12,5\n2026;2;11\n") == two_months);
  CHECK(read("Week;Aantal\n7;3\n8;4\n") == "2026-W07=3 2026-W08=4");
  CHECK(read("Kwartaal;Aantal\n4;3\n1;4\n") == "2025-Q4=3 2026-Q1=4");
}

TEST_CASE("a date may say which day of the week it is") {
  CHECK(read("ma 5 jan 2026\t3\ndi 6 jan 2026\t4\n") == "2026-01-05=3 2026-01-06=4");
  CHECK(read("Monday 5 January 2026\t3\nTuesday 6 January 2026\t4\n") ==
        "2026-01-05=3 2026-01-06=4");
}

TEST_CASE("a title above the columns and cells that say nothing do not matter") {
  CHECK(read("Uren per maand\n\nmaand\turen\n2026-01\t12,5\n2026-02\t11\n") == two_months);
  CHECK(read("2026-01;12,5\n2026-02;11\n2026-03;-\n2026-04;n.v.t.\n2026-05;#N/B\n") == two_months);
}

TEST_CASE("a total below the numbers is left out and said") {
  for (const std::string name : {"Totaal", "Eindtotaal", "Grand Total", "Gemiddelde", ""}) {
    CAPTURE(name);
    const auto understood = understand(pasted("2026-01;12,5\n2026-02;11\n" + name + ";23,5\n"));
    REQUIRE(understood.has_value());
    CHECK(understood->values.size() == 2);
    REQUIRE(understood->complaints.size() == 1);
    CHECK(understood->complaints.front().code == "import.total_line");
  }
}

TEST_CASE("days that were measured are never taken together") {
  CHECK(read("1-2-2026;4\n2-2-2026;5\n13-2-2026;6\n") == "2026-02-01=4 2026-02-02=5 2026-02-13=6");
  CHECK(read("31-1-2026;12,5\n28-2-2026;11\n") == two_months);
}

TEST_CASE("NaN and infinite are no values") {
  const auto understood =
      understand(pasted("2026-01;12\n2026-02;NaN\n2026-03;inf\n2026-04;1e999\n2026-05;3\n"));
  REQUIRE(understood.has_value());
  CHECK(understood->values.size() == 2);
  CHECK(understood->complaints.size() == 3);
}

TEST_CASE("what holds no numbers is refused with a reason") {
  CHECK(read("") == "import.empty");
  CHECK(read(" \n\r\n\t\n") == "import.empty");
  CHECK(read("maand;uren\n") != "");
  CHECK(understand(pasted("maand;uren\n")).has_value() == false);
  CHECK(understand(pasted("the quick brown fox")).has_value() == false);
  CHECK(understand(pasted("{\"a\": [1, 2]}")).has_value() == false);
  CHECK(understand(pasted(std::string(3000, '\x01'))).has_value() == false);
}

}  // namespace
}  // namespace koers::app
