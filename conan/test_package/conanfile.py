"""A C program on dangvien::capi and, where there is the core, a C++ one on dangvien::core."""

import os

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout


class TestPackageConan(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "VirtualRunEnv"
    test_type = "explicit"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def _with_core(self):
        return bool(self.dependencies[self.tested_reference_str].options.with_core)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["WITH_CORE"] = self._with_core()
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if can_run(self):
            for program in ("test_capi", "test_core") if self._with_core() else ("test_capi",):
                self.run(os.path.join(self.cpp.build.bindir, program), env="conanrun")
