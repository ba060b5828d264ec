import { afterEach, describe, expect, it } from 'vitest';
import { EDITOR, openTestFlywheel, putStones, stoneId, stoneNamed, type TestFlywheel } from '../../testing/flywheel.ts';

const DAY_MS = 86_400_000;
const ANALYZE =
  'mutation { analyzeGaps { run { id workflow status step progress error steps { name status detail } } userErrors { message } } }';
const GAPS = `query ($source: GapSource, $status: GapStatus, $topic: GapTopic, $first: Int, $after: String) {
  knowledgeGaps(source: $source, status: $status, topic: $topic, first: $first, after: $after) {
    totalCount
    bySource { value count }
    pageInfo { hasNextPage endCursor }
    edges { node { id kind topic priority source status subject description frequency firstSeenAt lastSeenAt stone { id } } }
  }
}`;
const REPORT =
  'mutation ($input: ReportGapInput!) { reportGap(input: $input) { gap { id frequency status source kind priority stone { id } } userErrors { code message path } } }';
const SET = 'mutation ($input: SetGapStatusInput!) { setGapStatus(input: $input) { gap { status } userErrors { code path } } }';

const at = (day: number) => new Date(Date.UTC(2025, 11, day)).toISOString();
const levanto = stoneNamed('Rosso Levanto');
const plain = stoneNamed('Plain Grey', { origin: { country: 'Turkey', region: null, locality: null } });

let flywheel: TestFlywheel;
afterEach(() => flywheel[Symbol.asyncDispose]());

interface GapShown {
  readonly id: string;
  readonly frequency: number;
  readonly status: string;
  readonly subject: string;
  readonly priority: string;
  readonly topic: string;
  readonly stone: { id: string } | null;
}

async function gapsOf(variables: object = {}): Promise<GapShown[]> {
  const { knowledgeGaps } = await flywheel.data(GAPS, { first: 100, ...variables });
  return knowledgeGaps.edges.map(({ node }: { node: GapShown }) => node);
}

describe('a fresh install', () => {
  it('has gaps once it has started, of structure for every stone and of every topic for the stones that matter', async () => {
    flywheel = await openTestFlywheel([levanto, plain]);
    const gaps = await gapsOf();
    expect(
      gaps
        .filter(({ stone }) => stone?.id === stoneId('Plain Grey'))
        .map(({ topic }) => topic)
        .sort(),
    ).toEqual(['ORIGIN', 'TECHNICAL_SPECIFICATIONS']);
    expect(gaps.filter(({ subject }) => subject === 'Rosso Levanto')).toHaveLength(8);
    expect(gaps.filter(({ subject }) => subject === 'Rosso Levanto').every(({ priority }) => priority === 'CRITICAL')).toBe(
      true,
    );
  });

  it('puts the most pressing first', async () => {
    flywheel = await openTestFlywheel([plain, levanto]);
    expect((await gapsOf())[0]?.priority).toBe('CRITICAL');
    expect((await gapsOf()).at(-1)?.priority).toBe('LOW');
  });
});

