#include "ui/desktop/NoteBook.h"

#include "gis/base/Error.h"

#include <QUndoCommand>
#include <functional>

namespace ui::desktop {
namespace {

/// One thing said, before and after.
class Change : public QUndoCommand {
public:
  using Put = std::function<void(const commands::Saying &)>;
  Change(Put put, commands::Saying before, commands::Saying after)
      : put_(std::move(put)), before_(std::move(before)), after_(std::move(after)) {}
  void undo() override { put_(before_); }
  void redo() override { put_(after_); }

private:
  Put put_;
  commands::Saying before_, after_;
};

/// Takes out of `unkept` what is kept as it was written; what was written since stays.
template <class Map> void forget(Map &unkept, const Map &kept) {
  for (const auto &[key, value] : kept) {
    const auto later = unkept.find(key);
    if (later != unkept.end() && later->second == value) unkept.erase(later);
  }
}

} // namespace

NoteBook::NoteBook(QObject *parent) : QObject(parent) { make_worker(); }

NoteBook::~NoteBook() { keep_now(); }

void NoteBook::open(std::shared_ptr<const gis::study::Results> results, commands::Said said) {
  keep_now();
  undo_.clear();
  unkept_ = {};
  results_ = std::move(results);
  said_ = std::move(said);
  emit changed();
}

gis::study::Note NoteBook::of(const gis::study::NoteKey &key) const {
  const auto *note = said_.notes.find(key);
  return note != nullptr ? *note : gis::study::Note{};
}

gis::study::Acceptance NoteBook::of(const gis::study::FindingKey &key) const {
  const auto *acceptance = said_.accepted.find(key);
  return acceptance != nullptr ? *acceptance : gis::study::Acceptance{};
}

void NoteBook::write(const gis::study::NoteKey &key, const gis::study::Note &note) {
  const auto before = of(key);
  auto dated_as_before = note;
  dated_as_before.edited = before.edited;
  dated_as_before.unit_name = before.unit_name;
  if (!results_ || dated_as_before == before || (note.empty() && before.empty())) return;
  undo_.push(new Change([this](const auto &saying) { put(saying); }, {.notes = {{key, before}}},
                        {.notes = {{key, note}}}));
}

void NoteBook::accept(const gis::study::FindingKey &key, const gis::study::Acceptance &acceptance) {
  const auto before = of(key);
  if (!results_ || acceptance.reason == before.reason) return;
  undo_.push(new Change([this](const auto &saying) { put(saying); }, {.accepted = {{key, before}}},
                        {.accepted = {{key, acceptance}}}));
}

void NoteBook::put(const commands::Saying &saying) {
  for (const auto &[key, note] : saying.notes) {
    said_.notes.set(key, note);
    unkept_.notes[key] = note;
  }
  for (const auto &[key, acceptance] : saying.accepted) {
    said_.accepted.set(key, acceptance);
    unkept_.accepted[key] = acceptance;
  }
  emit changed();
  keep();
}

void NoteBook::keep() {
  worker_->start([this, results = results_, changes = unkept_](gis::base::Progress &) {
    auto all = std::make_shared<commands::Said>(commands::keep(*results, changes));
    return [this, results, changes, all] {
      if (results == results_) take_kept(changes, *all);
    };
  });
}

void NoteBook::take_kept(const commands::Saying &kept, const commands::Said &all) {
  forget(unkept_.notes, kept.notes);
  forget(unkept_.accepted, kept.accepted);
  said_ = all;
  for (const auto &[key, note] : unkept_.notes) said_.notes.set(key, note);
  for (const auto &[key, acceptance] : unkept_.accepted) said_.accepted.set(key, acceptance);
  emit changed();
}

void NoteBook::make_worker() {
  worker_ = std::make_unique<Worker>();
  connect(worker_.get(), &Worker::failed, this, &NoteBook::failed);
}

void NoteBook::keep_now() {
  if (unkept_.empty()) return;
  worker_.reset(); // ends a job half done, so that it can not write over what is written here
  try {
    commands::keep(*results_, unkept_);
    unkept_ = {};
  } catch (const gis::base::Error &error) {
    emit failed(error.finding());
  }
  make_worker();
}

} // namespace ui::desktop
