#include "tests/broken/cases.h"
#include "tests/process.h"

#include <map>

namespace broken {
namespace {

/// What a mast says otherwise than a good one.
using Mast = std::map<std::string, std::string>;

std::string feature(const Mast &own) {
  Mast all = {{"id", "A"},     {"channel", "VOV1"}, {"scope", "national"}, {"medium", "fm"},
              {"mhz", "100"},  {"erp_kw", "1"},     {"antenna_m", "60"},   {"polarisation", "v"},
              {"pattern", ""}, {"site", ""},        {"x", "500350"},       {"y", "1300250"}};
  for (const auto &[key, value] : own) all[key] = value;
  std::string properties;
  for (const auto &[key, value] : all)
    if (key != "x" && key != "y" && !value.empty()) properties += ", \"" + key + "\": \"" + value + "\"";
  return R"({"type": "Feature", "properties": {)" + properties.substr(2) +
         R"(}, "geometry": {"type": "Point", "coordinates": [)" + all["x"] + ", " + all["y"] + "]}}";
}

/// The base study with these masts; `more` is written under its [radio].
Spoil masts(const std::vector<Mast> &list, const std::string &more = "") {
  std::string features;
  for (const auto &mast : list) features += (features.empty() ? "" : ",\n") + feature(mast);
  const auto layer = R"({"type": "FeatureCollection",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5899"}},
 "features": [)" + features +
                     "]}\n";
  return both(replace("masts.geojson", layer),
              append("study.toml", "\n[[source]]\nid = \"masts\"\npath = \"masts.geojson\"\n\n[radio]\n"
                                   "masts = \"masts\"\n" +
                                       more));
}

/// A table of the study's own.
Spoil table(const std::string &file, const std::string &text) {
  return [=](const Folder &study) {
    std::filesystem::create_directories((study / file).parent_path());
    tests::write_file(study / file, text);
  };
}

} // namespace

std::vector<Case> masts() {
  const std::string thresholds = "service,environment,condition,value_dbuvm,receiver_m,location_percent,"
                                 "time_percent,margin_db,source\n";
  return {
      {"MastsWithoutATerrain",
       both(masts({{}}), edit("study.toml", "[travel]\nterrain = \"terrain\"\n", "[travel]\n")), "error",
       "value_bad", "", 193},
      {"MastsWithATerrainThatIsGone",
       both(masts({{}}, "terrain = \"heights\"\n"),
            append("study.toml", "\n[[source]]\nid = \"heights\"\npath = \"heights.tif\"\n")),
       "error", "file_missing", "heights.tif"},
      {"AMastOutsideTheTerrain",
       masts({{{"x", "600350"}}}),
       "warning",
       "mast_outside_terrain",
       "masts",
       1,
       {"radio_hole"}},
      {"AFrequencyInGigahertz",
       masts({{{"mhz", "0.1"}}}),
       "warning",
       "mast_value_range",
       "masts",
       1,
       {},
       "6"},
      {"AnAntennaInTheSky",
       masts({{{"antenna_m", "3500"}}}),
       "error",
       "mast_value_range",
       "masts",
       1,
       {},
       "3"},
      {"PowerInWattsCalledKilowatts", masts({{{"erp_kw", "5000"}}}), "warning", "erp_implausible", "masts",
       1},
      {"APatternWithAGap",
       both(masts({{{"pattern", "a.csv"}}}),
            table("a.csv", "plane,angle_deg,attenuation_db\nhorizontal,0,0\nhorizontal,10,3\n"
                           "horizontal,350,3\n")),
       "error", "pattern_gap", "a.csv"},
      {"TwoMastsOfOneChannelOnOneSite", masts({{{"site", "Suối Mơ"}}, {{"id", "B"}, {"site", "suối mơ"}}}),
       "warning", "mast_twins", "masts", 2},
      {"AChannelWithoutAScope", masts({{}, {{"id", "B"}, {"channel", "VOV2"}, {"scope", ""}}}), "error",
       "channel_no_scope", "masts", 2},
      {"AServiceWithoutAThreshold",
       both(masts({{}}),
            table("radio/thresholds.csv", thresholds + "dvbt2,rural,fixed,54,10,50,50,6,test\n")),
       "error",
       "threshold_missing",
       "",
       0,
       {},
       "fm_stereo"},
      {"AThresholdOfAnUnknownCondition",
       masts({{}}, "condition = \"rooftop\"\n"),
       "error",
       "threshold_missing",
       "",
       0,
       {},
       "rooftop"},
  };
}

} // namespace broken
