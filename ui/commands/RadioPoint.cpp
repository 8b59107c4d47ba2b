#include "ui/commands/RadioPoint.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/radio/knife_edge.h"
#include "ui/commands/path_text.h"
#include "ui/commands/picture.h"
#include "ui/commands/radio/cases.h"
#include "ui/commands/write_file.h"
#include "ui/maps/fonts.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace ui::commands {
namespace {

using gis::base::Error;
using Json = nlohmann::ordered_json;

struct OptionColumn {
  const char *option, *column;
};

/// Options that are a number, with the column each stands for.
const std::vector<OptionColumn> &option_columns() {
  static const std::vector<OptionColumn> list = {{"frequency", "f__mhz"},
                                                 {"tx-height", "h_tx__meter"},
                                                 {"rx-height", "h_rx__meter"},
                                                 {"time", "time"},
                                                 {"location", "location"},
                                                 {"location-spread", "sigma_location__db"},
                                                 {"power", "erp__kw"},
                                                 {"refractivity", "N_0"},
                                                 {"lapse", "delta_N"},
                                                 {"tx-coast", "d_coast_tx__km"},
                                                 {"rx-coast", "d_coast_rx__km"},
                                                 {"climate", "climate"},
                                                 {"permittivity", "epsilon"},
                                                 {"conductivity", "sigma"},
                                                 {"variability", "mdvar"},
                                                 {"situation", "situation"},
                                                 {"confidence", "confidence"},
                                                 {"reliability", "reliability"},
                                                 {"distance", "d__km"},
                                                 {"irregularity", "delta_h__meter"},
                                                 {"tx-siting", "tx_siting_criteria"},
                                                 {"rx-siting", "rx_siting_criteria"}};
  return list;
}

void add_position(radio::Cells &cells, const std::string &option, const std::string &text,
                  const std::string &end) {
  if (text.empty()) return;
  const auto parts = gis::base::split(text, ',');
  if (parts.size() != 2 || !gis::base::parse_number(gis::base::trimmed(parts[0])) ||
      !gis::base::parse_number(gis::base::trimmed(parts[1])))
    throw Error("option_value", {{"option", option}, {"text", text}, {"wanted", "position"}});
  cells.put("lat_" + end + "__deg", {.text = gis::base::trimmed(parts[0]), .option = option});
  cells.put("lon_" + end + "__deg", {.text = gis::base::trimmed(parts[1]), .option = option});
}

std::string hexadecimal(unsigned flags) { return fmt::format("0x{:04X}", flags); }

std::string csv_number(const gis::base::Measure &value) {
  return value ? gis::base::format_number(*value, 9) : std::string();
}

Json json_number(const gis::base::Measure &value) { return value ? Json(*value) : Json(); }

/// The short formulas beside the model, which need no more than the link's ends.
Json by_products(const radio::Cells &cells, const gis::radio::Profile &profile) {
  if (profile.size() < 3 || !(profile.distances_m.back() > 0)) return {};
  const auto loss = gis::radio::simple_loss(profile, gis::radio::Megahertz(cells.number("f__mhz")),
                                            gis::base::Metres(cells.number("h_tx__meter")),
                                            gis::base::Metres(cells.number("h_rx__meter")));
  return {{"free_space_db", loss.free_space_db},
          {"knife_edge_db", loss.edge_db},
          {"knife_edge_nu", loss.nu},
          {"knife_edge_point", loss.edge},
          {"fresnel_clearance", loss.clearance},
          {"loss_db", loss.loss_db()}};
}

Json as_json(const radio::Outcome &outcome, std::size_t row) {
  Json values = Json::object();
  for (const auto &step : outcome.values) values[step.name] = json_number(step.value);
  return {{"row", row},
          {"rc", outcome.rc},
          {"loss_db", json_number(outcome.loss_db)},
          {"field_dbuvm", json_number(outcome.field_dbuvm)},
          {"mode", outcome.mode ? Json(*outcome.mode) : Json()},
          {"warnings", hexadecimal(outcome.warnings)},
          {"values", values}};
}

} // namespace

std::string radio::option_of(const std::string &column) {
  for (const auto &line : option_columns())
    if (column == line.column) return std::string("--") + line.option;
  if (column == "pol") return "--polarisation";
  if (column.find("_tx__deg") != std::string::npos) return "--tx";
  return column.find("_rx__deg") != std::string::npos ? "--rx" : "";
}

void RadioPoint::declare(Form &form) {
  std::vector<std::string> names;
  for (const auto &one : radio::models()) names.push_back(one.name);
  form.choice("model", model_, names);
  form.required();
  form.text("profile", profile_);
  form.text("cases", cases_);
  form.text("profiles", profiles_);
  numbers_.resize(option_columns().size());
  for (std::size_t i = 0; i < numbers_.size(); ++i) form.number(option_columns()[i].option, numbers_[i]);
  form.choice("polarisation", polarisation_, {"", "horizontal", "vertical"});
  form.text("tx", transmitter_);
  form.text("rx", receiver_);
  form.text("output", output_);
  form.text("picture", picture_);
  form.number("threshold", threshold_);
  form.whole("dpi", dpi_);
}

