#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/radio/coverage.h"
#include "gis/study/Inputs.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gis::study {

/// How what is broadcast comes in at one people cell: as computed; with the field less by its spread; with it
/// more, and what is unknown heard.
enum class Heard : std::uint8_t { no, yes, unknown };
using CellSignal = std::array<Heard, 3>;

/// The signals people receive, by the names indicators ask for them: service "radio" or "tv", limit "receive"
/// (at least one national and one local channel), "national", "local", "good" (both with the margin over
/// their threshold), "one_site" (received, but all of one scope from a single site: were it down, no more),
/// and of radio the platforms apart, each by any channel: "fm", "loudspeaker".
struct Signals {
  using Key = std::pair<std::string, std::string>; ///< service, limit
  std::map<Key, std::vector<CellSignal>> cells;    ///< per people cell
  std::set<std::string> sources;

  bool empty() const { return cells.empty(); }
};

/// A limit of a question: "receive_itm" asks for "receive" by that model, "receive" by the study's own.
struct AskedSignal {
  std::string limit;
  radio::Propagation model = radio::Propagation::p1812;
};
AskedSignal asked_signal(const Inputs &, const std::string &limit);

/// What the study asks of its masts by a model, of no points yet.
radio::CoverageRequest coverage_question(const Inputs &, radio::Propagation, int threads);

/// What coverage of these points says, put together; the cells are the points.
Signals signals_of(const radio::CoverageRequest &, const radio::Coverage &);

/// Exact paths from every mast to the middle of every people cell. Radio is FM and loudspeakers alike. Where
/// the study wants a second model beside its own, "receive" once more by that ("receive_itm"). ITM has no
/// quick passes: over two minutes of one core for 16 masts and the people of a province. Nothing where the
/// study has no masts or no question asks. Throws what radio::coverage throws. Findings: radio_hole{n},
/// tv_hole{n} count the people whose reception no one knows.
Signals find_signals(const Inputs &, const area::People &, int threads, base::Findings &, base::Progress &);

/// People of every place by what they hear.
std::vector<indicators::PlaceReach> count_signals(const Signals &, const area::People &);

/// What several signals are together: heard where all are, unknown where one is and none is not heard.
std::vector<CellSignal> together(const std::vector<const std::vector<CellSignal> *> &);

} // namespace gis::study
