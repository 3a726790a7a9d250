"""The recipe of this repository:

    conan create conan --version 0.1.0 --profile:all conan/profiles/debian12

Two libraries come out, which is why there is no package_type and no option `shared`: the C++ core
is static, since it promises no ABI, and the C library is shared. What the C library needs of other
packages is inside of it, so that with_core=False makes a package of it that no host sees them of.
"""

import os

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
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
        # The C++ library; False leaves the C library alone.
        "with_core": [True, False],
        # The generated classes, for C++ hosts that want text format or JSON.
        "with_proto": [True, False],
        # Abseil, Protobuf, protozero and zlib of the system, where no remote offers them.
        "system_dependencies": [True, False],
    }
    default_options = {
        "fPIC": True,
        "with_core": True,
        "with_proto": True,
        "system_dependencies": False,
    }

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

    def configure(self):
        if not self.options.with_core:
            self.options.rm_safe("with_proto")

    def requirements(self):
        if self.options.system_dependencies:
            return
        # Abseil's types stand in the public headers of the core, which is static: its hosts link
        # Abseil and zlib. Hosts of the C library see none.
        core = bool(self.options.with_core)
        proto = bool(self.options.get_safe("with_proto"))
        abseil = "abseil/[>=20230125.3 <=20260526.0]"
        self.requires(abseil, **self._traits(core, headers=core, libs=core))
        self.requires("protozero/[>=1.7.1 <2]", **self._traits(core, headers=False, libs=False))
        self.requires("zlib/[>=1.2.11 <2]", **self._traits(core, headers=False, libs=core))
        self.requires("protobuf/[>=3.21.12 <7]", **self._traits(proto, headers=proto, libs=proto))

    @staticmethod
    def _traits(visible, headers, libs):
        return {"visible": visible, "transitive_headers": headers, "transitive_libs": libs}

    def build_requirements(self):
        if not self.options.system_dependencies:
            self.tool_requires("protobuf/<host_version>")

    def validate(self):
        check_min_cppstd(self, 17)
        if self.options.system_dependencies:
            return
        for name in ("abseil", "zlib"):
            options = self.dependencies[name].options
            if options.get_safe("shared") or not options.get_safe("fPIC", True):
                raise ConanInvalidConfiguration(
                    f"{name} goes into the C library: {name}/*:shared=False, {name}/*:fPIC=True"
                )

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["DANGVIEN_BUILD_TESTS"] = False
        toolchain.cache_variables["DANGVIEN_BUILD_EXAMPLES"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        for component in self._components():
            cmake.build(target={"core": "dangvien"}.get(component, f"dangvien_{component}"))

    def _components(self):
        return ["capi"] + [
            name for name in ("core", "proto") if self.options.get_safe(f"with_{name}")
        ]

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        notices = os.path.join(self.source_folder, "packaging", "notices")
        copy(self, "*", notices, os.path.join(self.package_folder, "licenses"))
        cmake = CMake(self)
        for component in self._components():
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
        # It requires nothing: what it needs is inside of it.
        capi.libs = ["dangvien"]
        if self.options.with_core:
            core = self.cpp_info.components["core"]
            core.set_property("cmake_target_name", "dangvien::core")
            core.libs = ["dangvien_core"]
            core.requires = [f"abseil::absl_{name}" for name in ABSEIL]
            core.requires += ["protozero::protozero", "zlib::zlib"]
            if self.settings.os in ("Linux", "FreeBSD"):
                core.system_libs = ["m", "pthread"]
        if self.options.get_safe("with_proto"):
            proto = self.cpp_info.components["proto"]
            proto.set_property("cmake_target_name", "dangvien::proto")
            proto.libs = ["dangvien_proto"]
            proto.requires = ["protobuf::libprotobuf"]
