//! Rates a dossier, explains one member, reads an error and stops a call:
//!
//!     cargo run --example evaluate -- company-2018.binpb broken.binpb

use std::error::Error;
use std::sync::mpsc;
use std::{env, fs, process, thread};

use dangvien::{Context, Control, Dataset, Evaluation, Language, Policy};

fn print_result(evaluation: &Evaluation) -> dangvien::Result<()> {
    let digest = evaluation.digest()?;
    let counts = evaluation.status_counts()?;
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("digest {hex}");
    println!("rated {}", counts.rated);
    println!("not a subject {}", counts.not_a_subject);
    println!("needs input {}", counts.needs_input);
    println!("needs a decision {}", counts.needs_decision);
    println!("findings {}", counts.findings);
    Ok(())
}

/// A dossier that is refused: the error lists its faults.
fn print_issues(context: &Context, broken: &[u8]) {
    if let Err(error) = context.dataset(broken) {
        println!("{} {}", error.status(), error.reason());
        for issue in error.issues() {
            println!("{} at {}: {}", issue.name, issue.path, issue.message);
        }
    }
}

/// Another thread stops the call once that has begun. The progress waits for it, so that the
/// example always ends alike; a program shows a bar there.
fn print_cancelled(context: &Context, dataset: &Dataset, policy: &Policy) -> dangvien::Result<()> {
    let cancel = context.cancel()?;
    // Whoever is gone is not waited for: a call that fails before it begins drops its progress.
    let (begin, begun) = mpsc::channel();
    let (stop, stopped) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let cancel = &cancel;
        scope.spawn(move || {
            let _ = begun.recv();
            cancel.trigger();
            drop(stop);
        });
        let control = Control {
            cancel: Some(cancel),
            progress: Some(Box::new(move |_, _| {
                let _ = begin.send(());
                let _ = stopped.recv();
                true
            })),
            ..Control::default()
        };
        if let Err(error) = context.evaluate(dataset, &[policy], control) {
            println!("{} {}", error.status(), error.reason());
        }
    });
    Ok(())
}

fn run(dossier: &str, broken: &str) -> Result<(), Box<dyn Error>> {
    let context = Context::new()?;
    let policy = context.builtin_policy("tkv-2018")?;
    let dataset = context.dataset(&fs::read(dossier)?)?;
    let evaluation = context.evaluate(&dataset, &[&policy], Control::default())?;
    print_result(&evaluation)?;
    print!("{}", evaluation.explain_member("DV0182", Language::Vietnamese)?);
    print_issues(&context, &fs::read(broken)?);
    print_cancelled(&context, &dataset, &policy)?;
    Ok(())
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let result = match args.as_slice() {
        [dossier, broken] => run(dossier, broken),
        _ => Err("usage: evaluate DOSSIER BROKEN".into()),
    };
    if let Err(error) = result {
        eprintln!("{error}");
        process::exit(1);
    }
}
