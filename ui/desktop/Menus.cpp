#include "ui/desktop/Menus.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"

#include <QMenu>

namespace ui::desktop {

Menus::Menus(Session &session, QMenuBar &bar, std::vector<MenuList> lists, QObject *parent)
    : QObject(parent), session_(session) {
  for (auto &list : lists) {
    auto *menu = bar.addMenu(QString());
    menus_.emplace_back(list.words, menu);
    for (auto &entry : list.entries) {
      if (entry.words == nullptr) {
        menu->addSeparator();
        continue;
      }
      auto *action = menu->addAction(QString());
      if (*entry.shortcut != 0) action->setShortcut(QKeySequence(QLatin1String(entry.shortcut)));
      connect(action, &QAction::triggered, this, [act = std::move(entry.act)] { act(); });
      items_.push_back({entry.words, action, entry.needs_figures});
    }
  }
  connect(&session, &Session::language_changed, this, &Menus::retranslate);
  connect(&session, &Session::figures_changed, this, &Menus::enable);
  retranslate();
  enable();
}

QMenu *Menus::menu(const char *words) const {
  for (const auto &[key, menu] : menus_)
    if (key == words) return menu;
  return nullptr;
}

QAction *Menus::action(const char *words) const {
  for (const auto &item : items_)
    if (item.words == words) return item.action;
  return nullptr;
}

void Menus::retranslate() {
  for (const auto &[key, menu] : menus_) menu->setTitle(q(session_.words()(key)));
  for (const auto &item : items_) item.action->setText(q(session_.words()(item.words)));
}

void Menus::enable() {
  for (const auto &item : items_)
    item.action->setEnabled(!item.needs_figures || session_.figures() != nullptr);
}

} // namespace ui::desktop
