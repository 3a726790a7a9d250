//! The environment names what the structs are compared with: DANGVIEN_LAYOUT, lines
//! `struct field offset size`.
use std::mem::{size_of, size_of_val, MaybeUninit};
use std::{env, fs, ptr};

use dangvien_sys::*;

fn found() -> Vec<String> {
    let mut lines = Vec::new();
    macro_rules! measure {
        ($name:ident, $($field:ident),*) => {
            lines.push(format!("{} - 0 {}", stringify!($name), size_of::<$name>()));
            // SAFETY: all zeros is a value of every struct of the interface.
            let zero = unsafe { MaybeUninit::<$name>::zeroed().assume_init() };
            let base = ptr::addr_of!(zero) as usize;
            $(lines.push(format!(
                "{} {} {} {}",
                stringify!($name),
                stringify!($field),
                ptr::addr_of!(zero.$field) as usize - base,
                size_of_val(&zero.$field)
            ));)*
        };
    }
    include!("structs.inc");
    lines.sort();
    lines
}

#[test]
fn structs_lie_in_memory_as_the_library_has_them() {
    let text = fs::read_to_string(env::var("DANGVIEN_LAYOUT").unwrap()).unwrap();
    let mut expected: Vec<String> = text.lines().map(String::from).collect();
    expected.sort();
    assert_eq!(found(), expected);
}

#[test]
fn null_is_nothing_to_release() {
    for _ in 0..2 {
        // SAFETY: the interface says so.
        unsafe {
            dangvien_context_unref(ptr::null_mut());
            dangvien_policy_unref(ptr::null_mut());
            dangvien_dataset_unref(ptr::null_mut());
            dangvien_evaluation_unref(ptr::null_mut());
            dangvien_cancel_unref(ptr::null_mut());
            dangvien_buffer_free(ptr::null_mut());
            dangvien_error_free(ptr::null_mut());
        }
    }
}
