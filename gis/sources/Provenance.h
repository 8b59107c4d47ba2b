#pragma once

#include <filesystem>
#include <string>

namespace gis::sources {

enum class Quality { official, modelled, illustrative };
enum class Marking { none, internal, secret };

/// Where figures come from: declared once in the study, kept with the results and printed.
struct Provenance {
  std::string id;
  std::filesystem::path path; ///< absolute, inside the study folder or an allowed root
  std::string layer;          ///< empty: the only layer, or the one named like the file
  std::string date;           ///< ISO, as of
  std::string licence;
  std::string attribution;
  Quality quality = Quality::official;
  Marking marking = Marking::none;
  std::string crs;         ///< states the system of a file that carries none; never overrides one that does
  std::string encoding;    ///< empty: UTF-8 or what the file states; else "CP1258", "TCVN3", "VISCII" …
  std::string where_field; ///< keep only the rows whose field …
  std::string where_value; ///< … holds this text
  bool hashed = true;      ///< fill sha256; off where nobody keeps it
  std::string sha256;      ///< of the file, filled when read
};

} // namespace gis::sources
