#pragma once

#include "gis/study/radio_path.h"
#include "ui/commands/Selection.h"
#include "ui/commands/path_text.h"

#include <nlohmann/json.hpp>

namespace ui::commands {

/// The inputs of the study whose masts and ground stand behind some results (`about` is their run.json).
/// Throws what reading throws, Error{study_not_of_results: source} where masts or ground are not those that
/// were counted: one state is never told over figures of another.
gis::study::Inputs radio_study(const std::string &study, const std::vector<std::string> &roots,
                               const nlohmann::json &about, gis::base::Progress &);

/// A path of a study with its names.
PathText text_of(const gis::study::RadioPath &, const std::string &place, const words::Words &);

} // namespace ui::commands
