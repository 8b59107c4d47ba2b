#include "gis/base/hash.h"
#include "gis/base/text.h"

#include <gtest/gtest.h>

namespace gis::base {
namespace {

TEST(Text, NfcJoinsMarksToLetters) {
  EXPECT_EQ(nfc("Đa\xCC\xA3 Te\xCC\x89h"), "Đạ Tẻh");
  EXPECT_EQ(nfc("\xFF"), "\xFF");
}

TEST(Text, SearchKeyFoldsWhatPeopleTypeDifferently) {
  EXPECT_EQ(search_key("Phường Xuân Hương - Đà Lạt"), "phuong xuan huong da lat");
  EXPECT_EQ(search_key("Đạ K’Nàng"), search_key("Đạ K'Nàng"));
  EXPECT_EQ(search_key("Thuỷ"), search_key("Thủy"));
  EXPECT_EQ(search_key("  Lâm–Đồng "), "lam dong");
}

TEST(Text, NearestWordSuggestsOnlyWhatIsNear) {
  const std::vector<std::string> keys = {"source", "edition", "people_cell"};
  EXPECT_EQ(nearest_word("sorce", keys), "source");
  EXPECT_EQ(nearest_word("peoplecell", keys), "people_cell");
  EXPECT_EQ(nearest_word("zzzzzzz", keys), "");
}

TEST(Text, Utf8IsRecognised) {
  EXPECT_TRUE(is_utf8("Đạ Tẻh"));
  EXPECT_FALSE(is_utf8("L\xE2m \xD0\xF4ng"));
}

TEST(Hash, Sha256OfTheEmptyTextIsThePublishedOne) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

} // namespace
} // namespace gis::base
