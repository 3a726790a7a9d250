# The second engine. It does not link the library: what it says owes nothing to it. The benchmarks,
# which are built without the tests, judge their answers by it.

set(oracle_sources
  assessment.cc
  calendar.cc
  checks.cc
  composition.cc
  conditions.cc
  contradictions.cc
  date_conditions.cc
  event_conditions.cc
  expand_columns.cc
  facts.cc
  focus.cc
  fraction.cc
  oracle.cc
  outcome.cc
  overlay.cc
  post_conditions.cc
  prior_ratings.cc
  process_conditions.cc
  quota.cc
  quota_group.cc
  quota_line.cc
  quota_rank.cc
  quota_seats.cc
  rating.cc
  re_ratings.cc
  recorded_condition.cc
  review_places.cc
  sanction_target.cc
  score.cc
  subject_conditions.cc
  summary.cc
  tier_conditions.cc
  vote_share.cc)
list(TRANSFORM oracle_sources PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
add_library(dangvien_oracle STATIC ${oracle_sources})
dangvien_target_strict(dangvien_oracle)
target_include_directories(dangvien_oracle PUBLIC "${PROJECT_SOURCE_DIR}")
target_link_libraries(dangvien_oracle PUBLIC dangvien_proto)
dangvien_precompile_proto(dangvien_oracle)
