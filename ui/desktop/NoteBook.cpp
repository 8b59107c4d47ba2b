#include "ui/desktop/NoteBook.h"

#include "ui/commands/notes.h"

#include "gis/base/Error.h"

#include <QUndoCommand>

namespace ui::desktop {

/// One note before and after.
class NoteChange : public QUndoCommand {
public:
  NoteChange(NoteBook &book, gis::study::NoteKey key, gis::study::Note before, gis::study::Note after)
      : book_(book), key_(std::move(key)), before_(std::move(before)), after_(std::move(after)) {}
  void undo() override { book_.put(key_, before_); }
  void redo() override { book_.put(key_, after_); }

private:
  NoteBook &book_;
  gis::study::NoteKey key_;
  gis::study::Note before_, after_;
};

NoteBook::NoteBook(QObject *parent) : QObject(parent) { make_worker(); }

NoteBook::~NoteBook() { keep_now(); }

void NoteBook::open(std::shared_ptr<const gis::study::Results> results, gis::study::Notes notes) {
  keep_now();
  undo_.clear();
  unkept_.clear();
  results_ = std::move(results);
  notes_ = std::move(notes);
  emit changed();
}

gis::study::Note NoteBook::of(const gis::study::NoteKey &key) const {
  const auto *note = notes_.find(key);
  return note != nullptr ? *note : gis::study::Note{};
}

void NoteBook::write(const gis::study::NoteKey &key, const gis::study::Note &note) {
  const auto before = of(key);
  auto dated_as_before = note;
  dated_as_before.edited = before.edited;
  dated_as_before.unit_name = before.unit_name;
  if (!results_ || dated_as_before == before || (note.empty() && before.empty())) return;
  undo_.push(new NoteChange(*this, key, before, note));
}

void NoteBook::put(const gis::study::NoteKey &key, const gis::study::Note &note) {
  notes_.set(key, note);
  unkept_[key] = note;
  emit changed();
  keep();
}

void NoteBook::keep() {
  worker_->start([this, results = results_, changes = unkept_](gis::base::Progress &) {
    auto all = std::make_shared<gis::study::Notes>(commands::keep_notes(*results, changes));
    return [this, results, changes, all] {
      if (results != results_) return;
      // What was written since is still to be kept; everything else is as the file has it.
      for (const auto &[key, note] : changes) {
        const auto later = unkept_.find(key);
        if (later != unkept_.end() && later->second == note) unkept_.erase(later);
      }
      notes_ = *all;
      for (const auto &[key, note] : unkept_) notes_.set(key, note);
      emit changed();
    };
  });
}

void NoteBook::make_worker() {
  worker_ = std::make_unique<Worker>();
  connect(worker_.get(), &Worker::failed, this, &NoteBook::failed);
}

void NoteBook::keep_now() {
  if (unkept_.empty()) return;
  worker_.reset(); // ends a job half done, so that it can not write over what is written here
  try {
    commands::keep_notes(*results_, unkept_);
    unkept_.clear();
  } catch (const gis::base::Error &error) {
    emit failed(error.finding());
  }
  make_worker();
}

} // namespace ui::desktop
