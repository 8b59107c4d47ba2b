#pragma once

#include "gis/radio/NamedValue.h"
#include "gis/radio/Profile.h"
#include "gis/radio/budget.h"
#include "ui/commands/radio/Cells.h"

#include <optional>
#include <string>
#include <vector>

namespace ui::commands::radio {

/// What a model makes of one case.
struct Outcome {
  int rc = 0; ///< the model's own code: 0 good, 1 with warnings, else no loss
  gis::base::Measure loss_db, field_dbuvm;
  std::optional<int> mode; ///< 1 line of sight, 2 beyond the horizon or diffraction, 3 scatter
  unsigned warnings = 0;   ///< the model's own flags
  std::vector<gis::radio::NamedValue> values;
  std::string why; ///< where there is no loss: the word "word.<why>" says what is wrong
};

/// One model behind `radio point`: a file per model, and a line in models.cpp.
struct Model {
  std::string name;
  bool needs_profile = true;
  /// The profile is there where it is needed. Throws the errors of Cells; what the model itself refuses is an
  /// outcome.
  Outcome (*compute)(const Cells &, const gis::radio::Profile *);
  /// The same path to be told and drawn; null where the model has no profile.
  gis::radio::PathAccount (*account)(const Cells &, const gis::radio::Profile &,
                                     const std::optional<gis::radio::ReceptionLimits> &) = nullptr;
};

/// All models, in the order of the help.
const std::vector<Model> &models();

Outcome compute_p1812(const Cells &, const gis::radio::Profile *);
Outcome compute_itm(const Cells &, const gis::radio::Profile *);
Outcome compute_itm_area(const Cells &, const gis::radio::Profile *);

gis::radio::PathAccount account_p1812(const Cells &, const gis::radio::Profile &,
                                      const std::optional<gis::radio::ReceptionLimits> &);
gis::radio::PathAccount account_itm(const Cells &, const gis::radio::Profile &,
                                    const std::optional<gis::radio::ReceptionLimits> &);

} // namespace ui::commands::radio
