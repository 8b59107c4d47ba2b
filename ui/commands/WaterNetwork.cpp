#include "ui/commands/WaterNetwork.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/sources.h"
#include "gis/water/consumers.h"
#include "gis/water/epanet.h"
#include "gis/water/layers.h"
#include "ui/commands/NetworkFiles.h"
#include "ui/commands/NetworkReport.h"
#include "ui/commands/write_file.h"
#include "ui/words/numbers.h"

#include <cmath>
#include <filesystem>
#include <map>

namespace ui::commands {
namespace {

using gis::base::Error;
using gis::base::Findings;
using gis::base::Progress;
using gis::sources::Layer;
using gis::sources::Provenance;
using gis::sources::Shape;

/// FILE or FILE:LAYER; a file whose own name has a colon is taken as it stands.
Provenance source_of(const std::string &text) {
  Provenance source{.id = text, .path = text, .hashed = false};
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || std::filesystem::exists(text)) return source;
  source.path = text.substr(0, colon);
  source.layer = text.substr(colon + 1);
  return source;
}

Layer read(const std::string &text, Shape shape, const gis::geo::Crs &crs, Findings &findings,
           Progress progress) {
  auto source = source_of(text);
  return gis::sources::read_layer({.source = &source, .crs = crs, .shape = shape}, findings, progress);
}

void need_metres(const gis::geo::Crs &crs, const std::string &layer) {
  if (crs.geographic()) throw Error("crs_not_metres", {{"layer", layer}});
}

/// The first few findings of each kind and how many more there are.
void say(const Findings &findings, Face &face) {
  constexpr int few = 5;
  std::map<std::string, int> counts;
  for (const auto &finding : findings) ++counts[finding.code];
  std::map<std::string, int> told;
  for (const auto &finding : findings) {
    if (++told[finding.code] <= few) face.say(words::sentence(face.words, finding));
    if (told[finding.code] == few && counts[finding.code] > few)
      face.say(face.words.fill("water_network.more_findings",
                               {{"n", words::number(counts[finding.code] - few, 0, face.words.language())}}));
  }
}

bool is_geopackage(const std::string &path) { return std::filesystem::path(path).extension() == ".gpkg"; }

} // namespace

void WaterNetwork::declare(Form &form) {
  form.positional("network", network_);
  form.optional();
  form.text("mains", mains_);
  form.text("valves", valves_);
  form.text("sources", sources_);
  form.text("people", people_);
  form.text("people-field", people_field_);
  form.text("id", id_);
  form.text("state", state_);
  form.number("snap", snap_);
  form.number("reach", reach_);
  form.texts("close", close_);
  form.text("crs", crs_text_);
  form.flag("pipes", all_);
  form.text("table", table_);
  form.text("output", output_);
}

void WaterNetwork::check_options() const {
  const auto clash = [&](bool given, const char *option) {
    if (given) throw Error("options_clash", {{"option", option}, {"other", network_}});
  };
  if (network_.empty()) {
    if (mains_.empty()) throw Error("option_missing", {{"option", "--mains"}});
  } else {
    clash(!mains_.empty(), "--mains");
    clash(!valves_.empty(), "--valves");
    clash(!sources_.empty(), "--sources");
    clash(snap_.has_value(), "--snap");
    const bool needs_crs = !people_.empty() || is_geopackage(output_);
    if (needs_crs && crs_text_.empty()) throw Error("option_missing", {{"option", "--crs"}});
  }
  if (people_.empty() && reach_) throw Error("option_missing", {{"option", "--people"}});
  const auto ending = std::filesystem::path(output_).extension().string();
  if (!output_.empty() && ending != ".csv" && ending != ".gpkg")
    throw Error("output_format", {{"file", output_}, {"list", ".csv, .gpkg"}}); // not shown
}

gis::water::Network WaterNetwork::read_layers(Findings &findings, Progress &progress) {
  const Layer mains = commands::read(mains_, Shape::line, crs_, findings, progress.slice(0, 0.5, "reading"));
  crs_ = mains.crs;
  need_metres(crs_, mains_);
  const auto points = [&](const std::string &file) {
    if (file.empty()) return std::optional<Layer>();
    return std::optional(
        commands::read(file, Shape::point, crs_, findings, progress.slice(0.5, 0.6, "reading")));
  };
  const auto valves = points(valves_), sources = points(sources_);
  return gis::water::network_of({.mains = mains,
                                 .valves = valves ? &*valves : nullptr,
                                 .sources = sources ? &*sources : nullptr,
                                 .id_field = id_,
                                 .state_field = state_,
                                 .snap = gis::base::Metres(snap_.value_or(1))},
                                findings);
}

