#include "gis/indicators/Statistics.h"

#include <algorithm>
#include <set>

namespace gis::indicators {
namespace {

int rank(const std::string &quality) {
  static const std::vector<std::string> order = {"preliminary", "estimated", "survey", "official"};
  const auto found = std::find(order.begin(), order.end(), quality);
  return found == order.end() ? -1 : static_cast<int>(found - order.begin());
}

} // namespace

bool Statistics::add(const Key &key, const Statistic &statistic) {
  const auto [at, fresh] = figures_.emplace(key, statistic);
  if (fresh) return true;
  if (rank(at->second.quality) == rank(statistic.quality)) return false;
  if (rank(at->second.quality) < rank(statistic.quality)) {
    superseded_.emplace_back(key, at->second);
    at->second = statistic;
  } else {
    superseded_.emplace_back(key, statistic);
  }
  return true;
}

const Statistic *Statistics::find(const Key &key) const {
  const auto found = figures_.find(key);
  return found == figures_.end() ? nullptr : &found->second;
}

std::vector<int> Statistics::years(Basis basis, const std::string &indicator,
                                   const std::string &measure) const {
  std::set<int> years;
  for (auto at = figures_.lower_bound(Key{basis, indicator, "", "", 0, "", ""});
       at != figures_.end() && at->first.basis == basis && at->first.indicator == indicator; ++at)
    if (at->first.measure == measure) years.insert(at->first.year);
  return {years.begin(), years.end()};
}

std::optional<int> year_of_period(const std::string &period) {
  for (std::size_t at = 0; at + 4 <= period.size(); ++at) {
    const auto digit = [&](std::size_t i) {
      return i < period.size() && period[i] >= '0' && period[i] <= '9';
    };
    if (digit(at) && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4) &&
        (at == 0 || !digit(at - 1)))
      return std::stoi(period.substr(at, 4));
  }
  return {};
}

} // namespace gis::indicators
