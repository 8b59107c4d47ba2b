#include "ui/commands/RadioReasons.h"

#include "gis/base/Error.h"
#include "ui/commands/picture.h"
#include "ui/commands/radio_study.h"
#include "ui/maps/fonts.h"
#include "ui/words/numbers.h"

namespace ui::commands {
namespace {

using gis::study::DecidingPlace;
using gis::study::Heard;
using Json = nlohmann::ordered_json;

const char *heard_name(Heard heard) {
  return heard == Heard::yes ? "yes" : heard == Heard::no ? "no" : "unknown";
}

/// The path that is farthest from being received.
const gis::study::RadioPath *weakest(const DecidingPlace &place) {
  const gis::study::RadioPath *found = nullptr;
  const auto margin = [](const gis::study::RadioPath &path) { return *path.account.budget->margin_db; };
  for (const auto &part : place.parts)
    if (part.path && part.path->account.budget && (found == nullptr || margin(*part.path) < margin(*found)))
      found = &*part.path;
  return found;
}

} // namespace

RadioReasons::RadioReasons(const gis::study::Results &results, std::string study,
                           std::vector<std::string> roots, Face &face)
    : results_(results), about_(nlohmann::json::parse(results.about)), study_(std::move(study)),
      roots_(std::move(roots)), face_(face) {}

const nlohmann::json *RadioReasons::question_of(const Row &row) const {
  if (about_["study"]["edition"] != at(row, "edition")) return nullptr;
  for (const auto &question : about_["parameters"]["indicators"])
    if (question["indicator"] == at(row, "indicator") && question["measure"] == at(row, "measure") &&
        question["basis"] == at(row, "basis") &&
        (question["service"] == "radio" || question["service"] == "tv"))
      return &question;
  return nullptr;
}

bool RadioReasons::concern(const Row &row) const { return question_of(row) != nullptr; }

std::optional<DecidingPlace> RadioReasons::place_of(const Row &row) {
  const auto &question = *question_of(row);
  if (!inputs_) inputs_ = radio_study(study_, roots_, about_, face_.progress);
  if (inputs_->masts.empty()) return {};
  if (!layers_) layers_.emplace(results_);
  const auto dwellings =
      gis::study::dwellings_of(*inputs_, layers_->read("people_cells"),
                               {at(row, "level"), at(row, "unit_code"), at(row, "group"), question["scope"]});
  gis::base::Progress quiet;
  return gis::study::deciding_place(*inputs_, dwellings, {question["service"], question["limit"]}, quiet);
}

void RadioReasons::tell(const Row &row, const std::optional<DecidingPlace> &place) const {
  const auto &w = face_.words;
  auto &out = face_.out;
  if (!has_study()) {
    out << w.fill("explain.radio_study", {{"file", results_.study_file.string()}}) << "\n";
    return;
  }
  if (!place) return;
  const std::string limit = (*question_of(row))["limit"];
  const std::string key =
      limit == "one_site" && place->heard == Heard::yes ? "one_site" : heard_name(place->heard);
  out << w.fill("explain.radio_place_" + key,
                {{"place", place->listener.name}, {"n", words::number(place->people, 0, w.language())}})
      << "\n";
  for (const auto &part : place->parts) {
    out << "  " << w("radio." + part.name) << ": ";
    if (part.path) {
      out << w(part.heard == Heard::yes ? "explain.radio_by" : "explain.radio_nearest") << "\n";
      text_of(*part.path, place->listener.name, w).print(out, "    ");
    } else {
      out << w.fill(part.heard == Heard::unknown ? "explain.radio_hole" : "explain.radio_out_of_range",
                    {{"km", words::short_number(inputs_->recipe.radio.radius_km, 0, w.language())}})
          << "\n";
    }
  }
}

Json RadioReasons::as_json(const DecidingPlace &place) const {
  auto parts = Json::array();
  for (const auto &part : place.parts) {
    Json json = {{"part", part.name}, {"receives", heard_name(part.heard)}, {"mast", nullptr}};
    if (part.path) {
      json["mast"] = part.path->mast.id;
      json["channel"] = part.path->mast.channel;
      json["azimuth_degrees"] = part.path->azimuth_degrees;
      json["path"] = path_json(part.path->account);
    }
    parts.push_back(std::move(json));
  }
  return {{"place", place.listener.name},
          {"x", place.listener.at.x},
          {"y", place.listener.at.y},
          {"people", place.people},
          {"receives", heard_name(place.heard)},
          {"parts", parts}};
}

void RadioReasons::draw(const DecidingPlace &place, const std::string &file, int dpi) const {
  const auto *path = weakest(place);
  if (path == nullptr) throw gis::base::Error("no_path", {{"text", place.listener.name}});
  maps::ensure_gui();
  write_picture(text_of(*path, place.listener.name, face_.words).scene(), file, dpi);
  face_.say(face_.words.fill("cli.written", {{"file", file}}));
}

} // namespace ui::commands
