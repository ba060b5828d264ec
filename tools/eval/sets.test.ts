import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const PROJECT = join(import.meta.dirname, '../..');
const readLines = (path: string) =>
  readFileSync(join(PROJECT, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));

const slugs = new Set(readLines('data/stones.jsonl').map((line) => z.object({ slug: z.string() }).parse(line).slug));
const slug = z.string().refine((value) => slugs.has(value), 'is no stone of the catalogue');
const common = { id: z.string(), class: z.string().min(1), split: z.enum(['learn', 'test']) };
const span = { start: z.int().nonnegative(), end: z.int().positive(), text: z.string().min(1) };
const mention = z.strictObject({ ...span, slug });
const outcome = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('resolved'), slug, warning: z.boolean() }),
  z.strictObject({ status: z.literal('ambiguous'), candidates: z.array(slug).min(2), warning: z.boolean() }),
  z.strictObject({ status: z.literal('unresolved'), warning: z.literal(false) }),
]);
const phrases = z.array(z.array(z.string().min(1)).min(1));
const STONE_TYPES = [
  ...['marble', 'travertine', 'granite', 'quartzite', 'limestone', 'sandstone', 'slate', 'onyx', 'basalt', 'gneiss'],
  ...['serpentinite', 'schist', 'tuff', 'porphyry', 'soapstone'],
];
const COLOR_FAMILIES = [
  ...['white', 'cream', 'beige', 'yellow', 'orange', 'red', 'pink', 'purple', 'brown', 'blue', 'green', 'grey', 'silver'],
  'black',
];
const USES = [
  ...['interior-floor', 'interior-wall', 'bathroom', 'countertop', 'facade', 'paving', 'roofing', 'monument'],
  ...['sculpture', 'fireplace', 'bridge'],
];

const linking = z.strictObject({
  ...common,
  text: z.string().min(1),
  mentions: z.array(mention),
  optional: z.array(mention).min(1).optional(),
  self: slug.optional(),
  selfMentions: z.array(z.strictObject(span)).optional(),
});

const questions = z.strictObject({
  ...common,
  kind: z.enum(['fact', 'comparison', 'list', 'how-to', 'identity']),
  question: z.string().min(1),
  answerable: z.boolean(),
  adversarial: z.boolean(),
  source: z.string().optional(),
  reason: z.string().optional(),
  answer: z
    .strictObject({
      understood: z.array(slug),
      all: phrases,
      none: z.array(z.string()).optional(),
      stones: z.array(slug).min(1).optional(),
      alsoFine: z.array(slug).optional(),
      atLeast: z.int().positive().optional(),
    })
    .optional(),
  correction: phrases.optional(),
});

const identity = z.strictObject({
  ...common,
  query: z.string().min(1),
  expect: outcome,
  accept: z.array(outcome).optional(),
});

const categories = z.strictObject({
  ...common,
  input: z.strictObject({ name: z.string(), description: z.string() }),
  expect: z.strictObject({
    type: z.enum(STONE_TYPES),
    colorFamilies: z.array(z.enum(COLOR_FAMILIES)).min(1),
    region: z.enum(['Europe', 'Asia', 'Africa', 'North America', 'South America', 'Oceania']),
    uses: z.array(z.enum(USES)).min(1),
  }),
});

const SETS = {
  linking,
  'linking.more': linking,
  'linking.fifth': linking,
  'linking.sixth': linking,
  identity,
  'identity.fresh': identity,
  categories,
  'categories.fresh': categories,
  'categories.fifth': categories,
  'categories.sixth': categories,
  'categories.types': categories,
  questions,
  'questions.more': questions,
  'questions.fifth': questions,
  'questions.sixth': questions,
  'questions.seventh': questions,
  'questions.eighth': questions,
  'questions.ninth': questions,
  search: z.strictObject({
    ...common,
    query: z.string().min(1),
    relevant: z.record(slug, z.literal([1, 2, 3])),
  }),
};
type SetName = keyof typeof SETS;

const isFirst = (name: SetName) => !name.includes('.');
const fileOf = (name: SetName) => `data/eval/${isFirst(name) ? `${name}.own` : name}.jsonl`;
const read = <Name extends SetName>(name: Name) =>
  readLines(fileOf(name)).map((line) => SETS[name].parse(line) as z.infer<(typeof SETS)[Name]>);

const contentOf = (item: object) => {
  const { text, query, question, input } = item as Record<string, unknown>;
  return JSON.stringify(text ?? query ?? question ?? input);
};