describe('analysing again', () => {
  it('changes no frequency and makes no gap twice', async () => {
    flywheel = await openTestFlywheel([levanto, plain]);
    flywheel.failedSearches.push({ query: 'blue unobtainium', askers: 4, firstAt: at(1), lastAt: at(2) });
    flywheel.unanswered.push({ question: 'How often must Plain Grey be sealed?', askers: 3, firstAt: at(3), lastAt: at(4) });
    await flywheel.data(ANALYZE);
    // The first answer makes the stone one that matters, so its other topics become gaps as well.
    await flywheel.data(ANALYZE);
    const before = await gapsOf();
    flywheel.clock.advance(DAY_MS);
    const { analyzeGaps } = await flywheel.data(ANALYZE);
    expect(analyzeGaps.run).toMatchObject({ workflow: 'gap-analysis', status: 'COMPLETED', progress: 1, error: null });
    const after = await gapsOf();
    const counts = (gaps: GapShown[]) => new Map(gaps.map(({ id, frequency }) => [id, frequency]));
    expect(counts(after)).toEqual(counts(before));
  });

  it('counts the askers of a failed search truly as they grow, under one gap whatever the spelling', async () => {
    flywheel = await openTestFlywheel();
    flywheel.failedSearches.push({ query: 'Blue Unobtainium', askers: 2, firstAt: at(1), lastAt: at(2) });
    await flywheel.data(ANALYZE);
    flywheel.failedSearches.splice(0, 1, { query: 'Blue Unobtainium', askers: 5, firstAt: at(1), lastAt: at(6) });
    flywheel.failedSearches.push({ query: 'blue  unobtáinium!', askers: 6, firstAt: at(3), lastAt: at(5) });
    await flywheel.data(ANALYZE);
    expect(await gapsOf({ source: 'FAILED_SEARCH' })).toMatchObject([
      {
        subject: 'Blue Unobtainium',
        frequency: 11,
        priority: 'HIGH',
        firstSeenAt: at(1),
        lastSeenAt: at(6),
        kind: 'MISSING_CONTENT',
      },
    ]);
  });

  it('makes no gap of a search for a name that the catalogue knows by now, and closes the one there was', async () => {
    flywheel = await openTestFlywheel([plain]);
    flywheel.failedSearches.push({ query: 'New Stone', askers: 2, firstAt: at(1), lastAt: at(2) });
    await flywheel.data(ANALYZE);
    expect(await gapsOf({ source: 'FAILED_SEARCH' })).toMatchObject([{ status: 'OPEN' }]);
    await putStones(flywheel.content, [stoneNamed('New Stone')]);
    flywheel.failedSearches.push({ query: 'Plain Grey', askers: 1, firstAt: at(1), lastAt: at(2) });
    await flywheel.data(ANALYZE);
    expect(await gapsOf({ source: 'FAILED_SEARCH' })).toMatchObject([{ status: 'RESOLVED', subject: 'New Stone' }]);
  });

  it('hangs an unanswered question on the stone it mentions and the topic it is about', async () => {
    flywheel = await openTestFlywheel([plain]);
    flywheel.unanswered.push({
      question: 'What does Plain Grey cost per square metre?',
      askers: 2,
      firstAt: at(1),
      lastAt: at(2),
    });
    flywheel.unanswered.push({ question: 'Is there a stone that floats?', askers: 1, firstAt: at(1), lastAt: at(2) });
    await flywheel.data(ANALYZE);
    const gaps = await gapsOf({ source: 'UNANSWERED_QUESTION' });
    expect(gaps).toContainEqual(
      expect.objectContaining({ topic: 'PRICING', stone: { id: stoneId('Plain Grey') }, frequency: 2, priority: 'MEDIUM' }),
    );
    expect(gaps).toContainEqual(expect.objectContaining({ subject: 'Is there a stone that floats?', stone: null }));
  });

  it('closes a gap whose facts have arrived and opens what is still incomplete', async () => {
    flywheel = await openTestFlywheel([plain]);
    const measure = { value: 120, low: null, high: null, unit: 'MPa', standard: null, source: null };
    await putStones(flywheel.content, [
      {
        ...plain,
        origin: { country: 'Turkey', region: 'Mugla', locality: 'Milas' },
        technical: { compressiveStrength: measure },
      },
    ]);
    await flywheel.data(ANALYZE);
    const gaps = await gapsOf();
    expect(gaps.map(({ topic, status, ...gap }) => [topic, (gap as { kind?: string }).kind, status]).sort()).toEqual([
      ['ORIGIN', 'INCOMPLETE_DATA', 'RESOLVED'],
      ['TECHNICAL_SPECIFICATIONS', 'INCOMPLETE_DATA', 'OPEN'],
      ['TECHNICAL_SPECIFICATIONS', 'MISSING_CONTENT', 'RESOLVED'],
    ]);
  });

  it('leaves what a person dismissed, and opens again what was resolved by word only', async () => {
    flywheel = await openTestFlywheel([plain]);
    const [first, second] = await gapsOf();
    await flywheel.data(SET, { input: { id: first?.id, status: 'DISMISSED' } });
    await flywheel.data(SET, { input: { id: second?.id, status: 'RESOLVED' } });
    await flywheel.data(ANALYZE);
    const status = new Map((await gapsOf()).map((gap) => [gap.id, gap.status]));
    expect(status.get(first?.id ?? '')).toBe('DISMISSED');
    expect(status.get(second?.id ?? '')).toBe('OPEN');
  });

  it('deletes the gaps of a stone that is deleted', async () => {
    flywheel = await openTestFlywheel([levanto, plain]);
    await flywheel.content.commit({
      operations: [{ kind: 'delete', collection: 'stones', id: stoneId('Plain Grey') }],
      by: 'content',
    });
    await expect.poll(async () => (await gapsOf()).some(({ subject }) => subject === 'Plain Grey')).toBe(false);
    await flywheel.data(ANALYZE);
    expect((await gapsOf()).every(({ subject }) => subject === 'Rosso Levanto')).toBe(true);
  });
});

