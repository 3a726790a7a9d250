# dangvien_generate_wire(<sources-variable> PROTOS <file>... PROTO_ROOT <directory> OUT <directory>)
#
# Writes OUT/wire/NAME.wire.h, NAME.wire.cc and NAME.fields.h for each NAME.proto, by protoc (to a
# descriptor set) and wiregen (to C++), and sets <sources-variable> to all of them. PROTOS are
# paths below PROTO_ROOT, `dangvien/v1/types.proto`, and name what they import as well. The sources
# include "wire/NAME.wire.h" and "wire/codec.h": OUT and lib/ must be on the include path.
function(dangvien_generate_wire sources_variable)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PROTO_ROOT;OUT" "PROTOS")
  set(inputs ${arg_PROTOS})
  list(TRANSFORM inputs PREPEND "${arg_PROTO_ROOT}/")
  set(sources)
  foreach(proto IN LISTS arg_PROTOS)
    get_filename_component(name "${proto}" NAME_WE)
    list(APPEND sources "${arg_OUT}/wire/${name}.wire.h" "${arg_OUT}/wire/${name}.wire.cc"
      "${arg_OUT}/wire/${name}.fields.h")
  endforeach()
  set(descriptor_set "${arg_OUT}/${sources_variable}.protoset")
  file(MAKE_DIRECTORY "${arg_OUT}/wire")
  add_custom_command(
    OUTPUT ${sources}
    BYPRODUCTS "${descriptor_set}"
    COMMAND protobuf::protoc "--proto_path=${arg_PROTO_ROOT}" --include_imports
            --include_source_info "--descriptor_set_out=${descriptor_set}" ${inputs}
    COMMAND wiregen "--descriptor_set=${descriptor_set}" "--out=${arg_OUT}"
    DEPENDS ${inputs} wiregen
    COMMENT "Generating the wire structs of ${arg_PROTO_ROOT}"
    VERBATIM)
  set(${sources_variable} ${sources} PARENT_SCOPE)
endfunction()
