#pragma once

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/radio/itm/Itm.h"
#include "gis/sources/csv.h"
#include "tests/Shared.h"
#include "tests/process.h"

#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

/// The published vectors as links, profiles and expected figures.
namespace gis::radio {

/// A row of a table by the names of its columns.
struct Case {
  std::map<std::string, std::string> cells;

  bool has(const std::string &name) const { return cells.contains(name) && !cells.at(name).empty(); }
  double number(const std::string &name) const { return base::parse_number(cells.at(name)).value(); }
  int whole(const std::string &name) const { return static_cast<int>(number(name)); }
  std::uint32_t warnings() const {
    return static_cast<std::uint32_t>(std::stoul(cells.at("warnings"), nullptr, 16));
  }
};

inline std::filesystem::path vectors() { return tests::shared_folder() / "vectors/radio"; }

inline std::vector<Case> cases(const std::string &file) {
  const auto table = sources::parse_csv(tests::text_of(vectors() / file), file);
  std::vector<Case> result;
  for (const auto &row : table.rows) {
    auto &one = result.emplace_back();
    for (std::size_t i = 0; i < table.fields.size(); ++i)
      one.cells[table.fields[i]] = row.cells[i].value_or("");
  }
  return result;
}

/// A profile that owns its heights.
struct Ground {
  std::string name;
  double spacing_m = 0;
  std::vector<double> heights_m;

  ItmProfile profile() const { return {.heights_m = heights_m, .spacing_m = spacing_m}; }
};

/// Lines "[name,] n, spacing, n + 1 heights".
inline std::vector<Ground> grounds(const std::string &file, bool named = false) {
  std::vector<Ground> result;
  std::ifstream stream(vectors() / file);
  for (std::string line; std::getline(stream, line);) {
    const auto parts = base::split(line, ',');
    const std::size_t at = named ? 1 : 0;
    Ground ground{named ? parts[0] : "", base::parse_number(parts[at + 1]).value(), {}};
    for (std::size_t i = at + 2; i < parts.size(); ++i)
      ground.heights_m.push_back(base::parse_number(parts[i]).value());
    EXPECT_EQ(ground.heights_m.size(), base::parse_number(parts[at]).value() + 1);
    result.push_back(std::move(ground));
  }
  return result;
}

inline ItmLink link_of(const Case &c) {
  ItmLink link{.transmitter_m = c.number("h_tx__meter"),
               .receiver_m = c.number("h_rx__meter"),
               .climate = static_cast<ItmClimate>(c.whole("climate")),
               .frequency_mhz = c.number("f__mhz"),
               .polarisation = static_cast<Polarisation>(c.whole("pol")),
               .permittivity = c.number("epsilon"),
               .conductivity = c.number("sigma"),
               .variability = c.whole("mdvar")};
  if (c.has("N_0")) link.refractivity = c.number("N_0");
  if (c.has("time"))
    link.statistics = ItmTimes{c.number("time"), c.number("location"), c.number("situation")};
  return link;
}

inline ItmArea area_of(const Case &c) {
  return {.distance_km = c.number("d__km"),
          .irregularity_m = c.number("delta_h__meter"),
          .transmitter = static_cast<ItmSiting>(c.whole("tx_siting_criteria")),
          .receiver = static_cast<ItmSiting>(c.whole("rx_siting_criteria"))};
}

/// Code, warnings and loss of a row that names them.
inline void expect_row(const ItmResult &found, const Case &c, double tolerance) {
  SCOPED_TRACE("row " + c.cells.at("row"));
  ASSERT_EQ(static_cast<int>(found.code), c.whole("rc"));
  ASSERT_EQ(found.computed(), found.loss_db.has_value());
  ASSERT_EQ(found.computed(), c.has("A__db"));
  if (!found.computed()) return;
  EXPECT_EQ(found.warnings, c.warnings());
  EXPECT_NEAR(*found.loss_db, c.number("A__db"), tolerance);
  if (c.has("mode")) EXPECT_EQ(static_cast<int>(found.mode.value()), c.whole("mode"));
}

/// Every intermediate value the row names.
inline void expect_steps(const ItmResult &found, const Case &c) {
  const auto &steps = found.steps;
  const auto &[transmitter, receiver] = steps.path->ends;
  const std::map<std::string, double> values = {{"A_ref__db", *steps.reference->loss_db},
                                                {"A_fs__db", *steps.free_space_db},
                                                {"delta_h__meter", steps.path->irregularity_m},
                                                {"N_s", steps.ground->refractivity},
                                                {"h_e_tx", transmitter.effective_m},
                                                {"h_e_rx", receiver.effective_m},
                                                {"d_hzn_tx", transmitter.horizon.distance_m},
                                                {"d_hzn_rx", receiver.horizon.distance_m},
                                                {"theta_hzn_tx", transmitter.horizon.angle_rad},
                                                {"theta_hzn_rx", receiver.horizon.angle_rad},
                                                {"d__km", steps.path->distance_m / 1000}};
  // Angles are printed with twelve decimals, losses with nine, lengths with six or nine.
  for (const auto &[name, value] : values)
    if (c.has(name))
      EXPECT_NEAR(value, c.number(name), name.starts_with("theta") ? 1e-11 : 1e-6)
          << name << " of row " << c.cells.at("row");
}

} // namespace gis::radio
