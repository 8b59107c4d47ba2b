// Walks the includes of every room and fails, with file and line, where one reaches a room that stands
// after its own, where a C header of GDAL, GEOS or PROJ leaves geo and sources, or where Qt enters gis.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> flow = {
    "gis/base",    "gis/geo",   "gis/sources", "gis/zonal",      "gis/area",       "gis/services",
    "gis/travel",  "gis/water", "gis/radio",   "gis/allocation", "gis/indicators", "gis/gaps",
    "gis/plans",   "gis/study", "ui/words",    "ui/maps",        "ui/tables",      "ui/report",
    "ui/commands", "ui/cli",    "ui/desktop"};

int place_in_flow(const std::string &path) {
  for (std::size_t i = 0; i < flow.size(); ++i)
    if (path.rfind(flow[i] + "/", 0) == 0) return static_cast<int>(i);
  return -1;
}

std::string judge(const std::string &file, const std::string &header) {
  const int own = place_in_flow(file);
  const int other = place_in_flow(header);
  if (own >= 0 && other > own) return "reaches a later room";
  if (other >= 0 && flow[static_cast<std::size_t>(other)] == "ui/cli" && file.rfind("ui/cli/", 0) != 0)
    return "nobody else includes ui/cli";
  if (other >= 0 && flow[static_cast<std::size_t>(other)] == "ui/desktop" &&
      file.rfind("ui/desktop/", 0) != 0)
    return "nobody else includes ui/desktop";
  static const std::regex c_library("(gdal|ogr_|cpl_|geos_c|proj|geodesic).*\\.h(pp)?");
  const bool may_use_c = file.rfind("gis/geo/", 0) == 0 || file.rfind("gis/sources/", 0) == 0;
  if (std::regex_match(header, c_library) && !may_use_c)
    return "GDAL, GEOS and PROJ stay in gis/geo and gis/sources";
  if (file.rfind("gis/", 0) == 0 && std::regex_match(header, std::regex("(Qt?[A-Z][A-Za-z/]*|q[a-z]+\\.h)")))
    return "Qt stays out of gis";
  return {};
}

std::vector<std::string> faults_of(const fs::path &root) {
  static const std::regex include("\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"].*");
  std::vector<std::string> faults;
  for (const char *top : {"gis", "ui"})
    for (const auto &entry : fs::recursive_directory_iterator(root / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      const std::string file = fs::relative(entry.path(), root).generic_string();
      std::ifstream stream(entry.path());
      std::string line;
      for (int number = 1; std::getline(stream, line); ++number) {
        std::smatch match;
        if (!std::regex_match(line, match, include)) continue;
        if (const auto fault = judge(file, match[1]); !fault.empty())
          faults.push_back(file + ":" + std::to_string(number) + ": " + match[1].str() + ": " + fault);
      }
    }
  return faults;
}

TEST(Layers, EveryIncludeFollowsTheFlow) {
  for (const auto &fault : faults_of(TIEPCAN_SOURCE_DIR)) ADD_FAILURE() << fault;
}

TEST(Layers, TheJudgeSeesEachKindOfFault) {
  EXPECT_EQ(judge("gis/zonal/sums.cpp", "gis/geo/Grid.h"), "");
  EXPECT_NE(judge("gis/zonal/sums.cpp", "gis/area/StudyArea.h"), "");
  EXPECT_NE(judge("gis/base/text.cpp", "ui/words/Words.h"), "");
  EXPECT_NE(judge("gis/travel/search.cpp", "gdal.h"), "");
  EXPECT_NE(judge("gis/travel/search.cpp", "QString"), "");
  EXPECT_NE(judge("ui/commands/Run.cpp", "ui/cli/main.h"), "");
  EXPECT_EQ(judge("ui/maps/Painter.cpp", "QPainter"), "");
  EXPECT_EQ(judge("ui/cli/main.cpp", "ui/cli/help.h"), "");
  EXPECT_NE(judge("ui/desktop/main.cpp", "ui/cli/help.h"), "");
}

} // namespace
