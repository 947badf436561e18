// Every sample is drawn and compared with its golden file, byte by byte. KOERS_UPDATE_GOLDEN=1
// writes the files anew: look at what changed before committing.
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "chart/chart_samples.h"

namespace koers::chart {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void check_golden(const std::string& name, const std::string& svg) {
  const std::filesystem::path path = std::filesystem::path("tests/golden/chart") / (name + ".svg");
  if (std::getenv("KOERS_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << svg;
    return;
  }
  INFO(path.string());
  CHECK(content_of(path) == svg);
}

}  // namespace

TEST_CASE("trend charts are drawn as their golden files") {
  for (const auto& sample : trend_samples())
    check_golden(sample.name, trend_svg(sample.chart, sample.size, "t"));
}

TEST_CASE("sparklines are drawn as their golden files") {
  for (const auto& sample : spark_samples())
    check_golden(sample.name, sparkline_svg(sample.line, {120, 28}, "s"));
}

TEST_CASE("bullet graphs are drawn as their golden files") {
  for (const auto& sample : bullet_samples())
    check_golden(sample.name, bullet_svg(sample.bullet, {160, 28}, "b"));
}

TEST_CASE("reliability diagrams are drawn as their golden files") {
  for (const auto& sample : reliability_samples())
    check_golden(sample.name, reliability_svg(sample.chart, {360, 360}, "r"));
}

}  // namespace koers::chart
