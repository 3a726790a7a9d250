//! The environment names the dossier: DANGVIEN_DOSSIER, a serialized one under tkv-2018.

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::{env, fs, thread};

use dangvien::{Context, Control, Dataset, Language, Policy, Status, Subject};

fn given() -> (Context, Policy, Dataset) {
    let context = Context::new().unwrap();
    let policy = context.builtin_policy("tkv-2018").unwrap();
    let bytes = fs::read(env::var("DANGVIEN_DOSSIER").unwrap()).unwrap();
    let dataset = context.dataset(&bytes).unwrap();
    (context, policy, dataset)
}

#[test]
fn vietnamese_text_comes_back() {
    let name = "không có chính sách này";
    let error = Context::new().unwrap().builtin_policy(name).err().unwrap();
    assert_eq!(error.status(), Status::NOT_FOUND);
    assert!(error.to_string().contains(name), "{error}");
}

#[test]
fn an_error_tells_the_first_issues_and_how_many_there_are() {
    let units = [8, 1, 26, 0].repeat(100); // 100 of them, and nothing that a unit needs
    let error = Context::new().unwrap().dataset(&units).err().unwrap();
    assert_eq!((error.issues().len(), error.issue_total()), (100, 102));
    let second = &error.issues()[1];
    assert_eq!((second.code, second.name.as_str()), (20, "missing_field"));
}

#[test]
fn handles_outlive_what_they_were_made_from() {
    let (context, policy, dataset) = given();
    let clone = policy.clone();
    drop((context, policy, dataset));
    assert_eq!(clone.id(), "tkv-2018");
}

#[test]
fn a_panic_of_the_progress_comes_out_of_the_call() {
    let (context, policy, dataset) = given();
    let panic = catch_unwind(AssertUnwindSafe(|| {
        let progress = |_, _| -> bool { panic!("of the host") };
        let control = Control { progress: Some(Box::new(progress)), ..Control::default() };
        context.evaluate(&dataset, &[&policy], control).is_ok()
    }));
    assert_eq!(panic.unwrap_err().downcast_ref::<&str>(), Some(&"of the host"));
}

#[test]
fn progress_may_stop_the_call() {
    let (context, policy, dataset) = given();
    let control = Control { progress: Some(Box::new(|_, _| false)), ..Control::default() };
    let error = context.evaluate(&dataset, &[&policy], control).err().unwrap();
    assert_eq!((error.status(), error.reason()), (Status::CANCELLED, "callback_stopped"));
}

#[test]
fn reading_may_be_stopped() {
    let context = Context::new().unwrap();
    let cancel = context.cancel().unwrap();
    cancel.trigger();
    let control = || Control { cancel: Some(&cancel), ..Control::default() };
    let dataset = context.dataset_with(b"", control()).err().unwrap();
    let policy = context.policy_with(b"", control()).err().unwrap();
    assert_eq!((dataset.status(), policy.status()), (Status::CANCELLED, Status::CANCELLED));
}

#[test]
fn a_subject_of_any_kind_is_explained() {
    let (context, policy, dataset) = given();
    let evaluation = context.evaluate(&dataset, &[&policy], Control::default()).unwrap();
    let explain = |subject| evaluation.explain(subject, Language::English).unwrap();
    assert!(explain(Subject::Organization("TKV-CB01")).contains("TKV-CB01"));
    let leader = Subject::Leader { person_id: "DV0001", post_id: "CV-TKV-CB01" };
    assert!(explain(leader).contains("DV0001 — CV-TKV-CB01"));
}

#[test]
fn threads_share_handles_and_get_the_same_bytes() {
    let (context, policy, dataset) = given();
    let result = |threads| {
        let control = Control { threads, ..Control::default() };
        context.evaluate(&dataset, &[&policy], control).unwrap().result().unwrap()
    };
    let first = result(1);
    assert!(!first.is_empty());
    thread::scope(|scope| {
        for threads in 1..4 {
            let (result, first) = (&result, &first);
            scope.spawn(move || assert_eq!(&result(threads), first));
        }
    });
}
