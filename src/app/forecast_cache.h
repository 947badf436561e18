// Forecasts of whole series, each made once: a forecast is a pure function of its input, so keeping
// one saves time and changes no digit.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "forecast/engine.h"

namespace koers::app {

class ForecastCache {
 public:
  /// Keeps what was asked for last, up to about that many bytes of paths.
  explicit ForecastCache(std::size_t bytes_max = std::size_t{256} << 20U) : bytes_max_(bytes_max) {}

  /// `look_ahead` of the series. Cost: milliseconds the first time. Any thread; threads that ask
  /// for the same at once may each make it, and get the same.
  [[nodiscard]] std::shared_ptr<const forecast::Outlook> of(const forecast::Series& series,
                                                            std::size_t horizon);

  /// How many forecasts were made, for measuring.
  [[nodiscard]] std::size_t made() const;

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const forecast::Outlook> outlook;
    std::size_t bytes = 0;
  };

  [[nodiscard]] std::shared_ptr<const forecast::Outlook> find(const std::string& key);
  void keep(Kept kept);

  mutable std::mutex mutex_;
  std::list<Kept> by_use_;  ///< The one asked for last comes first.
  std::unordered_map<std::string, std::list<Kept>::iterator> by_key_;
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::size_t made_ = 0;
};

}  // namespace koers::app
