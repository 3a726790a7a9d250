# dangvien::proto: the classes that protoc generates, for the command-line tool, tests and C++ hosts
# that want text format or JSON. The core library never links it.

set(DANGVIEN_PROTO_DIR "${PROJECT_SOURCE_DIR}/proto")
set(DANGVIEN_PROTO_NAMES types people dataset columns condition quota score policy result report)
set(DANGVIEN_PROTO_FILES ${DANGVIEN_PROTO_NAMES})
list(TRANSFORM DANGVIEN_PROTO_FILES PREPEND "${DANGVIEN_PROTO_DIR}/dangvien/v1/")
list(TRANSFORM DANGVIEN_PROTO_FILES APPEND ".proto")

set(DANGVIEN_PROTO_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated/proto")
set(DANGVIEN_PROTO_HEADERS ${DANGVIEN_PROTO_NAMES})
list(TRANSFORM DANGVIEN_PROTO_HEADERS PREPEND "${DANGVIEN_PROTO_GENERATED_DIR}/dangvien/v1/")
list(TRANSFORM DANGVIEN_PROTO_HEADERS APPEND ".pb.h")
set(proto_sources ${DANGVIEN_PROTO_HEADERS})
list(TRANSFORM proto_sources REPLACE "\\.pb\\.h$" ".pb.cc")

file(MAKE_DIRECTORY "${DANGVIEN_PROTO_GENERATED_DIR}")
add_custom_command(
  OUTPUT ${DANGVIEN_PROTO_HEADERS} ${proto_sources}
  COMMAND protobuf::protoc "--proto_path=${DANGVIEN_PROTO_DIR}"
          "--cpp_out=${DANGVIEN_PROTO_GENERATED_DIR}" ${DANGVIEN_PROTO_FILES}
  DEPENDS ${DANGVIEN_PROTO_FILES}
  COMMENT "Generating the C++ classes of proto/dangvien/v1"
  VERBATIM)

add_library(dangvien_proto STATIC ${proto_sources} ${DANGVIEN_PROTO_HEADERS})
add_library(dangvien::proto ALIAS dangvien_proto)
dangvien_target_generated(dangvien_proto)
set_target_properties(dangvien_proto PROPERTIES EXPORT_NAME proto)
# SYSTEM keeps our warnings and lint out of headers that nobody here wrote.
target_include_directories(dangvien_proto SYSTEM PUBLIC
  "$<BUILD_INTERFACE:${DANGVIEN_PROTO_GENERATED_DIR}>"
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_link_libraries(dangvien_proto PUBLIC protobuf::libprotobuf)
