"""The recipe of this repository:

    conan create conan --version 0.1.0 --profile:all conan/profiles/debian12

Two libraries come out, which is why there is no package_type and no option `shared`: the C++ core
is static, since it promises no ABI, and the C library is shared.
"""

import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain
from conan.tools.files import copy, rmdir

required_conan_version = ">=2.4"

ABSEIL = [
    "flat_hash_map", "flat_hash_set", "function_ref", "inlined_vector", "span", "status",
    "statusor", "strings",
]  # fmt: skip
SOURCES = [
    "CMakeLists.txt", "LICENSE", "capi/*", "cmake/*", "include/*", "lib/*", "policies/*", "proto/*",
    "tools/*", "packaging/notices/*",
]  # fmt: skip


class DangvienConan(ConanFile):
    name = "dangvien"
    description = "Rating engine for party organizations, members and leaders, by policies as data"
    license = "Apache-2.0"
    topics = ("rules-engine", "explanations", "c-abi")
    settings = "os", "arch", "compiler", "build_type"
    options = {
        "fPIC": [True, False],
        # The generated classes, for C++ hosts that want text format or JSON.
        "with_proto": [True, False],
        # Abseil, Protobuf, protozero and zlib of the system, where no remote offers them.
        "system_dependencies": [True, False],
    }
    default_options = {"fPIC": True, "with_proto": True, "system_dependencies": False}

    def export_sources(self):
        root = os.path.dirname(self.recipe_folder)
        for pattern in SOURCES:
            copy(self, pattern, root, os.path.join(self.export_sources_folder, "src"))

    def layout(self):
        # The build lies in the source as with the presets, so that a compiler cache knows the
        # objects again.
        self.folders.source = "src"
        self.folders.build = os.path.join("src", "build")
        self.folders.generators = os.path.join("src", "build", "generators")

    def config_options(self):
        if self.settings.os == "Windows":
            del self.options.fPIC

    def requirements(self):
        if self.options.system_dependencies:
            return
        # Abseil's types stand in the public headers of the core.
        self.requires(
            "abseil/[>=20230125.3 <=20260526.0]", transitive_headers=True, transitive_libs=True
        )
        self.requires("protozero/[>=1.7.1 <2]")
        self.requires("zlib/[>=1.2.11 <2]")
        self.requires("protobuf/[>=3.21.12 <7]", transitive_headers=True, transitive_libs=True)

    def build_requirements(self):
        if not self.options.system_dependencies:
            self.tool_requires("protobuf/<host_version>")

    def validate(self):
        check_min_cppstd(self, 17)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["DANGVIEN_BUILD_TESTS"] = False
        toolchain.cache_variables["DANGVIEN_BUILD_EXAMPLES"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        targets = ["dangvien", "dangvien_capi"]
        if self.options.with_proto:
            targets.append("dangvien_proto")
        for target in targets:
            cmake.build(target=target)

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        notices = os.path.join(self.source_folder, "packaging", "notices")
        copy(self, "*", notices, os.path.join(self.package_folder, "licenses"))
        cmake = CMake(self)
        for component in ("core", "capi", "proto"):
            if component != "proto" or self.options.with_proto:
                cmake.install(component=component)
        # With dependencies from Conan, the files that Conan writes find them, and ours would not.
        if not self.options.system_dependencies:
            rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
        rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))

    def package_info(self):
        if self.options.system_dependencies:
            # The package's own files look for the system's Abseil, Protobuf and zlib.
            self.cpp_info.set_property("cmake_find_mode", "none")
            self.cpp_info.builddirs = [os.path.join("lib", "cmake", "dangvien")]
            self.cpp_info.libs = ["dangvien"]
            return
        capi = self.cpp_info.components["capi"]
        capi.set_property("cmake_target_name", "dangvien::capi")
        capi.set_property("pkg_config_name", "dangvien-capi")
        capi.libs = ["dangvien"]
        core = self.cpp_info.components["core"]
        core.set_property("cmake_target_name", "dangvien::core")
        core.libs = ["dangvien_core"]
        core.requires = [f"abseil::absl_{name}" for name in ABSEIL]
        core.requires += ["protozero::protozero", "zlib::zlib"]
        # The C library's requirements are inside of it.
        capi.requires = ["core"]
        if self.settings.os in ("Linux", "FreeBSD"):
            core.system_libs = ["m", "pthread"]
        if self.options.with_proto:
            proto = self.cpp_info.components["proto"]
            proto.set_property("cmake_target_name", "dangvien::proto")
            proto.libs = ["dangvien_proto"]
            proto.requires = ["protobuf::libprotobuf"]
