#include "ui/commands/RadioArea.h"

#include "gis/base/Error.h"
#include "gis/base/memory.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/radio/masts.h"
#include "gis/radio/preview.h"
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "ui/commands/write_file.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui::commands {
namespace {

using namespace gis::radio;
using gis::base::Error;
using gis::base::Findings;
using gis::base::format_number;
using gis::base::Severity;
using gis::sources::Provenance;

constexpr double usual_radius_km = 50;

void check_range(const char *option, const std::optional<double> &value, double min, double max) {
  if (value && !(*value >= min && *value <= max))
    throw Error("option_range", {{"option", option},
                                 {"value", format_number(*value, 9)},
                                 {"min", format_number(min, 9)},
                                 {"max", format_number(max, 9)}});
}

/// Pattern files stand beside the file of the masts.
std::optional<gis::sources::Layer> read_pattern(const std::filesystem::path &folder, const std::string &name,
                                                Findings &findings) {
  const std::filesystem::path file(name);
  if (file.filename() != file || !std::filesystem::exists(folder / file)) return {};
  Provenance source{.id = name, .path = folder / file, .hashed = false};
  gis::base::Progress quiet;
  return gis::sources::read_layer({.source = &source, .shape = gis::sources::Shape::none}, findings, quiet);
}

Environment environment_of(const std::string &name) {
  using enum Environment;
  for (const auto one : {rural, urban, large_city})
    if (name == environment_name(one)) return one;
  return rural;
}

} // namespace

void RadioArea::declare(Form &form) {
  form.text("dem", dem_);
  form.required();
  form.text("tx", transmitters_);
  form.required();
  form.text("layer", layer_);
  form.texts("column", columns_);
  form.text("channel", channel_);
  form.choice("model", model_, {"p1812", "itm"});
  form.required();
  form.number("radius-km", radius_km_);
  form.flag("exact", exact_);
  form.flag("preview", preview_);
  form.number("cell", cell_);
  form.choice("environment", environment_, {"rural", "urban", "large_city"});
  form.text("service", service_);
  form.number("threshold", threshold_);
  form.number("rx-height", receiver_);
  form.number("refractivity", refractivity_);
  form.number("lapse", lapse_);
  form.number("climate", climate_);
  form.number("permittivity", permittivity_);
  form.number("conductivity", conductivity_);
  form.text("server", server_);
  form.text("margin", margin_);
  form.whole("threads", threads_);
  form.number("memory", memory_);
  form.text("output", output_);
  form.required();
}

