// Any text is a network or an Error; what is joined is there, and closing a link never raises.
#include "gis/base/Error.h"
#include "gis/water/epanet.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
  using namespace gis::water;
  try {
    gis::base::Findings findings;
    const auto network =
        parse_epanet(std::string_view(reinterpret_cast<const char *>(data), size), "fuzz.inp", findings);
    if (network.nodes.size() != network.people.size()) std::abort();
    for (const auto &node : network.nodes)
      if (node.id.empty() || (node.place && !(std::abs(node.place->x) <= 1e9))) std::abort();
    if (flood(network).size() != network.people.size()) std::abort(); // throws on a node that is not there
    if (parts(network).size() != network.people.size()) std::abort();
    for (const auto &valve : valves_by_loss(network))
      if (valve.loss.nodes > network.people.size()) std::abort();
  } catch (const gis::base::Error &error) {
    if (error.code() == "water_node_unknown" || error.finding().facts.count("file") == 0) std::abort();
  }
  return 0;
}
