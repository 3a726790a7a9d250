'use strict';
// Rates a dossier, explains one member, reads an error and stops a call:
//
//   node evaluate.js company-2018.binpb broken.binpb

const { readFile } = require('node:fs/promises');
const { Context, DangvienError, Language } = require('./dangvien.js');

function printResult(evaluation) {
  const counts = evaluation.counts();
  console.log(`digest ${evaluation.digest().toString('hex')}`);
  console.log(`rated ${counts.rated}`);
  console.log(`not a subject ${counts.notASubject}`);
  console.log(`needs input ${counts.needsInput}`);
  console.log(`needs a decision ${counts.needsDecision}`);
  console.log(`findings ${counts.findings}`);
}

// A dossier that is refused: the exception lists its faults.
async function printIssues(context, broken) {
  try {
    await context.dataset(broken);
  } catch (error) {
    if (!(error instanceof DangvienError)) throw error;
    console.log(`${error.code} ${error.reason}`);
    for (const { name, path, message } of error.issues) {
      console.log(`${name} at ${path}: ${message}`);
    }
  }
}

// The call works on a thread of the pool, and this one stops it once it has begun.
async function printCancelled(context, dataset, policy) {
  const controller = new AbortController();
  const options = { signal: controller.signal, onProgress: () => controller.abort() };
  try {
    await context.evaluate(dataset, [policy], options);
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
    console.log(`${error.code} ${error.reason}`);
  }
}

async function main([dossier, broken]) {
  const context = new Context();
  const policy = context.builtinPolicy('tkv-2018');
  const dataset = await context.dataset(await readFile(dossier));
  const evaluation = await context.evaluate(dataset, [policy]);
  printResult(evaluation);
  process.stdout.write(evaluation.explainMember('DV0182', Language.VIETNAMESE));
  await printIssues(context, await readFile(broken));
  await printCancelled(context, dataset, policy);
}

if (process.argv.length === 4) {
  main(process.argv.slice(2));
} else {
  console.error('usage: evaluate.js DOSSIER BROKEN');
  process.exitCode = 2;
}
