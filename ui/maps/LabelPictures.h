#pragma once

#include "ui/maps/Scene.h"

#include <QImage>
#include <QString>
#include <mutex>
#include <unordered_map>

class QPainter;

namespace ui::maps {

/// Draws one text with its halo, as paper wants it, on a painter in units of 0.01 mm.
void paint_text(const Text &, QPainter &);

/// Labels with halos, each drawn once and kept as a picture: on a screen the same names come again with
/// every step of a pan, and stroking a halo takes most of a millisecond. Several threads may draw at once.
class LabelPictures {
public:
  /// Draws the text on a painter scaled as `paint` scales it, moved to whole pixels. False where the text is
  /// turned or has no halo: such texts are drawn as they are.
  bool draw(const Text &, QPainter &, double device_per_mm);

private:
  struct Picture {
    QImage image;
    int left = 0, top = 0; ///< px from the baseline's left end
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Picture> pictures_;

  Picture picture_of(const Text &, double device_per_mm);
};

} // namespace ui::maps
