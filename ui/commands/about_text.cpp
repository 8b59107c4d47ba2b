#include "ui/commands/about_text.h"

#include "gis/base/text.h"
#include "gis/geo/libraries.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ui::commands {

std::string about_text(const gis::study::Results *open, const std::string &toolkit, const words::Words &w) {
  std::vector<std::string> libraries;
  for (const auto &[name, version] : gis::geo::libraries()) libraries.push_back(name + " " + version);
  libraries.push_back(toolkit);
  std::string text = w.fill("desk.about.text", {{"version", TIEPCAN_VERSION}}) + "\n\n" +
                     w.fill("desk.about.libraries", {{"list", gis::base::join(libraries, " · ")}});
  if (open == nullptr) return text;
  text += "\n\n" + w("desk.about.credits");
  const auto about = nlohmann::json::parse(open->about);
  std::vector<std::string> told; // many files have one origin
  for (const auto &source : about["sources"]) {
    std::vector<std::string> parts;
    for (const char *part : {"attribution", "licence"})
      if (const auto said = source[part].get<std::string>(); !said.empty()) parts.push_back(said);
    if (const auto date = source["date"].get<std::string>(); !date.empty())
      parts.push_back(words::date_short(date, w));
    if (parts.empty()) parts.push_back(source["file"].get<std::string>());
    const std::string line = "\n· " + gis::base::join(parts, ", ");
    if (std::find(told.begin(), told.end(), line) != told.end()) continue;
    told.push_back(line);
    text += line;
  }
  return text;
}

} // namespace ui::commands
