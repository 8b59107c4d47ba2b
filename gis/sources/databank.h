#pragma once

#include "gis/base/units.h"
#include "gis/sources/Provenance.h"

#include <string>
#include <string_view>
#include <vector>

namespace gis::sources {

/// A radio path of the data bank of ITU-R Study Group 3, in its text form ("Fryderyk"): heads, a profile of
/// the ground from the transmitter to the receiver, and what was measured or computed over it. Numbers as
/// they stand in the file.
struct DatabankPath {
  struct Point {
    double distance_km = 0, height_m = 0;
    double clutter_m = 0; ///< 0 where the cell is empty
    int zone = 4;         ///< 1 sea, 3 coastal land, 4 inland; 4 where the cell is empty
  };
  struct Measurement {
    long line = 0; ///< in the file, from 1
    double frequency_mhz = 0, transmitter_height_m = 0, receiver_height_m = 0;
    int polarisation = 1;  ///< 1 horizontal, 2 vertical
    double power_dbw = 30; ///< total effective radiated power; 30 (1 kW) where the cell is empty
    double time_percent = 50;
    base::Measure field_dbuvm, loss_db;
  };

  double transmitter_latitude = 0, transmitter_longitude = 0; ///< degrees, north and east positive
  double receiver_latitude = 0, receiver_longitude = 0;
  double refractivity_lapse = 0, sea_level_refractivity = 0; ///< N-units
  std::vector<Point> points;
  std::vector<Measurement> measurements;
};

/// True where a text has the mark with which the profile of such a file begins.
bool is_databank(std::string_view text);

/// Any text is a path or an Error that names the line: databank_mark{file,text} where a part is missing,
/// databank_head{file,key}, databank_short{file,row,n,wanted}, databank_count{file,row,n,wanted},
/// value_bad{file,row,key,text,wanted}, databank_from_receiver{file,row}. Memory grows with the text, never
/// with a count it claims.
DatabankPath parse_databank(std::string_view text, const std::string &file);

} // namespace gis::sources
