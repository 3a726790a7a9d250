# What is common to the code that ends up in the C library, and how it is linked.

# Targets whose objects are linked into the C library: no symbol that is merged across libraries
# (STB_GNU_UNIQUE), no path of this machine, and sections that the linker can drop.
function(dangvien_target_shipped target)
  # The same bytes whether the compiler is given absolute paths or, by ccache, relative ones. The
  # last map that fits is taken; the one without a slash is for the folder itself.
  file(RELATIVE_PATH up "${PROJECT_BINARY_DIR}" "${PROJECT_SOURCE_DIR}")
  target_compile_options(${target} PRIVATE
    -ffunction-sections -fdata-sections
    "-ffile-prefix-map=${up}=" "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/="
    "-ffile-prefix-map=${PROJECT_BINARY_DIR}=." "-ffile-prefix-map=${PROJECT_BINARY_DIR}/=")
  # clang has no such symbols, and clang-tidy refuses the option.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_CLANG_TIDY)
    target_compile_options(${target} PRIVATE -fno-gnu-unique)
  endif()
endfunction()

# What runs once a call, once a policy or for few rows need not be fast but small.
set(DANGVIEN_SMALL_CODE $<$<NOT:$<CONFIG:Debug>>:-Os>)

# dangvien_require_pic(<archive>...)
#
# Stops where an archive cannot be linked into a shared library. Debian's own archives of Abseil and
# Protobuf are of that kind: they address thread-local variables relative to the executable.
function(dangvien_require_pic)
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    return()
  endif()
  find_program(DANGVIEN_READELF NAMES "${CMAKE_READELF}" readelf REQUIRED)
  foreach(archive IN LISTS ARGN)
    execute_process(COMMAND "${DANGVIEN_READELF}" -rW "${archive}"
                    OUTPUT_VARIABLE relocations ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
    if(relocations MATCHES "R_X86_64_TPOFF32")
      message(FATAL_ERROR
        "${archive} is not position-independent (it has relocations R_X86_64_TPOFF32) and cannot "
        "be linked into a shared library. script/build-abseil builds archives that can.")
    endif()
  endforeach()
endfunction()

# dangvien_link_c_library(<target> MAP <file> [BUNDLED <archive>...])
#
# Makes <target> a shared library of the objects of lib/ and capi/ (all but version.cc), with the
# exports of the map; on the distribution's Abseil, or on a private one.
function(dangvien_link_c_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "MAP" "BUNDLED")
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:dangvien_c_objects>)
  set_target_properties(${target} PROPERTIES
    LINKER_LANGUAGE CXX
    LINK_DEPENDS "${arg_MAP}"
    BUILD_WITH_INSTALL_RPATH ON)
  target_link_options(${target} PRIVATE
    -Wl,-z,relro,-z,now,-z,nodelete -Wl,--gc-sections -Wl,--exclude-libs,ALL
    -Wl,--build-id=sha1 "-Wl,--version-script=${arg_MAP}")
  # clang's sanitizers are in the program, not in a library.
  if(NOT DANGVIEN_SANITIZE AND NOT DANGVIEN_FUZZ)
    target_link_options(${target} PRIVATE -Wl,-z,defs)
  endif()
  if(arg_BUNDLED)
    add_dependencies(${target} dangvien)
    target_link_libraries(${target} PRIVATE
      "$<TARGET_FILE:dangvien>" -Wl,--start-group ${arg_BUNDLED} -Wl,--end-group)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "$<TARGET_FILE:dangvien>")
  else()
    target_link_libraries(${target} PRIVATE dangvien::dangvien)
  endif()
endfunction()
