import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../generated-files.ts';
import { fallenFigures, readRecorded } from './recorded.ts';
import { evaluateFolder } from './tasks.ts';

test('no figure of the evaluation fell below the recorded one', { timeout: 300_000 }, async () => {
  const recorded = readRecorded();
  expect(Object.keys(recorded)).not.toEqual([]);
  expect(fallenFigures(await evaluateFolder(join(PROJECT, 'data/eval')), recorded)).toEqual([]);
});

test('says which figure fell, by how much, and which is gone', () => {
  const figure = { label: 'recall', value: 0.9, interval: null, target: null };
  const report = { task: 'linking', set: 'dev', items: 10, figures: [figure], errors: {}, failures: () => [] };
  expect(fallenFigures([report], { 'linking/dev': { recall: 0.95, precision: 1 } })).toEqual([
    'linking/dev: recall is 0.9, recorded 0.95',
    'linking/dev: precision is recorded and no longer reported',
  ]);
  expect(fallenFigures([report], { 'linking/dev': { recall: 0.9 } })).toEqual([]);
});
