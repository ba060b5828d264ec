import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../generated-files.ts';
import type { Item } from './evaluation.ts';

type Report = Readonly<Record<string, unknown>>;

/** What `data/eval/score.mjs`, the scorer that came with the sets, says of predictions. */
export function scoreByFile(task: string, items: readonly Item[], predictions: readonly object[]): Report {
  const folder = mkdtempSync(join(tmpdir(), 'stomaton-eval-'));
  try {
    const write = (name: string, rows: readonly object[]) => {
      const path = join(folder, name);
      writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
      return path;
    };
    const scorer = join(PROJECT, 'data/eval/score.mjs');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [scorer, task, write('gold.jsonl', items), write('predictions.jsonl', predictions), '--json'],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
