#pragma once

#include "gis/study/Notes.h"
#include "ui/desktop/Worker.h"

#include <QUndoStack>
#include <memory>

namespace gis::study {
struct Results;
}

namespace ui::desktop {

/// The notes of the study that is open: what is written is seen at once and kept on a worker; each change can
/// be taken back. What could not be kept stays on the screen and is tried again with the next change.
class NoteBook : public QObject {
  Q_OBJECT

public:
  explicit NoteBook(QObject *parent = nullptr);
  /// Keeps what is not kept yet.
  ~NoteBook() override;

  /// The notes of other results; what is still to be kept goes to the earlier ones first.
  void open(std::shared_ptr<const gis::study::Results>, gis::study::Notes);
  /// The note of a gap; an empty one where there is none.
  gis::study::Note of(const gis::study::NoteKey &) const;
  /// Writes a note, so that undo takes it back. Nothing happens where it says the same as before.
  void write(const gis::study::NoteKey &, const gis::study::Note &);
  /// True where everything written is in the file.
  bool kept() const { return unkept_.empty(); }
  /// Makes it so before it returns, or tells why not.
  void keep_now();
  QUndoStack &undo() { return undo_; }

signals:
  void changed();
  void failed(const gis::base::Finding &);

private:
  friend class NoteChange;
  std::shared_ptr<const gis::study::Results> results_;
  gis::study::Notes notes_;
  std::map<gis::study::NoteKey, gis::study::Note> unkept_;
  QUndoStack undo_;
  std::unique_ptr<Worker> worker_;

  void put(const gis::study::NoteKey &, const gis::study::Note &);
  void keep();
  void make_worker();
};

} // namespace ui::desktop
