#include "ui/commands/radio/models.h"

namespace ui::commands::radio {

const std::vector<Model> &models() {
  static const std::vector<Model> list = {
      {.name = "p1812", .compute = compute_p1812, .account = account_p1812},
      {.name = "itm", .compute = compute_itm, .account = account_itm},
      {.name = "itm-area", .needs_profile = false, .compute = compute_itm_area}};
  return list;
}

} // namespace ui::commands::radio
