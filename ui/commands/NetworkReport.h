#pragma once

#include "gis/water/Network.h"
#include "ui/words/Words.h"

#include <ostream>
#include <string>
#include <vector>

namespace ui::commands {

/// A water network and what was found out about it.
struct NetworkReport {
  const gis::water::Network &network; ///< with what was asked to be closed
  std::vector<gis::water::Wetness> wetness;
  std::vector<std::size_t> part;
  std::vector<gis::water::Shutting> shuttings;
  std::size_t dangling = 0;
  bool people_known = false; ///< else nothing is said of people

  static NetworkReport of(const gis::water::Network &, bool all, bool people_known);
};

/// What a planner reads: size, where water comes, parts, dangling ends, the valves that matter most.
void print(const NetworkReport &, const words::Words &, std::ostream &);

/// What closing took from those who had water before, as a sentence.
std::string closing_told(const NetworkReport &, const std::vector<gis::water::Wetness> &before,
                         const std::vector<std::string> &closed, const words::Words &);

} // namespace ui::commands
