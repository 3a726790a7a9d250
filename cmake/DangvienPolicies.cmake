# dangvien_embed_policies(<target> <file>.txtpb...)
#
# Encodes each text policy, a file of policies/, as protobuf at build time and links the bytes into
# <target>, where lib/policy/builtin_data.h gives access to them. A policy that does not fit the
# schema fails the build with protoc's line and column. The name of a policy is its file name
# without extension.
function(dangvien_embed_policies target)
  set(binary_dir "${PROJECT_BINARY_DIR}/generated/policies")
  set(embedded "${binary_dir}/builtin_data.cc")
  file(MAKE_DIRECTORY "${binary_dir}")

  set(binaries "")
  foreach(file IN LISTS ARGN)
    set(text "${PROJECT_SOURCE_DIR}/policies/${file}")
    get_filename_component(name "${file}" NAME_WLE)
    set(binary "${binary_dir}/${name}.binpb")
    add_custom_command(
      OUTPUT "${binary}"
      COMMAND protobuf::protoc "--proto_path=${DANGVIEN_PROTO_DIR}" --deterministic_output
              --encode=dangvien.v1.Policy dangvien/v1/policy.proto < "${text}" > "${binary}"
      DEPENDS "${text}" ${DANGVIEN_PROTO_FILES}
      COMMENT "Encoding policy ${name}"
      VERBATIM)
    list(APPEND binaries "${binary}")
  endforeach()

  add_custom_command(
    OUTPUT "${embedded}"
    COMMAND dangvien_embed "${embedded}" ${binaries}
    DEPENDS dangvien_embed ${binaries}
    COMMENT "Embedding the built-in policies"
    VERBATIM)

  # A library of its own, so that megabytes of numbers are neither linted nor warned about.
  add_library(${target}_builtin_data OBJECT "${embedded}")
  dangvien_target_generated(${target}_builtin_data)
  dangvien_target_shipped(${target}_builtin_data)
  target_include_directories(${target}_builtin_data PRIVATE "${PROJECT_SOURCE_DIR}/lib")
  target_link_libraries(${target}_builtin_data PRIVATE absl::span)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_builtin_data>)
endfunction()