describe('our own evaluation sets', () => {
  const names = Object.keys(SETS) as SetName[];

  it.each(names)('%s: every line has the form of its set, and every slug is in the catalogue', (name) => {
    const faults = readLines(fileOf(name)).flatMap((line, index) => {
      const parsed = SETS[name].safeParse(line);
      return parsed.success ? [] : [`line ${index + 1}: ${z.prettifyError(parsed.error)}`];
    });
    expect(faults).toEqual([]);
  });

  it.each(names)('%s: no item stands twice, or in an earlier set', (name) => {
    const development = `data/eval/${name.split('.')[0]}.dev.jsonl`;
    const earlier = [
      ...(existsSync(join(PROJECT, development)) ? readLines(development) : []),
      ...(isFirst(name) ? [] : readLines(fileOf(name.split('.')[0] as SetName))),
    ];
    const seen = new Set(earlier.map((line) => contentOf(z.looseObject({}).parse(line))));
    const ids = new Set<string>();
    const twice: string[] = [];
    for (const item of read(name)) {
      if (ids.has(item.id) || seen.has(contentOf(item))) twice.push(item.id);
      ids.add(item.id);
      seen.add(contentOf(item));
    }
    expect(twice).toEqual([]);
  });

  it.each(names)('%s: the halves are those of the hash of the id, or all is for learning', (name) => {
    const below = name === 'linking.more' ? 179 : 128;
    // What has been read is for learning, all of it.
    if (/\.(fresh|fifth|sixth|seventh|eighth|ninth|types)$/.test(name))
      return expect(read(name).filter(({ split }) => split !== 'learn')).toEqual([]);
    const half = (id: string) => ((createHash('sha256').update(id).digest()[0] ?? 0) < below ? 'learn' : 'test');
    expect(read(name).filter((item) => item.split !== half(item.id))).toEqual([]);
  });

  it.each(['linking', 'linking.more', 'linking.fifth'] as const)(
    '%s: offsets give back the text, and mentions stand apart',
    (name) => {
      const faults: string[] = [];
      for (const item of read(name)) {
        const marked = [...item.mentions, ...(item.selfMentions ?? []), ...(item.optional ?? [])];
        for (const { start, end, text } of marked) if (item.text.slice(start, end) !== text) faults.push(`${item.id}: ${text}`);
        const sorted = marked.toSorted((a, b) => a.start - b.start);
        for (const [index, next] of sorted.entries()) {
          const before = sorted[index - 1];
          if (before && before.end > next.start) faults.push(`${item.id}: ${before.text} and ${next.text} overlap`);
        }
        if (item.mentions.some((each) => each.slug === item.self)) faults.push(`${item.id}: links to itself`);
        if ((item.self === undefined) !== (item.selfMentions === undefined))
          faults.push(`${item.id}: self without selfMentions`);
      }
      expect(faults).toEqual([]);
    },
  );

  it('questions: what is answerable says what a right answer holds, what is not says why', () => {
    const faults = [...read('questions'), ...read('questions.more')].filter(
      ({ answerable, answer, reason, correction, kind }) =>
        answerable
          ? answer === undefined ||
            reason !== undefined ||
            correction !== undefined ||
            (kind === 'list') !== (answer.stones !== undefined)
          : answer !== undefined || reason === undefined,
    );
    expect(faults).toEqual([]);
  });

  it('search: every query has at least one stone that is more than a near miss', () => {
    expect(read('search').filter(({ relevant }) => !Object.values(relevant).some((grade) => grade >= 2))).toEqual([]);
  });

  it('are as large as promised', () => {
    const sizes = Object.fromEntries(names.map((name) => [name, read(name).length]));
    const questions = read('questions');
    for (const name of ['linking', 'linking.more'] as const) {
      const mentioned = new Set(read(name).flatMap(({ mentions }) => mentions.map((each) => each.slug)));
      expect(mentioned.size).toBeGreaterThanOrEqual(250);
    }
    expect(sizes.linking).toBeGreaterThanOrEqual(420);
    expect(sizes['linking.more']).toBeGreaterThanOrEqual(590);
    expect(sizes['linking.fifth']).toBeGreaterThanOrEqual(150);
    expect(sizes.identity).toBeGreaterThanOrEqual(620);
    expect(sizes['identity.fresh']).toBeGreaterThanOrEqual(600);
    expect(sizes.categories).toBeGreaterThanOrEqual(80);
    expect(sizes['categories.fresh']).toBeGreaterThanOrEqual(180);
    expect(sizes['categories.types']).toBeGreaterThanOrEqual(140);
    expect(sizes.search).toBeGreaterThanOrEqual(100);
    expect(sizes.questions).toBeGreaterThanOrEqual(170);
    expect(sizes['questions.more']).toBeGreaterThanOrEqual(60);
    expect(sizes['questions.fifth']).toBeGreaterThanOrEqual(90);
    expect(sizes['questions.sixth']).toBeGreaterThanOrEqual(80);
    expect(sizes['questions.seventh']).toBeGreaterThanOrEqual(80);
    expect(sizes['questions.eighth']).toBeGreaterThanOrEqual(80);
    expect(sizes['questions.ninth']).toBeGreaterThanOrEqual(100);
    expect(questions.filter(({ answerable }) => !answerable).length / questions.length).toBeGreaterThan(0.3);
    expect(questions.filter(({ adversarial }) => adversarial).length / questions.length).toBeGreaterThan(0.08);
  });
});