void RadioArea::check_options() const {
  check_range("--radius-km", radius_km_, 0.1, preview_ ? Terrain::short_way_m / 1000 : 1000);
  check_range("--cell", cell_, 1, 100'000);
  check_range("--threshold", threshold_, -200, 200);
  check_range("--rx-height", receiver_, 1, 3000);
  check_range("--refractivity", refractivity_, 250, 400);
  check_range("--lapse", lapse_, 1, 156);
  check_range("--climate", climate_, 1, 7);
  check_range("--permittivity", permittivity_, 1, 100);
  check_range("--conductivity", conductivity_, 1e-6, 100);
  if (climate_ && *climate_ != std::floor(*climate_))
    throw Error("option_value",
                {{"option", "--climate"}, {"text", format_number(*climate_, 9)}, {"wanted", "integer"}});
  if (threshold_ && !service_.empty())
    throw Error("options_clash", {{"option", "--threshold"}, {"other", "--service"}});
  if (preview_ && exact_) throw Error("options_clash", {{"option", "--preview"}, {"other", "--exact"}});
  if (preview_ && model_ == "itm")
    throw Error("options_clash", {{"option", "--preview"}, {"other", "--model " + model_}});
  const auto refuse = [&](const std::optional<double> &value, const char *option) {
    if (value) throw Error("options_clash", {{"option", option}, {"other", "--model " + model_}});
  };
  if (model_ == "itm") return refuse(lapse_, "--lapse");
  refuse(climate_, "--climate");
  refuse(permittivity_, "--permittivity");
  refuse(conductivity_, "--conductivity");
}

/// The masts of the channel asked for. What is wrong with them is told in the findings.
std::vector<Mast> RadioArea::read_masts(const Terrain &terrain, Findings &findings,
                                        gis::base::Progress progress) const {
  MastColumns columns;
  for (const auto &text : columns_) {
    const auto parts = gis::base::split(text, '=');
    if (parts.size() != 2 || !set_column(columns, parts[0], parts[1]))
      throw Error("option_value", {{"option", "--column"}, {"text", text}, {"wanted", "mast_column"}});
  }
  Provenance source{.id = transmitters_, .path = transmitters_, .layer = layer_, .hashed = false};
  const auto layer = gis::sources::read_layer(
      {.source = &source, .crs = terrain.crs(), .shape = gis::sources::Shape::point}, findings, progress);
  const auto folder = std::filesystem::path(transmitters_).parent_path();
  auto masts = masts_from(
      layer, columns, [&](const std::string &name) { return read_pattern(folder, name, findings); },
      findings);
  if (!channel_.empty()) {
    std::set<std::string> known;
    for (const auto &mast : masts) known.insert(mast.channel);
    std::erase_if(masts, [&](const Mast &mast) { return mast.channel != channel_; });
    if (masts.empty())
      throw Error("channel_unknown",
                  {{"text", channel_}, {"list", gis::base::join({known.begin(), known.end()}, ", ")}});
  }
  constexpr double least_mhz = 20, most_mhz = 20'000; // the model refuses what is outside
  for (const auto &mast : masts)
    if (model_ == "itm" && !(mast.frequency.value >= least_mhz && mast.frequency.value <= most_mhz))
      findings.push_back({.severity = Severity::error,
                          .code = "mast_value_range",
                          .source = source.id,
                          .layer = layer.name,
                          .row = mast.row,
                          .facts = {{"name", mast.id},
                                    {"field", columns.frequency},
                                    {"value", format_number(mast.frequency.value, 6)},
                                    {"min", format_number(least_mhz, 0)},
                                    {"max", format_number(most_mhz, 0)}}});
  if (has_error(findings)) return masts;
  const auto before = findings.size();
  check_ground(masts, layer, terrain, findings);
  if (findings.size() - before == masts.size())
    throw Error("masts_outside", {{"file", transmitters_}, {"other", dem_}});
  return masts;
}

void RadioArea::set_model(CoverageRequest &question) const {
  if (model_ == "itm") {
    const ItmSetting usual;
    question.model = itm_model({.climate = static_cast<int>(climate_.value_or(usual.climate)),
                                .refractivity = refractivity_.value_or(usual.refractivity),
                                .permittivity = permittivity_.value_or(usual.permittivity),
                                .conductivity = conductivity_.value_or(usual.conductivity)});
    return;
  }
  P1812Setting setting;
  setting.refractivity_lapse = lapse_.value_or(setting.refractivity_lapse);
  setting.sea_level_refractivity = refractivity_.value_or(setting.sea_level_refractivity);
  question.model = p1812_model(setting);
  if (!exact_) question.quick = QuickModel{.setting = setting};
}

/// The row of the table for each kind of broadcast, unless one threshold was asked for.
void RadioArea::set_threshold(CoverageRequest &question, Findings &findings) const {
  std::set<Broadcast> kinds;
  for (const auto &mast : question.masts) kinds.insert(mast.broadcast);
  if (kinds.size() > 1 && !threshold_)
    findings.push_back({.severity = Severity::warning, .code = "radio_kinds_mixed", .source = transmitters_});
  question.thresholds = read_thresholds({}, {});
  if (threshold_) question.threshold = Threshold{.value_dbuvm = *threshold_};
  const auto environment = environment_of(environment_);
  if (!service_.empty())
    question.threshold = question.thresholds.at({service_, environment, question.condition});
  if (!receiver_) return;
  if (!question.threshold && kinds.size() == 1)
    question.threshold = threshold_for(question, *kinds.begin(), environment);
  if (!question.threshold) throw Error("option_missing", {{"option", "--service"}});
  question.threshold->receiver = gis::base::Metres(*receiver_);
}

AreaRequest RadioArea::request(const Terrain &terrain, std::vector<Mast> masts, Findings &findings) const {
  AreaRequest request{.environment = environment_of(environment_),
                      .servers = !server_.empty(),
                      .margins = !margin_.empty(),
                      .threads = threads_};
  auto &question = request.question;
  question.masts = std::move(masts);
  question.crs = terrain.crs();
  question.radius = gis::base::Metres(1000 * radius_km_.value_or(usual_radius_km));
  set_model(question);
  set_threshold(question, findings);
  std::optional<gis::base::Metres> cell;
  if (cell_) cell = gis::base::Metres(*cell_);
  request.grid = area_grid(terrain, question.masts, question.radius, cell);
  return request;
}

int RadioArea::run(Face &face) {
  check_options();
  Provenance dem{.id = dem_, .path = dem_, .hashed = false};
  const double allowed = gis::base::allowed_memory(memory_);
  const double ground = 4.0 * static_cast<double>(gis::sources::read_grid(dem).size());
  gis::base::refuse_beyond(ground + gis::base::memory_of_program, allowed);
  Findings findings;
  auto reading = face.progress.slice(0, 0.1, "reading");
  auto heights = gis::sources::read_raw_surface(dem, findings, reading, {-500, 9000});
  if (!heights.crs.known()) throw Error("crs_unknown", {{"layer", dem_}});
  const Terrain terrain({.heights = std::move(heights)});
  auto masts = read_masts(terrain, findings, face.progress.slice(0.1, 0.12, "reading"));
  const bool broken = has_error(findings);
  if (terrain.crs().geographic()) // places are told in metres, or not at all
    for (auto &finding : findings) finding.x = finding.y = {};
  AreaRequest asked;
  if (!broken) asked = request(terrain, std::move(masts), findings);
  for (const auto &finding : findings) face.say(words::sentence(face.words, finding));
  if (broken) return 1;
  const double rasters = preview_ ? preview_bytes(asked) : area_bytes(asked);
  gis::base::refuse_beyond(ground + rasters + gis::base::memory_of_program, allowed);
  auto surveying = face.progress.slice(0.12, 0.97, "radio");
  write(preview_ ? preview(asked, terrain, surveying) : area(asked, terrain, surveying), terrain.crs(), face);
  return 0;
}

void RadioArea::write(const Area &area, const gis::geo::Crs &crs, Face &face) const {
  gis::sources::RasterNotes notes;
  notes.metadata = {{"model", model_},
                    {"method", preview_                    ? "preview"
                               : exact_ || model_ == "itm" ? "exact"
                                                           : "quick"},
                    {"radius_km", format_number(radius_km_.value_or(usual_radius_km), 3)}};
  if (preview_) {
    notes.metadata[gis::sources::preview_item] = "YES";
    notes.metadata["note"] = face.words("cli.radio_area_preview");
  }
  const auto write_one = [&](const std::string &path, const gis::geo::Surface &surface,
                             const gis::sources::RasterNotes &own) {
    if (path.empty()) return;
    write_file(path, [&](const auto &hidden) {
      gis::sources::write_geotiff(hidden, surface, crs, gis::sources::Packing::plain, own);
    });
    face.say(face.words.fill("cli.written", {{"file", path}}));
  };
  write_one(output_, area.field, notes);
  write_one(margin_, area.margin, notes);
  notes.no_value = 0;
  std::vector<std::string> servers;
  for (std::size_t i = 0; i < area.masts.size(); ++i) {
    const auto number = std::to_string(i + 1);
    notes.metadata["server_" + number] = area.masts[i];
    servers.push_back(number + " = " + area.masts[i]);
  }
  write_one(server_, area.server, notes);
  if (!server_.empty())
    face.say(face.words.fill("cli.radio_area_servers", {{"list", gis::base::join(servers, ", ")}}));
  if (preview_) face.say(face.words("cli.radio_area_preview"));
  const auto number = [&](double value) { return words::short_number(value, 3, face.words.language()); };
  const auto cells = [&](std::size_t count) { return number(static_cast<double>(count)); };
  face.say(face.words.fill("cli.radio_area_cells", {{"n", cells(area.known)},
                                                    {"outside", cells(area.out_of_range)},
                                                    {"km", number(radius_km_.value_or(usual_radius_km))}}));
  if (area.unknown > 0)
    face.say(words::sentence(face.words, {.severity = Severity::warning,
                                          .code = "radio_area_unknown",
                                          .layer = output_,
                                          .facts = {{"n", std::to_string(area.unknown)}}}));
}

} // namespace ui::commands
