// The key is the whole input, bit by bit: two series never share a forecast by accident.
#include "app/forecast_cache.h"

#include <array>
#include <cstring>

namespace koers::app {
namespace {

template <typename Number>
void append_bits(std::string& key, const Number& number) {
  std::array<char, sizeof(Number)> bits{};
  std::memcpy(bits.data(), &number, sizeof(Number));
  key.append(bits.data(), bits.size());
}

void append_bound(std::string& key, const std::optional<double>& bound) {
  key += bound ? '1' : '0';
  if (bound) append_bits(key, *bound);
}

std::string key_of(const forecast::Series& series, std::size_t horizon) {
  std::string key(forecast::engine_version);
  append_bits(key, horizon);
  append_bits(key, series.rhythm);
  append_bits(key, series.period);
  append_bound(key, series.lower);
  append_bound(key, series.upper);
  append_bits(key, series.may_be_negative);
  for (const double value : series.values) append_bits(key, value);
  return key;
}

std::size_t bytes_of(const std::string& key, const forecast::Outlook& outlook) {
  const std::size_t numbers = outlook.paths.count() * outlook.paths.horizon() +
                              outlook.point.size() + outlook.adjusted.values.size();
  return 2 * key.size() + numbers * sizeof(double);
}

}  // namespace

std::shared_ptr<const forecast::Outlook> ForecastCache::of(const forecast::Series& series,
                                                           std::size_t horizon) {
  std::string key = key_of(series, horizon);
  if (auto found = find(key)) return found;
  auto made =
      std::make_shared<const forecast::Outlook>(forecast::look_ahead(series, {.horizon = horizon}));
  const std::size_t bytes = bytes_of(key, *made);
  keep({.key = std::move(key), .outlook = made, .bytes = bytes});
  return made;
}

std::size_t ForecastCache::made() const {
  const std::scoped_lock lock(mutex_);
  return made_;
}

std::shared_ptr<const forecast::Outlook> ForecastCache::find(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  by_use_.splice(by_use_.begin(), by_use_, found->second);
  return found->second->outlook;
}

void ForecastCache::keep(Kept kept) {
  const std::scoped_lock lock(mutex_);
  ++made_;
  if (by_key_.contains(kept.key)) return;
  bytes_ += kept.bytes;
  by_use_.push_front(std::move(kept));
  by_key_.emplace(by_use_.front().key, by_use_.begin());
  while (bytes_ > bytes_max_ && by_use_.size() > 1) {
    bytes_ -= by_use_.back().bytes;
    by_key_.erase(by_use_.back().key);
    by_use_.pop_back();
  }
}

}  // namespace koers::app
