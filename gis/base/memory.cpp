#include "gis/base/memory.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"

#include <cmath>
#include <fstream>
#include <string>
#include <unistd.h>

namespace gis::base {

double free_memory() {
  std::ifstream file("/proc/meminfo");
  std::string name, unit;
  double kilobytes = 0;
  while (file >> name >> kilobytes && std::getline(file, unit))
    if (name == "MemAvailable:") return kilobytes * 1024;
  return static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 2;
}

double allowed_memory(std::optional<double> gibibytes) {
  return gibibytes ? *gibibytes * gibibyte : free_memory();
}

void refuse_beyond(double needed, double allowed) {
  constexpr double megabyte = 1024.0 * 1024;
  if (needed <= allowed) return;
  throw Error("memory", {{"n", format_number(std::ceil(needed / megabyte), 0)},
                         {"free", format_number(std::floor(allowed / megabyte), 0)}});
}

} // namespace gis::base
