#include "gis/geo/outline.h"
#include "gis/geo/validity.h"

#include <gtest/gtest.h>
#include <random>
#include <string>

namespace gis::geo {
namespace {

struct Picture {
  Grid grid;
  std::vector<std::uint32_t> label;

  /// Rows of digits from the north; a blank is no label.
  explicit Picture(const std::vector<std::string> &rows) {
    grid = {100, 200, 10, 10, static_cast<int>(rows.front().size()), static_cast<int>(rows.size())};
    for (const auto &row : rows)
      for (const char c : row) label.push_back(c == ' ' ? unlabelled : static_cast<std::uint32_t>(c - '0'));
  }
};

/// Cell by cell: the middle of every cell is inside its label's outline and no other.
void expect_same_cells(const Picture &picture, const std::vector<Geometry> &found) {
  for (std::size_t i = 0; i < picture.label.size(); ++i)
    for (std::uint32_t l = 0; l < found.size(); ++l)
      EXPECT_EQ(contains(found[l], picture.grid.centre(picture.grid.cell_at(i))), picture.label[i] == l)
          << "cell " << i << " label " << l;
}

void expect_valid(Geometry outline) {
  const double before = area(outline);
  EXPECT_EQ(make_valid(outline).outcome, Repair::Outcome::valid);
  EXPECT_DOUBLE_EQ(area(outline), before);
}

TEST(Outline, ASquareHasFourCorners) {
  const auto found = outlines({100, 200, 10, 10, 2, 2}, {0, 0, 0, 0}, 2);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[1].empty());
  ASSERT_EQ(found[0].polygons.size(), 1U);
  EXPECT_EQ(found[0].polygons[0].shell.size(), 5U);
  EXPECT_DOUBLE_EQ(area(found[0]), 400);
}

TEST(Outline, HolesAndIslandsInThem) {
  const Picture picture({"00000", "01110", "01010", "01110", "00000"});
  const auto found = outlines(picture.grid, picture.label, 2);
  ASSERT_EQ(found[0].polygons.size(), 2U) << "the frame and the island";
  EXPECT_EQ(found[0].polygons[0].holes.size(), 1U);
  ASSERT_EQ(found[1].polygons.size(), 1U);
  EXPECT_EQ(found[1].polygons[0].holes.size(), 1U);
  expect_same_cells(picture, found);
}

TEST(Outline, CellsThatMeetAtACornerAreTwo) {
  const Picture picture({"0 ", " 0"});
  const auto found = outlines(picture.grid, picture.label, 1);
  EXPECT_EQ(found[0].polygons.size(), 2U);
  expect_valid(found[0]);
}

TEST(Outline, AHoleThatOpensAtACornerTouchesTheShellThere) {
  const Picture picture({"00 ", "0 0", "000"});
  const auto found = outlines(picture.grid, picture.label, 1);
  ASSERT_EQ(found[0].polygons.size(), 1U);
  EXPECT_EQ(found[0].polygons[0].holes.size(), 1U);
  expect_valid(found[0]);
  expect_same_cells(picture, found);
}

TEST(Outline, OfRandomPicturesIsValidAndHoldsItsCells) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> rows(12, std::string(15, ' '));
    for (auto &row : rows)
      for (auto &c : row) c = " 0112"[random() % 5];
    const Picture picture(rows);
    const auto found = outlines(picture.grid, picture.label, 3);
    for (const auto &one : found) expect_valid(one);
    expect_same_cells(picture, found);
  }
}

TEST(Outline, NeighboursHaveOtherColours) {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> rows(20, std::string(20, ' '));
    for (std::size_t r = 0; r < 20; ++r)
      for (std::size_t c = 0; c < 20; ++c) rows[r][c] = "0123456789"[(r / 5 * 4 + c / 5 + random() % 2) % 10];
    const Picture picture(rows);
    const auto colour = neighbour_colours(picture.grid, picture.label, 10);
    for (int r = 0; r + 1 < 20; ++r)
      for (int c = 0; c + 1 < 20; ++c)
        for (const Cell other : {Cell{r, c + 1}, {r + 1, c}, {r + 1, c + 1}}) {
          const auto a = picture.label[picture.grid.index({r, c})];
          const auto b = picture.label[picture.grid.index(other)];
          EXPECT_TRUE(a == b || colour[a] != colour[b]) << a << " " << b;
        }
  }
  const Picture flag({"0112", "0112"});
  EXPECT_EQ(neighbour_colours(flag.grid, flag.label, 4), (std::vector<std::uint32_t>{1, 0, 1, 0}));
}

} // namespace
} // namespace gis::geo
