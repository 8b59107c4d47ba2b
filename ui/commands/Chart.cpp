#include "ui/commands/Chart.h"

#include "gis/base/Error.h"
#include "ui/commands/chart_data.h"
#include "ui/commands/offers.h"
#include "ui/commands/picture.h"

namespace ui::commands {

void Chart::declare(Form &form) {
  selection_.declare(form);
  form.choice("kind", kind_, {"ranking", "groups"});
  form.whole("dpi", dpi_);
  form.text("output", output_);
  form.required();
}

int Chart::run(Face &face) {
  if (selection_.indicator.empty()) throw gis::base::Error("option_missing", {{"option", "--indicator"}});
  check_picture("--output", output_);
  if (dpi_ < 50 || dpi_ > 600)
    throw gis::base::Error("choice_unknown",
                           {{"option", "--dpi"}, {"text", std::to_string(dpi_)}, {"list", "50–600"}});
  const OpenResults results(selection_, face);
  if (selection_.level.empty()) selection_.level = levels_of(*results).front();
  check_names(*results, selection_);
  const auto rows = select(*results, selection_);
  auto complete = nearest_selection(*results, selection_);
  const auto pairs = kind_ == "groups" ? pair_chart(*results, complete, rows, face.words) : maps::PairChart{};
  if (kind_ == "groups" && pairs.pairs.empty())
    throw gis::base::Error("nothing_selected", {{"year", at(*rows.front(), "year")}});
  write_picture(kind_ == "groups" ? maps::pair_scene(pairs)
                                  : maps::rank_scene(rank_chart(*results, rows, face.words).chart),
                output_, dpi_);
  face.say(face.words.fill("cli.written", {{"file", output_}}));
  return 0;
}

} // namespace ui::commands
