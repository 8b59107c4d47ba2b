#include "ui/commands/Init.h"

#include "gis/base/Error.h"
#include "gis/sources/write.h"
#include "gis/study/built_in.h"

#include <filesystem>

namespace ui::commands {

void Init::declare(Form &form) { form.positional("folder", dir_); }

int Init::run(Face &face) {
  const std::filesystem::path dir(dir_);
  if (std::filesystem::exists(dir) && !std::filesystem::is_empty(dir))
    throw gis::base::Error(std::filesystem::exists(dir / "study.toml") ? "study_exists" : "folder_not_empty",
                           {{"file", dir_}});
  std::error_code fault;
  std::filesystem::create_directories(dir, fault);
  if (fault) throw gis::base::Error("no_permission", {{"file", dir_}});
  for (const char *name :
       {"study.toml", "statistics.csv", "plan_targets.csv", "groups.csv", "cohorts.csv", "crosswalk.csv"})
    gis::sources::write_text(dir / name, *gis::study::built_in(std::string("init/") + name));
  face.say(face.words.fill("cli.written", {{"file", dir_}}));
  face.say(
      face.words.fill("cli.next_check", {{"file", (dir / "study.toml").string()}, {"folder", dir.string()}}));
  return 0;
}

} // namespace ui::commands
