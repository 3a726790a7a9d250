//! Finds libdangvien: in DANGVIEN_LIB_DIR, else by pkg-config, else where the linker looks.
use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=DANGVIEN_LIB_DIR");
    println!("cargo:rustc-link-lib=dylib=dangvien");
    if let Ok(directory) = env::var("DANGVIEN_LIB_DIR") {
        println!("cargo:rustc-link-search=native={directory}");
        return;
    }
    let found = Command::new("pkg-config").args(["--libs-only-L", "dangvien-capi"]).output();
    if let Ok(output) = found {
        for flag in String::from_utf8_lossy(&output.stdout).split_whitespace() {
            println!("cargo:rustc-link-search=native={}", flag.trim_start_matches("-L"));
        }
    }
}
