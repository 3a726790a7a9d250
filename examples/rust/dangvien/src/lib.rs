//! Ratings of party organizations, members and leaders, by libdangvien.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let context = dangvien::Context::new()?;
//! let policy = context.builtin_policy("tkv-2018")?;
//! let dataset = context.dataset(&std::fs::read("dossier.binpb")?)?;
//! let evaluation = context.evaluate(&dataset, &[&policy], dangvien::Control::default())?;
//! println!("{}", evaluation.explain_member("DV0182", dangvien::Language::Vietnamese)?);
//! # Ok(())
//! # }
//! ```
//!
//! Handles are immutable: they are `Send` and `Sync`, and cloning one is cheap.

use dangvien_sys as sys;
use std::os::raw::c_char;
use std::ptr;

mod control;
mod error;
mod handle;

pub use control::Control;
pub use error::{Error, Issue, Status};

use error::{check, require_interface};
use handle::{made, Handle};

pub type Result<T> = std::result::Result<T, Error>;

/// What calls share; one for a program is enough.
#[derive(Clone, Debug)]
pub struct Context(Handle<sys::dangvien_context>);

/// The rules of one regime.
#[derive(Clone, Debug)]
pub struct Policy(Handle<sys::dangvien_policy>);

/// A dossier.
#[derive(Clone, Debug)]
pub struct Dataset(Handle<sys::dangvien_dataset>);

/// Stops the calls that it was given to.
#[derive(Clone, Debug)]
pub struct Cancel(Handle<sys::dangvien_cancel>);

/// The result of one evaluation.
#[derive(Clone, Debug)]
pub struct Evaluation(Handle<sys::dangvien_evaluation>);

/// Of explanations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Vietnamese,
    English,
}

