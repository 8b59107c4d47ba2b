#pragma once

#include "gis/radio/Profile.h"
#include "gis/radio/units.h"

/// The short formulas beside the models: free space, one knife edge, Fresnel zones. Lengths carry their unit
/// in their names. Source: ITU-R P.525, P.526 and P.1812 (12).
namespace gis::radio {

/// Loss of free space, dB. P.1812 rounds the constant otherwise and lies 0.05 dB below.
double free_space_loss_db(Megahertz, double distance_km);

/// Field strength of the power in free space, dBµV/m.
double free_space_field_dbuvm(Kilowatts, double distance_km);

/// Field strength that belongs to a basic transmission loss, dBµV/m.
double field_from_loss_dbuvm(Kilowatts, Megahertz, double loss_db);

/// Power against a half-wave dipole from power against an isotropic antenna.
Kilowatts erp_from_eirp(Kilowatts eirp);

/// Loss J of a knife edge with the diffraction parameter nu, dB; 0 below −0.78 (12).
double knife_edge_loss_db(double nu);

/// Where an edge stands on a path: its ends, and how far its top is above the straight line between the
/// antennas (below: negative).
struct Edge {
  double above_line_m = 0;
  double from_transmitter_km = 0, to_receiver_km = 0;
};

/// Diffraction parameter nu of an edge.
double diffraction_parameter(const Edge &, double wavelength_m);

/// Radius of the first Fresnel zone at the edge, m. The n-th is √n times as wide.
double fresnel_radius_m(const Edge &, double wavelength_m);

/// The third, simple model: free space and the one edge that reaches highest into the Fresnel zone.
struct SimpleLoss {
  double free_space_db = 0, edge_db = 0;
  double nu = 0;        ///< of that edge
  std::size_t edge = 0; ///< its point of the profile
  /// Least clearance in radii of the first Fresnel zone; from 0.6 on the path counts as clear.
  double clearance = 0;
  double loss_db() const { return free_space_db + edge_db; }
  bool clear() const { return clearance >= 0.6; }
};

/// Antennas above ground, the profile's clutter left out; an earth of 4/3 the radius where none is given.
/// Needs three points or more and a length above 0; throws std::invalid_argument.
SimpleLoss simple_loss(const Profile &, Megahertz, base::Metres transmitter, base::Metres receiver,
                       double earth_radius_km = 8495);

} // namespace gis::radio
