#include "gis/water/words.h"

#include "gis/base/Error.h"
#include "gis/sources/csv.h"

#include <gtest/gtest.h>

using namespace gis::water;

TEST(WaterWords, VietnameseWithAndWithoutMarksAndEnglishMeanTheSame) {
  const auto words = read_words(".", {"."});
  for (const auto *word : {"Hỏng", "hong", "HƯ HỎNG", "broken", "Không hoạt động"})
    EXPECT_EQ(words.state(word), State::broken) << word;
  for (const auto *word : {"Hoạt động", "hoat dong", "functional"})
    EXPECT_EQ(words.state(word), State::functional) << word;
  for (const auto *word : {"Giếng khoan", "gieng khoan", "borehole"})
    EXPECT_EQ(words.kind(word), Kind::borehole) << word;
}

TEST(WaterWords, UnknownWordIsNothingNeverBroken) {
  const auto words = read_words(".", {"."});
  EXPECT_FALSE(words.state("đang xem xét"));
  EXPECT_FALSE(words.state(""));
  EXPECT_FALSE(words.kind("máy bay"));
  EXPECT_EQ(words.state("chưa rõ"), State::unknown);
}

TEST(WaterWords, OnlyWellsAreSurelyGroundwater) {
  EXPECT_EQ(groundwater(Kind::dug_well), true);
  EXPECT_EQ(groundwater(Kind::spring), false);
  EXPECT_FALSE(groundwater(Kind::tap)) << "of a scheme nobody knows from where";
}

TEST(WaterWords, TableOfAMeaningThatIsNoneIsRefused) {
  const auto table = gis::sources::parse_csv("list,meaning,word\nstate,rusty,gỉ\n", "words.csv");
  EXPECT_THROW(Words{table}, gis::base::Error);
}