describe('reporting a gap', () => {
  const input = { subject: 'Verde Nowhere', topic: 'PRICING', description: 'What does it cost?' };

  it('adds up reports of the same gap', async () => {
    flywheel = await openTestFlywheel();
    const first = await flywheel.data(REPORT, { input });
    const again = await flywheel.data(REPORT, { input: { ...input, subject: 'VERDE nowhere', source: 'TELEGRAM' } });
    expect(first.reportGap.gap).toMatchObject({ frequency: 1, source: 'MANUAL', status: 'OPEN' });
    expect(again.reportGap.gap).toMatchObject({ id: first.reportGap.gap.id, frequency: 2, source: 'MANUAL' });
  });

  it('counts every one of many reports that come at once', async () => {
    flywheel = await openTestFlywheel();
    await Promise.all(Array.from({ length: 5 }, () => flywheel.data(REPORT, { input })));
    expect(await gapsOf()).toMatchObject([{ frequency: 5 }]);
  });

  it('counts a repeated request once and refuses its key for another input', async () => {
    flywheel = await openTestFlywheel();
    const request = { input: { ...input, idempotencyKey: 'k1' } };
    const first = await flywheel.data(REPORT, request);
    expect(await flywheel.data(REPORT, request)).toEqual(first);
    const other = await flywheel.data(REPORT, { input: { ...request.input, description: 'Something else' } });
    expect(other.reportGap).toMatchObject({ gap: null, userErrors: [{ code: 'IDEMPOTENCY_REUSED' }] });
  });

  it('finds the stone that the subject names, and meets the gap of the catalogue there', async () => {
    flywheel = await openTestFlywheel([plain]);
    const { reportGap } = await flywheel.data(REPORT, {
      input: { subject: 'plain grey', topic: 'TECHNICAL_SPECIFICATIONS', description: 'No figures.' },
    });
    expect(reportGap.gap).toMatchObject({ stone: { id: stoneId('Plain Grey') }, source: 'CATALOGUE_ANALYSIS', frequency: 2 });
  });

  it.each([
    [{ subject: ' ' }, ['input', 'subject']],
    [{ subject: 'x'.repeat(201) }, ['input', 'subject']],
    [{ description: '' }, ['input', 'description']],
    [{ stoneId: 'stone_nonsense' }, ['input', 'stoneId']],
    [{ stoneId: stoneId('Nobody') }, ['input', 'stoneId']],
    [{ source: 'FAILED_SEARCH' }, ['input', 'source']],
    [{ idempotencyKey: '' }, ['input', 'idempotencyKey']],
  ])('refuses %o naming the argument, and writes nothing', async (change, path) => {
    flywheel = await openTestFlywheel();
    const { reportGap } = await flywheel.data(REPORT, { input: { ...input, ...change } });
    expect(reportGap.gap).toBeNull();
    expect(reportGap.userErrors).toMatchObject([{ path }]);
    expect(await gapsOf()).toEqual([]);
  });
});

describe('the list of gaps', () => {
  it('pages without loss or repetition, counted by source', async () => {
    flywheel = await openTestFlywheel([levanto, plain, stoneNamed('Other Grey')]);
    const all = await gapsOf();
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { knowledgeGaps } = await flywheel.data(GAPS, { first: 3, after });
      paged.push(...knowledgeGaps.edges.map(({ node }: { node: GapShown }) => node.id));
      after = knowledgeGaps.pageInfo.hasNextPage ? knowledgeGaps.pageInfo.endCursor : null;
      expect(knowledgeGaps.totalCount).toBe(all.length);
      expect(knowledgeGaps.bySource).toEqual([{ value: 'CATALOGUE_ANALYSIS', count: all.length }]);
    } while (after !== null);
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it.each([
    [{ first: 0 }, 'INVALID_INPUT'],
    [{ first: 101 }, 'INVALID_INPUT'],
    [{ after: 'nonsense' }, 'INVALID_CURSOR'],
  ])('refuses %o', async (variables, code) => {
    flywheel = await openTestFlywheel();
    const { errors } = await flywheel.ask(GAPS, { first: 20, ...variables }, EDITOR);
    expect(errors).toMatchObject([{ path: ['knowledgeGaps'], extensions: { code } }]);
  });

  it('refuses to set the status of a gap that is not there', async () => {
    flywheel = await openTestFlywheel();
    const id = 'gap_00000000000000000000000000';
    const { setGapStatus } = await flywheel.data(SET, { input: { id, status: 'OPEN' } });
    expect(setGapStatus).toMatchObject({ gap: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }] });
  });
});
