#include "gis/study/reaches.h"

#include "gis/base/parallel.h"
#include "gis/study/KeptSurfaces.h"
#include "gis/study/catchment_rates.h"
#include "gis/study/count_places.h"
#include "gis/study/job_cost.h"
#include "gis/study/referral_chain.h"
#include "gis/study/service_uses.h"
#include "gis/study/stages.h"

#include <algorithm>

namespace gis::study {
namespace {

std::set<std::string> sources_of(const Inputs &inputs, const ReachJob &job) {
  std::set<std::string> ids = {inputs.area.people_source, inputs.area.settlement_source,
                               inputs.recipe.travel.terrain, inputs.recipe.travel.roads.source,
                               inputs.recipe.travel.landcover.source};
  for (const auto &barrier : inputs.recipe.travel.barriers) ids.insert(barrier.source);
  for (const auto &surface : inputs.recipe.surfaces) ids.insert(surface.source);
  for (const auto &service : inputs.services)
    if (service.id == job.service) ids.insert(service.source);
  ids.erase("");
  return ids;
}

/// One search and all the jobs it answers.
struct SharedSearch {
  std::string hash; ///< empty where surfaces are not kept
  std::vector<travel::SearchSource> starts;
  std::vector<std::size_t> jobs;
  std::size_t beyond_cap = 0;
  KeptSurfaces::Origin origin = KeptSurfaces::Origin::searched;
};

/// A composite of people: one way to a service, and signals that must be heard as well.
struct JointQuestion {
  std::string indicator, service, limit;
  std::vector<CellSignal> signal; ///< all of them together
  std::set<std::string> sources;
};

std::vector<JointQuestion> joint_questions(const Inputs &inputs, const Signals &signals) {
  std::vector<JointQuestion> joint;
  for (const auto &question : inputs.questions) {
    if (question.composite != "people_all") continue;
    JointQuestion one{.indicator = question.indicator, .sources = signals.sources};
    std::vector<const std::vector<CellSignal> *> heard;
    int ways = 0;
    for (const auto &part : question.part_questions)
      if (const auto found = signals.cells.find({part.service, part.limit}); found != signals.cells.end()) {
        heard.push_back(&found->second);
      } else {
        one.service = part.service;
        one.limit = part.limit;
        ++ways;
      }
    // Two ways at once would need two surfaces side by side; no target asks for that yet.
    if (ways != 1 || heard.empty() || heard.size() + 1 != question.parts.size()) continue;
    one.signal = together(heard);
    joint.push_back(std::move(one));
  }
  return joint;
}

/// Where people are counted: all that is kept of a search.
struct Counted {
  const area::People &people;
  std::vector<std::uint8_t> kept;
  std::string hash; ///< of the kept cells; empty where surfaces are not kept
  std::vector<JointQuestion> joint;
};

/// Jobs of one cost surface, so that it is made once and shared.
class CostGroup {
public:
  CostGroup(const Inputs &inputs, const travel::Ground &ground, const Counted &counted,
            const std::vector<ReachJob> &jobs, std::size_t from, std::size_t to, const RunOptions &options)
      : inputs_(inputs), counted_(counted), jobs_(jobs), options_(options),
        cost_(cost_of(inputs, ground, jobs[from])),
        request_(search_request(inputs, cost_, jobs[from].metres)) {
    share_searches(from, to);
  }

  void run(std::vector<std::vector<indicators::PlaceReach>> &answers, Reached &reached,
           base::Progress &progress) {
    auto searching = progress.slice(0, 0.5);
    base::in_parallel(searches_.size(), options_.threads, searching,
                      [&](std::size_t i, base::Progress &own) { answer(searches_[i], answers, own); });
    auto sharing = progress.slice(0.5, 0.75);
    const auto shared = catchment_jobs();
    for (std::size_t i = 0; i < shared.size(); ++i) {
      auto one = slice_of(sharing, i, shared.size());
      for (auto &supply : catchment_rates(shared[i], cost_, request_, counted_.people, options_.threads, one))
        reached.supplies.push_back(std::move(supply));
    }
    auto using_them = progress.slice(0.75, 1);
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      auto one = slice_of(using_them, i, searches_.size());
      for (const auto job : searches_[i].jobs)
        for (auto &use :
             service_uses(inputs_, jobs_[job], {&cost_, &request_, &counted_.people, options_.threads},
                          searches_[i].starts, answers[job], one))
          reached.uses.push_back(std::move(use));
    }
    if (options_.surfaces != nullptr)
      for (const auto &search : searches_)
        options_.surfaces->note(names_of(search), search.hash, search.beyond_cap, search.origin);
  }

private:
  const Inputs &inputs_;
  const Counted &counted_;
  const std::vector<ReachJob> &jobs_;
  const RunOptions &options_;
  const travel::CostSurface cost_;
  const travel::SearchRequest request_;
  std::vector<SharedSearch> searches_;

  /// What is shared out over this cost: by service and limit, all attributes together.
  std::vector<CatchmentJob> catchment_jobs() const {
    std::vector<CatchmentJob> shared;
    for (const auto &search : searches_)
      for (const auto number : search.jobs)
        for (const auto &limit : jobs_[number].limits) {
          auto job = catchment_job(jobs_[number], limit);
          if (!job.attributes.empty()) shared.push_back(std::move(job));
        }
    return shared;
  }

