#include "gis/allocation/referral.h"

namespace gis::allocation {

std::vector<base::Measure> referral_times(const ReferralStep &home,
                                          const std::vector<std::vector<ReferralStep>> &onward) {
  std::vector<base::Measure> times(onward.size() + 1);
  ReferralStep step = home;
  double sum = 0;
  for (std::size_t kind = 0; kind < times.size(); ++kind) {
    if (!step.to || !step.far) break;
    sum += *step.far;
    times[kind] = sum;
    if (kind < onward.size()) step = onward[kind].at(*step.to);
  }
  return times;
}

} // namespace gis::allocation
