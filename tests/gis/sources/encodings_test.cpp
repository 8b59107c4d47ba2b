#include "gis/sources/encodings.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"

#include <gtest/gtest.h>

namespace gis::sources {
namespace {

// The last letters are the trap: iconv holds a letter back, waiting for its mark.
TEST(Encodings, Cp1258KeepsTheLastLetter) {
  EXPECT_EQ(decoded("L\xE2m \xD0\xF4\xCC"
                    "ng",
                    "CP1258"),
            "Lâm Đồng");
  EXPECT_EQ(decoded("L\xE2m", "1258"), "Lâm");
  EXPECT_EQ(decoded("L\xE2", "ANSI 1258"), "Lâ");
  EXPECT_EQ(decoded("D\xFD\xF5ng", "windows-1258"), "Dương");
  EXPECT_EQ(decoded("\xF0\xE2\xF2", "CP1258"), "đậ");
}

// Letters of the ABC fonts by their published places: A8 ă, A9 â, AA ê, AB ô, AC ơ, AD ư, AE đ, B5 à, B8 á,
// B9 ạ.
TEST(Encodings, Tcvn3IsReadByItsTable) {
  EXPECT_EQ(decoded("L\xA9m \xA7\xE5ng", "TCVN3"), "Lâm Đồng");
  EXPECT_EQ(decoded("\xAE\xB5 \xAE\xB8 \xAE\xB9", "ABC"), "đà đá đạ");
  EXPECT_EQ(decoded("x\xB7 \xA8\xA9\xAA\xAB\xAC\xAD", "TCVN3"), "xã ăâêôơư");
  EXPECT_EQ(decoded("ph\xAD\xEAng", "TCVN3"), "phường");
}

TEST(Encodings, ViscIiAndUtf16) {
  EXPECT_EQ(decoded("\xF0\xE0", "VISCII"), "đà");
  EXPECT_EQ(decoded(std::string("\xFF\xFE"
                                "a\0\x01\x1E",
                                6),
                    "UTF-16"),
            "aḁ");
}

TEST(Encodings, WhatIsNotUtf8IsGuessedByItsLetters) {
  EXPECT_EQ(guessed_encoding("T\xE6ng s\xE8 h\xE9 ngh\xCC"
                             "o \xAE\xB8 \xA7\xB5 L\xB9t"),
            "TCVN3");
  EXPECT_EQ(guessed_encoding("T\xF4\xD2ng s\xF4\xEC h\xF4\xF2 ngh\xE8o \xF0\xE1 \xD0\xE0 La\xF2t"), "CP1258");
  EXPECT_EQ(guessed_encoding("\xFF\xFE"
                             "a"),
            "UTF-16");
}

TEST(Encodings, UnknownNamesAndBrokenBytesAreErrors) {
  const auto code_of = [](const std::string &text, const std::string &encoding) {
    try {
      decoded(text, encoding);
    } catch (const base::Error &error) {
      return error.code();
    }
    return std::string();
  };
  EXPECT_EQ(code_of("x", "VN-MAGIC"), "encoding_unknown");
  EXPECT_EQ(code_of("\xC3", "UTF-8"), "encoding_broken");
  EXPECT_EQ(code_of("\xC3", ""), "encoding_broken");
}

TEST(Encodings, EveryByteOfTheOldEncodingsIsReadOrRefused) {
  for (const char *encoding : {"CP1258", "TCVN3", "VISCII", "UTF-16"})
    for (int byte = 0; byte < 256; ++byte) {
      const std::string text = {'a', static_cast<char>(byte), 'b'};
      try {
        EXPECT_TRUE(base::is_utf8(decoded(text, encoding))) << encoding << " " << byte;
      } catch (const base::Error &error) {
        EXPECT_EQ(error.code(), "encoding_broken");
      }
    }
}

} // namespace
} // namespace gis::sources
