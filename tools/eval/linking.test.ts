import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../testing/data-folder.ts';
import { PROJECT } from '../generated-files.ts';
import { readCatalogue, readItems, share } from './evaluation.ts';
import { createLinkingTask } from './linking.ts';

const GOLD = join(PROJECT, 'data/eval/linking.own.jsonl');
const task = createLinkingTask(readCatalogue());
const figureOf = (label: string, { figures }: ReturnType<typeof task.evaluate>) =>
  figures.find((figure) => figure.label === label)?.value;

describe('the evaluation of linking', () => {
  it('counts as the scorer that came with the sets does', async () => {
    const items = readItems(GOLD);
    const predictions: object[] = [];
    const evaluation = task.evaluate(items, { observe: (id, mentions) => predictions.push({ id, mentions }) });
    await using folder = await openDataFolder();
    const file = join(folder.path, 'predictions.jsonl');
    writeFileSync(file, predictions.map((prediction) => JSON.stringify(prediction)).join('\n'));
    const scorer = [join(PROJECT, 'data/eval/score.mjs'), 'linking', GOLD, file, '--json'];
    const { stdout } = spawnSync(process.execPath, scorer, { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({
      exact: {
        precision: expect.closeTo(figureOf('precision', evaluation) ?? 0, 4),
        recall: expect.closeTo(figureOf('recall', evaluation) ?? 0, 4),
        f1: expect.closeTo(figureOf('F1', evaluation) ?? 0, 4),
      },
      passagesFullyRight: expect.closeTo(figureOf('passages fully right', evaluation) ?? 0, 4),
    });
  });

  it('tells errors apart by class', () => {
    const text = 'Portoro, Calacatta Oro, Calacatta Oro, Portoro, bluestone from Melbourne and Zanzibar Midnight.';
    const at = (words: string, slug: string, from = 0) => {
      const start = text.indexOf(words, from);
      return { start, end: start + words.length, text: words, slug };
    };
    const mentions = [
      at('Calacatta', 'calacatta'),
      at('Calacatta Oro', 'calacatta-oro', 20),
      at('Portoro', 'portoro', 30),
      at('bluestone', 'belgian-blue-stone'),
      at('Zanzibar Midnight', 'portoro'),
    ];
    expect(task.evaluate([{ id: 'x', class: 'made', text, mentions }]).errors).toMatchObject({
      'over-linking': 1,
      'nested name': 1,
      'wrong sense': 1,
      'missed variant': 1,
      'held back': 0,
    });
  });

  it('gives Wilson intervals', () => {
    expect(share(98, 98)).toEqual({ value: 1, interval: [expect.closeTo(0.9623, 4), expect.closeTo(1, 9)] });
    expect(share(0, 10)).toEqual({ value: 0, interval: [0, expect.closeTo(0.2775, 4)] });
    expect(share(50, 100).interval).toEqual([expect.closeTo(0.4038, 4), expect.closeTo(0.5962, 4)]);
    expect(share(0, 0)).toEqual({ value: 1, interval: [0, 1] });
  });
});
