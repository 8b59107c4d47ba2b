#include "tests/gis/radio/p1812/vectors.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/databank.h"
#include "gis/sources/sources.h"
#include "tests/Shared.h"

#include <algorithm>
#include <stdexcept>

namespace tests::radio {
namespace {

namespace fs = std::filesystem;
using namespace gis::radio;

std::string text_of(const fs::path &path) {
  gis::sources::Provenance source{.id = path.filename().string(), .path = path};
  return gis::sources::read_text(source);
}

Profile profile_of(const gis::sources::DatabankPath &path) {
  Profile profile;
  for (const auto &point : path.points) {
    profile.distances_m.push_back(point.distance_km * 1000);
    profile.heights_m.push_back(point.height_m);
    profile.clutter_m.push_back(point.clutter_m);
    profile.zones.push_back(static_cast<Zone>(point.zone));
  }
  return profile;
}

void append_rows(const fs::path &file, std::vector<VectorCase> &cases) {
  const auto path = gis::sources::parse_databank(text_of(file), file.filename().string());
  for (const auto &row : path.measurements) {
    VectorCase one{.name = file.stem().string(),
                   .row = static_cast<std::size_t>(&row - path.measurements.data())};
    one.profile = profile_of(path);
    one.link = {.frequency = Megahertz(row.frequency_mhz),
                .transmitter_height = gis::base::Metres(row.transmitter_height_m),
                .receiver_height = gis::base::Metres(row.receiver_height_m),
                .polarisation = row.polarisation == 2 ? Polarisation::vertical : Polarisation::horizontal,
                .time = Percent(row.time_percent),
                .transmitter = {Degrees(path.transmitter_latitude), Degrees(path.transmitter_longitude)},
                .receiver = {Degrees(path.receiver_latitude), Degrees(path.receiver_longitude)},
                .power = Kilowatts(std::pow(10, row.power_dbw / 10) / 1000)};
    one.setting = {.refractivity_lapse = path.refractivity_lapse,
                   .sea_level_refractivity = path.sea_level_refractivity};
    one.field_dbuvm = row.field_dbuvm;
    one.loss_db = row.loss_db;
    cases.push_back(std::move(one));
  }
}

} // namespace

std::vector<VectorCase> vector_cases(const std::string &name) {
  std::vector<fs::path> files;
  for (const auto &entry : fs::directory_iterator(shared_folder() / vectors_folder / "profiles"))
    if (name.empty() || entry.path().stem() == name) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<VectorCase> cases;
  for (const auto &file : files) append_rows(file, cases);
  return cases;
}

VectorCase vector_case(const std::string &name, std::size_t row) { return vector_cases(name).at(row); }

std::map<std::string, double> log_of(const VectorCase &one) {
  const auto file =
      shared_folder() / vectors_folder / "logs" / (one.name + "_" + std::to_string(one.row) + "_log.csv");
  std::map<std::string, double> values;
  for (const auto &line : gis::base::split(text_of(file), '\n')) {
    const auto cells = gis::base::split(line, ',');
    // Commas inside a name ("… w.r.t. Ptx, Gtx, Grx") shift the value to the right.
    if (cells.size() < 4 || cells[0].empty() || cells[0].front() == '#') continue;
    const auto value = gis::base::parse_number(gis::base::trimmed(cells[cells.size() - 2]));
    if (value) values[gis::base::trimmed(cells[0]) + "," + cells[1]] = *value;
  }
  return values;
}

std::map<std::string, double> steps_of(const P1812Result &result) {
  std::map<std::string, double> steps;
  for (const auto &step : named_values(result))
    if (step.value) steps[step.name] = *step.value;
  return steps;
}

} // namespace tests::radio
