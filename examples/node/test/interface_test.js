'use strict';
// What the package relies on. The environment names what it is compared with:
//
//   DANGVIEN_LAYOUT   lines `struct field offset size`; the field `-` is the whole struct
//   DANGVIEN_DOSSIER  a serialized dossier under tkv-2018

const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { test } = require('node:test');
const koffi = require('koffi');
const { Context, DangvienError, Language, SubjectKind, internal } = require('../dangvien.js');

const { lib, requireInterface } = internal;

test('structs lie in memory as the library has them', () => {
  const lines = readFileSync(process.env.DANGVIEN_LAYOUT, 'utf8').trim().split('\n');
  assert.ok(lines.length > 50);
  for (const line of lines) {
    const [struct, field] = line.split(' ');
    const { size, members } = koffi.type(struct);
    const [offset, bytes] =
      field === '-' ? [0, size] : [members[field].offset, members[field].type.size];
    assert.equal(`${struct} ${field} ${offset} ${bytes}`, line);
    if (field === '-') {
      const fields = lines.filter((other) => other.startsWith(`${struct} `)).length - 1;
      assert.equal(Object.keys(members).length, fields, struct);
    }
  }
});

test('the lowest minor version is asked for, and another major refused', () => {
  requireInterface(0x10000);
  requireInterface(0x10001);
  assert.throws(() => requireInterface(0x20000), /interface 2.0, expected 1.0 or a later 1.x/);
});

test('Vietnamese text comes back', () => {
  const name = 'không có chính sách này';
  assert.throws(() => new Context().builtinPolicy(name), (error) => {
    assert.ok(error instanceof DangvienError);
    assert.equal(error.code, 'NOT_FOUND');
    assert.ok(error.message.includes(name), error.message);
    return true;
  });
});

test('an error tells the first faults and how many there are', async () => {
  const units = Buffer.alloc(400, '08011a00', 'hex'); // 100 of them, and nothing that a unit needs
  await assert.rejects(new Context().dataset(units), (error) => {
    assert.equal(error.issues.length, 100);
    assert.equal(error.issueTotal, 102);
    const { code, name, path } = error.issues[1];
    assert.deepEqual([code, name, path], [20, 'missing_field', 'units[0].id']);
    return true;
  });
});

test('null is nothing to release, and closed handles say so', () => {
  for (let i = 0; i < 2; ++i) {
    for (const kind of ['context', 'policy', 'dataset', 'evaluation', 'cancel']) {
      lib[`dangvien_${kind}_unref`](null);
    }
    lib.dangvien_error_free(null);
    lib.dangvien_buffer_free(null);
  }
  const context = new Context();
  context.close();
  context.close();
  assert.throws(() => context.builtinPolicy('tkv-2018'), /closed/);
});

test('tables go through structures of Arrow', () => {
  const release = koffi.proto('void release_schema(void* schema)');
  const out = [null];
  lib.dangvien_context_new(null, out, null);
  const schema = Buffer.alloc(72); // ArrowSchema: format first, release at 56
  const status = lib.dangvien_result_table_schema(out[0], 'subjects', 8, schema, null);
  assert.equal(status, 0);
  assert.equal(koffi.decode(schema, 0, 'const char*'), '+s');
  lib.dangvien_context_unref(out[0]);
  koffi.call(koffi.decode(schema, 56, 'void*'), release, schema);
  assert.equal(schema.readBigUInt64LE(56), 0n);
});

test('calls', async (t) => {
  const context = new Context();
  const policies = [context.builtinPolicy('tkv-2018')];
  const bytes = readFileSync(process.env.DANGVIEN_DOSSIER);
  const dataset = await context.dataset(bytes);
  const evaluate = (options) => context.evaluate(dataset, policies, options);

  assert.equal(policies[0].id, 'tkv-2018');
  await t.test('what the progress throws rejects the promise', async () => {
    const onProgress = () => {
      throw new RangeError('of the host');
    };
    await assert.rejects(evaluate({ onProgress }), new RangeError('of the host'));
  });
  await t.test('the reason of a signal is the cause', async () => {
    const reason = new Error('shutdown');
    const aborted = { name: 'AbortError', cause: reason };
    await assert.rejects(evaluate({ signal: AbortSignal.abort(reason) }), aborted);
  });
  await t.test('a signal that is none is refused', async () => {
    await assert.rejects(evaluate({ signal: {} }), TypeError);
  });
  await t.test('a signal that is aborted before stops the call', async () => {
    const aborted = { name: 'AbortError', code: 'CANCELLED', reason: 'cancelled' };
    await assert.rejects(evaluate({ signal: AbortSignal.abort() }), aborted);
  });
  await t.test('a subject of any kind is explained', async () => {
    const evaluation = await evaluate();
    const explain = (subject) => evaluation.explain(subject, Language.ENGLISH);
    assert.match(explain({ kind: SubjectKind.ORGANIZATION, id: 'TKV-CB01' }), /TKV-CB01/);
    const leader = { kind: SubjectKind.LEADER, id: 'DV0001', postId: 'CV-TKV-CB01' };
    assert.match(explain(leader), /DV0001 — CV-TKV-CB01/);
    const member = { kind: SubjectKind.MEMBER, id: 'DV0182' };
    assert.equal(explain(member), evaluation.explainMember('DV0182', Language.ENGLISH));
  });
  await t.test('a signal stops the reading too', async () => {
    const aborted = { name: 'AbortError', code: 'CANCELLED' };
    await assert.rejects(context.dataset(bytes, { signal: AbortSignal.abort() }), aborted);
    await assert.rejects(context.policy(bytes, { signal: AbortSignal.abort() }), aborted);
  });
  await t.test('what is closed during a call stays until its end', async () => {
    const own = new Context();
    const policy = own.builtinPolicy('tkv-2018');
    const facts = await own.dataset(bytes);
    const running = own.evaluate(facts, [policy]);
    for (const handle of [own, policy, facts]) handle.close();
    own.close();
    assert.deepEqual((await running).digest(), (await evaluate()).digest());
  });
  await t.test('a handle is released once', () => {
    const again = context.builtinPolicy('tkv-2018');
    assert.deepEqual(Object.keys(again), []); // nothing to be called a second time
    again.close();
    again.close();
    assert.throws(() => again.hold(), /closed/);
  });
  await t.test('calls at the same time give the same bytes', async () => {
    const evaluations = await Promise.all([evaluate(), evaluate({ threads: 2 }), evaluate()]);
    const [first, ...others] = evaluations.map((evaluation) => evaluation.result());
    assert.ok(first.length > 1000);
    for (const other of others) assert.deepEqual(other, first);
  });
});
