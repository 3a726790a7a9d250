'use strict';
// Ratings of party organizations, members and leaders: libdangvien for Node.
//
//   const dangvien = require('dangvien');
//   const context = new dangvien.Context();
//   const policy = context.builtinPolicy('tkv-2018');
//   const dataset = await context.dataset(bytes);
//   const evaluation = await context.evaluate(dataset, [policy]);
//   console.log(evaluation.digest().toString('hex'));
//
// Threads: policy(), dataset() and evaluate() work on a thread of the pool, so the event loop goes on;
// handles are of the thread of JavaScript that made them. Lifetime: in any order; close() releases at once, the
// garbage collector releases the rest.

const { promisify } = require('node:util');
const koffi = require('koffi');
const { constants, declare } = require('./declarations.js');

const NAMES = { darwin: 'libdangvien.1.dylib', win32: 'dangvien.dll' };
const lib = declare(koffi, koffi.load(NAMES[process.platform] ?? 'libdangvien.so.1'));

// The lowest version of the interface that has what this file calls. Not the newest: that would
// refuse libraries that are good enough.
const NEEDED = { major: 1, minor: 0 };

function requireInterface(running) {
  const [major, minor] = [running >>> 16, running & 0xffff];
  if (major !== NEEDED.major || minor < NEEDED.minor) {
    throw new Error(
      `libdangvien has interface ${major}.${minor}, expected ${NEEDED.major}.${NEEDED.minor} ` +
        `or a later ${NEEDED.major}.x`,
    );
  }
}
requireInterface(lib.dangvien_abi_version());

const readPolicyAsync = promisify(lib.dangvien_policy_read.async);
const readDatasetAsync = promisify(lib.dangvien_dataset_read.async);
const evaluateAsync = promisify(lib.dangvien_evaluate.async);

const Language = Object.freeze({
  VIETNAMESE: constants.DANGVIEN_LANGUAGE_VIETNAMESE,
  ENGLISH: constants.DANGVIEN_LANGUAGE_ENGLISH,
});

const SubjectKind = Object.freeze({
  ORGANIZATION: constants.DANGVIEN_SUBJECT_ORGANIZATION,
  MEMBER: constants.DANGVIEN_SUBJECT_MEMBER,
  COLLECTIVE: constants.DANGVIEN_SUBJECT_COLLECTIVE,
  LEADER: constants.DANGVIEN_SUBJECT_LEADER,
});

/**
 * Why a call failed. Of a call that was stopped, `name` is 'AbortError', as everywhere in Node.
 * `issues` are the first 100 faults of a broken input; `issueTotal` says how many there are.
 */
class DangvienError extends Error {
  constructor(status, error) {
    super(lib.dangvien_error_message(error, null));
    this.code = lib.dangvien_status_name(status);
    this.reason = lib.dangvien_error_reason(error);
    this.issueTotal = Number(lib.dangvien_error_issue_total(error));
    this.issues = Array.from({ length: Number(lib.dangvien_error_issue_count(error)) }, (_, i) => {
      const issue = { struct_size: koffi.sizeof('dangvien_issue') };
      lib.dangvien_error_issue(error, i, issue, null);
      const { code, name, path, message } = issue;
      return { code, name, path, message };
    });
    this.name = status === constants.DANGVIEN_STATUS_CANCELLED ? 'AbortError' : 'DangvienError';
  }
}

function check(status, error) {
  if (status === constants.DANGVIEN_STATUS_OK) return;
  try {
    throw new DangvienError(status, error);
  } finally {
    lib.dangvien_error_free(error);
  }
}

// Calls a function that can fail; `error` is its last parameter.
function call(name, ...args) {
  const error = [null];
  check(lib[name](...args, error), error[0]);
}

// What a function puts out before its error.
function made(name, ...args) {
  const out = [null];
  call(name, ...args, out);
  return out[0];
}

function bytesOf(name, ...args) {
  const buffer = made(name, ...args);
  try {
    const size = Number(lib.dangvien_buffer_size(buffer));
    return Buffer.from(koffi.decode(lib.dangvien_buffer_data(buffer), 'uint8_t', size));
  } finally {
    lib.dangvien_buffer_free(buffer);
  }
}

function release({ kind, pointer }) {
  lib[`dangvien_${kind}_unref`](pointer);
}
const collected = new FinalizationRegistry(release);

/** Owns a handle of the library, of the kind `policy` and the like. */
class Handle {
  #kind;
  #pointer;

  constructor(kind, pointer) {
    this.#kind = kind;
    this.#pointer = pointer;
    collected.register(this, { kind, pointer }, this);
  }

