/** `npm run schema:check`: what the working tree does to the API schema and to the operations that clients send. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/time/clock.ts';
import { checkSchema, refusalsOf } from '../schema/check/check-schema.ts';
import { toMarkdown } from '../schema/check/report.ts';
import { defaultBase, readFromGit, readWorkingTree } from '../schema/check/schema-source.ts';
import { SchemaSourceError } from '../schema/check/schema-source-error.ts';

const PROJECT = resolve(import.meta.dirname, '..');

const HELP = `What the working tree does to the API schema, and to the operations registered in schema/operations/.

Usage: npm run schema:check -- [--base REF] [--report FILE]

  --base REF      compare with the point where this branch left REF (origin/main, or else HEAD)
  --report FILE   write the Markdown report there instead of to the terminal
  --project DIR   the project to check (this one)
  -h, --help      this text

Exit code: 0 passed; 1 breaking, incomposable, undescribed, an unexplained hint or a sunset that has
passed or is missing; 2 it could not be checked. Nothing is fetched, checked out or changed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      base: { type: 'string' },
      report: { type: 'string' },
      project: { type: 'string', default: PROJECT },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { project } = values;
  const base = readFromGit(project, values.base ?? defaultBase(project));
  const report = await checkSchema(base, readWorkingTree(project), systemClock.now());
  const markdown = toMarkdown(report);
  const refusals = refusalsOf(report);
  if (values.report === undefined) console.log(markdown);
  else {
    writeFileSync(values.report, markdown);
    console.log(
      `Schema check ${refusals.length === 0 ? 'passed' : `refused: ${refusals.join(', ')}`}. Report: ${values.report}`,
    );
  }
  return refusals.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected = error instanceof SchemaSourceError || (error instanceof TypeError && 'code' in error);
  console.error('schema:check:', isExpected ? error.message : error);
  process.exitCode = 2;
}
