import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../generated-files.ts';
import type { TaskReport } from './tasks.ts';

/** The figures that were last accepted, by `task/set` and label. */
export type RecordedFigures = Readonly<Record<string, Readonly<Record<string, number>>>>;

const PATH = join(PROJECT, 'data/eval/recorded.json');
/** Figures are recorded so exactly: a share of fewer than 10,000 things cannot fall by less. */
const DECIMALS = 4;
const rounded = (value: number) => Number(value.toFixed(DECIMALS));

export const readRecorded = (): RecordedFigures => JSON.parse(readFileSync(PATH, 'utf8')) as RecordedFigures;

/** Writes the figures of the given reports, leaving those of other tasks and sets as they are. */
export function record(reports: readonly TaskReport[]): void {
  const all = { ...readRecorded() };
  for (const { task, set, figures } of reports)
    all[`${task}/${set}`] = Object.fromEntries(figures.map(({ label, value }) => [label, rounded(value)]));
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(PATH, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** One sentence for each figure that is worse than recorded, or recorded and no longer reported; empty when all hold. */
export function fallenFigures(reports: readonly TaskReport[], recorded: RecordedFigures): string[] {
  return Object.entries(recorded).flatMap(([name, figures]) => {
    const report = reports.find(({ task, set }) => `${task}/${set}` === name);
    return Object.entries(figures).flatMap(([label, before]) => {
      const figure = report?.figures.find((known) => known.label === label);
      if (figure === undefined) return [`${name}: ${label} is recorded and no longer reported`];
      const now = rounded(figure.value);
      const isWorse = figure.lowerIsBetter === true ? now > before : now < before;
      return isWorse ? [`${name}: ${label} is ${now}, recorded ${before}`] : [];
    });
  });
}
