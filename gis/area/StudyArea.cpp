#include "gis/area/StudyArea.h"

#include <algorithm>

namespace gis::area {

std::optional<std::size_t> Level::find(const std::string &code) const {
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const Unit &unit) { return unit.code == code; });
  if (found == units.end()) return {};
  return static_cast<std::size_t>(found - units.begin());
}

const Level *Edition::find_level(const std::string &level_id) const {
  const auto found =
      std::find_if(levels.begin(), levels.end(), [&](const Level &level) { return level.id == level_id; });
  return found == levels.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> Edition::members(std::size_t level, std::size_t unit) const {
  std::vector<std::uint32_t> result;
  const auto &wanted = levels[level].units[unit].code;
  for (std::size_t i = 0; i < levels.front().units.size(); ++i) {
    std::string code = levels.front().units[i].code;
    for (std::size_t at = 0; at < level && !code.empty(); ++at) {
      // A level of one unit holds everything, stated or not.
      if (levels[at + 1].units.size() == 1) {
        code = levels[at + 1].units.front().code;
        continue;
      }
      const auto here = levels[at].find(code);
      code = here ? levels[at].units[*here].parent : std::string();
    }
    if (code == wanted) result.push_back(static_cast<std::uint32_t>(i));
  }
  return result;
}

const std::vector<std::string> &exclusive_cohorts() {
  static const std::vector<std::string> bands = {"age_0_2",   "age_3_5",   "age_6_10",   "age_11_14",
                                                 "age_15_17", "age_18_59", "age_60_plus"};
  return bands;
}

} // namespace gis::area
