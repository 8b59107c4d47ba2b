#pragma once

#include "gis/study/deciding_place.h"
#include "ui/commands/Command.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/Selection.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace ui::commands {

/// The paths behind the figures of what is broadcast: which place decides, and which mast's signal to it.
class RadioReasons {
public:
  /// `study` is the study.toml behind the results; empty: nobody named it, so nothing can be looked at.
  RadioReasons(const gis::study::Results &, std::string study, std::vector<std::string> roots, Face &);

  /// True for a figure computed from masts and ground.
  bool concern(const Row &) const;
  bool has_study() const { return !study_.empty(); }

  /// None where nobody lives. Needs a study; reads it at the first question. Throws what radio_study and
  /// deciding_place throw.
  std::optional<gis::study::DecidingPlace> place_of(const Row &);

  /// The place, then path by path; without a study how to see them.
  void tell(const Row &, const std::optional<gis::study::DecidingPlace> &) const;
  nlohmann::ordered_json as_json(const gis::study::DecidingPlace &) const;
  /// The path with the least margin. Throws Error{no_path: text} where none is known, and what writing
  /// throws.
  void draw(const gis::study::DecidingPlace &, const std::string &file, int dpi) const;

private:
  const gis::study::Results &results_;
  nlohmann::json about_;
  std::string study_;
  std::vector<std::string> roots_;
  Face &face_;
  std::optional<gis::study::Inputs> inputs_;
  std::optional<MapLayers> layers_;

  /// What run.json says was asked for; null where the row is not about what is broadcast.
  const nlohmann::json *question_of(const Row &) const;
};

} // namespace ui::commands
