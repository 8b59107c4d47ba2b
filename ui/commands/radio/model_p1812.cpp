#include "gis/radio/p1812/P1812.h"
#include "ui/commands/radio/models.h"

namespace ui::commands::radio {
namespace {

using namespace gis::radio;
using gis::base::Metres;

/// P.1812 counts 1 and 2 where ITM counts 0 and 1.
Polarisation polarisation_of(const Cells &cells) {
  if (!cells.has("pol")) return Polarisation::horizontal;
  const auto place = cells.choice("pol", {"1", "2", "horizontal", "vertical"});
  return place % 2 == 0 ? Polarisation::horizontal : Polarisation::vertical;
}

Link link_of(const Cells &cells) {
  return {.frequency = Megahertz(cells.number("f__mhz")),
          .transmitter_height = Metres(cells.number("h_tx__meter")),
          .receiver_height = Metres(cells.number("h_rx__meter")),
          .polarisation = polarisation_of(cells),
          .time = Percent(cells.number_or("time", 50)),
          .location = Percent(cells.number_or("location", 50)),
          .transmitter = {Degrees(cells.number("lat_tx__deg")), Degrees(cells.number("lon_tx__deg"))},
          .receiver = {Degrees(cells.number("lat_rx__deg")), Degrees(cells.number("lon_rx__deg"))},
          .power = Kilowatts(cells.number_or("erp__kw", 1))};
}

P1812Setting setting_of(const Cells &cells) {
  const P1812Setting initial;
  return {.refractivity_lapse = cells.number_or("delta_N", initial.refractivity_lapse),
          .sea_level_refractivity = cells.number_or("N_0", initial.sea_level_refractivity),
          .transmitter_to_coast =
              Metres(1000 * cells.number_or("d_coast_tx__km", initial.transmitter_to_coast.value / 1000)),
          .receiver_to_coast =
              Metres(1000 * cells.number_or("d_coast_rx__km", initial.receiver_to_coast.value / 1000)),
          .location_spread = Decibels(cells.number_or("sigma_location__db", initial.location_spread.value))};
}

} // namespace

Outcome compute_p1812(const Cells &cells, const Profile *profile) {
  const auto result = p1812(*profile, link_of(cells), setting_of(cells));
  Outcome outcome{.rc = static_cast<int>(result.code),
                  .loss_db = result.loss_db,
                  .field_dbuvm = result.field_dbuvm,
                  .warnings = result.warnings,
                  .values = named_values(result)};
  if (result.loss_db)
    outcome.mode = result.line_of_sight ? 1 : 2;
  else
    outcome.why = std::string("radio_") + p1812_code_name(result.code);
  return outcome;
}

PathAccount account_p1812(const Cells &cells, const Profile &profile,
                          const std::optional<ReceptionLimits> &limits) {
  const auto link = link_of(cells);
  return account_of(profile, link, p1812(profile, link, setting_of(cells)), Decibels(0), limits);
}

} // namespace ui::commands::radio