  get pointer() {
    if (this.#pointer === null) throw new TypeError(`this ${this.constructor.name} is closed`);
    return this.#pointer;
  }

  /** One more reference, for a call on another thread: it lasts when this object is closed. */
  hold() {
    return new Handle(this.#kind, lib[`dangvien_${this.#kind}_ref`](this.pointer));
  }

  /** Releases the handle before the garbage collector does. Calls that have begun go on. */
  close() {
    if (this.#pointer === null) return;
    collected.unregister(this);
    release({ kind: this.#kind, pointer: this.#pointer });
    this.#pointer = null;
  }
}

/**
 * What calls share; one for a program is enough.
 *
 * Options of the calls that give a promise: `signal` (an AbortSignal) stops the call;
 * `onProgress(done, total)` is called on the event loop, and what it throws rejects the promise;
 * `threads`, `timeoutMs`. Bytes that are given to one must stay as they are until it has ended.
 */
class Context extends Handle {
  constructor() {
    super('context', made('dangvien_context_new', null));
  }

  builtinPolicy(name) {
    const size = Buffer.byteLength(name);
    return new Policy(made('dangvien_policy_load_builtin', this.pointer, name, size, null));
  }

  /** Reads, checks and proves a serialized dangvien.v1.Policy. */
  async policy(bytes, options) {
    const start = (control, [context], ...outputs) => {
      const raw = optionsOf('dangvien_policy_options', control);
      return readPolicyAsync(context, bytes, bytes.length, raw, ...outputs);
    };
    return new Policy(await watched(this, [this], options, start));
  }

  /** Reads and checks a dossier: a serialized dangvien.v1.Dataset. */
  async dataset(bytes, options) {
    const start = (control, [context], ...outputs) => {
      const raw = optionsOf('dangvien_dataset_options', control);
      return readDatasetAsync(context, bytes, bytes.length, raw, ...outputs);
    };
    return new Dataset(await watched(this, [this], options, start));
  }

  /** Rates every subject of a dossier. The first policy is the default. */
  async evaluate(dataset, policies, options) {
    const start = (control, [context, facts, ...rules], ...outputs) => {
      const raw = optionsOf('dangvien_evaluate_options', control);
      return evaluateAsync(context, facts, rules, rules.length, raw, ...outputs);
    };
    return new Evaluation(await watched(this, [this, dataset, ...policies], options, start));
  }
}

/** The rules of one regime. */
class Policy extends Handle {
  constructor(pointer) {
    super('policy', pointer);
  }

  get id() {
    return lib.dangvien_policy_id(this.pointer, null);
  }
}

/** A dossier. */
class Dataset extends Handle {
  constructor(pointer) {
    super('dataset', pointer);
  }
}

// Options of a call: all defaults but for the control.
function optionsOf(struct, control) {
  return { struct_size: koffi.sizeof(struct), control };
}

// Runs a call on a thread of the pool, and gives what it puts out. `start` gets the control, the
// pointers of the handles, and where output and error go.
async function watched(context, handles, options = {}, start) {
  const [out, error] = [[null], [null]];
  const watch = new Watch(context, handles, options);
  try {
    check(await start(watch.control, watch.pointers, out, error), error[0]);
    return out[0];
  } catch (fault) {
    if (fault.name === 'AbortError') fault.cause = options.signal?.reason;
    throw watch.thrown ?? fault;
  } finally {
    watch.close();
  }
}

// The control of a call as the library reads it, and references to what it works on. No exception
// may pass through the library: it waits in `thrown` until the call has ended.
class Watch {
  constructor(context, handles, { signal, onProgress, threads = 1, timeoutMs = 0 }) {
    this.held = handles.map((handle) => handle.hold());
    this.pointers = this.held.map((handle) => handle.pointer);
    this.cancel = made('dangvien_cancel_new', context.pointer);
    this.trigger = () => lib.dangvien_cancel_trigger(this.cancel);
    try {
      signal?.addEventListener('abort', this.trigger);
      this.signal = signal;
      if (signal?.aborted) this.trigger();
      this.listen(onProgress);
    } catch (fault) {
      this.close();
      throw fault;
    }
    this.control = {
      struct_size: koffi.sizeof('dangvien_control'),
      num_threads: threads,
      cancel: this.cancel,
      timeout_ms: timeoutMs,
      progress: this.callback ?? null,
      progress_user: null,
    };
  }

  listen(onProgress) {
    if (onProgress) {
      this.callback = koffi.register((_, done, total) => {
        try {
          onProgress(Number(done), Number(total));
          return 0;
        } catch (thrown) {
          this.thrown = thrown;
          return 1;
        }
      }, 'dangvien_progress_fn*');
    }
  }

  close() {
    for (const handle of this.held) handle.close();
    this.signal?.removeEventListener('abort', this.trigger);
    if (this.callback) koffi.unregister(this.callback);
    lib.dangvien_cancel_unref(this.cancel);
  }
}

/** The result of one evaluation. */
class Evaluation extends Handle {
  constructor(pointer) {
    super('evaluation', pointer);
  }

  /** SHA-256 of the result, the same on every machine. */
  digest() {
    const digest = Buffer.alloc(32);
    call('dangvien_evaluation_digest', this.pointer, digest);
    return digest;
  }

  /** How many subjects have each status, and how many findings there are. */
  counts() {
    const counts = { struct_size: koffi.sizeof('dangvien_status_counts') };
    call('dangvien_evaluation_status_counts', this.pointer, counts);
    return {
      rated: Number(counts.rated),
      notASubject: Number(counts.not_a_subject),
      needsInput: Number(counts.needs_input),
      needsDecision: Number(counts.needs_decision),
      findings: Number(counts.findings),
    };
  }

  /** A serialized dangvien.v1.Result. */
  result() {
    return bytesOf('dangvien_evaluation_result', this.pointer, constants.DANGVIEN_PART_ALL);
  }

  /**
   * Why a subject has that tier, as lines to show: `{ kind, id, postId }` with a SubjectKind, the id
   * of the unit or of the person, and of a leader that of the post.
   */
  explain({ kind, id, postId = '' }, language) {
    const subject = {
      struct_size: koffi.sizeof('dangvien_subject'),
      kind,
      id,
      id_size: Buffer.byteLength(id),
      post_id: postId,
      post_id_size: Buffer.byteLength(postId),
    };
    const name = 'dangvien_evaluation_explain_text';
    return bytesOf(name, this.pointer, subject, language).toString('utf8');
  }

  explainMember(id, language) {
    return this.explain({ kind: SubjectKind.MEMBER, id }, language);
  }
}

module.exports = { Context, Dataset, DangvienError, Evaluation, Language, Policy, SubjectKind };
// For the tests.
module.exports.internal = { lib, requireInterface };
