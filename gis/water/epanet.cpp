#include "gis/water/epanet.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/encodings.h"
#include "gis/sources/sources.h"
#include "gis/water/epanet_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace gis::water {
namespace {

constexpr std::size_t longest_id = 31;       ///< bytes, as EPANET counts them
constexpr std::size_t most_things = 2000000; ///< nodes, and links
constexpr double farthest = 1e9;             ///< metres, feet or degrees from the origin of the drawing

class Reader {
public:
  Reader(const std::string &file, base::Findings &findings) : file_(file), findings_(findings) {}

  Network read(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
    while (!text.empty() && section_ != Section::end) {
      const auto end = std::min(text.find('\n'), text.size());
      ++line_;
      words_ = words_of(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (!words_.empty()) read_line();
    }
    if (section_ == Section::none) fail("water_epanet_no_section", {});
    join();
    tell();
    return std::move(network_);
  }

private:
  /// What refers to things that may be defined further down.
  struct Joint {
    std::string from, to;
    long line = 0;
    bool check_valve = false;
    bool stops_at_zero = false; ///< a speed, flow or opening of 0 lets nothing through
  };
  struct State {
    std::string id;
    Passage passage = Passage::open;
    std::optional<double> setting; ///< given instead of the passage
    long line = 0;
  };
  struct Place {
    std::string id;
    geo::Point point;
    long line = 0;
  };
  struct Defined {
    std::size_t index = 0;
    long line = 0;
  };
  using Register = std::unordered_map<std::string, Defined>;

  const std::string &file_;
  base::Findings &findings_;
  Section section_ = Section::none;
  std::string head_;
  long line_ = 0;
  std::vector<std::string_view> words_;
  Network network_;
  Register nodes_, links_;
  std::vector<Joint> joints_; ///< in the order of links
  std::vector<State> states_;
  std::vector<Place> places_, vertices_;
  long controls_ = 0; ///< the first line of them

  [[noreturn]] void fail_at(long line, const char *code, base::Facts facts) const {
    facts["file"] = file_;
    facts["row"] = std::to_string(line);
    throw base::Error(base::Finding{.code = code, .row = line, .facts = std::move(facts)});
  }
  [[noreturn]] void fail(const char *code, base::Facts facts) const {
    fail_at(line_, code, std::move(facts));
  }
  [[noreturn]] void bad(std::size_t word, const char *key, const char *wanted) const {
    fail("value_bad", {{"key", key}, {"text", std::string(words_[word])}, {"wanted", wanted}});
  }
  void warn(base::Severity severity, const char *code, long line, base::Facts facts) {
    facts["file"] = file_;
    findings_.push_back(
        {.severity = severity, .code = code, .source = file_, .row = line, .facts = std::move(facts)});
  }

  void read_line() {
    if (words_.front().front() == '[') return begin_section();
    if (section_ == Section::none) fail("water_epanet_no_section", {});
    switch (section_) {
    case Section::junctions:
      return read_node({});
    case Section::reservoirs:
      return read_node(Passage::open);
    case Section::tanks:
      // EPANET takes a tank without measures for a reservoir.
      return read_node(words_.size() <= 3 ? Passage::open : Passage::unknown);
    case Section::pipes:
      return read_pipe();
    case Section::pumps:
      return read_pump();
    case Section::valves:
      return read_valve();
    case Section::status:
      return read_status();
    case Section::coordinates:
      return read_place(places_);
    case Section::vertices:
      return read_place(vertices_);
    case Section::controls:
      if (controls_ == 0) controls_ = line_;
      return;
    default:
      return;
    }
  }

  void begin_section() {
    head_ = std::string(words_.front());
    section_ = section_of(head_);
    if (section_ == Section::unknown)
      warn(base::Severity::warning, "water_epanet_section", line_, {{"section", head_}});
  }

  void need(std::size_t wanted) const {
    if (words_.size() < wanted)
      fail("water_epanet_short",
           {{"section", head_}, {"n", std::to_string(words_.size())}, {"wanted", std::to_string(wanted)}});
  }
  std::string id(std::size_t word) const {
    const auto text = words_[word];
    if (text.size() > longest_id)
      fail("water_epanet_id", {{"text", std::string(text)}, {"limit", std::to_string(longest_id)}});
    return base::nfc(text);
  }
  double number(std::size_t word, const char *key) const {
    const auto value = base::parse_number(words_[word]);
    if (!value || std::abs(*value) > farthest) bad(word, key, "number");
    return *value;
  }
  void define(Register &known, const std::string &id, std::size_t index) {
    if (index >= most_things) fail("water_epanet_large", {{"limit", std::to_string(most_things)}});
    const auto [found, is_new] = known.emplace(id, Defined{index, line_});
    if (!is_new) fail("water_epanet_twice", {{"id", id}, {"line", std::to_string(found->second.line)}});
  }

  void read_node(std::optional<Passage> source) {
    const std::string name = id(0);
    define(nodes_, name, network_.nodes.size());
    if (source) network_.sources.push_back({name, network_.nodes.size(), *source});
    network_.nodes.push_back({name, {}});
  }

  Joint &add_link(Link link) {
    need(3);
    link.id = id(0);
    define(links_, link.id, network_.links.size());
    network_.links.push_back(std::move(link));
    return joints_.emplace_back(Joint{.from = id(1), .to = id(2), .line = line_});
  }

  /// id, two nodes, length, diameter, roughness, minor loss, state; without the minor loss the state may
  /// stand in its place.
  void read_pipe() {
    Link pipe;
    for (std::size_t i = 6; i < std::min<std::size_t>(words_.size(), 8); ++i) {
      if (begins(words_[i], "CLOS"))
        pipe.passage = Passage::closed;
      else if (begins(words_[i], "CV"))
        pipe.one_way = true;
      else if (!begins(words_[i], "OPEN") && (i == 7 || !base::parse_number(words_[i])))
        bad(i, "status", "epanet_state");
    }
    add_link(pipe).check_valve = pipe.one_way;
  }

  void read_pump() {
    Link pump{.passage = Passage::open, .kind = LinkKind::pump, .one_way = true};
    for (std::size_t i = 3; i + 1 < words_.size(); ++i)
      if (begins(words_[i], "SPEE") && number(i + 1, "SPEED") == 0) pump.passage = Passage::closed;
    add_link(pump).stops_at_zero = true;
  }

  void read_valve() {
    need(5);
    const auto is = [&](std::initializer_list<std::string_view> types) {
      return std::any_of(types.begin(), types.end(), [&](auto type) { return begins(words_[4], type); });
    };
    if (!is({"PRV", "PSV", "PBV", "FCV", "TCV", "GPV", "PCV"})) bad(4, "type", "epanet_valve");
    Link valve{.kind = LinkKind::valve, .one_way = is({"PRV", "PSV"})};
    const bool stops_at_zero = is({"FCV", "PCV"});
    if (stops_at_zero && words_.size() > 5 && number(5, "setting") == 0) valve.passage = Passage::closed;
    add_link(valve).stops_at_zero = stops_at_zero;
  }

  void read_status() {
    need(2);
    State state{.id = id(0), .line = line_};
    if (begins(words_[1], "CLOS")) {
      state.passage = Passage::closed;
    } else if (begins(words_[1], "ACTI")) {
      state.setting = 1; // whatever it is, it is at work
    } else if (!begins(words_[1], "OPEN")) {
      state.setting = base::parse_number(words_[1]);
      if (!state.setting || *state.setting < 0) bad(1, "status", "epanet_state");
    }
    states_.push_back(std::move(state));
  }

  void read_place(std::vector<Place> &list) {
    need(3);
    list.push_back({id(0), {number(1, "X"), number(2, "Y")}, line_});
  }

  std::size_t find(const Register &known, const std::string &id, long line, const char *code) const {
    const auto found = known.find(id);
    if (found == known.end()) fail_at(line, code, {{"id", id}});
    return found->second.index;
  }

  /// Everything that refers to something, once all is defined.
  void join() {
    for (std::size_t i = 0; i < joints_.size(); ++i) {
      network_.links[i].from = find(nodes_, joints_[i].from, joints_[i].line, "water_epanet_node");
      network_.links[i].to = find(nodes_, joints_[i].to, joints_[i].line, "water_epanet_node");
    }
    for (const State &state : states_) {
      const auto i = find(links_, state.id, state.line, "water_epanet_link");
      if (joints_[i].check_valve) fail_at(state.line, "water_epanet_check_valve", {{"id", state.id}});
      set(network_.links[i], joints_[i], state);
    }
    for (const Place &place : places_)
      network_.nodes[find(nodes_, place.id, place.line, "water_epanet_node")].place = place.point;
    std::vector<geo::Line> bends(network_.links.size());
    for (const Place &bend : vertices_)
      bends[find(links_, bend.id, bend.line, "water_epanet_link")].push_back(bend.point);
    for (std::size_t i = 0; i < bends.size(); ++i) draw(network_.links[i], bends[i]);
    network_.people.resize(network_.nodes.size());
  }

  /// The setting of a plain pipe has no meaning and changes nothing.
  static void set(Link &link, const Joint &joint, const State &state) {
    if (!state.setting) {
      link.passage = state.passage;
      // A valve held open is a piece of pipe.
      if (link.kind == LinkKind::valve && state.passage == Passage::open) link.one_way = false;
    } else if (link.kind != LinkKind::pipe) {
      link.passage = joint.stops_at_zero && *state.setting == 0 ? Passage::closed : Passage::open;
    }
  }

  void draw(Link &link, const geo::Line &bends) const {
    const auto &from = network_.nodes[link.from].place, &to = network_.nodes[link.to].place;
    if (!from || !to) return;
    link.course.push_back(*from);
    link.course.insert(link.course.end(), bends.begin(), bends.end());
    link.course.push_back(*to);
  }

  void tell() {
    if (controls_ > 0) warn(base::Severity::info, "water_epanet_controls", controls_, {});
    const auto unplaced = std::count_if(network_.nodes.begin(), network_.nodes.end(),
                                        [](const Node &node) { return !node.place; });
    if (unplaced > 0)
      warn(base::Severity::warning, "water_epanet_unplaced", 0, {{"n", std::to_string(unplaced)}});
    if (network_.sources.empty()) warn(base::Severity::warning, "water_epanet_sourceless", 0, {});
  }
};

} // namespace

Network parse_epanet(std::string_view text, const std::string &file, base::Findings &findings) {
  return Reader(file, findings).read(text);
}

Network read_epanet(sources::Provenance &source, base::Findings &findings) {
  std::string text = sources::read_text(source);
  if (const bool utf8 = base::is_utf8(text); !utf8 || !source.encoding.empty()) {
    const auto encoding = source.encoding.empty() ? sources::guessed_encoding(text) : source.encoding;
    text = sources::decoded(text, encoding);
    if (source.encoding.empty())
      findings.push_back({.severity = base::Severity::warning,
                          .code = "encoding_guessed",
                          .source = source.id,
                          .facts = {{"file", source.path.filename().string()}, {"encoding", encoding}}});
  }
  return parse_epanet(text, source.path.filename().string(), findings);
}

} // namespace gis::water
