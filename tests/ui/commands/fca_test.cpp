// fca on plain tables: the cases of the literature, end to end through the command line, and bad tables.
#include "tests/ui/commands/program.h"

#include <gmock/gmock.h>

namespace {

using tests::run;
using tests::test_folder;

std::string write_table(const std::string &name, const std::string &text) {
  tests::write_file(test_folder() / name, text);
  return name;
}

class FcaCommand : public testing::Test {
protected:
  std::string demand = write_table("fca_demand.csv", "id,demand\nb,50\na,100\nc,10\n");
  std::string supply = write_table("fca_supply.csv", "id,beds,doctors\na,15,1\nc,100,0\nb,20,2\n");
  std::string beds = write_table("fca_beds.csv", "id,supply\na,15\nb,20\nc,100\n");
  std::string od =
      write_table("fca_od.csv", "origin,destination,minutes\na,a,1\na,b,40\na,c,20\nb,a,40\nb,b,1\n"
                                "b,c,20\nc,a,20\nc,b,20\nc,c,1\n");

  tests::Words call(const tests::Words &more) const {
    tests::Words words = {"fca", "--od", od, "--demand", demand, "--supply", beds, "-o", "fca.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  /// What a call that must succeed writes.
  static std::string table(const tests::Words &words) {
    const auto ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, testing::IsEmpty());
    return tests::read_file(test_folder() / "fca.csv");
  }
};

TEST_F(FcaCommand, GivesTheFiguresOfTheLiteratureInTheOrderOfTheTable) {
  std::string text;
  for (const std::string method : {"2sfca", "3sfca", "m2sfca"})
    text += method + " inverse\n" + table(call({"--method", method, "--decay", "inverse"}));
  text += "e2sfca steps\n" + table(call({"--method", "e2sfca", "--decay", "step:10=1,20=0.68,30=0.22"}));
  text += "e2sfca gaussian, 20 minutes\n" +
          table(call({"--method", "e2sfca", "--decay", "gaussian:10", "--max", "20"}));
  text += "raam\n" + table(call({"--method", "raam"}));
  text += "raam, tau 5\n" + table(call({"--method", "raam", "--tau", "5"}));
  supply.swap(beds);
  text += "two supplies\n" + table(call({"--method", "2sfca", "--decay", "inverse"}));
  tests::expect_golden("fca", text);
}

TEST_F(FcaCommand, DoesNotDependOnTheOrderOfRows) {
  const auto before = table(call({"--method", "3sfca", "--decay", "gaussian:15"}));
  od = write_table("fca_turned.csv",
                   "minutes;destination;origin\n1;c;c\n20;b;c\n20;a;c\n20;c;b\n1;b;b\n40;a;b\n"
                   "20;c;a\n40;b;a\n1;a;a\n");
  beds = write_table("fca_beds_turned.csv", "id,supply\nc,100\na,15\nb,20\n");
  EXPECT_EQ(table(call({"--method", "3sfca", "--decay", "gaussian:15"})), before);
}

TEST_F(FcaCommand, SaysWhatIsWrong) {
  const auto with_od = [&](const std::string &name, const std::string &rows, tests::Words more) {
    od = write_table(name, "origin,destination,minutes\n" + rows);
    more.insert(more.begin(), {"--method", "2sfca"});
    return call(more);
  };
  std::vector<tests::Words> calls;
  calls.push_back(with_od("unknown_origin.csv", "a,a,1\nx,a,2\n", {}));
  calls.push_back(with_od("unknown_site.csv", "a,A,1\n", {}));
  calls.push_back(with_od("twice.csv", "a,a,1\nb,a,2\na,a,3\n", {}));
  calls.push_back(with_od("negative.csv", "a,a,-1\n", {}));
  calls.push_back(with_od("missing.csv", "a,a,\n", {}));
  calls.push_back(with_od("text.csv", "a,a,\"1,5\"\n", {}));
  calls.push_back(with_od("zero.csv", "a,a,0\n", {"--decay", "inverse"}));
  calls.push_back(with_od("no_id.csv", ",a,1\n", {}));
  // What reaches nothing is listed, and the rest is computed.
  calls.push_back(with_od("alone.csv", "a,a,5\nb,b,50\n", {"--max", "30"}));
  calls.back().insert(calls.back().begin() + 1, {"--lang", "en"});
  calls.push_back(calls.back());
  calls.back().erase(calls.back().begin() + 1, calls.back().begin() + 3);
  od = "fca_od.csv";
  const auto with_demand = [&](const std::string &name, const std::string &text) {
    demand = write_table(name, text);
    return call({"--method", "2sfca"});
  };
  calls.push_back(with_demand("demand_twice.csv", "id,demand\na,1\nb,2\na,3\n"));
  calls.push_back(with_demand("demand_negative.csv", "id,demand\na,-4\n"));
  calls.push_back(with_demand("demand_missing.csv", "id,demand\na,1\nb,\n"));
  calls.push_back(with_demand("demand_field.csv", "id,people\na,1\n"));
  demand = "fca_demand.csv";
  beds = write_table("supply_none.csv", "id\na\n");
  calls.push_back(call({"--method", "2sfca"}));
  beds = "nowhere.csv";
  calls.push_back(call({"--method", "2sfca"}));
  beds = "fca_beds.csv";
  calls.push_back(call({"--method", "2sfca", "--decay", "gaussian:0"}));
  calls.push_back(call({"--method", "raam", "--decay", "inverse"}));
  calls.push_back(call({"--method", "2sfca", "--tau", "30"}));
  calls.push_back(call({"--method", "raam", "--tau", "0"}));
  calls.push_back(call({"--method", "gravity"}));
  calls.push_back(call({}));
  tests::expect_golden("fca_refused", tests::transcript(calls));
}

TEST_F(FcaCommand, LeavesWhatWasThereWhenItFails) {
  const auto before = table(call({"--method", "2sfca"}));
  od = write_table("fca_bad.csv", "origin,destination,minutes\nq,a,1\n");
  EXPECT_EQ(run(call({"--method", "2sfca"})).code, 1);
  EXPECT_EQ(tests::read_file(test_folder() / "fca.csv"), before);
}

TEST_F(FcaCommand, WritesNoFigureWhereTheCostHasNoBound) {
  od = write_table("fca_gap.csv", "origin,destination,minutes\na,a,5\n");
  EXPECT_EQ(table(call({"--method", "2sfca"})), "id,accessibility\nb,0\na,0.15\nc,0\n");
  EXPECT_THAT(table(call({"--method", "raam"})), testing::HasSubstr("\nb,\n"));
}

} // namespace
