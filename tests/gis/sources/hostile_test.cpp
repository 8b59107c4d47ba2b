// Damaged files: either an Error that names the file, or all there was; never a crash, never less in silence.
#include "gis/sources/gate.h"
#include "gis/sources/write.h"
#include "tests/gis/sources/Files.h"

#include <random>

namespace gis::sources {
namespace {

/// Reads a damaged file. Rows may be missing only with an error.
void expect_all_or_error(Files &files, const std::filesystem::path &path, const std::string &what) {
  files.findings.clear();
  try {
    const auto layer = files.read(path);
    const std::size_t told = files.findings.size();
    EXPECT_GE(layer.rows.size() + told, 3U) << what << ": rows are gone and nothing is told";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.finding().source, "source") << what << ": " << error.what();
  }
}

class Damaged : public testing::TestWithParam<const char *> {};

TEST_P(Damaged, CutAnywhere) {
  Files files;
  const auto good = files.folder / GetParam(), bad = files.folder / (std::string("cut_") + GetParam());
  files.tool({"ogr2ogr", good, files.communes(), "-nln", "communes"});
  const auto bytes = tests::text_of(good);
  for (const char *beside : {".shx", ".dbf", ".prj"})
    if (std::filesystem::exists(std::filesystem::path(good).replace_extension(beside)))
      std::filesystem::copy(std::filesystem::path(good).replace_extension(beside),
                            std::filesystem::path(bad).replace_extension(beside));
  for (std::size_t part = 0; part < 40; ++part) {
    tests::write_file(bad, bytes.substr(0, bytes.size() * part / 40));
    expect_all_or_error(files, bad, "cut at " + std::to_string(bytes.size() * part / 40));
  }
}

TEST_P(Damaged, BytesChangedAtRandom) {
  Files files;
  const auto good = files.folder / GetParam();
  files.tool({"ogr2ogr", good, files.communes(), "-nln", "communes"});
  const auto bytes = tests::text_of(good);
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    auto changed = bytes;
    for (int n = 0; n < 20; ++n) changed[random() % changed.size()] = static_cast<char>(random());
    tests::write_file(good, changed);
    try { // what it says may be wrong now; it must not fall over
      files.read(good);
    } catch (const base::Error &) {
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Damaged, testing::Values("c.gpkg", "c.shp", "c.geojson", "c.fgb"),
                         [](const auto &tested) { return std::string(tested.param).substr(2); });

std::string raster_fault(const std::filesystem::path &path) {
  Provenance source{.id = "raster", .path = path};
  base::Findings findings;
  base::Progress quiet;
  try {
    read_raw_surface(source, findings, quiet);
  } catch (const base::Error &error) {
    EXPECT_EQ(error.finding().source, "raster") << error.what();
    return error.code();
  }
  return {};
}

TEST(HostileRaster, SizesThatOverflowAreRefusedBeforeMemoryIsAsked) {
  Files files;
  const auto path = files.folder / "r.tif";
  write_geotiff(path, {{500000, 1300000, 30, 30, 20, 20}, std::vector<float>(400, 1)},
                geo::Crs::from_text("EPSG:5899"));
  auto bytes = tests::text_of(path);
  // Tags 256 and 257, width and length, as SHORT: made LONG and huge.
  for (const char tag : {'\x00', '\x01'}) {
    const auto at = bytes.find(std::string{tag, '\x01', '\x03', '\x00', '\x01', '\x00', '\x00', '\x00'});
    ASSERT_NE(at, std::string::npos);
    bytes[at + 2] = '\x04';
    bytes.replace(at + 8, 4, "\xF0\xFF\xFF\x7F");
  }
  tests::write_file(path, bytes);
  const auto code = raster_fault(path);
  EXPECT_TRUE(code == "file_too_large" || code == "file_unreadable") << code;
  const auto ascii = raster_fault(files.write("huge.asc", "ncols 100000\nnrows 100000\nxllcorner 500000\n"
                                                          "yllcorner 1300000\ncellsize 30\n1 2 3\n"));
  EXPECT_EQ(ascii, "file_too_large");
}

TEST(HostileRaster, CutAnywhereIsAnError) {
  Files files;
  const auto good = files.folder / "r.tif";
  std::vector<float> values;
  for (int i = 0; i < 120 * 120; ++i) values.push_back(static_cast<float>(i * 37 % 1009));
  write_geotiff(good, {{500000, 1300000, 30, 30, 120, 120}, values}, geo::Crs::from_text("EPSG:5899"));
  const auto bytes = tests::text_of(good);
  for (std::size_t part = 0; part < 20; ++part)
    EXPECT_NE(raster_fault(files.write("cut.tif", bytes.substr(0, bytes.size() * part / 20))), "") << part;
}

std::string inspected(const std::filesystem::path &path) {
  try {
    inspect(path);
  } catch (const base::Error &error) {
    return error.code();
  }
  return {};
}

TEST(Gate, RefusesWhatIsNoPlainFile) {
  Files files;
  EXPECT_EQ(inspected("/vsicurl/http://example.org/x.tif"), "format_refused");
  EXPECT_EQ(inspected("http://example.org/x.tif"), "format_refused");
  EXPECT_EQ(inspected("/dev/zero"), "format_refused");
  EXPECT_EQ(inspected(files.folder / "absent"), "file_missing");
  EXPECT_EQ(inspected(files.folder.path()), "format_refused");
  EXPECT_EQ(inspected(files.write("x.tif", "\xEF\xBB\xBF  <VRTDataset/>")), "format_refused");
  EXPECT_EQ(inspected(files.write("x.xlsx", "PK\x03\x04 and nothing more")), "format_refused");
}

TEST(Gate, FollowsLinksBeforeItJudgesThePlace) {
  Files files;
  std::filesystem::create_directory(files.folder / "study");
  const auto outside = files.write("secret.csv", "a\n1\n"), link = files.folder / "study/link.csv";
  std::filesystem::create_symlink(outside, link);
  const auto placed = [&](const std::filesystem::path &path) -> std::string {
    try {
      checked_path(path, {files.folder / "study"});
    } catch (const base::Error &error) {
      return error.code();
    }
    return {};
  };
  EXPECT_EQ(placed(link), "path_outside");
  EXPECT_EQ(placed(files.folder / "study/../secret.csv"), "path_outside");
  EXPECT_EQ(placed(files.folder / "study/absent.csv"), "file_missing");
  EXPECT_EQ(placed(files.folder / "study/../study2/x.csv"), "path_outside");
  files.write("study/good.csv", "a\n1\n");
  EXPECT_EQ(placed(files.folder / "study/good.csv"), "");
}

} // namespace
} // namespace gis::sources
