#include "gis/study/radio_path.h"

#include "gis/base/Error.h"
#include "gis/radio/coverage.h"
#include "tests/gis/study/hills.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::study {
namespace {

using tests::study::hills;

std::string fault(const Inputs &inputs, const std::string &mast, const geo::Point &at) {
  try {
    radio_path(inputs, mast, {.at = at, .crs = inputs.crs});
  } catch (const base::Error &error) {
    return error.code();
  }
  return {};
}

TEST(RadioPath, IsWhatCoverageSaysOfThePlace) {
  const auto inputs = hills();
  radio::CoverageRequest request{.masts = inputs.masts, .crs = inputs.crs, .thresholds = inputs.thresholds};
  for (int i = 0; i < 40; ++i)
    request.points.push_back({{485'000 + 700.0 * i, 1'285'000 + 311.0 * (i * 7 % 40)}});
  request.model = radio::p1812_model({}, {.square = base::Metres(inputs.recipe.people_cell)});
  base::Progress quiet;
  const auto all = radio::coverage(request, *inputs.radio_terrain, quiet);
  for (std::size_t i = 0; i < request.points.size(); ++i) {
    const auto path = radio_path(inputs, "A", {.at = request.points[i].at, .crs = inputs.crs});
    ASSERT_TRUE(path.account.budget);
    EXPECT_NEAR(path.account.budget->field_dbuvm, *all.at(i, 0).field_dbuvm, 1e-9) << i;
    EXPECT_EQ(path.account.budget->reception, all.at(i, 0).reception) << i;
  }
}

TEST(RadioPath, IsJudgedByTheModelOfTheStudy) {
  auto inputs = hills();
  const Listener listener{.at = {512'000, 1'302'000}, .crs = inputs.crs};
  const auto usual = radio_path(inputs, "A", listener);
  inputs.recipe.radio.model = "itm";
  const auto other = radio_path(inputs, "A", listener);
  EXPECT_EQ(usual.account.budget->model, radio::Propagation::p1812);
  EXPECT_EQ(other.account.budget->model, radio::Propagation::itm);
  radio::CoverageRequest request{.masts = inputs.masts, .crs = inputs.crs, .thresholds = inputs.thresholds};
  request.points = {{listener.at}};
  request.model = radio::itm_model();
  base::Progress quiet;
  const auto all = radio::coverage(request, *inputs.radio_terrain, quiet);
  EXPECT_NEAR(other.account.budget->field_dbuvm, *all.at(0, 0).field_dbuvm, 1e-9);
  EXPECT_GT(std::abs(other.account.budget->field_dbuvm - usual.account.budget->field_dbuvm), 0.01);
}

TEST(RadioPath, OneListensInTheLargestSettlementElseInside) {
  const auto inputs = hills();
  const auto settled = listener_in(inputs, "001"), empty = listener_in(inputs, "002");
  EXPECT_EQ(settled.name, "Xã Một, Lớn");
  EXPECT_EQ(settled.at.x, 512'000);
  EXPECT_EQ(empty.name, "Xã Hai");
  EXPECT_TRUE(geo::contains(inputs.area.smallest()[1].area, empty.at));
  EXPECT_THROW(listener_in(inputs, "003"), base::Error);
}

TEST(RadioPath, ByLatitudeAndLongitudeAsByMetres) {
  const auto inputs = hills();
  const geo::Point at{512'000, 1'302'000};
  const auto spot = inputs.radio_terrain->locate(inputs.crs, {at}).front().position;
  const auto metres = radio_path(inputs, "A", {.at = at, .crs = inputs.crs});
  const auto degrees = radio_path(inputs, "A",
                                  {.at = {spot.longitude.value, spot.latitude.value},
                                   .crs = geo::Crs::from_text("EPSG:4756")}); // VN-2000, as 5899
  EXPECT_NEAR(metres.account.budget->field_dbuvm, degrees.account.budget->field_dbuvm, 1e-4);
}

TEST(RadioPath, WhatCanNotBeSaidIsRefused) {
  auto inputs = hills();
  EXPECT_EQ(fault(inputs, "B", {510'000, 1'300'000}), "mast_unknown");
  EXPECT_EQ(fault(inputs, "A", {518'000, 1'318'000}), "radio_path_hole");
  EXPECT_EQ(fault(inputs, "A", {600'000, 1'318'000}), "radio_path_hole");
  inputs.masts.clear();
  EXPECT_EQ(fault(inputs, "A", {510'000, 1'300'000}), "no_masts");
}

} // namespace
} // namespace gis::study