const radio::Model &RadioPoint::model() const {
  return *std::find_if(radio::models().begin(), radio::models().end(),
                       [&](const radio::Model &one) { return one.name == model_; });
}

radio::Cells RadioPoint::options() const {
  radio::Cells cells;
  for (std::size_t i = 0; i < numbers_.size(); ++i)
    if (numbers_[i])
      cells.put(option_columns()[i].column, {.text = fmt::format("{}", *numbers_[i]),
                                             .option = std::string("--") + option_columns()[i].option});
  if (!polarisation_.empty()) cells.put("pol", {.text = polarisation_, .option = "--polarisation"});
  add_position(cells, "--tx", transmitter_, "tx");
  add_position(cells, "--rx", receiver_, "rx");
  return cells;
}

void RadioPoint::check_single() const {
  if (picture_.empty()) return;
  check_picture("--picture", picture_);
  if (!cases_.empty()) throw Error("options_clash", {{"option", "--picture"}, {"other", "--cases"}});
  if (!model().needs_profile)
    throw Error("options_clash", {{"option", "--picture"}, {"other", "--model " + model_}});
}

void RadioPoint::draw(const radio::Cells &cells, const gis::radio::Profile &profile, Face &face) const {
  std::optional<gis::radio::ReceptionLimits> limits;
  if (threshold_) limits = {.threshold_dbuvm = *threshold_};
  const auto account = model().account(cells, profile, limits);
  const auto name = std::filesystem::path(profile_).stem().string();
  const PathText text(account,
                      {.title = face.words.fill("radio_path.single", {{"text", name}}),
                       .transmitter = face.words("radio_path.transmitter"),
                       .receiver = face.words("radio_path.receiver")},
                      face.words);
  maps::ensure_gui();
  write_picture(text.scene(), picture_, dpi_);
  face.say(face.words.fill("cli.written", {{"file", picture_}}));
}

int RadioPoint::run(Face &face) {
  check_single();
  if (cases_.empty() && profile_.empty() && model().needs_profile)
    throw Error("option_missing", {{"option", "--profile"}});
  if (cases_.empty() && !profiles_.empty())
    throw Error("options_clash", {{"option", "--profiles"}, {"other", "--profile"}});
  if (!profile_.empty() && !profiles_.empty())
    throw Error("options_clash", {{"option", "--profiles"}, {"other", "--profile"}});
  if (!cases_.empty() && output_.empty()) throw Error("option_missing", {{"option", "--output"}});
  return cases_.empty() ? run_one(face) : run_cases(face);
}

int RadioPoint::run_cases(Face &face) const {
  const auto &used = model();
  auto table = radio::read_cases(cases_);
  std::optional<radio::CasePaths> paths;
  if (used.needs_profile) paths.emplace(profile_, profiles_);
  const auto given = options();
  std::string text = "row,rc,loss_db,field_dbuvm,mode,warnings\n";
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    auto &cells = table.cells[i];
    cells.put(given);
    const auto *profile = paths ? &paths->path_of(table, i, cells) : nullptr;
    const auto outcome = used.compute(cells, profile);
    const auto row = cells.has("row") ? cells.number("row") : static_cast<double>(i);
    text += fmt::format("{},{},{},{},{},{}\n", gis::base::format_number(row, 0), outcome.rc,
                        csv_number(outcome.loss_db), csv_number(outcome.field_dbuvm),
                        outcome.mode ? std::to_string(*outcome.mode) : "", hexadecimal(outcome.warnings));
    face.progress.report(static_cast<double>(i + 1) / static_cast<double>(table.cells.size()));
  }
  write_file(output_, text);
  face.say(face.words.fill("cli.written", {{"file", output_}}));
  return 0;
}

int RadioPoint::run_one(Face &face) const {
  const auto &used = model();
  const auto path = used.needs_profile ? radio::read_path(profile_) : radio::PathFile();
  auto rows = path.rows;
  // A plain profile is one case, made of the options alone.
  if (rows.empty()) rows.emplace_back();
  Json document = {{"model", used.name}, {"profile", profile_}, {"cases", Json::array()}};
  Json units = Json::object();
  int refused = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto cells = options();
    cells.put(rows[i]);
    const auto outcome = used.compute(cells, used.needs_profile ? &path.profile : nullptr);
    document["cases"].push_back(as_json(outcome, i));
    if (outcome.loss_db) document["cases"].back()["by_products"] = by_products(cells, path.profile);
    for (const auto &step : outcome.values)
      if (!step.unit.empty()) units[step.name] = step.unit;
    if (outcome.loss_db) {
      if (i == 0 && !picture_.empty()) draw(cells, path.profile, face);
      continue;
    }
    ++refused;
    face.say(words::sentence(face.words, {.code = "radio_refused",
                                          .layer = profile_,
                                          .facts = {{"code", std::to_string(outcome.rc)},
                                                    {"text", std::to_string(i)},
                                                    {"why", outcome.why}}}));
  }
  document["units"] = units;
  const std::string text = document.dump(2) + "\n";
  if (output_.empty()) {
    face.out << text;
  } else {
    write_file(output_, text);
    face.say(face.words.fill("cli.written", {{"file", output_}}));
  }
  return refused > 0 ? 1 : 0;
}

} // namespace ui::commands
