import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fallenFigures, readRecorded, record } from './eval/recorded.ts';
import { evaluateFolder, type TaskReport } from './eval/tasks.ts';
import { PROJECT } from './generated-files.ts';

const HELP = `npm run eval: how well names are resolved, mentions found, descriptions categorised, stones
searched and questions answered, on the sets of data/eval/.

  --task NAME    only linking, identity, categories, search or questions; may be repeated
  --data DIR     read the sets <task>.<set>.jsonl of another folder
  --failures     print every item that is not wholly right
  --json FILE    write the figures, intervals and error classes as JSON too
  --record       accept the figures as those below which none may fall (data/eval/recorded.json)

Intervals are 95 %: Wilson's of shares, by the bootstrap of means. The exit code is 1 when a figure fell below the recorded one.
`;

const { values: options } = parseArgs({
  options: {
    task: { type: 'string', multiple: true },
    data: { type: 'string', default: join(PROJECT, 'data/eval') },
    failures: { type: 'boolean', default: false },
    json: { type: 'string' },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function printTable(reports: readonly TaskReport[]): void {
  const rows = [['task', 'set', 'items', 'figure', 'value', '95 % interval', 'target']];
  for (const { task, set, items, figures } of reports) {
    for (const { label, value, interval, target } of figures) {
      const between = interval === null ? '' : interval.map((end) => end.toFixed(3)).join(' … ');
      rows.push([task, set, String(items), label, value.toFixed(4), between, target === null ? '' : `≥ ${target}`]);
    }
  }
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  for (const { task, set, details } of reports) {
    const lines = details?.() ?? [];
    if (lines.length > 0) console.log(`\n${task} ${set}\n${lines.map((line) => `  ${line}`).join('\n')}`);
  }
  for (const { task, set, errors } of reports) {
    const counted = Object.entries(errors).filter(([, count]) => count > 0);
    if (counted.length > 0) console.log(`${task} ${set}, errors: ${counted.map(([kind, n]) => `${kind} ${n}`).join(', ')}`);
  }
}

if (options.help) {
  console.log(HELP);
} else {
  const reports = await evaluateFolder(options.data, options.task === undefined ? null : new Set(options.task));
  if (options.failures) for (const report of reports) for (const failure of report.failures()) console.log(failure);
  printTable(reports);
  if (options.json !== undefined) {
    const shown = reports.map(({ failures: _, details, ...report }) => ({ ...report, details: details?.() ?? [] }));
    writeFileSync(options.json, `${JSON.stringify(shown, null, 2)}\n`);
  }
  if (reports.length === 0) {
    console.error(`eval: ${options.data} holds no set of ${options.task?.join(', ') ?? 'any task'}.`);
    process.exitCode = 2;
  } else if (options.record) record(reports);
  else if (options.data === join(PROJECT, 'data/eval') && options.task === undefined) {
    const fallen = fallenFigures(reports, readRecorded());
    for (const line of fallen) console.error(line);
    if (fallen.length > 0) process.exitCode = 1;
  }
}
