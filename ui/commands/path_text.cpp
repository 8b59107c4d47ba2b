#include "ui/commands/path_text.h"

#include "gis/base/text.h"
#include "gis/radio/coverage.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <cmath>

namespace ui::commands {
namespace {

using gis::radio::Propagation;
using Json = nlohmann::ordered_json;

Json json_number(const gis::base::Measure &value) { return value ? Json(*value) : Json(); }

/// Labels left, figures right: widths in letters, not bytes.
void print_lines(const std::vector<maps::ProfileLine> &lines, const std::string &indent, std::ostream &out) {
  std::size_t left = 0, right = 0;
  for (const auto &line : lines) {
    left = std::max(left, gis::base::letters(line.label));
    right = std::max(right, gis::base::letters(line.value));
  }
  for (const auto &line : lines)
    out << indent << "  " << line.label
        << std::string(left - gis::base::letters(line.label) + 2 + right - gis::base::letters(line.value),
                       ' ')
        << line.value << "\n";
}

} // namespace

PathText::PathText(const gis::radio::PathAccount &account, PathNames names, const words::Words &w)
    : account_(account), names_(std::move(names)), w_(w) {}

std::string PathText::number(double value, int decimals) const {
  return words::number(value, decimals, w_.language());
}

std::string PathText::short_number(double value, int decimals) const {
  return words::short_number(value, decimals, w_.language());
}

std::string PathText::title() const {
  if (account_.budget && !account_.budget->threshold_dbuvm) return names_.title;
  const auto reception = account_.budget ? account_.budget->reception : gis::radio::Reception::unknown;
  return names_.title + ": " + w_(std::string("radio.") + gis::radio::reception_name(reception));
}

std::string PathText::subtitle() const {
  gis::base::Facts facts = {{"mhz", short_number(account_.link.frequency.value, 3)},
                            {"km", short_number(account_.profile.distances_m.back() / 1000, 1)},
                            {"mast_m", short_number(account_.link.transmitter_height.value, 1)},
                            {"place_m", short_number(account_.link.receiver_height.value, 1)}};
  if (!names_.azimuth_degrees) return w_.fill("radio_path.subtitle_alone", facts);
  facts["degrees"] = short_number(*names_.azimuth_degrees, 0);
  return w_.fill("radio_path.subtitle", facts);
}

std::string PathText::obstacle() const {
  if (!account_.obstacle) return w_("radio_path.clear");
  const auto &o = *account_.obstacle;
  return w_.fill(o.above_line_m >= 0 ? "radio_path.blocked" : "radio_path.touched",
                 {{"km", short_number(o.distance_km, 1)},
                  {"top", number(o.top_m, 0)},
                  {"m", number(std::abs(o.above_line_m), 0)},
                  {"radii", number(std::abs(o.of_fresnel()), 1)},
                  {"fresnel", number(o.fresnel_m, 0)}});
}

std::string PathText::note() const {
  const auto model = account_.budget ? account_.budget->model : Propagation::p1812;
  auto text =
      w_.fill("radio_path.note", {{"model", w_(std::string("radio_model.") + propagation_name(model))},
                                  {"km", number(account_.earth_radius_km, 0)}});
  if (!names_.threshold_source.empty())
    text += " " + w_.fill("radio_path.threshold_source", {{"source", names_.threshold_source}});
  return text;
}

std::vector<maps::ProfileLine> PathText::lines() const {
  std::vector<maps::ProfileLine> all;
  if (!account_.budget) return all;
  const auto &b = *account_.budget;
  const auto add = [&](const std::string &key, double value, const char *unit, bool strong = false) {
    const bool change = std::string(unit) == "dB" && !strong;
    const std::string sign = change && value > 0.05 ? "+" : "";
    all.push_back({w_("radio_path." + key), sign + words::with_unit(value, 1, unit, w_.language()), strong});
  };
  add("power", b.power_dbkw, "dB");
  add("pattern", b.pattern_db, "dB");
  add("free_space", b.free_space_dbuvm, "dBµV/m");
  if (b.model == Propagation::itm) {
    add("itm_terrain", b.diffraction_db, "dB");
    add("itm_variability", b.other_ways_db, "dB");
  } else {
    add("diffraction", b.diffraction_db, "dB");
    add("other_ways", b.other_ways_db, "dB");
    add("places", b.places_db, "dB");
  }
  add("field", b.field_dbuvm, "dBµV/m", true);
  if (!b.threshold_dbuvm) return all;
  add("threshold", *b.threshold_dbuvm, "dBµV/m");
  add("margin", *b.margin_db, "dB", true);
  return all;
}

maps::Scene PathText::scene() const {
  maps::ProfilePicture picture{.profile = account_.profile,
                               .link = account_.link,
                               .earth_radius_km = account_.earth_radius_km,
                               .clearances = account_.clearances,
                               .obstacle = account_.obstacle,
                               .title = title(),
                               .subtitle = subtitle(),
                               .transmitter = names_.transmitter,
                               .receiver = names_.receiver,
                               .distance_label = w_("radio_path.axis_distance"),
                               .height_label = w_("radio_path.axis_height"),
                               .ground_word = w_("radio_path.ground"),
                               .clutter_word = w_("radio_path.clutter"),
                               .line_word = w_("radio_path.line"),
                               .zone_word = w_("radio_path.zone"),
                               .lines = lines(),
                               .note = obstacle() + " " + note(),
                               .decimal = w_.language() == words::Language::vi ? ',' : '.'};
  if (account_.obstacle)
    picture.obstacle_text =
        w_.fill("radio_path.obstacle", {{"km", short_number(account_.obstacle->distance_km, 1)},
                                        {"top", number(account_.obstacle->top_m, 0)}});
  return maps::profile_scene(picture);
}

void PathText::print(std::ostream &out, const std::string &indent) const {
  for (const auto &line : {title(), subtitle(), obstacle()}) out << indent << line << "\n";
  print_lines(lines(), indent, out);
  out << indent << note() << "\n";
}

Json path_json(const gis::radio::PathAccount &account) {
  Json json = {{"distance_km", account.profile.distances_m.back() / 1000},
               {"frequency_mhz", account.link.frequency.value},
               {"transmitter_height_m", account.link.transmitter_height.value},
               {"receiver_height_m", account.link.receiver_height.value},
               {"earth_radius_km", account.earth_radius_km},
               {"obstacle", nullptr},
               {"budget", nullptr}};
  if (const auto &o = account.obstacle)
    json["obstacle"] = {{"distance_km", o->distance_km},
                        {"top_m", o->top_m},
                        {"above_line_m", o->above_line_m},
                        {"fresnel_m", o->fresnel_m}};
  if (const auto &b = account.budget)
    json["budget"] = {{"model", propagation_name(b->model)},
                      {"power_dbkw", b->power_dbkw},
                      {"pattern_db", b->pattern_db},
                      {"free_space_dbuvm", b->free_space_dbuvm},
                      {b->model == Propagation::itm ? "terrain_db" : "diffraction_db", b->diffraction_db},
                      {b->model == Propagation::itm ? "variability_db" : "other_ways_db", b->other_ways_db},
                      {"places_db", b->places_db},
                      {"field_dbuvm", b->field_dbuvm},
                      {"threshold_dbuvm", json_number(b->threshold_dbuvm)},
                      {"margin_db", json_number(b->margin_db)},
                      {"reception", gis::radio::reception_name(b->reception)}};
  return json;
}

} // namespace ui::commands
