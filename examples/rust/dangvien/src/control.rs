//! How a long call is watched and stopped.

use std::any::Any;
use std::os::raw::c_void;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::ptr;

use crate::handle::size_of_struct;
use crate::Cancel;
use dangvien_sys as sys;

type Progress<'a> = Box<dyn FnMut(i64, i64) -> bool + 'a>;

/// How a long call is watched and stopped; `Control::default()` lets it run to its end.
#[derive(Default)]
pub struct Control<'a> {
    /// Stops the call with CANCELLED.
    pub cancel: Option<&'a Cancel>,
    /// Called with what is done and the total, on the thread of the call; false stops it.
    pub progress: Option<Progress<'a>>,
    /// After which the call ends with DEADLINE_EXCEEDED; 0 is never.
    pub timeout_ms: i64,
    /// That work for the call, the calling one included; 0 is 1.
    pub threads: i32,
}

/// No panic may pass through the library: it waits here until the call has ended.
struct Watch<'a> {
    progress: Option<Progress<'a>>,
    panic: Option<Box<dyn Any + Send>>,
}

unsafe extern "C" fn hear(user: *mut c_void, done: i64, total: i64) -> i32 {
    // SAFETY: the library hands back what `watch` gave, on the thread of the call.
    let watch = &mut *user.cast::<Watch<'_>>();
    let progress = match watch.progress.as_mut() {
        Some(progress) => progress,
        None => return 0,
    };
    match catch_unwind(AssertUnwindSafe(|| progress(done, total))) {
        Ok(goes_on) => i32::from(!goes_on),
        Err(panic) => {
            watch.panic = Some(panic);
            1
        }
    }
}

impl Control<'_> {
    /// Runs a call with the control as the library reads it.
    pub(crate) fn watch<T>(self, call: impl FnOnce(*const sys::dangvien_control) -> T) -> T {
        let mut watch = Watch { progress: self.progress, panic: None };
        let raw = sys::dangvien_control {
            struct_size: size_of_struct::<sys::dangvien_control>(),
            num_threads: self.threads,
            cancel: self.cancel.map_or(ptr::null(), |cancel| cancel.0.get()),
            timeout_ms: self.timeout_ms,
            progress: Some(hear),
            progress_user: ptr::addr_of_mut!(watch).cast(),
        };
        let result = call(&raw);
        if let Some(panic) = watch.panic {
            resume_unwind(panic);
        }
        result
    }
}
