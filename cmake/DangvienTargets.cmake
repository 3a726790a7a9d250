# What every target of this project shares: language level, warnings, sanitizers, and the three
# helpers with which tests and benchmarks are declared.

if(NOT DANGVIEN_SANITIZE STREQUAL "")
  if(DANGVIEN_SANITIZE STREQUAL "address")
    set(sanitizers address,undefined)
  elseif(DANGVIEN_SANITIZE STREQUAL "thread")
    set(sanitizers thread)
  else()
    message(FATAL_ERROR "DANGVIEN_SANITIZE: no sanitizer is called `${DANGVIEN_SANITIZE}`")
  endif()
  # For generated code too: a report is only as good as the code that was instrumented.
  # GCC's own manual: with sanitizers this warning comes up where nothing is uninitialized; the plain
  # builds keep it.
  add_compile_options(-fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_link_options(-fsanitize=${sanitizers})
endif()
if(DANGVIEN_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Every target: what the language and the linker need.
function(dangvien_target_defaults target)
  target_compile_features(${target} PUBLIC cxx_std_17)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
endfunction()

# Targets whose sources people write; generated code gets the defaults only.
function(dangvien_target_strict target)
  dangvien_target_defaults(${target})
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${DANGVIEN_WERROR}>:-Werror>)
endfunction()

# Generated code: no warnings, no lint.
function(dangvien_target_generated target)
  dangvien_target_defaults(${target})
  target_compile_options(${target} PRIVATE -w)
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "")
endfunction()

# dangvien_precompile(<target> <header>...)
#
# What most files of the target include, read once. Only where the preset asks for it: in the other
# builds a file that does not include what it needs fails.
function(dangvien_precompile target)
  if(DANGVIEN_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# The same for targets that read and write the generated classes.
function(dangvien_precompile_proto target)
  dangvien_precompile(${target}
    <algorithm> <map> <set> <string> <vector> <absl/strings/str_cat.h>
    <dangvien/v1/dataset.pb.h> <dangvien/v1/policy.pb.h> <dangvien/v1/result.pb.h>)
endfunction()

# Adds those directories that have a list of targets.
function(dangvien_add_subdirectories)
  foreach(directory IN LISTS ARGN)
    if(EXISTS "${PROJECT_SOURCE_DIR}/${directory}/CMakeLists.txt")
      add_subdirectory("${PROJECT_SOURCE_DIR}/${directory}" "${PROJECT_BINARY_DIR}/${directory}")
    endif()
  endforeach()
endfunction()

# dangvien_add_test(<name> SOURCES <file>... [LIBRARIES <target>...] [LABELS <label>...])
#
# A GoogleTest program; each case becomes one ctest test. It may include what is in lib/ and tests/.
# Cases find the repository through the macro DANGVIEN_SOURCE_DIR, and report how much they did as
# `key value` lines in a file of their own in the directory that the environment variable
# DANGVIEN_REPORT_DIR names. DANGVIEN_TEST_SCALE (`small`, `normal`, `full`) sizes random tests.
function(dangvien_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;LABELS")
  add_executable(${name} ${arg_SOURCES})
  dangvien_target_strict(${name})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_compile_definitions(${name} PRIVATE DANGVIEN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE
    ${arg_LIBRARIES} dangvien_internal_headers dangvien::dangvien GTest::gmock GTest::gtest_main)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/bin")
  gtest_discover_tests(${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST NO_PRETTY_VALUES)
  # Discovery loses all but the first of a list of labels; this runs after it, when ctest starts.
  set(properties "${CMAKE_CURRENT_BINARY_DIR}/${name}_properties.cmake")
  file(WRITE "${properties}"
    "set_tests_properties(\${${name}_TESTS} PROPERTIES\n"
    "  LABELS \"${arg_LABELS}\"\n"
    "  ENVIRONMENT \"DANGVIEN_REPORT_DIR=${PROJECT_BINARY_DIR}/report\")\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${properties}")
  # The thread sanitizer builds these alone.
  if("threads" IN_LIST arg_LABELS)
    if(NOT TARGET dangvien_thread_tests)
      add_custom_target(dangvien_thread_tests)
    endif()
    add_dependencies(dangvien_thread_tests ${name})
  endif()
endfunction()

# dangvien_add_benchmark(<name> SOURCES <file>... [LIBRARIES <target>...])
#
# A Google Benchmark program; script/bench runs everything in its output directory.
function(dangvien_add_benchmark name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(${name} ${arg_SOURCES})
  dangvien_target_strict(${name})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE
    ${arg_LIBRARIES} dangvien_internal_headers dangvien::dangvien benchmark::benchmark_main)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/benchmarks")
endfunction()
