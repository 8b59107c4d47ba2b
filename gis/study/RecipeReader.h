#pragma once

#include "gis/study/Keys.h"
#include "gis/study/Recipe.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gis::study {

template <class Item> const Item *find_by_id(const std::vector<Item> &items, const std::string &id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item &item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

template <class Item> std::string ids_of(const std::vector<Item> &items) {
  std::string ids;
  for (const auto &item : items) ids += (ids.empty() ? "" : " | ") + item.id;
  return ids;
}

/// Inside this room only: reads the tables of study.toml one by one and checks that what they name exists.
class RecipeReader {
public:
  RecipeReader(Recipe &recipe, Keys top) : recipe_(recipe), top_(std::move(top)) {}
  void read();

private:
  Recipe &recipe_;
  Keys top_;
  std::set<std::pair<std::string, std::string>> ids_; ///< kind, id

  template <class Value> static Value finished(const Keys &keys, Value value) {
    keys.finish();
    return value;
  }
  /// The id of something declared before, or empty.
  template <class Item>
  std::string named(Keys &keys, const std::string &key, const std::vector<Item> &items) {
    const std::string id = keys.text(key);
    if (id.empty() || find_by_id(items, id) != nullptr) return id;
    keys.refuse(key, id, ids_of(items));
  }
  std::string source(Keys &, const std::string &key = "source", bool required = true);
  std::string edition(Keys &, const std::string &key = "edition");
  /// The id of a new thing; two of one kind would make the second one silent.
  std::string new_id(Keys &, const std::string &kind);
  LinesRecipe lines(Keys &, const std::string &key);
  /// Columns under their roles; one not named is not read, "id" is named like its role.
  ColumnsRecipe columns(Keys &, const std::string &key, const std::vector<std::string> &roles);

  void read_format();
  void read_study();
  void read_source(Keys &);
  void read_edition(Keys &);
  void read_people(Keys &);
  void read_settlement(Keys &);
  void read_cohort(Keys &);
  void read_mode(Keys &);
  void read_travel(Keys &);
  void read_radio(Keys &);
  void read_water(Keys &);
  void read_wastewater(Keys &);
  void read_service(Keys &);
  void read_group(Keys &);
  void read_limit(Keys &);
  void read_referral(Keys &);
  void read_deprivation(Keys &);
  void read_indicator(Keys &);
};

} // namespace gis::study
