#include "ui/desktop/Session.h"

#include "gis/base/Error.h"
#include "ui/commands/MapText.h"
#include "ui/commands/relief.h"

#include <QDate>
#include <algorithm>
#include <filesystem>
#include <future>

namespace ui::desktop {

Session::Session(words::Language language, QObject *parent)
    : QObject(parent), words_(std::make_shared<words::Words>(language)) {
  connect(&worker_, &Worker::busy_changed, this, &Session::busy_changed);
  connect(&worker_, &Worker::failed, this, &Session::failed);
  connect(&notes_, &NoteBook::failed, this, &Session::failed);
}

std::string Session::folder() const { return figures_ ? figures_->results->dir.string() : std::string(); }

const commands::Row *Session::selected_row() const {
  if (!figures_ || selected_.empty()) return nullptr;
  for (const auto *row : figures_->rows)
    if (commands::at(*row, "unit_code") == selected_) return row;
  return nullptr;
}

std::shared_ptr<const Figures> Session::make(Store &store, const commands::Selection &wished,
                                             const words::Words &w) {
  auto figures = std::make_shared<Figures>();
  figures->results = store.results;
  const auto &results = *store.results;
  commands::Selection choice = wished;
  if (choice.indicator.empty()) {
    // The first row of the programme with figures, and of these one where somebody is behind.
    if (choice.level.empty()) choice.level = commands::levels_of(results).front();
    const auto all = commands::indicator_offers(results, choice, w);
    auto first = std::find_if(all.begin(), all.end(), [](const auto &offer) { return offer.behind > 0; });
    if (first == all.end()) first = all.begin();
    if (first != all.end()) choice.indicator = first->id;
  }
  figures->choice = commands::nearest_selection(results, choice);
  figures->rows = commands::select(results, figures->choice);
  figures->map = commands::map_data(results, figures->rows, w, *store.layers);
  figures->map.more_points = store.points;
  figures->map.relief = store.relief;
  figures->sites = store.sites;
  figures->lines = commands::gap_lines(results, figures->rows, w);
  figures->indicators = commands::indicator_offers(results, figures->choice, w);
  figures->offers = commands::offers_of(results, figures->choice);
  figures->grid = commands::grid_name(results);
  if (!figures->rows.empty())
    figures->service = commands::service_of(commands::Json::parse(results.about), *figures->rows.front());
  figures->places = commands::places(results, figures->rows, w, *store.layers);
  return figures;
}

void Session::prepare(Store &store) {
  store.sites = std::make_shared<const std::vector<commands::Site>>(commands::sites(*store.layers));
  for (const auto &site : *store.sites)
    if (!site.layer.empty()) store.points[site.layer].push_back({site.at, site.symbol});
}

void Session::open(const std::string &folder) {
  auto wished = figures_ ? figures_->choice : commands::Selection{};
  wished.source = folder;
  worker_.start([this, wished, words = words_, store = store_](gis::base::Progress &progress) {
    Store fresh;
    // Rows and layers at once; a fault of the rows goes first, since there the hashes are looked at.
    auto layers = std::async(std::launch::async, [&] {
      const std::filesystem::path dir = wished.source;
      fresh.layers = std::make_unique<commands::MapLayers>(dir);
      fresh.relief = commands::relief(dir);
      prepare(fresh);
    });
    fresh.results = std::make_shared<const gis::study::Results>(gis::study::read_results(wished.source));
    layers.get();
    fresh.layers->belong_to(*fresh.results);
    progress.report(0.6);
    auto choice = wished;
    const auto &rows = fresh.results->rows;
    if (std::none_of(rows.begin(), rows.end(), [&](const commands::Row &row) {
          return commands::at(row, "indicator") == choice.indicator;
        }))
      choice = {.source = wished.source};
    auto figures = make(fresh, choice, *words);
    *store = std::move(fresh);
    auto said = std::make_shared<commands::Said>();
    std::optional<gis::base::Finding> fault; // of the notes: no reason to show no figures
    try {
      *said = commands::read_said(*figures->results);
    } catch (const gis::base::Error &error) {
      fault = error.finding();
    }
    return [this, figures, said, fault] {
      notes_.open(figures->results, std::move(*said));
      hidden_.clear();
      site_.reset();
      figures_ = figures;
      beside_indicator_.clear();
      emit opened();
      land(figures, nullptr);
      if (fault) emit failed(*fault);
    };
  });
}

void Session::write_note(const gis::study::NoteKey &key, const std::string &unit_name,
                         gis::study::Note note) {
  note.unit_name = unit_name;
  note.edited = QDate::currentDate().toString(Qt::ISODate).toStdString();
  notes_.write(key, note);
}

void Session::accept(const gis::study::FindingKey &key, const std::string &reason) {
  notes_.accept(key, {reason, QDate::currentDate().toString(Qt::ISODate).toStdString()});
}

void Session::choose(const commands::Selection &wished) {
  if (!figures_) return;
  worker_.start(
      [this, wished, other = beside_indicator_, words = words_, store = store_](gis::base::Progress &) {
        auto figures = make(*store, wished, *words);
        auto beside = make_beside(*store, figures->choice, other, *words);
        return [this, figures, beside] { land(figures, beside); };
      });
}

std::shared_ptr<const Figures> Session::make_beside(Store &store, commands::Selection choice,
                                                    const std::string &indicator, const words::Words &w) {
  if (indicator.empty()) return nullptr;
  choice.indicator = indicator;
  choice.measure = choice.basis = "";
  return make(store, choice, w);
}

void Session::set_beside(const std::string &indicator) {
  if (!figures_ || beside_indicator_ == indicator) return;
  beside_indicator_ = indicator;
  choose(figures_->choice);
}

void Session::land(std::shared_ptr<const Figures> figures, std::shared_ptr<const Figures> beside) {
  const bool other_theme = !figures_ || figures_->map.theme != figures->map.theme;
  const bool other_level = !figures_ || figures_->choice.level != figures->choice.level;
  figures_ = std::move(figures);
  const bool two = beside_ || beside;
  beside_ = std::move(beside);
  ways_.reset();
  if (other_theme && !hidden_.empty()) {
    hidden_.clear();
    emit hidden_changed();
  }
  emit figures_changed();
  if (two) emit beside_changed();
  if (other_level && selected_row() == nullptr) select({});
  find_settlements();
}

/// After the figures are on the screen: it reads a whole surface.
void Session::find_settlements() {
  worker_.start([this, figures = figures_, words = words_, store = store_](gis::base::Progress &) {
    using Ways = std::vector<commands::SettlementWay>;
    auto ways = std::make_shared<const Ways>(
        commands::settlement_ways(*figures->results, figures->choice, *words, *store->layers));
    return [this, figures, ways] {
      if (figures != figures_) return;
      ways_ = ways;
      emit settlements_changed();
    };
  });
}

const commands::Site *Session::site() const {
  return figures_ && site_ ? &(*figures_->sites)[*site_] : nullptr;
}

void Session::pick_site(std::size_t index) {
  if (!figures_ || site_ == index) return;
  site_ = index;
  const auto &code = site()->unit_code;
  const auto known = [&](const commands::Row *row) { return commands::at(*row, "unit_code") == code; };
  if (std::any_of(figures_->rows.begin(), figures_->rows.end(), known)) selected_ = code;
  emit selection_changed();
}

void Session::pick_site_at(const std::string &name, gis::geo::Point at) {
  if (!figures_) return;
  for (std::size_t i = 0; i < figures_->sites->size(); ++i)
    if (const auto &site = (*figures_->sites)[i]; site.name == name && site.at == at) return pick_site(i);
}

void Session::select(const std::string &code) {
  if (selected_ == code && !site_) return;
  selected_ = code;
  site_.reset();
  emit selection_changed();
}

void Session::set_hidden(int class_key, bool hidden) {
  if (hidden ? !hidden_.insert(class_key).second : hidden_.erase(class_key) == 0) return;
  emit hidden_changed();
}

void Session::set_layer(const std::string &id, maps::LayerLook::One one) {
  if (look_.of(id) == one) return;
  look_.set(id, one);
  emit look_changed();
}

void Session::set_language(words::Language language) {
  if (words_->language() == language) return;
  words_ = std::make_shared<words::Words>(language);
  emit language_changed();
  if (figures_) choose(figures_->choice);
}

void Session::tell_again() {
  if (figures_) emit figures_changed();
}

} // namespace ui::desktop
