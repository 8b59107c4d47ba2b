#pragma once

#include "gis/radio/budget.h"
#include "ui/maps/profile_picture.h"
#include "ui/words/Words.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>

namespace ui::commands {

/// What a path is called beside its numbers. Empty names are left out.
struct PathNames {
  std::string title;                 ///< "A (VOV1) to Xã Một"
  std::string transmitter, receiver; ///< beside the antennas of the picture
  std::optional<double> azimuth_degrees;
  std::string threshold_source;
};

/// What is told of one radio path, in the same words for the terminal and the picture. Keeps no copy: the
/// account must outlive it.
class PathText {
public:
  PathText(const gis::radio::PathAccount &, PathNames, const words::Words &);

  /// With the verdict where a threshold is known.
  std::string title() const;
  std::string subtitle() const;
  /// What stands in the way, or that nothing does.
  std::string obstacle() const;
  std::string note() const;
  std::vector<maps::ProfileLine> lines() const;
  maps::Scene scene() const;

  /// All of it, a line each, each after `indent`.
  void print(std::ostream &, const std::string &indent = "") const;

private:
  const gis::radio::PathAccount &account_;
  PathNames names_;
  const words::Words &w_;

  std::string number(double value, int decimals) const;
  std::string short_number(double value, int decimals) const;
};

/// The same for a machine: link, obstacle and budget as numbers.
nlohmann::ordered_json path_json(const gis::radio::PathAccount &);

} // namespace ui::commands
