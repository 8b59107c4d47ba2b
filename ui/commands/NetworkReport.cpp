#include "ui/commands/NetworkReport.h"

#include "gis/base/text.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <map>

namespace ui::commands {
namespace {

using gis::water::Link;
using gis::water::LinkKind;
using gis::water::Wetness;
using words::Words;

constexpr std::size_t few = 10; ///< rows shown on the terminal

/// The member of its family of words.
std::string word_of(Wetness wetness) {
  return wetness == Wetness::wet       ? "water_network.wet"
         : wetness == Wetness::unknown ? "water_network.unknown"
                                       : "water_network.dry";
}

struct Sum {
  std::size_t nodes = 0, sources = 0;
  std::int64_t people = 0; ///< thousandths
};

/// Lines of a table: labels left, figures right; widths in letters, not bytes.
class Columns {
public:
  void add(std::vector<std::string> cells) {
    widths_.resize(std::max(widths_.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i)
      widths_[i] = std::max(widths_[i], gis::base::letters(cells[i]));
    rows_.push_back(std::move(cells));
  }
  void print(std::ostream &out) const {
    for (const auto &cells : rows_) {
      std::string line = " ";
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string blanks(widths_[i] - gis::base::letters(cells[i]), ' ');
        line += " " + (i == 0 ? cells[i] + blanks : " " + blanks + cells[i]);
      }
      out << line << "\n";
    }
  }

private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
};

/// The text for the terminal.
class Told {
public:
  Told(const NetworkReport &report, const Words &w, std::ostream &out) : report_(report), w_(w), out_(out) {}

  void print() const {
    size();
    water();
    parts();
    out_ << w_.fill("water_network.dangling", {{"n", count(report_.dangling)}}) << "\n";
    shuttings();
  }

private:
  const NetworkReport &report_;
  const Words &w_;
  std::ostream &out_;

  std::string count(std::size_t n) const { return words::number(static_cast<double>(n), 0, w_.language()); }
  std::string people(std::int64_t thousandths) const {
    return words::number(static_cast<double>(thousandths) / 1000, 0, w_.language());
  }

  void size() const {
    std::map<LinkKind, std::size_t> kinds;
    std::vector<std::string> valves;
    for (const Link &link : report_.network.links) {
      if (link.kind == LinkKind::valve) valves.push_back(link.id);
      ++kinds[link.kind];
    }
    std::sort(valves.begin(), valves.end()); // a valve on a junction is several links
    valves.erase(std::unique(valves.begin(), valves.end()), valves.end());
    out_ << w_.fill("water_network.size", {{"nodes", count(report_.network.people.size())},
                                           {"links", count(kinds[LinkKind::pipe])},
                                           {"valves", count(valves.size())},
                                           {"pumps", count(kinds[LinkKind::pump])},
                                           {"sources", count(report_.network.sources.size())}})
         << "\n";
  }

  void water() const {
    std::map<Wetness, Sum> sums;
    for (std::size_t i = 0; i < report_.wetness.size(); ++i) {
      ++sums[report_.wetness[i]].nodes;
      sums[report_.wetness[i]].people += report_.network.people[i];
    }
    Columns columns = headed();
    for (const Wetness wetness : {Wetness::wet, Wetness::unknown, Wetness::dry})
      columns.add(row(w_(word_of(wetness)), sums[wetness].nodes, sums[wetness].people));
    columns.print(out_);
  }
  Columns headed() const {
    std::vector<std::string> heads = {"", w_("water_network.nodes")};
    if (report_.people_known) heads.push_back(w_("water_network.people"));
    Columns columns;
    columns.add(std::move(heads));
    return columns;
  }
  std::vector<std::string> row(const std::string &label, std::size_t nodes, std::int64_t thousandths) const {
    std::vector<std::string> cells = {label, count(nodes)};
    if (report_.people_known) cells.push_back(people(thousandths));
    return cells;
  }

  /// The largest parts first.
  void parts() const {
    std::vector<Sum> sums;
    for (std::size_t i = 0; i < report_.part.size(); ++i) {
      sums.resize(std::max(sums.size(), report_.part[i] + 1));
      ++sums[report_.part[i]].nodes;
      sums[report_.part[i]].people += report_.network.people[i];
    }
    for (const auto &source : report_.network.sources) ++sums[report_.part[source.node]].sources;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sums.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sums[a].nodes > sums[b].nodes; });
    out_ << w_.fill("water_network.parts", {{"n", count(sums.size())}}) << "\n";
    Columns columns = headed();
    for (std::size_t i = 0; i < order.size() && i < few; ++i) {
      const Sum &sum = sums[order[i]];
      columns.add(row(w_.fill("water_network.part",
                              {{"part", std::to_string(order[i] + 1)}, {"sources", count(sum.sources)}}),
                      sum.nodes, sum.people));
    }
    columns.print(out_);
    more(order.size());
  }
  void more(std::size_t all) const {
    if (all > few) out_ << "  " << w_.fill("water_network.more", {{"n", count(all - few)}}) << "\n";
  }

  void shuttings() const {
    if (report_.shuttings.empty()) {
      out_ << w_("water_network.no_valves") << "\n";
      return;
    }
    out_ << w_("water_network.losses") << "\n";
    Columns columns = headed();
    for (std::size_t i = 0; i < report_.shuttings.size() && i < few; ++i) {
      const auto &thing = report_.shuttings[i];
      columns.add(row(thing.id, thing.loss.nodes, thing.loss.people));
    }
    columns.print(out_);
    more(report_.shuttings.size());
  }
};

} // namespace

NetworkReport NetworkReport::of(const gis::water::Network &network, bool all, bool people_known) {
  return {network,
          gis::water::flood(network),
          gis::water::parts(network),
          gis::water::valves_by_loss(network, all),
          gis::water::dangling_ends(network).size(),
          people_known};
}

void print(const NetworkReport &report, const Words &words, std::ostream &out) {
  Told(report, words, out).print();
}

std::string closing_told(const NetworkReport &report, const std::vector<Wetness> &before,
                         const std::vector<std::string> &closed, const Words &words) {
  Sum lost;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i] == Wetness::wet && report.wetness[i] != Wetness::wet) {
      ++lost.nodes;
      lost.people += report.network.people[i];
    }
  const auto number = [&](double value) { return words::number(value, 0, words.language()); };
  return words.fill(report.people_known ? "water_network.closed_people" : "water_network.closed",
                    {{"list", gis::base::join(closed, ", ")},
                     {"nodes", number(static_cast<double>(lost.nodes))},
                     {"people", number(static_cast<double>(lost.people) / 1000)}});
}

} // namespace ui::commands
