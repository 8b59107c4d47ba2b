// Parts of the map that are kept, and how one comes back to them.
#include "ui/desktop/Bookmarks.h"
#include "ui/desktop/MainWindow.h"
#include "ui/desktop/Menus.h"
#include "ui/desktop/text.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/NoticeBar.h"
#include "ui/words/numbers.h"

#include <QMenu>
#include <cmath>

namespace ui::desktop {

/// Named by the unit in the middle and the scale: nothing to ask.
void MainWindow::add_bookmark() {
  const auto figures = session_.figures();
  if (!figures) return;
  const auto &w = session_.words();
  const auto &view = canvas_->view();
  const auto code = canvas_->unit_at(QPointF(canvas_->rect().center()));
  std::string name = w("desk.map.whole");
  for (const auto *row : figures->rows)
    if (commands::at(*row, "unit_code") == code) name = commands::at(*row, "unit_name");
  const double round = std::pow(10.0, std::floor(std::log10(view.scale())) - 1);
  name += ", " + words::scale(std::round(view.scale() / round) * round, w.language());
  Bookmarks::add(q(figures->results->study), {q(name), view.centre(), view.scale()});
  fill_bookmarks();
  notice_->tell(q(w.fill("desk.bookmark.added", {{"name", name}})));
}

void MainWindow::clear_bookmarks() {
  if (const auto figures = session_.figures()) Bookmarks::clear(q(figures->results->study));
  fill_bookmarks();
}

/// Under the entry that adds one.
void MainWindow::fill_bookmarks() {
  auto *menu = menus_->menu("desk.menu.map");
  for (auto *action : menu->actions())
    if (action->property("bookmark").toBool()) delete action;
  const auto figures = session_.figures();
  const auto all = figures ? Bookmarks::of(q(figures->results->study)) : QList<Bookmark>();
  auto *before = menus_->action("desk.bookmark.clear");
  before->setVisible(!all.isEmpty());
  for (const auto &mark : all) {
    auto *action = new QAction(mark.name, menu);
    action->setProperty("bookmark", true);
    connect(action, &QAction::triggered, this, [this, mark] { canvas_->show_part(mark.centre, mark.scale); });
    menu->insertAction(before, action);
  }
}

} // namespace ui::desktop
