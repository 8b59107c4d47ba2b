#pragma once

#include "ui/commands/notes.h"
#include "ui/desktop/Worker.h"

#include <QUndoStack>
#include <memory>

namespace ui::desktop {

/// What the office says about the results that are open: notes on gaps, problems it accepted. What is written
/// is seen at once and kept on a worker; each change can be taken back. What could not be kept stays on the
/// screen and is tried again with the next change.
class NoteBook : public QObject {
  Q_OBJECT

public:
  explicit NoteBook(QObject *parent = nullptr);
  /// Keeps what is not kept yet.
  ~NoteBook() override;

  /// What is said of other results; what is still to be kept goes to the earlier ones first.
  void open(std::shared_ptr<const gis::study::Results>, commands::Said);
  /// The note of a gap; an empty one where there is none.
  gis::study::Note of(const gis::study::NoteKey &) const;
  /// Without a reason where nobody accepted the problem.
  gis::study::Acceptance of(const gis::study::FindingKey &) const;
  /// Writes a note, so that undo takes it back. Nothing happens where it says the same as before.
  void write(const gis::study::NoteKey &, const gis::study::Note &);
  void accept(const gis::study::FindingKey &, const gis::study::Acceptance &);
  /// True where everything written is in its file.
  bool kept() const { return unkept_.empty(); }
  /// Makes it so before it returns, or tells why not.
  void keep_now();
  QUndoStack &undo() { return undo_; }

signals:
  void changed();
  void failed(const gis::base::Finding &);

private:
  std::shared_ptr<const gis::study::Results> results_;
  commands::Said said_;
  commands::Saying unkept_;
  QUndoStack undo_;
  std::unique_ptr<Worker> worker_;

  void put(const commands::Saying &);
  void keep();
  void take_kept(const commands::Saying &, const commands::Said &);
  void make_worker();
};

} // namespace ui::desktop
