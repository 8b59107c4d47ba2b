#include "ui/desktop/Session.h"

#include "gis/base/Error.h"
#include "ui/commands/MapText.h"

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
  figures->lines = commands::gap_lines(results, figures->rows, w);
  figures->indicators = commands::indicator_offers(results, figures->choice, w);
  figures->offers = commands::offers_of(results, figures->choice);
  figures->grid = commands::grid_name(results);
  figures->places = commands::places(results, figures->rows, w, *store.layers);
  return figures;
}

void Session::open(const std::string &folder) {
  auto wished = figures_ ? figures_->choice : commands::Selection{};
  wished.source = folder;
  worker_.start([this, wished, words = words_, store = store_](gis::base::Progress &progress) {
    Store fresh;
    // Rows and layers at once; a fault of the rows goes first, since there the hashes are looked at.
    auto layers = std::async(std::launch::async, [&] {
      return std::make_unique<commands::MapLayers>(std::filesystem::path(wished.source));
    });
    fresh.results = std::make_shared<const gis::study::Results>(gis::study::read_results(wished.source));
    fresh.layers = layers.get();
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
      figures_ = figures;
      emit opened();
      land(figures);
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
  worker_.start([this, wished, words = words_, store = store_](gis::base::Progress &) {
    auto figures = make(*store, wished, *words);
    return [this, figures] { land(figures); };
  });
}

void Session::land(std::shared_ptr<const Figures> figures) {
  const bool other_theme = !figures_ || figures_->map.theme != figures->map.theme;
  const bool other_level = !figures_ || figures_->choice.level != figures->choice.level;
  figures_ = std::move(figures);
  far_.reset();
  if (other_theme && !hidden_.empty()) {
    hidden_.clear();
    emit hidden_changed();
  }
  emit figures_changed();
  if (other_level && selected_row() == nullptr) select({});
  find_settlements();
}

/// After the figures are on the screen: it reads a whole surface.
void Session::find_settlements() {
  worker_.start([this, figures = figures_, words = words_, store = store_](gis::base::Progress &) {
    using Far = std::vector<commands::FarSettlement>;
    auto far = std::make_shared<const Far>(
        commands::far_settlements(*figures->results, figures->choice, *words, *store->layers));
    return [this, figures, far] {
      if (figures != figures_) return;
      far_ = far;
      emit settlements_changed();
    };
  });
}

void Session::select(const std::string &code) {
  if (selected_ == code) return;
  selected_ = code;
  emit selection_changed();
}

void Session::set_hidden(int class_key, bool hidden) {
  if (hidden ? !hidden_.insert(class_key).second : hidden_.erase(class_key) == 0) return;
  emit hidden_changed();
}

void Session::set_language(words::Language language) {
  if (words_->language() == language) return;
  words_ = std::make_shared<words::Words>(language);
  emit language_changed();
  if (figures_) choose(figures_->choice);
}

} // namespace ui::desktop
