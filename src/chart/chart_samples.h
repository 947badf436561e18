// Charts that the tests draw: one for each thing that may go wrong. Only tests include this file.
#pragma once

#include <string>
#include <vector>

#include "chart/bullet.h"
#include "chart/reliability.h"
#include "chart/sparkline.h"
#include "chart/trend.h"

namespace koers::chart {

struct TrendSample {
  std::string name;  ///< Its golden file, without folder and ending.
  TrendChart chart;
  Size size;
};
[[nodiscard]] std::vector<TrendSample> trend_samples();

struct SparkSample {
  std::string name;
  Sparkline line;
};
[[nodiscard]] std::vector<SparkSample> spark_samples();

struct BulletSample {
  std::string name;
  Bullet bullet;
};
[[nodiscard]] std::vector<BulletSample> bullet_samples();

struct ReliabilitySample {
  std::string name;
  ReliabilityChart chart;
};
[[nodiscard]] std::vector<ReliabilitySample> reliability_samples();

}  // namespace koers::chart
