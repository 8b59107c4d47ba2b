#include "ui/commands/Check.h"

#include "gis/base/Error.h"
#include "gis/study/Inputs.h"
#include "ui/words/Words.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

namespace ui::commands {

void Check::declare(Form &form) {
  form.positional("study", study_);
  form.texts("root", roots_);
  form.flag("json", json_);
}

int Check::run(Face &face) {
  gis::base::Findings findings;
  try {
    auto inputs = gis::study::read_inputs(gis::study::read_recipe(study_, {roots_.begin(), roots_.end()}),
                                          face.progress);
    findings = std::move(inputs.findings);
  } catch (const gis::base::Error &error) {
    findings.push_back(error.finding());
  }
  if (json_) {
    auto list = nlohmann::ordered_json::array();
    for (const auto &f : findings)
      list.push_back({{"severity", gis::base::severity_name(f.severity)},
                      {"code", f.code},
                      {"source", f.source},
                      {"layer", f.layer},
                      {"row", f.row},
                      {"unit_code", f.unit_code},
                      {"facts", f.facts},
                      {"text", words::sentence(face.words, f)}});
    face.out << list.dump(1) << "\n";
  } else {
    for (const auto &f : findings) face.out << words::sentence(face.words, f) << "\n";
    const auto count = [&](gis::base::Severity s) {
      return std::to_string(
          std::count_if(findings.begin(), findings.end(), [&](const auto &f) { return f.severity == s; }));
    };
    face.err << face.words.fill("cli.finding_counts", {{"errors", count(gis::base::Severity::error)},
                                                       {"warnings", count(gis::base::Severity::warning)},
                                                       {"infos", count(gis::base::Severity::info)}})
             << "\n";
  }
  return gis::base::has_error(findings) ? 1 : 0;
}

} // namespace ui::commands
