# Install rules and the CMake package: find_package(dangvien [COMPONENTS core proto]) gives
# dangvien::dangvien and dangvien::proto. Without components it gives both.

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
  install(TARGETS dangvien_cli RUNTIME COMPONENT core)
endif()

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/dangvienConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/dangvienConfig.cmake"
  INSTALL_DESTINATION "${package_dir}"
  NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may break source compatibility.
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/dangvienConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/dangvienConfig.cmake"
              "${PROJECT_BINARY_DIR}/dangvienConfigVersion.cmake"
        DESTINATION "${package_dir}" COMPONENT core)
