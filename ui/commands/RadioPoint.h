#pragma once

#include "ui/commands/Command.h"
#include "ui/commands/radio/models.h"

namespace ui::commands {

/// Loss and field strength on single paths: the propagation models alone.
class RadioPoint : public Command {
public:
  std::string name() const override { return "radio point"; } // not shown
  void declare(Form &) override;
  int run(Face &) override;

private:
  std::string model_, profile_, cases_, profiles_, polarisation_, transmitter_, receiver_, output_, picture_;
  std::optional<double> threshold_; ///< of the picture
  int dpi_ = 150;
  /// One for each line of option_columns().
  std::vector<std::optional<double>> numbers_;

  const radio::Model &model() const;
  /// What the options say, for every case. Throws Error{option_value}.
  radio::Cells options() const;
  int run_cases(Face &) const;
  /// The rows of one path file, or the one case the options make.
  int run_one(Face &) const;
  /// Throws Error{options_clash} where there is no single path to draw.
  void check_single() const;
  void draw(const radio::Cells &, const gis::radio::Profile &, Face &) const;
};

} // namespace ui::commands
