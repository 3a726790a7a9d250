//! Counted handles of the library, and what calls put out.

use std::mem::size_of;
use std::os::raw::c_char;
use std::{fmt, ptr, slice};

use crate::{error, Result};
use dangvien_sys as sys;

/// A kind of handle that is counted, immutable, and shared by threads.
pub(crate) trait Counted {
    fn add(handle: *const Self) -> *mut Self;
    fn release(handle: *mut Self);
}

macro_rules! counted {
    ($kind:ty, $add:path, $release:path) => {
        impl Counted for $kind {
            fn add(handle: *const Self) -> *mut Self {
                // SAFETY: only of a Handle, which is never null.
                unsafe { $add(handle) }
            }
            fn release(handle: *mut Self) {
                // SAFETY: once for each reference.
                unsafe { $release(handle) }
            }
        }
    };
}

counted!(sys::dangvien_context, sys::dangvien_context_ref, sys::dangvien_context_unref);
counted!(sys::dangvien_policy, sys::dangvien_policy_ref, sys::dangvien_policy_unref);
counted!(sys::dangvien_dataset, sys::dangvien_dataset_ref, sys::dangvien_dataset_unref);
counted!(sys::dangvien_cancel, sys::dangvien_cancel_ref, sys::dangvien_cancel_unref);
counted!(sys::dangvien_evaluation, sys::dangvien_evaluation_ref, sys::dangvien_evaluation_unref);

/// One reference to a handle.
pub(crate) struct Handle<T: Counted>(*mut T);

// SAFETY: the interface lets any number of threads use a handle of these kinds.
unsafe impl<T: Counted> Send for Handle<T> {}
unsafe impl<T: Counted> Sync for Handle<T> {}

impl<T: Counted> Handle<T> {
    pub(crate) fn get(&self) -> *mut T {
        self.0
    }
}

impl<T: Counted> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self(T::add(self.0))
    }
}

impl<T: Counted> fmt::Debug for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.0, f)
    }
}

impl<T: Counted> Drop for Handle<T> {
    fn drop(&mut self) {
        T::release(self.0);
    }
}

type Out<T> = *mut *mut T;
type Failure = *mut *mut sys::dangvien_error;

/// The handle that a call puts out.
pub(crate) fn made<T: Counted>(call: impl FnOnce(Out<T>, Failure) -> i32) -> Result<Handle<T>> {
    let mut out = ptr::null_mut();
    error::check(|failure| call(&mut out, failure))?;
    Ok(Handle(out))
}

/// A copy of the bytes that a call makes.
pub(crate) fn bytes(
    call: impl FnOnce(Out<sys::dangvien_buffer>, Failure) -> i32,
) -> Result<Vec<u8>> {
    let mut buffer = ptr::null_mut();
    error::check(|failure| call(&mut buffer, failure))?;
    // SAFETY: the buffer is of this call, and freed once.
    unsafe {
        let data = sys::dangvien_buffer_data(buffer);
        let copy = slice::from_raw_parts(data, sys::dangvien_buffer_size(buffer)).to_vec();
        sys::dangvien_buffer_free(buffer);
        Ok(copy)
    }
}

/// A copy of text of the library, which is UTF-8.
pub(crate) fn text(data: *const c_char, size: usize) -> String {
    // SAFETY: the library puts out the two together, never null.
    let bytes = unsafe { slice::from_raw_parts(data.cast::<u8>(), size) };
    String::from_utf8_lossy(bytes).into_owned()
}

/// As a struct says how large it is.
pub(crate) fn size_of_struct<T>() -> u32 {
    size_of::<T>() as u32
}
