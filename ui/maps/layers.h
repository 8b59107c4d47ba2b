#pragma once

#include <array>
#include <map>
#include <string>

/// The layers of a map that its reader may switch on and off and pale.
namespace ui::maps {

struct LayerKind {
  const char *id;
  bool on;        ///< by itself
  double opacity; ///< by itself, 0 … 1
};
/// From the top of the map down.
inline constexpr std::array<LayerKind, 11> layer_kinds = {{{"labels", true, 1},
                                                           {"facilities", true, 1},
                                                           {"settlements", false, 1},
                                                           {"schools", false, 1},
                                                           {"health", false, 1},
                                                           {"culture", false, 1},
                                                           {"boundaries", true, 1},
                                                           {"roads", true, 1},
                                                           {"water", true, 1},
                                                           {"theme", true, 1},
                                                           {"relief", false, 0.5}}};

/// What a reader made of the layers; what was left alone is as the list says.
class LayerLook {
public:
  struct One {
    bool on = true;
    double opacity = 1;
    friend bool operator==(const One &, const One &) = default;
  };
  One of(const std::string &id) const {
    if (const auto own = own_.find(id); own != own_.end()) return own->second;
    for (const auto &kind : layer_kinds)
      if (id == kind.id) return {kind.on, kind.opacity};
    return {};
  }
  /// 0 where the layer is off.
  double opacity(const std::string &id) const {
    const One one = of(id);
    return one.on ? one.opacity : 0;
  }
  bool shown(const std::string &id) const { return opacity(id) > 0; }
  void set(const std::string &id, One one) { own_[id] = one; }
  friend bool operator==(const LayerLook &, const LayerLook &) = default;

private:
  std::map<std::string, One> own_;
};

} // namespace ui::maps
