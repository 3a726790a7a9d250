//! The environment names what the structs are compared with: DANGVIEN_LAYOUT, lines
//! `struct field offset size`.
use std::mem::{size_of, size_of_val, MaybeUninit};
use std::os::raw::{c_char, c_void};
use std::{env, fs, mem, ptr};

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

/// Arrow's C data interface, as crates for Arrow declare it.
#[repr(C)]
struct Schema {
    format: *const c_char,
    other: [usize; 6],
    release: Option<unsafe extern "C" fn(*mut Schema)>,
    private_data: *mut c_void,
}

#[test]
fn tables_go_through_structures_of_arrow() {
    let table = "subjects";
    // SAFETY: all zeros is a released schema, and the interface says the rest.
    unsafe {
        let mut context = ptr::null_mut();
        assert_eq!(dangvien_context_new(ptr::null(), &mut context, ptr::null_mut()), 0);
        let mut schema: Schema = mem::zeroed();
        let (name, size) = (table.as_ptr().cast(), table.len());
        let out = ptr::addr_of_mut!(schema).cast::<ArrowSchema>();
        let status = dangvien_result_table_schema(context, name, size, out, ptr::null_mut());
        assert_eq!(status, DANGVIEN_STATUS_OK);
        assert_eq!(std::ffi::CStr::from_ptr(schema.format).to_bytes(), b"+s");
        dangvien_context_unref(context);
        schema.release.unwrap()(&mut schema);
        assert!(schema.release.is_none());
    }
}
