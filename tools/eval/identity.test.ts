import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../generated-files.ts';
import { createCategoriesTask } from './categories.ts';
import { readCatalogue, readItems, textOf } from './evaluation.ts';
import { createIdentityTask } from './identity.ts';
import { scoreByFile } from './score-by-file.ts';

const stones = readCatalogue();
const itemsOf = (file: string) => readItems(join(PROJECT, 'data/eval', file));
const figureOf = (label: string, { figures }: { figures: readonly { label: string; value: number }[] }) =>
  expect.closeTo(figures.find((figure) => figure.label === label)?.value ?? -1, 4);

describe('the evaluation of names', () => {
  it('counts as the scorer that came with the sets does', () => {
    const items = itemsOf('identity.own.jsonl');
    // Answers that are often wrong: the slug of the first word.
    const wrong = items.map((item) => ({ ...item, query: textOf(item.query).split(' ')[0] ?? '' }));
    const predictions: object[] = [];
    const evaluation = createIdentityTask(stones, (prediction) => predictions.push(prediction)).evaluate(wrong);
    const report = scoreByFile('identity', items, predictions);
    expect(report).toMatchObject({ overall: { accuracy: figureOf('accuracy', evaluation) } });
  });
});

describe('the evaluation of categories', () => {
  it('counts as the scorer that came with the sets does', () => {
    const items = itemsOf('categories.own.jsonl');
    const wrong = items.map((item) => {
      const { description } = item.input as { description: string };
      return { ...item, input: { description: description.slice(0, 40) } };
    });
    const predictions: object[] = [];
    const evaluation = createCategoriesTask(stones, (prediction) => predictions.push(prediction)).evaluate(wrong);
    expect(scoreByFile('categories', items, predictions)).toMatchObject({
      typeAccuracy: figureOf('type accuracy', evaluation),
      regionAccuracy: figureOf('region accuracy', evaluation),
      colorFamilies: { f1: figureOf('colour families F1', evaluation) },
      uses: { f1: figureOf('uses F1', evaluation) },
    });
  });
});
