#pragma once

#include <QAction>
#include <QHash>
#include <QMenuBar>
#include <functional>
#include <string>
#include <vector>

namespace ui::desktop {

class Session;

/// One thing a menu offers: the key of its words, its shortcut, what it does.
struct MenuEntry {
  const char *words;    ///< key; null: a line between groups
  const char *shortcut; ///< as QKeySequence reads it; empty: none
  std::function<void()> act;
  bool needs_figures = false; ///< grey while nothing is open
};
struct MenuList {
  const char *words;
  std::vector<MenuEntry> entries;
};

/// Fills a menu bar from one list and keeps its words in the language of the session.
class Menus : public QObject {
  Q_OBJECT

public:
  Menus(Session &, QMenuBar &, std::vector<MenuList>, QObject *parent);
  QMenu *menu(const char *words) const;
  QAction *action(const char *words) const;

private:
  Session &session_;
  std::vector<std::pair<std::string, QMenu *>> menus_;
  struct Item {
    std::string words;
    QAction *action;
    bool needs_figures;
  };
  std::vector<Item> items_;

  void retranslate();
  void enable();
};

} // namespace ui::desktop
