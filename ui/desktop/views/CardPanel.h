#pragma once

#include "ui/commands/unit_card.h"
#include "ui/desktop/Session.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <functional>

namespace ui::desktop {

/// The card of the selected unit: verdict, what it would take, where its people went, why, what else is
/// behind. Without a selection it tells how the whole stands.
class CardPanel : public QScrollArea {
  Q_OBJECT

public:
  explicit CardPanel(Session &, QWidget *parent = nullptr);

signals:
  /// "Where does it come from?" of the selected unit.
  void source_wanted();
  /// The note of the selected unit is to be written.
  void note_wanted();

private:
  Session &session_;
  QWidget *body_ = nullptr;
  QVBoxLayout *column_ = nullptr;
  bool why_open_ = true;
  std::string told_; ///< the unit or site the card is about
  std::string near_; ///< the service whose nearest places are told; empty: that of the indicator

  void rebuild();
  void tell_unit(const commands::Row &);
  void add_why(const commands::UnitCard &);
  void tell_note(const commands::Row &);
  void tell_settlements();
  void tell_whole();
  void tell_site(const commands::Site &);
  void tell_nearest(const commands::Site &);
  void add_verdict(maps::State, const QString &status, const QString &value, const QString &against);
  QLabel *add_text(const QString &, int px = 13, bool bold = false, bool secondary = false);
  void add_line(const QString &label, const QString &value);
  void add_heading(const QString &);
  /// A text that acts when clicked, or on Enter; it breaks where it is long.
  void add_link(const QString &, std::function<void()> act);
};

} // namespace ui::desktop
