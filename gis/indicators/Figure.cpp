#include "gis/indicators/Figure.h"

namespace gis::indicators {

const char *basis_name(Basis basis) {
  switch (basis) {
  case Basis::reported:
    return "reported";
  case Basis::counted:
    return "counted";
  case Basis::modelled:
    return "modelled";
  }
  return "";
}

void Ledger::add(const Ledger &other, double share) {
  unknown += other.unknown * share;
  on_barrier += other.on_barrier * share;
  outside_data += other.outside_data * share;
  unreachable += other.unreachable * share;
  beyond_limit += other.beyond_limit * share;
  no_capacity += other.no_capacity * share;
  covered += other.covered * share;
}

} // namespace gis::indicators
