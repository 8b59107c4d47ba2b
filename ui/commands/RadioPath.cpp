#include "ui/commands/RadioPath.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/radio/coverage.h"
#include "gis/study/radio_path.h"
#include "ui/commands/Selection.h"
#include "ui/commands/picture.h"
#include "ui/maps/fonts.h"
#include "ui/maps/profile_picture.h"
#include "ui/words/numbers.h"

namespace ui::commands {
namespace {

using gis::base::Error;
using gis::study::Listener;
using words::Words;

Listener listener_at(const std::string &text) {
  const auto parts = gis::base::split(text, ',');
  const auto number = [&](std::size_t i) {
    return i < parts.size() ? gis::base::parse_number(gis::base::trimmed(parts[i])) : gis::base::Measure();
  };
  if (parts.size() != 2 || !number(0) || !number(1))
    throw Error("option_value", {{"option", "--rx"}, {"text", text}, {"wanted", "position"}});
  return {.at = {*number(1), *number(0)}, .crs = gis::geo::Crs::from_text("EPSG:4326")};
}

/// What is told of one path, for the terminal and the picture alike.
class Told {
public:
  Told(const gis::study::RadioPath &path, const Listener &listener, const Words &w)
      : path_(path), w_(w), place_(listener.name.empty() ? position() : listener.name) {}

  std::string title() const {
    return w_.fill("radio_path.title",
                   {{"mast", path_.mast.id}, {"channel", path_.mast.channel}, {"place", place_}});
  }
  std::string subtitle() const {
    return w_.fill("radio_path.subtitle", {{"mhz", short_text(path_.link.frequency.value, 3)},
                                           {"km", short_text(path_.profile.distances_m.back() / 1000, 1)},
                                           {"degrees", short_text(path_.azimuth_degrees, 0)},
                                           {"mast_m", short_text(path_.link.transmitter_height.value, 1)},
                                           {"place_m", short_text(path_.link.receiver_height.value, 1)}});
  }
  std::string obstacle() const {
    if (!path_.obstacle) return w_("radio_path.clear");
    const auto &o = *path_.obstacle;
    return w_.fill(o.above_line_m >= 0 ? "radio_path.blocked" : "radio_path.touched",
                   {{"km", short_text(o.distance_km, 1)},
                    {"top", number_text(o.top_m, 0)},
                    {"m", number_text(std::abs(o.above_line_m), 0)},
                    {"radii", number_text(std::abs(o.of_fresnel()), 1)},
                    {"fresnel", number_text(o.fresnel_m, 0)}});
  }
  std::string short_obstacle() const {
    const auto &o = *path_.obstacle;
    return w_.fill("radio_path.obstacle",
                   {{"km", short_text(o.distance_km, 1)}, {"top", number_text(o.top_m, 0)}});
  }
  std::vector<maps::ProfileLine> lines() const {
    std::vector<maps::ProfileLine> all;
    if (!path_.budget) return all;
    const auto &b = *path_.budget;
    const auto add = [&](const std::string &key, double value, const char *unit, bool strong = false) {
      const bool change = std::string(unit) == "dB" && !strong;
      const std::string sign = change && value > 0.05 ? "+" : "";
      all.push_back(
          {w_("radio_path." + key), sign + words::with_unit(value, 1, unit, w_.language()), strong});
    };
    add("power", b.power_dbkw, "dB");
    add("pattern", b.pattern_db, "dB");
    add("free_space", b.free_space_dbuvm, "dBµV/m");
    add("diffraction", b.diffraction_db, "dB");
    add("other_ways", b.other_ways_db, "dB");
    add("places", b.places_db, "dB");
    add("field", b.field_dbuvm, "dBµV/m", true);
    add("threshold", b.threshold_dbuvm, "dBµV/m");
    add("margin", b.margin_db, "dB", true);
    return all;
  }
  std::string verdict() const {
    const char *name = path_.budget ? gis::radio::reception_name(path_.budget->reception) : "unknown";
    return w_("radio." + std::string(name));
  }

