#include "gis/radio/mast_words.h"

#include "gis/base/text.h"

#include <set>

namespace gis::radio {

template <class Kind> std::optional<Kind> WordList<Kind>::find(const std::string &text) const {
  const auto key = base::search_key(text);
  for (const auto &[word, kind] : words_)
    if (base::search_key(word) == key) return kind;
  return {};
}

template <class Kind> std::string WordList<Kind>::spelled() const {
  std::vector<std::string> list;
  std::set<Kind> seen;
  for (const auto &[word, kind] : words_)
    if (seen.insert(kind).second) list.push_back(word);
  return base::join(list, ", ");
}

template class WordList<Scope>;
template class WordList<Medium>;
template class WordList<Polarisation>;

const WordList<Scope> &scope_words() {
  static const WordList<Scope> words({{"national", Scope::national},
                                      {"quốc gia", Scope::national},
                                      {"kênh quốc gia", Scope::national},
                                      {"local", Scope::local},
                                      {"địa phương", Scope::local},
                                      {"kênh địa phương", Scope::local}});
  return words;
}

const WordList<Medium> &medium_words() {
  static const WordList<Medium> words({{"fm", Medium::fm},
                                       {"phát thanh fm", Medium::fm},
                                       {"dvbt2", Medium::dvbt2},
                                       {"dvb-t2", Medium::dvbt2},
                                       {"relay", Medium::relay},
                                       {"trạm phát lại", Medium::relay},
                                       {"loudspeaker", Medium::loudspeaker},
                                       {"đài truyền thanh", Medium::loudspeaker},
                                       {"đài truyền thanh cấp xã", Medium::loudspeaker}});
  return words;
}

const WordList<Polarisation> &polarisation_words() {
  static const WordList<Polarisation> words({{"horizontal", Polarisation::horizontal},
                                             {"h", Polarisation::horizontal},
                                             {"ngang", Polarisation::horizontal},
                                             {"vertical", Polarisation::vertical},
                                             {"v", Polarisation::vertical},
                                             {"đứng", Polarisation::vertical}});
  return words;
}

} // namespace gis::radio
