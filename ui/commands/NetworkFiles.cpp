#include "ui/commands/NetworkFiles.h"

#include "gis/base/number.h"
#include "gis/sources/CsvLine.h"

#include <algorithm>
#include <optional>

namespace ui::commands {
namespace {

using gis::base::format_number;
using gis::water::Link;
using gis::water::LinkKind;
using gis::water::Passage;
using gis::water::Wetness;

const char *name_of(Wetness wetness) {
  return wetness == Wetness::wet ? "wet" : wetness == Wetness::unknown ? "unknown" : "dry";
}
const char *name_of(Passage passage) {
  return passage == Passage::open ? "open" : passage == Passage::unknown ? "unknown" : "closed";
}
const char *name_of(LinkKind kind) {
  return kind == LinkKind::valve ? "valve" : kind == LinkKind::pump ? "pump" : "pipe";
}

std::string people_text(const NetworkReport &report, std::int64_t thousandths) {
  return report.people_known ? format_number(static_cast<double>(thousandths) / 1000, 3) : "";
}

/// The cells of every node, in the order of the heads.
const std::vector<std::pair<std::string, gis::sources::FieldType>> &node_heads() {
  using gis::sources::FieldType;
  static const std::vector<std::pair<std::string, FieldType>> heads = {
      {"id", FieldType::text},       {"x", FieldType::real},      {"y", FieldType::real},
      {"water", FieldType::text},    {"people", FieldType::real}, {"part", FieldType::integer},
      {"links", FieldType::integer}, {"source", FieldType::text}};
  return heads;
}

std::vector<std::vector<std::string>> node_rows(const NetworkReport &report) {
  const auto &network = report.network;
  std::vector<std::size_t> links(network.people.size());
  for (const Link &link : network.links) {
    ++links[link.from];
    ++links[link.to];
  }
  std::vector<std::string> sources(network.people.size());
  for (const auto &source : network.sources)
    sources[source.node] += (sources[source.node].empty() ? "" : " ") + source.id;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < network.people.size(); ++i) {
    const auto &node = network.nodes[i];
    rows.push_back({node.id, node.place ? format_number(node.place->x, 3) : "",
                    node.place ? format_number(node.place->y, 3) : "", name_of(report.wetness[i]),
                    people_text(report, network.people[i]), std::to_string(report.part[i] + 1),
                    std::to_string(links[i]), sources[i]});
  }
  return rows;
}

std::vector<std::optional<std::string>> cells_of(const std::vector<std::string> &texts) {
  std::vector<std::optional<std::string>> cells;
  for (const auto &text : texts)
    cells.push_back(text.empty() ? std::optional<std::string>() : std::optional(text));
  return cells;
}

} // namespace

std::string shuttings_csv(const NetworkReport &report) {
  std::string text = "id,kind,state,people_cut_off,nodes_cut_off,x,y\n";
  for (const auto &thing : report.shuttings) {
    const Link &first = report.network.links[thing.links.front()];
    const auto &place = report.network.nodes[first.from].place;
    gis::sources::CsvLine line;
    line.text(thing.id).raw(name_of(thing.kind)).raw(name_of(first.passage));
    line.raw(people_text(report, thing.loss.people)).raw(std::to_string(thing.loss.nodes));
    line.raw(place ? format_number(place->x, 3) : "").raw(place ? format_number(place->y, 3) : "");
    text += line.end();
  }
  return text;
}

std::string nodes_csv(const NetworkReport &report) {
  gis::sources::CsvLine heads;
  for (const auto &[name, type] : node_heads()) heads.raw(name);
  std::string text = heads.end();
  for (const auto &row : node_rows(report)) {
    gis::sources::CsvLine line;
    for (std::size_t i = 0; i < row.size(); ++i) // names of things first and last, figures between
      if (i == 0 || i + 1 == row.size())
        line.text(row[i]);
      else
        line.raw(row[i]);
    text += line.end();
  }
  return text;
}

std::vector<gis::sources::OutputLayer> network_layers(const NetworkReport &report, const gis::geo::Crs &crs) {
  using gis::sources::FieldType;
  using gis::sources::Shape;
  const auto &network = report.network;
  gis::sources::OutputLayer nodes{.name = "nodes", .shape = Shape::point, .fields = node_heads(), .crs = crs};
  const auto rows = node_rows(report);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (network.nodes[i].place)
      nodes.rows.push_back({static_cast<long>(nodes.rows.size()) + 1,
                            cells_of(rows[i]),
                            {.points = {*network.nodes[i].place}}});
  gis::sources::OutputLayer links{.name = "links",
                                  .shape = Shape::line,
                                  .fields = {{"id", FieldType::text},
                                             {"kind", FieldType::text},
                                             {"state", FieldType::text},
                                             {"from_node", FieldType::text},
                                             {"to_node", FieldType::text},
                                             {"water", FieldType::text}},
                                  .crs = crs};
  for (const Link &link : network.links) {
    if (link.course.size() < 2) continue;
    const auto wetness = std::min(report.wetness[link.from], report.wetness[link.to]);
    links.rows.push_back(
        {static_cast<long>(links.rows.size()) + 1,
         cells_of({link.id, name_of(link.kind), name_of(link.passage), network.nodes[link.from].id,
                   network.nodes[link.to].id, name_of(wetness)}),
         {.lines = {link.course}}});
  }
  return {std::move(nodes), std::move(links)};
}

} // namespace ui::commands