  maps::Scene scene() const {
    maps::ProfilePicture picture{.profile = path_.profile,
                                 .link = path_.link,
                                 .earth_radius_km = path_.earth_radius_km,
                                 .clearances = path_.clearances,
                                 .obstacle = path_.obstacle,
                                 .title = title() + ": " + verdict(),
                                 .subtitle = subtitle(),
                                 .transmitter = path_.mast.id,
                                 .receiver = place_,
                                 .obstacle_text = path_.obstacle ? short_obstacle() : "",
                                 .distance_label = w_("radio_path.axis_distance"),
                                 .height_label = w_("radio_path.axis_height"),
                                 .ground_word = w_("radio_path.ground"),
                                 .clutter_word = w_("radio_path.clutter"),
                                 .line_word = w_("radio_path.line"),
                                 .zone_word = w_("radio_path.zone"),
                                 .lines = lines(),
                                 .note = obstacle() + " " + note(),
                                 .decimal = w_.language() == words::Language::vi ? ',' : '.'};
    return maps::profile_scene(picture);
  }
  std::string note() const {
    return w_.fill("radio_path.note",
                   {{"km", number_text(path_.earth_radius_km, 0)}, {"source", path_.threshold.source}});
  }

private:
  const gis::study::RadioPath &path_;
  const Words &w_;
  std::string place_;

  std::string position() const {
    return words::degrees_position(path_.link.receiver.longitude.value, path_.link.receiver.latitude.value,
                                   w_);
  }
  std::string number_text(double value, int decimals) const {
    return words::number(value, decimals, w_.language());
  }
  std::string short_text(double value, int decimals) const {
    return words::short_number(value, decimals, w_.language());
  }
};

/// Labels left, figures right: widths in letters, not bytes.
void print(const std::vector<maps::ProfileLine> &lines, std::ostream &out) {
  std::size_t left = 0, right = 0;
  for (const auto &line : lines) {
    left = std::max(left, gis::base::letters(line.label));
    right = std::max(right, gis::base::letters(line.value));
  }
  for (const auto &line : lines)
    out << "  " << line.label
        << std::string(left - gis::base::letters(line.label) + 2 + right - gis::base::letters(line.value),
                       ' ')
        << line.value << "\n";
}

} // namespace

void RadioPath::declare(Form &form) {
  form.positional("study", study_);
  form.texts("root", roots_);
  form.text("mast", mast_);
  form.required();
  form.text("unit", unit_);
  form.text("rx", receiver_);
  form.text("picture", picture_);
  form.whole("dpi", dpi_);
}

int RadioPath::run(Face &face) {
  if (unit_.empty() == receiver_.empty()) {
    if (unit_.empty()) throw Error("option_missing", {{"option", "--unit"}});
    throw Error("options_clash", {{"option", "--unit"}, {"other", "--rx"}});
  }
  if (!picture_.empty()) check_picture("--picture", picture_);
  const auto inputs =
      gis::study::read_inputs(gis::study::read_recipe(study_file(study_), {roots_.begin(), roots_.end()}),
                              face.progress, {.threads = 0});
  const auto listener = receiver_.empty() ? gis::study::listener_in(inputs, unit_) : listener_at(receiver_);
  const auto path = gis::study::radio_path(inputs, mast_, listener);
  const Told told(path, listener, face.words);
  face.before_line();
  face.out << told.title() << ": " << told.verdict() << "\n"
           << told.subtitle() << "\n"
           << told.obstacle() << "\n";
  print(told.lines(), face.out);
  face.out << told.note() << "\n";
  if (!picture_.empty()) {
    maps::ensure_gui();
    write_picture(told.scene(), picture_, dpi_);
    face.err << face.words.fill("cli.written", {{"file", picture_}}) << "\n";
  }
  return 0;
}

} // namespace ui::commands
