#include "gis/base/Error.h"
#include "gis/radio/itm/Itm.h"
#include "gis/radio/itm/terrain.h"
#include "ui/commands/radio/models.h"

#include <cmath>
#include <initializer_list>

namespace ui::commands::radio {
namespace {

using namespace gis::radio;

/// The first of the names by which tables know a column that this case fills; the first of all where none.
std::string column_of(const Cells &cells, std::initializer_list<const char *> names) {
  for (const auto *name : names)
    if (cells.has(name)) return name;
  return *names.begin();
}

/// A number that names one of a list. One that is not on the list is left for the model to refuse.
int whole(const Cells &cells, const std::string &column) {
  const double value = cells.number(column);
  if (value != std::floor(value)) cells.refuse(column, "integer");
  return std::fabs(value) < 1e6 ? static_cast<int>(value) : -1;
}

/// ITM counts 0 and 1 where P.1812 counts 1 and 2.
Polarisation polarisation_of(const Cells &cells) {
  if (!cells.has("pol")) return Polarisation::horizontal;
  if (cells.is("pol", "horizontal")) return Polarisation::horizontal;
  return cells.is("pol", "vertical") ? Polarisation::vertical
                                     : static_cast<Polarisation>(whole(cells, "pol"));
}

/// Confidence and reliability where either is given, else time, location and situation.
std::variant<ItmTimes, ItmConfidence> statistics_of(const Cells &cells) {
  const auto confidence = column_of(cells, {"confidence", "confidence_pct"});
  const auto reliability = column_of(cells, {"reliability", "reliability_pct"});
  if (cells.has(confidence) || cells.has(reliability))
    return ItmConfidence{cells.number_or(confidence, 50), cells.number_or(reliability, 50)};
  return ItmTimes{cells.number_or("time", 50), cells.number_or("location", 50),
                  cells.number_or("situation", 50)};
}

/// `mean_height_m` takes a refractivity stated at the height of the path ("N_s") down to sea level.
ItmLink link_of(const Cells &cells, int usual_variability, double mean_height_m) {
  ItmLink link{.transmitter_m = cells.number("h_tx__meter"),
               .receiver_m = cells.number("h_rx__meter"),
               .climate = static_cast<ItmClimate>(whole(cells, "climate")),
               .frequency_mhz = cells.number("f__mhz"),
               .polarisation = polarisation_of(cells),
               .variability = cells.has("mdvar") ? whole(cells, "mdvar") : usual_variability,
               .statistics = statistics_of(cells)};
  link.permittivity = cells.number_or("epsilon", link.permittivity);
  link.conductivity = cells.number_or("sigma", link.conductivity);
  if (cells.has("N_0") || !cells.has("N_s"))
    link.refractivity = cells.number_or("N_0", link.refractivity);
  else
    link.refractivity = cells.number("N_s") * std::exp(mean_height_m / 9460);
  return link;
}

ItmSiting siting_of(const Cells &cells, std::initializer_list<const char *> names) {
  const auto column = column_of(cells, names);
  return cells.has(column) ? static_cast<ItmSiting>(whole(cells, column)) : ItmSiting::random;
}

Outcome outcome_of(const Cells &cells, const ItmResult &result) {
  const double power_kw = cells.number_or("erp__kw", 1);
  if (!(power_kw > 0)) cells.refuse("erp__kw", "positive");
  Outcome outcome{.rc = static_cast<int>(result.code),
                  .loss_db = result.loss_db,
                  .field_dbuvm = result.field_dbuvm,
                  .warnings = result.warnings,
                  .values = named_values(result.steps)};
  if (outcome.field_dbuvm) *outcome.field_dbuvm += 10 * std::log10(power_kw);
  if (result.mode) outcome.mode = static_cast<int>(*result.mode);
  if (!result.loss_db) outcome.why = std::string("radio_itm_") + itm_code_name(result.code);
  return outcome;
}

ItmResult result_of(const Cells &cells, const Profile &profile) {
  const auto equal = itm_profile(profile);
  // The profile carries the variability of location.
  const double mean = equal.heights_m.size() > 1 ? itm_mean_height(equal) : 0;
  return itm(equal, link_of(cells, 12, mean));
}

} // namespace

Outcome compute_itm(const Cells &cells, const Profile *profile) {
  return outcome_of(cells, result_of(cells, *profile));
}

PathAccount account_itm(const Cells &cells, const Profile &profile,
                        const std::optional<ReceptionLimits> &limits) {
  const Link link{.frequency = Megahertz(cells.number("f__mhz")),
                  .transmitter_height = gis::base::Metres(cells.number("h_tx__meter")),
                  .receiver_height = gis::base::Metres(cells.number("h_rx__meter")),
                  .power = Kilowatts(cells.number_or("erp__kw", 1))};
  return account_of(profile, link, result_of(cells, profile), Decibels(0), limits);
}

Outcome compute_itm_area(const Cells &cells, const Profile *) {
  const ItmArea area{.distance_km = cells.number("d__km"),
                     .irregularity_m = cells.number("delta_h__meter"),
                     .transmitter = siting_of(cells, {"tx_siting_criteria", "tx_site_criteria"}),
                     .receiver = siting_of(cells, {"rx_siting_criteria", "rx_site_criteria"})};
  return outcome_of(cells, itm_area(area, link_of(cells, 2, 0)));
}

} // namespace ui::commands::radio
