#include "gis/allocation/Decay.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <cmath>

namespace gis::allocation {

Decay Decay::from_text(const std::string &text) {
  const base::Error bad("decay_bad", {{"text", text}});
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon), rest = colon == std::string::npos ? "" : text.substr(colon + 1);
  Decay decay;
  if (text == "none") return decay;
  if (text == "inverse") {
    decay.kind_ = Kind::inverse;
    return decay;
  }
  if (name == "gaussian") {
    decay.kind_ = Kind::gaussian;
    decay.sigma_ = base::parse_number(rest).value_or(0);
    if (!(decay.sigma_ > 0)) throw bad;
    return decay;
  }
  if (name != "step") throw bad;
  decay.kind_ = Kind::step;
  for (const auto &step : base::split(rest, ',')) {
    const auto equals = step.find('=');
    if (equals == std::string::npos) throw bad;
    const auto minutes = base::parse_number(step.substr(0, equals)),
               weight = base::parse_number(step.substr(equals + 1));
    if (!minutes || !weight || *minutes < 0 || *weight < 0) throw bad;
    if (!decay.steps_.empty() && !(*minutes > decay.steps_.back().first)) throw bad;
    decay.steps_.emplace_back(*minutes, *weight);
  }
  return decay;
}

double Decay::weight(base::Minutes time) const {
  const double t = time.value;
  switch (kind_) {
  case Kind::none:
    return 1;
  case Kind::inverse:
    return 1 / t;
  case Kind::gaussian:
    return std::exp(-t * t / (2 * sigma_ * sigma_));
  case Kind::step:
    for (const auto &[minutes, weight] : steps_)
      if (t <= minutes) return weight;
  }
  return 0;
}

} // namespace gis::allocation