gis::water::Network WaterNetwork::read(Findings &findings, Progress &progress) {
  if (!crs_text_.empty()) {
    crs_ = gis::geo::Crs::from_text(crs_text_);
    need_metres(crs_, crs_text_);
  }
  if (network_.empty()) return read_layers(findings, progress);
  Provenance source{.id = network_, .path = network_, .hashed = false};
  return gis::water::read_epanet(source, findings);
}

void WaterNetwork::put_people(gis::water::Network &network, Findings &findings, Progress &progress) const {
  const Layer layer =
      commands::read(people_, Shape::point, crs_, findings, progress.slice(0.6, 0.9, "reading"));
  const auto field = layer.field(people_field_);
  const auto refuse = [&](const gis::sources::Row &row, const char *code, gis::base::Facts facts) {
    throw Error(
        {.code = code, .source = people_, .layer = layer.name, .row = row.number, .facts = std::move(facts)});
  };
  std::vector<gis::water::Consumer> consumers;
  long missing = 0;
  for (const auto &row : layer.rows) {
    const std::string text = row.cells[field].value_or("");
    if (text.empty()) {
      ++missing;
      continue;
    }
    const auto value = gis::base::parse_number(text);
    if (!value || *value > 1e9)
      refuse(row, "value_bad",
             {{"file", people_}, {"key", people_field_}, {"text", text}, {"wanted", "count"}});
    if (*value < 0) refuse(row, "negative_number", {{"field", people_field_}, {"value", text}});
    consumers.push_back({row.geometry.points.front(), std::llround(*value * 1000)});
  }
  const auto warn = [&](const char *code, gis::base::Facts facts) {
    findings.push_back({.severity = gis::base::Severity::warning,
                        .code = code,
                        .source = people_,
                        .layer = layer.name,
                        .facts = std::move(facts)});
  };
  if (missing > 0) warn("water_people_missing", {{"n", std::to_string(missing)}, {"field", people_field_}});
  const gis::base::Metres reach(reach_.value_or(100));
  const auto left = gis::water::add_people(network, consumers, reach);
  if (left > 0)
    warn("water_people_far", {{"n", gis::base::format_number(static_cast<double>(left) / 1000, 0)},
                              {"limit", gis::base::format_number(reach.value, 3)}});
}

void WaterNetwork::close(gis::water::Network &network) const {
  for (const auto &id : close_) {
    const auto links = gis::water::links_named(network, id);
    if (links.empty()) {
      std::vector<std::string> known;
      for (const auto &link : network.links) known.push_back(link.id);
      throw Error("water_close_unknown", {{"id", id}, {"suggestion", gis::base::nearest_word(id, known)}});
    }
    for (const std::size_t link : links) network.links[link].passage = gis::water::Passage::closed;
  }
}

int WaterNetwork::run(Face &face) {
  check_options();
  Findings findings;
  auto network = read(findings, face.progress);
  if (!people_.empty()) put_people(network, findings, face.progress);
  face.progress.report(0.9);
  say(findings, face);
  const auto before = gis::water::flood(network);
  close(network);
  const auto report = NetworkReport::of(network, all_, !people_.empty());
  face.before_line();
  print(report, face.words, face.out);
  if (!close_.empty()) face.out << closing_told(report, before, close_, face.words) << "\n";
  const auto written = [&](const std::string &path) {
    face.say(face.words.fill("cli.written", {{"file", path}}));
  };
  if (!table_.empty()) {
    write_file(table_, shuttings_csv(report));
    written(table_);
  }
  if (output_.empty()) return 0;
  if (is_geopackage(output_))
    write_file(output_, [&](const auto &hidden) {
      gis::sources::write_geopackage(hidden, network_layers(report, crs_));
    });
  else
    write_file(output_, nodes_csv(report));
  written(output_);
  return 0;
}

} // namespace ui::commands
