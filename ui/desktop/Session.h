#pragma once

#include "ui/commands/MapMaker.h"
#include "ui/commands/gap_lines.h"
#include "ui/commands/offers.h"
#include "ui/commands/places.h"
#include "ui/commands/settlements.h"
#include "ui/commands/sites.h"
#include "ui/desktop/NoteBook.h"
#include "ui/desktop/Worker.h"
#include "ui/maps/MapData.h"
#include "ui/maps/layers.h"
#include "ui/words/Words.h"

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ui::desktop {

/// Everything the views show of one choice: made on a worker, swapped in as a whole, never changed after.
struct Figures {
  std::shared_ptr<const gis::study::Results> results;
  commands::Selection choice; ///< complete: nothing left open
  std::vector<const commands::Row *> rows;
  maps::MapData map;
  std::vector<commands::GapLine> lines;
  std::vector<commands::IndicatorOffer> indicators;
  commands::Offers offers;
  std::string grid;                    ///< "VN-2000 107°45′"
  std::string service;                 ///< the indicator's; empty: none
  std::vector<commands::Place> places; ///< for the search
  /// Settlements and facilities of the results, the same for every choice.
  std::shared_ptr<const std::vector<commands::Site>> sites;
};

/// What is open and what is looked at. Views show what it says and ask it to change; they do not know each
/// other. Figures on the screen always belong to one set of results and one choice; while new ones are made
/// the old ones stay.
class Session : public QObject {
  Q_OBJECT

public:
  explicit Session(words::Language = words::Language::vi, QObject *parent = nullptr);

  const words::Words &words() const { return *words_; }
  /// For work on another thread.
  std::shared_ptr<const words::Words> shared_words() const { return words_; }
  /// Null before anything is open.
  std::shared_ptr<const Figures> figures() const { return figures_; }
  /// The same choice of another indicator, for a map beside the first; null: none.
  std::shared_ptr<const Figures> beside() const { return beside_; }
  /// Shows an indicator beside; empty: no longer.
  void set_beside(const std::string &indicator);
  /// Code of the selected unit; empty: none.
  const std::string &selected() const { return selected_; }
  /// The row of the selected unit under the current choice, or null.
  const commands::Row *selected_row() const;
  /// Keys of the classes the legend hides (maps::class_key).
  const std::set<int> &hidden() const { return hidden_; }
  /// The layers of the map as the user switched them.
  const maps::LayerLook &look() const { return look_; }
  void set_layer(const std::string &id, maps::LayerLook::One);
  /// How settlements stand to the service of the current choice; null while it is not known.
  std::shared_ptr<const std::vector<commands::SettlementWay>> ways() const { return ways_; }
  /// The settlement or facility that was picked, or null.
  const commands::Site *site() const;
  /// Picks one of the figures' sites, and its unit.
  void pick_site(std::size_t);
  /// The one of this name at this place; nothing where there is none.
  void pick_site_at(const std::string &name, gis::geo::Point);
  /// What the office wrote about the gaps of what is open.
  NoteBook &notes() { return notes_; }
  const NoteBook &notes() const { return notes_; }
  /// Writes a note with the unit's name and today's date.
  void write_note(const gis::study::NoteKey &, const std::string &unit_name, gis::study::Note);
  /// Accepts a problem with a reason and today's date; without a reason it is taken back.
  void accept(const gis::study::FindingKey &, const std::string &reason);
  bool busy() const { return worker_.busy(); }
  /// The folder of the results that are open; empty: none.
  std::string folder() const;

  /// Reads a results folder. What was open stays where that fails.
  void open(const std::string &folder);
  /// Looks at something else of what is open; what the indicator does not have is replaced by what it has.
  void choose(const commands::Selection &);
  void select(const std::string &code);
  void set_hidden(int class_key, bool hidden);
  void set_language(words::Language);
  /// Views draw what they show anew: the look has changed.
  void tell_again();

signals:
  void figures_changed();
  /// Another results folder is open (figures_changed follows it).
  void opened();
  void beside_changed();
  void settlements_changed();
  void selection_changed();
  void hidden_changed();
  void look_changed();
  void language_changed();
  void busy_changed(bool busy);
  void failed(const gis::base::Finding &);
  /// A view asks that a place be brought into sight.
  void place_wanted(const std::string &unit_code);
  void point_wanted(double x, double y);

private:
  /// What the worker keeps between jobs: only it touches this.
  struct Store {
    std::shared_ptr<const gis::study::Results> results;
    std::unique_ptr<commands::MapLayers> layers;
    std::shared_ptr<const std::vector<commands::Site>> sites;
    std::map<std::string, std::vector<maps::MapPoint>> points; ///< of the sites, by layer
    std::shared_ptr<const maps::Relief> relief;
  };
  std::shared_ptr<const words::Words> words_;
  std::shared_ptr<const Figures> figures_, beside_;
  std::string beside_indicator_; ///< empty: none
  std::shared_ptr<const std::vector<commands::SettlementWay>> ways_;
  std::shared_ptr<Store> store_ = std::make_shared<Store>();
  std::string selected_;
  std::optional<std::size_t> site_; ///< of the figures' sites
  std::set<int> hidden_;
  maps::LayerLook look_;
  NoteBook notes_;
  Worker worker_;

  void land(std::shared_ptr<const Figures>, std::shared_ptr<const Figures> beside);
  void find_settlements();
  /// Makes the sites and their points from the layers.
  static void prepare(Store &);
  static std::shared_ptr<const Figures> make(Store &, const commands::Selection &, const words::Words &);
  static std::shared_ptr<const Figures> make_beside(Store &, commands::Selection,
                                                    const std::string &indicator, const words::Words &);
};

} // namespace ui::desktop
