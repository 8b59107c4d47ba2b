#include "gis/radio/p1812/P1812.h"

namespace gis::radio {
namespace {

using Values = std::vector<NamedValue>;

constexpr const char *km = "km", *m = "m", *db = "dB", *mrad = "mrad", *none = "";

void append(Values &list, const Values &more, const std::string &suffix) {
  for (const auto &value : more) list.push_back({value.name + suffix, value.unit, value.value});
}

Values of_bullington(const BullingtonValues &v) {
  return {{"Stim", "m/km", v.stim}, {"Str", "m/km", v.str}, {"Srim", "m/km", v.srim},
          {"dbp", km, v.dbp},       {"nu", none, v.nu},     {"Luc", db, v.luc}};
}

Values of_first_term(const std::optional<FirstTermValues> &term) {
  const auto value = [&](double FirstTermValues::*member) {
    return term ? base::Measure((*term).*member) : base::Measure();
  };
  return {{"K", none, value(&FirstTermValues::k)},   {"b", none, value(&FirstTermValues::b)},
          {"X", none, value(&FirstTermValues::x)},   {"Yt", none, value(&FirstTermValues::yt)},
          {"Yr", none, value(&FirstTermValues::yr)}, {"F", db, value(&FirstTermValues::f)},
          {"Gt", db, value(&FirstTermValues::gt)},   {"Gr", db, value(&FirstTermValues::gr)},
          {"L1", db, value(&FirstTermValues::loss)}};
}

/// `radius` is the symbol of the effective radius: "ae" or "ab".
Values of_diffraction(const DiffractionValues &v, const std::string &radius) {
  Values list;
  append(list, of_bullington(v.actual), "_actual_" + radius);
  list.push_back({"Lbulla_" + radius, db, v.actual.loss});
  append(list, of_bullington(v.smooth), "_smooth_" + radius);
  list.push_back({"Lbulls_" + radius, db, v.smooth.loss});
  const auto &s = v.spherical;
  append(list,
         {{"dlos", km, s.dlos},
          {"dse1", km, s.dse1},
          {"hse", m, s.hse},
          {"hreq", m, s.hreq},
          {"aem", km, s.aem}},
         "_" + radius);
  append(list, of_first_term(s.land), "_land_" + radius);
  append(list, of_first_term(s.sea), "_sea_" + radius);
  append(list, {{"Ldft", db, s.ldft}, {"Ldsph", db, s.loss}, {"Ld", db, v.loss}}, "_" + radius);
  return list;
}

Values of_path(const P1812Values &v) {
  return {{"f", "GHz", v.f_ghz}, {"lambda", m, v.lambda_m}, {"d", km, v.d},          {"hts", m, v.hts},
          {"hrs", m, v.hrs},     {"dct", km, v.dct},        {"dcr", km, v.dcr},      {"dtm", km, v.dtm},
          {"dlm", km, v.dlm},    {"omega", none, v.omega},  {"phi", "deg", v.phi},   {"tau", none, v.tau},
          {"mu1", none, v.mu1},  {"mu4", none, v.mu4},      {"beta0", "%", v.beta0}, {"ae", km, v.ae},
          {"ab", km, v.abeta}};
}

Values of_ground(const P1812Values &v) {
  return {{"v1", "km m", v.v1},
          {"v2", "km2 m", v.v2},
          {"hst0", m, v.hst0},
          {"hsr0", m, v.hsr0},
          {"hobs", m, v.hobs},
          {"alpha_obt", "m/km", v.alpha_obt},
          {"alpha_obr", "m/km", v.alpha_obr},
          {"hstd", m, v.hstd},
          {"hsrd", m, v.hsrd},
          {"theta_max", mrad, v.theta_max},
          {"theta_td", mrad, v.theta_td},
          {"lt", none, static_cast<double>(v.lt)},
          {"lr", none, static_cast<double>(v.lr)},
          {"dlt", km, v.dlt},
          {"dlr", km, v.dlr},
          {"theta_t", mrad, v.theta_t},
          {"theta_r", mrad, v.theta_r},
          {"theta", mrad, v.theta},
          {"hst", m, v.hst},
          {"hsr", m, v.hsr},
          {"m", "m/km", v.slope},
          {"hte", m, v.hte},
          {"hre", m, v.hre},
          {"hm", m, v.hm}};
}

Values of_ducting(const P1812Values &v) {
  return {{"Alf", db, v.alf},
          {"Ast", db, v.ast},
          {"Asr", db, v.asr},
          {"Act", db, v.act},
          {"Acr", db, v.acr},
          {"Af", db, v.af},
          {"gamma_d", "dB/mrad", v.gamma_d},
          {"theta_prime", mrad, v.theta_prime},
          {"alpha", none, v.alpha},
          {"mu2", none, v.mu2},
          {"dI", km, v.di},
          {"mu3", none, v.mu3},
          {"beta", "%", v.beta_percent},
          {"Gamma", none, v.gamma},
          {"Ap", db, v.ap},
          {"Lba", db, v.lba}};
}

Values of_combination(const P1812Values &v) {
  return {{"Lbs", db, v.lbs},         {"Fj", none, v.fj},          {"Fk", none, v.fk},
          {"Lminb0p", db, v.lminb0p}, {"Lminbap", db, v.lminbap},  {"Lbda", db, v.lbda},
          {"Lbam", db, v.lbam},       {"Lbc", db, v.lbc},          {"Lloc", db, v.lloc},
          {"Lb", db, v.lb},           {"E_1kW", "dBuV/m", v.e_1kw}};
}

} // namespace

std::vector<NamedValue> named_values(const P1812Result &result) {
  const auto &v = result.values;
  if (!result.loss_db) return {};
  if ((result.warnings & p1812_warning::near_mast) != 0)
    return {{"f", "GHz", v.f_ghz}, {"lambda", m, v.lambda_m}, {"d", km, v.d},   {"hts", m, v.hts},
            {"hrs", m, v.hrs},     {"Lbfs", db, v.lbfs},      {"Lb", db, v.lb}, {"E_1kW", "dBuV/m", v.e_1kw}};
  Values list = of_path(v);
  append(list, of_ground(v), "");
  append(list, {{"Lbfs", db, v.lbfs}, {"Lb0p", db, v.lb0p}, {"Lb0b", db, v.lb0b}}, "");
  append(list, {{"htc_d", m, v.htc_d}, {"hrc_d", m, v.hrc_d}}, "");
  append(list, of_diffraction(v.median, "ae"), "");
  append(list, of_diffraction(v.beta, "ab"), "");
  append(list,
         {{"Ld50", db, v.median.loss},
          {"Ldb", db, v.beta.loss},
          {"Fi", none, v.fi},
          {"Ldp", db, v.ldp},
          {"Lbd50", db, v.lbd50},
          {"Lbd", db, v.lbd}},
         "");
  append(list, of_ducting(v), "");
  append(list, of_combination(v), "");
  return list;
}

} // namespace gis::radio
