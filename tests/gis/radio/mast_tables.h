#pragma once

#include "gis/radio/masts.h"
#include "gis/sources/csv.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Tables of masts as tests write them.
namespace tests::radio {

/// Cells by the name of their column; what is not given is that of a good mast.
using Cells = std::map<std::string, std::string>;

inline gis::sources::Layer layer_of(const std::vector<Cells> &masts) {
  gis::sources::Layer layer{.source = "masts",
                            .name = "masts",
                            .fields = {"id", "site", "channel", "scope", "medium", "mhz", "erp_kw",
                                       "antenna_m", "polarisation", "azimuth", "beamwidth", "pattern"},
                            .crs = gis::geo::Crs::from_text("EPSG:5899")};
  const Cells good = {{"id", "A"},           {"site", ""},        {"channel", "VOV1"},
                      {"scope", "national"}, {"medium", "fm"},    {"mhz", "100"},
                      {"erp_kw", "5"},       {"antenna_m", "60"}, {"polarisation", "V"}};
  for (const auto &given : masts) {
    gis::sources::Row row{.number = static_cast<long>(layer.rows.size()) + 1};
    for (const auto &field : layer.fields) {
      const auto own = given.find(field), usual = good.find(field);
      const auto text = own != given.end() ? own->second : usual != good.end() ? usual->second : "";
      row.cells.push_back(text.empty() ? std::nullopt : std::optional(text));
    }
    row.geometry.points = {{490'000 + 1000.0 * static_cast<double>(layer.rows.size()), 1'300'000}};
    layer.rows.push_back(std::move(row));
  }
  return layer;
}

struct Read {
  std::vector<gis::radio::Mast> masts;
  gis::base::Findings findings;
  std::vector<std::string> codes() const {
    std::vector<std::string> list;
    for (const auto &finding : findings) list.push_back(finding.code);
    return list;
  }
};

inline Read read(const std::vector<Cells> &cells) {
  const gis::radio::PatternFiles files = [](const std::string &name) -> std::optional<gis::sources::Layer> {
    if (name != "round.csv") return {};
    std::string rows;
    for (int angle = 0; angle < 360; angle += 30) rows += "horizontal," + std::to_string(angle) + ",2\n";
    return gis::sources::parse_csv("plane,angle_deg,attenuation_db\n" + rows, name);
  };
  Read read;
  read.masts = gis::radio::masts_from(layer_of(cells), {}, files, read.findings);
  return read;
}

} // namespace tests::radio
