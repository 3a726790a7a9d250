//! Why a call failed.

use std::ffi::CStr;
use std::os::raw::c_char;
use std::{fmt, ptr};

use crate::handle::{size_of_struct, text};
use crate::Result;
use dangvien_sys as sys;

/// What became of a call that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status(i32);

impl Status {
    pub const CANCELLED: Self = Self(sys::DANGVIEN_STATUS_CANCELLED);
    pub const INVALID_ARGUMENT: Self = Self(sys::DANGVIEN_STATUS_INVALID_ARGUMENT);
    pub const DEADLINE_EXCEEDED: Self = Self(sys::DANGVIEN_STATUS_DEADLINE_EXCEEDED);
    pub const FAILED_PRECONDITION: Self = Self(sys::DANGVIEN_STATUS_FAILED_PRECONDITION);
    pub const INTERNAL: Self = Self(sys::DANGVIEN_STATUS_INTERNAL);
    pub const NOT_FOUND: Self = Self(sys::DANGVIEN_STATUS_NOT_FOUND);
    pub const RESOURCE_EXHAUSTED: Self = Self(sys::DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
    pub const UNIMPLEMENTED: Self = Self(sys::DANGVIEN_STATUS_UNIMPLEMENTED);
}

/// The name, "INVALID_ARGUMENT".
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the name of any number is static.
        f.write_str(&c_text(unsafe { sys::dangvien_status_name(self.0) }))
    }
}

/// One fault of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The number of the name.
    pub code: i32,
    /// "unknown_unit", docs/issues.md.
    pub name: String,
    pub path: String,
    pub message: String,
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    status: Status,
    reason: String,
    message: String,
    issues: Vec<Issue>,
    issue_total: i64,
}

impl Error {
    pub fn status(&self) -> Status {
        self.status
    }
    /// A name for programs, "dataset_invalid".
    pub fn reason(&self) -> &str {
        &self.reason
    }
    /// The first 100 faults of a broken input.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }
    /// How many faults there are.
    pub fn issue_total(&self) -> i64 {
        self.issue_total
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// Calls a function that can fail, and frees what it says.
pub(crate) fn check(call: impl FnOnce(*mut *mut sys::dangvien_error) -> i32) -> Result<()> {
    let mut failure = ptr::null_mut();
    let status = call(&mut failure);
    if status == sys::DANGVIEN_STATUS_OK {
        return Ok(());
    }
    // SAFETY: the error is of this call, and freed once, after everything was copied.
    unsafe {
        let error = Error {
            status: Status(status),
            reason: c_text(sys::dangvien_error_reason(failure)),
            message: c_text(sys::dangvien_error_message(failure, ptr::null_mut())),
            issues: issues(failure),
            issue_total: sys::dangvien_error_issue_total(failure),
        };
        sys::dangvien_error_free(failure);
        Err(error)
    }
}

unsafe fn issues(failure: *const sys::dangvien_error) -> Vec<Issue> {
    let mut issues = Vec::new();
    for index in 0..sys::dangvien_error_issue_count(failure) {
        let mut issue = sys::dangvien_issue {
            struct_size: size_of_struct::<sys::dangvien_issue>(),
            code: 0,
            name: ptr::null(),
            path: ptr::null(),
            path_size: 0,
            message: ptr::null(),
            message_size: 0,
        };
        let status = sys::dangvien_error_issue(failure, index, &mut issue, ptr::null_mut());
        if status == sys::DANGVIEN_STATUS_OK {
            issues.push(Issue {
                code: issue.code,
                name: c_text(issue.name),
                path: text(issue.path, issue.path_size),
                message: text(issue.message, issue.message_size),
            });
        }
    }
    issues
}

fn c_text(data: *const c_char) -> String {
    // SAFETY: of the library, which ends its text with a NUL.
    unsafe { CStr::from_ptr(data) }.to_string_lossy().into_owned()
}

/// The lowest version that has what this crate calls. Not the newest: that would refuse libraries
/// that are good enough.
const NEEDED: (u32, u32) = (1, 0);

/// Refuses a library of another major or of an older minor version.
pub(crate) fn require_interface(running: u32) -> Result<()> {
    let (major, minor) = (running >> 16, running & 0xffff);
    if major == NEEDED.0 && minor >= NEEDED.1 {
        return Ok(());
    }
    let needed = format!("{}.{} or a later {}.x", NEEDED.0, NEEDED.1, NEEDED.0);
    Err(Error {
        status: Status::UNIMPLEMENTED,
        reason: "interface_version".to_string(),
        message: format!("libdangvien has interface {major}.{minor}, expected {needed}"),
        issues: Vec::new(),
        issue_total: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_minor_is_asked_for_and_another_major_refused() {
        assert_eq!(require_interface(0x10000), Ok(()));
        assert_eq!(require_interface(0x10001), Ok(()));
        assert_eq!(
            require_interface(0x20000).unwrap_err().to_string(),
            "libdangvien has interface 2.0, expected 1.0 or a later 1.x"
        );
    }
}
