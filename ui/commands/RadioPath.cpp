#include "ui/commands/RadioPath.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/radio_path.h"
#include "ui/commands/picture.h"
#include "ui/commands/radio_study.h"
#include "ui/maps/fonts.h"
#include "ui/words/numbers.h"

namespace ui::commands {
namespace {

using gis::base::Error;
using gis::study::Listener;
using words::Words;

Listener listener_at(const std::string &text) {
  const auto parts = gis::base::split(text, ',');
  const auto number = [&](std::size_t i) {
    return i < parts.size() ? gis::base::parse_number(gis::base::trimmed(parts[i])) : gis::base::Measure();
  };
  if (parts.size() != 2 || !number(0) || !number(1))
    throw Error("option_value", {{"option", "--rx"}, {"text", text}, {"wanted", "position"}});
  return {.at = {*number(1), *number(0)}, .crs = gis::geo::Crs::from_text("EPSG:4326")};
}

/// The listener's name, or the position of a bare place.
std::string place_of(const Listener &listener, const gis::radio::Position &at, const Words &w) {
  if (!listener.name.empty()) return listener.name;
  return words::degrees_position(at.longitude.value, at.latitude.value, w);
}

} // namespace

void RadioPath::declare(Form &form) {
  form.positional("study", study_);
  form.texts("root", roots_);
  form.text("mast", mast_);
  form.required();
  form.text("unit", unit_);
  form.text("rx", receiver_);
  form.text("picture", picture_);
  form.whole("dpi", dpi_);
}

int RadioPath::run(Face &face) {
  if (unit_.empty() == receiver_.empty()) {
    if (unit_.empty()) throw Error("option_missing", {{"option", "--unit"}});
    throw Error("options_clash", {{"option", "--unit"}, {"other", "--rx"}});
  }
  if (!picture_.empty()) check_picture("--picture", picture_);
  const auto inputs =
      gis::study::read_inputs(gis::study::read_recipe(study_file(study_), {roots_.begin(), roots_.end()}),
                              face.progress, {.threads = 0});
  const auto listener = receiver_.empty() ? gis::study::listener_in(inputs, unit_) : listener_at(receiver_);
  const auto path = gis::study::radio_path(inputs, mast_, listener);
  const auto text = text_of(path, place_of(listener, path.account.link.receiver, face.words), face.words);
  face.before_line();
  text.print(face.out);
  if (!picture_.empty()) {
    maps::ensure_gui();
    write_picture(text.scene(), picture_, dpi_);
    face.err << face.words.fill("cli.written", {{"file", picture_}}) << "\n";
  }
  return 0;
}

} // namespace ui::commands
