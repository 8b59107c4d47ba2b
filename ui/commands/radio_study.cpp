#include "ui/commands/radio_study.h"

#include "gis/base/Error.h"

namespace ui::commands {
namespace {

/// The hash a source had when it was counted; empty where it was not.
std::string counted_hash(const nlohmann::json &about, const std::string &id) {
  for (const auto &source : about["sources"])
    if (source["id"] == id) return source["sha256"];
  return {};
}

void refuse_other_study(const gis::study::Inputs &inputs, const nlohmann::json &about) {
  const auto &radio = inputs.recipe.radio;
  auto ids = inputs.radio_tables;
  ids.insert({radio.masts, radio.terrain, radio.landcover, radio.sea, gis::radio::thresholds_file});
  ids.erase("");
  for (const auto &id : ids) {
    const auto read = inputs.recipe.sources.find(id);
    const std::string now = read == inputs.recipe.sources.end() ? "" : read->second.sha256;
    if (now != counted_hash(about, id)) throw gis::base::Error("study_not_of_results", {{"source", id}});
  }
}

} // namespace

gis::study::Inputs radio_study(const std::string &study, const std::vector<std::string> &roots,
                               const nlohmann::json &about, gis::base::Progress &progress) {
  auto inputs = gis::study::read_inputs(
      gis::study::read_recipe(study_file(study), {roots.begin(), roots.end()}), progress, {.threads = 0});
  refuse_other_study(inputs, about);
  return inputs;
}

PathText text_of(const gis::study::RadioPath &path, const std::string &place, const words::Words &w) {
  return {path.account,
          {.title = w.fill("radio_path.title",
                           {{"mast", path.mast.id}, {"channel", path.mast.channel}, {"place", place}}),
           .transmitter = path.mast.id,
           .receiver = place,
           .azimuth_degrees = path.azimuth_degrees,
           .threshold_source = path.threshold.source},
          w};
}

} // namespace ui::commands