/// A subject, by the ids of the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// By the id of its unit.
    Organization(&'a str),
    /// By the id of the person.
    Member(&'a str),
    /// The leadership collective of a unit, by the id of that.
    Collective(&'a str),
    Leader {
        person_id: &'a str,
        post_id: &'a str,
    },
}

/// How many subjects have each status, and how many findings there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusCounts {
    pub rated: i64,
    pub not_a_subject: i64,
    pub needs_input: i64,
    pub needs_decision: i64,
    pub findings: i64,
}

impl Context {
    /// Fails where the library that runs has another interface than this crate calls.
    pub fn new() -> Result<Self> {
        // SAFETY, here and below: pointers are null where the interface allows it, or are of
        // handles and slices that live until the call has ended.
        require_interface(unsafe { sys::dangvien_abi_version() })?;
        made(|out, error| unsafe { sys::dangvien_context_new(ptr::null(), out, error) }).map(Self)
    }

    pub fn builtin_policy(&self, name: &str) -> Result<Policy> {
        let text = name.as_ptr().cast::<c_char>();
        made(|out, error| unsafe {
            sys::dangvien_policy_load_builtin(
                self.0.get(),
                text,
                name.len(),
                ptr::null(),
                out,
                error,
            )
        })
        .map(Policy)
    }

    /// Reads, checks and proves a serialized dangvien.v1.Policy.
    pub fn policy(&self, data: &[u8]) -> Result<Policy> {
        self.policy_with(data, Control::default())
    }

    /// As `policy()`, watched and stopped by the control.
    pub fn policy_with(&self, data: &[u8], control: Control<'_>) -> Result<Policy> {
        control.watch(|raw| {
            let options = sys::dangvien_policy_options {
                struct_size: handle::size_of_struct::<sys::dangvien_policy_options>(),
                flags: 0,
                max_proof_cases: 0,
                max_issues: 0,
                readings: ptr::null(),
                reading_count: 0,
                parents: ptr::null(),
                parent_count: 0,
                control: raw,
            };
            let (context, bytes) = (self.0.get(), data.as_ptr());
            made(|out, error| unsafe {
                sys::dangvien_policy_read(context, bytes, data.len(), &options, out, error)
            })
            .map(Policy)
        })
    }

    /// Reads and checks a dossier: a serialized dangvien.v1.Dataset.
    pub fn dataset(&self, data: &[u8]) -> Result<Dataset> {
        self.dataset_with(data, Control::default())
    }

    /// As `dataset()`, watched and stopped by the control.
    pub fn dataset_with(&self, data: &[u8], control: Control<'_>) -> Result<Dataset> {
        control.watch(|raw| {
            let options = sys::dangvien_dataset_options {
                struct_size: handle::size_of_struct::<sys::dangvien_dataset_options>(),
                max_tree_depth: 0,
                max_units: 0,
                max_people: 0,
                max_issues: 0,
                control: raw,
            };
            let (context, bytes) = (self.0.get(), data.as_ptr());
            made(|out, error| unsafe {
                sys::dangvien_dataset_read(context, bytes, data.len(), &options, out, error)
            })
            .map(Dataset)
        })
    }

    pub fn cancel(&self) -> Result<Cancel> {
        made(|out, error| unsafe { sys::dangvien_cancel_new(self.0.get(), out, error) }).map(Cancel)
    }

    /// Rates every subject of a dossier. The first policy is the default. A panic of the progress
    /// comes out of the call.
    pub fn evaluate(
        &self,
        dataset: &Dataset,
        policies: &[&Policy],
        control: Control<'_>,
    ) -> Result<Evaluation> {
        let handles: Vec<_> = policies.iter().map(|policy| policy.0.get()).collect();
        control.watch(|raw| {
            let options = sys::dangvien_evaluate_options {
                struct_size: handle::size_of_struct::<sys::dangvien_evaluate_options>(),
                flags: 0,
                max_issues: 0,
                also_declared: ptr::null(),
                also_declared_count: 0,
                control: raw,
            };
            made(|out, error| unsafe {
                sys::dangvien_evaluate(
                    self.0.get(),
                    dataset.0.get(),
                    handles.as_ptr(),
                    handles.len(),
                    &options,
                    out,
                    error,
                )
            })
            .map(Evaluation)
        })
    }
}

impl Policy {
    pub fn id(&self) -> String {
        let mut size = 0;
        let id = unsafe { sys::dangvien_policy_id(self.0.get(), &mut size) };
        handle::text(id, size)
    }
}

impl Cancel {
    /// Stops the calls, now and later. Any thread may call it, and a signal handler.
    pub fn trigger(&self) {
        unsafe { sys::dangvien_cancel_trigger(self.0.get()) }
    }
}

impl Evaluation {
    /// SHA-256 of the result, the same on every machine.
    pub fn digest(&self) -> Result<[u8; 32]> {
        let mut digest = [0; 32];
        check(|error| unsafe {
            sys::dangvien_evaluation_digest(self.0.get(), digest.as_mut_ptr(), error)
        })?;
        Ok(digest)
    }

    pub fn status_counts(&self) -> Result<StatusCounts> {
        let mut counts = sys::dangvien_status_counts {
            struct_size: handle::size_of_struct::<sys::dangvien_status_counts>(),
            reserved: 0,
            rated: 0,
            not_a_subject: 0,
            needs_input: 0,
            needs_decision: 0,
            findings: 0,
        };
        check(|error| unsafe {
            sys::dangvien_evaluation_status_counts(self.0.get(), &mut counts, error)
        })?;
        Ok(StatusCounts {
            rated: counts.rated,
            not_a_subject: counts.not_a_subject,
            needs_input: counts.needs_input,
            needs_decision: counts.needs_decision,
            findings: counts.findings,
        })
    }

    /// A serialized dangvien.v1.Result.
    pub fn result(&self) -> Result<Vec<u8>> {
        handle::bytes(|out, error| unsafe {
            sys::dangvien_evaluation_result(self.0.get(), sys::DANGVIEN_PART_ALL, out, error)
        })
    }

    /// Why a subject has that tier, as lines to show.
    pub fn explain(&self, subject: Subject<'_>, language: Language) -> Result<String> {
        let (kind, id, post_id) = match subject {
            Subject::Organization(id) => (sys::DANGVIEN_SUBJECT_ORGANIZATION, id, ""),
            Subject::Member(id) => (sys::DANGVIEN_SUBJECT_MEMBER, id, ""),
            Subject::Collective(id) => (sys::DANGVIEN_SUBJECT_COLLECTIVE, id, ""),
            Subject::Leader { person_id, post_id } => {
                (sys::DANGVIEN_SUBJECT_LEADER, person_id, post_id)
            }
        };
        let raw = sys::dangvien_subject {
            struct_size: handle::size_of_struct::<sys::dangvien_subject>(),
            kind,
            id: id.as_ptr().cast::<c_char>(),
            id_size: id.len(),
            post_id: post_id.as_ptr().cast::<c_char>(),
            post_id_size: post_id.len(),
        };
        let number = match language {
            Language::Vietnamese => sys::DANGVIEN_LANGUAGE_VIETNAMESE,
            Language::English => sys::DANGVIEN_LANGUAGE_ENGLISH,
        };
        let text = handle::bytes(|out, error| unsafe {
            sys::dangvien_evaluation_explain_text(self.0.get(), &raw, number, out, error)
        })?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    pub fn explain_member(&self, person_id: &str, language: Language) -> Result<String> {
        self.explain(Subject::Member(person_id), language)
    }
}
