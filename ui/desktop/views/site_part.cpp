// The card of a settlement or a facility.
#include "ui/commands/site_card.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/CardPanel.h"

#include <QComboBox>
#include <algorithm>

namespace ui::desktop {

void CardPanel::tell_site(const commands::Site &site) {
  const auto &w = session_.words();
  const auto figures = session_.figures();
  const auto ways = session_.ways();
  const std::vector<commands::SettlementWay> none;
  const auto card = commands::site_card(*figures->results, site, ways ? *ways : none, w);
  add_text(q(card.title), 17, true);
  if (!card.place.empty()) add_text(q(card.place), 12, false, true);
  for (const auto &line : card.lines) add_line(q(line.label), q(line.value));
  if (!card.way.empty()) add_text(q(card.way));
  tell_nearest(site);
  for (const auto *row : figures->rows)
    if (commands::at(*row, "unit_code") == site.unit_code)
      add_link(q(w.fill("desk.site.unit", {{"unit", commands::at(*row, "unit_name")}})),
               [this, code = site.unit_code] { session_.select(code); });
}

/// Five of a service, the one the indicator asks for until another is chosen.
void CardPanel::tell_nearest(const commands::Site &site) {
  const auto &w = session_.words();
  const auto figures = session_.figures();
  const auto services = commands::services_of(*figures->sites);
  if (services.empty()) return;
  const auto has = [&](const std::string &id) {
    return std::find(services.begin(), services.end(), id) != services.end();
  };
  const std::string service = has(near_)              ? near_
                              : has(figures->service) ? figures->service
                                                      : services.front();
  add_heading(q(w("action.nearest_five")));
  auto *choice = new QComboBox(body_);
  choice->setObjectName(QStringLiteral("near"));
  choice->setAccessibleName(q(w("action.nearest_five")));
  for (const auto &id : services) choice->addItem(q(words::named(w, "service", id)), q(id));
  choice->setCurrentIndex(choice->findData(q(service)));
  connect(choice, &QComboBox::activated, this, [this, choice] {
    near_ = choice->currentData().toString().toStdString();
    QMetaObject::invokeMethod(this, &CardPanel::rebuild, Qt::QueuedConnection); // the box goes with the card
  });
  column_->addWidget(choice);
  for (const auto &near : commands::nearest_lines(*figures->sites, service, site, w))
    add_link(q(near.name + " · ") + q(near.distance).replace(QLatin1Char(' '), QChar::Nbsp),
             [this, at = near.at] { emit session_.point_wanted(at.x, at.y); });
  add_text(q(w("desk.site.straight")), 11, false, true);
}

} // namespace ui::desktop
