#pragma once

#include "ui/maps/layers.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <vector>

namespace ui::desktop {

class Session;

/// The layers of the map under the legend: each with its box, its sign and how many there are; unfolded, how
/// strongly it is drawn. What the open results do not have is grey.
class LayerList : public QFrame {
  Q_OBJECT

public:
  explicit LayerList(Session &, QWidget *parent = nullptr);

private:
  struct Line {
    std::string id;
    QCheckBox *box;
    QLabel *sign, *count;
    QPushButton *more;
    QWidget *below; ///< with the slider
    QSlider *opacity;
  };
  Session &session_;
  QLabel *title_;
  std::vector<Line> lines_;

  void add(const maps::LayerKind &);
  void retranslate();
  void refresh();
  /// How many things of a layer there are; -1 where they are not counted, 0 where there is no such layer.
  int count_of(const std::string &id) const;
};

} // namespace ui::desktop
