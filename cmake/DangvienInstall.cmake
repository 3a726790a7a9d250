# Install rules and the CMake package: find_package(dangvien [COMPONENTS core proto capi]) gives
# dangvien::core, dangvien::proto and dangvien::capi. Without components it gives those that are
# installed.

include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/dangvien")

install(TARGETS dangvien EXPORT dangvienCoreTargets ARCHIVE COMPONENT core)
install(EXPORT dangvienCoreTargets NAMESPACE dangvien:: DESTINATION "${package_dir}" COMPONENT core)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/dangvien"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT core
        FILES_MATCHING PATTERN "*.h" PATTERN "*.inc")

install(TARGETS dangvien_proto EXPORT dangvienProtoTargets ARCHIVE COMPONENT proto)
install(EXPORT dangvienProtoTargets NAMESPACE dangvien:: DESTINATION "${package_dir}"
        COMPONENT proto)
install(FILES ${DANGVIEN_PROTO_HEADERS}
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/dangvien/v1" COMPONENT proto)
install(FILES ${DANGVIEN_PROTO_FILES}
        DESTINATION "${CMAKE_INSTALL_DATADIR}/dangvien/proto/dangvien/v1" COMPONENT proto)

if(TARGET dangvien_cli)
  install(TARGETS dangvien_cli RUNTIME COMPONENT command)
endif()

# The C library. Its targets file is written by hand: a C host imports one file, in whatever
# configuration, and both flavours have the same name. The bundled flavour is installed when asked
# for by name only (`cmake --install build --component capi_bundled`), in place of the other.
file(RELATIVE_PATH pc_prefix
     "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/dangvien-capi.pc.in"
               "${PROJECT_BINARY_DIR}/dangvien-capi.pc" @ONLY)
configure_file("${PROJECT_SOURCE_DIR}/cmake/dangvienCapiTargets.cmake.in"
               "${PROJECT_BINARY_DIR}/dangvienCapiTargets.cmake" @ONLY)
function(dangvien_install_capi component library)
  install(TARGETS ${library} LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
          COMPONENT ${component} ${ARGN})
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/capi/include/dangvien"
          DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT ${component} ${ARGN}
          FILES_MATCHING PATTERN "*.h")
  install(FILES "${PROJECT_BINARY_DIR}/dangvien-capi.pc"
          DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT ${component} ${ARGN})
  install(FILES "${PROJECT_BINARY_DIR}/dangvienCapiTargets.cmake"
          DESTINATION "${package_dir}" COMPONENT ${component} ${ARGN})
endfunction()
dangvien_install_capi(capi dangvien_capi)
if(TARGET dangvien_capi_bundled)
  dangvien_install_capi(capi_bundled dangvien_capi_bundled EXCLUDE_FROM_ALL)
  install(FILES "${DANGVIEN_C_ARCHIVE}" DESTINATION "${CMAKE_INSTALL_LIBDIR}"
          COMPONENT capi_bundled EXCLUDE_FROM_ALL)
endif()

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/dangvienConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/dangvienConfig.cmake"
  INSTALL_DESTINATION "${package_dir}"
  NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may break source compatibility.
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/dangvienConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
# Whoever installs one component alone finds it, too.
foreach(component IN ITEMS core capi capi_bundled)
  if(component STREQUAL "capi_bundled")
    set(alone EXCLUDE_FROM_ALL)
  else()
    set(alone)
  endif()
  install(FILES "${PROJECT_BINARY_DIR}/dangvienConfig.cmake"
                "${PROJECT_BINARY_DIR}/dangvienConfigVersion.cmake"
          DESTINATION "${package_dir}" COMPONENT ${component} ${alone})
endforeach()