  CatchmentJob catchment_job(const ReachJob &job, const std::string &limit) const {
    if (job.season != last_season(inputs_, job.mode)) return {};
    CatchmentJob shared{.mode = job.mode, .season = job.season, .sources = sources_of(inputs_, job)};
    std::set<std::string> attributes;
    for (const auto &question : inputs_.questions)
      if (question.method == "catchment" && question.service == job.service && question.limit == limit)
        attributes.insert(question.attribute);
    if (attributes.empty()) return shared;
    shared.limit = limit_named(inputs_, limit);
    if (!shared.limit.minutes) return shared;
    for (const auto &service : inputs_.services)
      if (service.id == job.service) shared.service = &service;
    if (shared.service != nullptr) shared.attributes.assign(attributes.begin(), attributes.end());
    return shared;
  }

  static base::Progress slice_of(base::Progress &progress, std::size_t i, std::size_t n) {
    const auto size = static_cast<double>(n);
    return progress.slice(static_cast<double>(i) / size, static_cast<double>(i + 1) / size);
  }

  /// Jobs of the same hash are one search.
  void share_searches(std::size_t from, std::size_t to) {
    const bool kept = options_.surfaces != nullptr;
    const auto ground = kept ? ground_hash(cost_) : "";
    for (std::size_t job = from; job < to; ++job) {
      SharedSearch search{.starts = starts(inputs_, jobs_[job].service), .jobs = {job}};
      if (kept) search.hash = surface_hash(ground, counted_.hash, search.starts, request_);
      const auto same = std::find_if(searches_.begin(), searches_.end(),
                                     [&](const auto &s) { return kept && s.hash == search.hash; });
      if (same != searches_.end())
        same->jobs.push_back(job);
      else
        searches_.push_back(std::move(search));
    }
  }

  std::vector<std::string> names_of(const SharedSearch &search) const {
    std::vector<std::string> names;
    for (const auto job : search.jobs) names.push_back(surface_name(jobs_[job]));
    return names;
  }

  void answer(SharedSearch &search, std::vector<std::vector<indicators::PlaceReach>> &answers,
              base::Progress &progress) const {
    const auto *surfaces = options_.surfaces;
    std::optional<geo::Surface> surface;
    if (surfaces != nullptr) surface = surfaces->find(search.hash, cost_.grid, progress);
    const bool found = surface.has_value();
    if (found)
      search.origin = surfaces->origin_of(search.hash);
    else
      surface =
          reach_surface(cost_.grid, travel::search(cost_, search.starts, request_, progress), counted_.kept);
    for (const auto job : search.jobs)
      for (const auto &limit : jobs_[job].limits) {
        answers[job].push_back(count(jobs_[job], limit, *surface));
        for (const auto &joint : counted_.joint)
          if (joint.service == jobs_[job].service && joint.limit == limit)
            answers[job].push_back(count_joint(jobs_[job], joint, *surface));
      }
    if (surfaces == nullptr) return;
    if (!found) search.beyond_cap = cells_beyond_cap(*surface);
    surfaces->write(names_of(search), *surface, found ? search.hash : "");
  }

  indicators::PlaceReach count(const ReachJob &job, const std::string &limit,
                               const geo::Surface &surface) const {
    indicators::PlaceReach reach{
        .service = job.service, .limit = limit, .mode = job.mode, .season = job.season};
    reach.sources = sources_of(inputs_, job);
    count_places(counted_.people, cost_, surface, limit_named(inputs_, limit), reach);
    return reach;
  }

  indicators::PlaceReach count_joint(const ReachJob &job, const JointQuestion &joint,
                                     const geo::Surface &surface) const {
    indicators::PlaceReach reach{
        .service = joint.indicator, .limit = indicators::joint_limit, .mode = job.mode, .season = job.season};
    reach.sources = sources_of(inputs_, job);
    reach.sources.insert(joint.sources.begin(), joint.sources.end());
    count_places(counted_.people, cost_, surface, limit_named(inputs_, joint.limit), reach, &joint.signal);
    return reach;
  }
};

} // namespace

Reached find_reaches(const Inputs &inputs, const travel::Ground &ground, const area::People &people,
                     const Signals &signals, const RunOptions &options, base::Progress &progress) {
  const auto jobs = reach_jobs(inputs);
  std::vector<std::vector<indicators::PlaceReach>> answers(jobs.size());
  Reached reached;
  Counted counted{people, kept_cells(people), "", joint_questions(inputs, signals)};
  if (options.surfaces != nullptr) counted.hash = kept_hash(counted.kept, inputs.crs);
  for (std::size_t from = 0; from < jobs.size();) {
    std::size_t to = from + 1;
    while (to < jobs.size() && jobs[to].mode == jobs[from].mode && jobs[to].season == jobs[from].season &&
           jobs[to].metres == jobs[from].metres)
      ++to;
    auto part = progress.slice(static_cast<double>(from) / static_cast<double>(jobs.size()),
                               static_cast<double>(to) / static_cast<double>(jobs.size()));
    CostGroup(inputs, ground, counted, jobs, from, to, options).run(answers, reached, part);
    from = to;
  }
  if (!inputs.recipe.referral.services.empty())
    reached.referral = referral_chain(inputs, ground, people, options.threads, progress);
  for (auto &answer : answers)
    for (auto &reach : answer) reached.reaches.push_back(std::move(reach));
  return reached;
}

} // namespace gis::study
