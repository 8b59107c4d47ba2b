#include "gis/radio/itm/climates.h"

#include <array>

namespace gis::radio {
namespace {

/// In the order of ItmClimate. Continental temperate shares its median with continental subtropical, not its
/// spreads.
constexpr std::array<Climate, 7> climates{{
    {.median = {-9.67, 12.7, 144.9, 190.3, 133.8},
     .minus = {2.13, 159.5, 762.2, 123.6, 94.5},
     .plus = {2.11, 102.3, 636.9, 134.8, 95.6},
     .duct = 1.224,
     .duct_deviate = 1.282},
    {.median = {-0.62, 9.19, 228.9, 205.2, 143.6},
     .minus = {2.66, 7.67, 100.4, 172.5, 136.4},
     .plus = {6.87, 15.53, 138.7, 143.7, 98.6},
     .duct = 0.801,
     .duct_deviate = 2.161,
     .plus_frequency = {0.93, 0.31, 2.00}},
    {.median = {1.26, 15.5, 262.6, 185.2, 99.8},
     .minus = {6.11, 6.65, 138.2, 242.2, 178.6},
     .plus = {10.08, 9.60, 165.3, 225.7, 129.7},
     .duct = 1.380,
     .duct_deviate = 1.282},
    {.median = {-9.21, 9.05, 84.1, 101.1, 98.6},
     .minus = {1.98, 13.11, 139.1, 132.7, 193.5},
     .plus = {3.68, 159.3, 464.4, 93.1, 94.2},
     .duct = 1.000,
     .duct_deviate = 20.0,
     .plus_frequency = {0.93, 0.19, 1.79}},
    {.median = {-0.62, 9.19, 228.9, 205.2, 143.6},
     .minus = {2.68, 7.16, 93.7, 186.8, 133.5},
     .plus = {4.75, 8.12, 93.2, 135.9, 113.4},
     .duct = 1.224,
     .duct_deviate = 1.282,
     .minus_frequency = {0.92, 0.25, 1.77},
     .plus_frequency = {0.93, 0.31, 2.00}},
    {.median = {-0.39, 2.86, 141.7, 315.9, 167.4},
     .minus = {6.86, 10.38, 187.8, 169.6, 108.9},
     .plus = {8.58, 13.97, 216.0, 152.0, 122.7},
     .duct = 1.518,
     .duct_deviate = 1.282},
    {.median = {3.15, 857.9, 2222, 164.8, 116.3},
     .minus = {8.51, 169.8, 609.8, 119.9, 106.6},
     .plus = {8.43, 8.19, 136.2, 188.5, 122.9},
     .duct = 1.518,
     .duct_deviate = 1.282},
}};

} // namespace

const Climate &climate(ItmClimate climate) { return climates[static_cast<std::size_t>(climate) - 1]; }

} // namespace gis::radio
