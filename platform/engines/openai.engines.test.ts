import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportFault } from '../../testing/engines/fault-table.ts';
import { openTestOpenAi, type TestOpenAi } from '../../testing/engines/openai.ts';
import { NOT_OPENAI, type OpenAiFault } from '../../testing/engines/openai-server.ts';
import { freePorts } from '../../testing/processes/nine-processes.ts';
import type { Environment } from '../config/parse-env.ts';
import { DomainError } from '../errors/domain-error.ts';
import { runInScope } from '../graphql/request-scope.ts';
import { toLedgerOperations } from '../ledger/paid-calls.ts';
import type { WritingTask } from '../ports/language-model.ts';
import { embedTexts } from './openai-embeddings.ts';

const REPLY = z.strictObject({ text: z.string() });
const SECRET = 'prompt-secret';
const GOOD = JSON.stringify({ text: 'reply-secret' });
const USAGE = { operation: 'test', entityIds: [], userId: null };

function task(part: Partial<WritingTask<{ text: string }, string>> = {}): WritingTask<{ text: string }, string> {
  return {
    ...USAGE,
    instructions: 'Write.',
    material: { text: SECRET },
    reply: REPLY,
    maxOutputTokens: 100,
    check: ({ text }) => ({ value: text }),
    ...part,
  };
}

const write = ({ model }: TestOpenAi, part = {}) => model.write(task(part)).then(({ value }) => value);

/** The code and the reason that a call is refused with; `none` where it is not. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.facts?.reason ?? ''}`.trim() : `untyped ${String(error)}`;
  }
}

describe(`language model (${NOT_OPENAI})`, () => {
  it.each([false, true])('writes in the shape asked for and books every token once (streamed: %s)', async (isLong) => {
    await using openai = await openTestOpenAi({}, '1');
    openai.server.reply(() => ({ content: GOOD, usage: { prompt: 1_000, cached: 400, completion: 500, reasoning: 200 } }));
    const { value, entries } = await openai.model.write(task({ isLong }));
    expect(value).toBe('reply-secret');
    // 600 × 0.15, 400 × 0.075 and 500 × 0.60 dollars a million.
    const quantities = { INPUT_TOKEN: 600, CACHED_INPUT_TOKEN: 400, OUTPUT_TOKEN: 300, REASONING_TOKEN: 200 };
    expect(entries).toMatchObject([{ data: { provider: 'openai', model: 'gpt-4o-mini', quantities, nanoUsd: '420000' } }]);
    expect(await openai.budget('day:2026-01-01')).toEqual({ spent: 420_000n, reserved: 0n });
    expect(await openai.ledger()).toEqual([]);
    expect(openai.server.chats[0]).toMatchObject({ response_format: { type: 'json_schema', json_schema: { strict: true } } });
  });

  it('asks once more for a reply that does not pass, saying why, and books both', async () => {
    await using openai = await openTestOpenAi();
    openai.server.reply(({ messages }) => JSON.stringify({ text: messages.length > 2 ? 'right' : 'wrong' }));
    const check = ({ text }: { text: string }) =>
      text === 'right' ? { value: text } : { faults: [{ code: 'WRONG', about: 'It is wrong.' }] };
    const { value, entries } = await openai.model.write(task({ check }));
    expect([value, entries.length]).toEqual(['right', 2]);
    expect(openai.server.chats[1]?.messages.at(-1)?.content).toContain('It is wrong.');
  });

  it.each([
    ['no JSON', 'no JSON', 'NOT_JSON'],
    ['another shape', '{"texts":[]}', 'WRONG_SHAPE'],
    ['a refusal', { refusal: 'I will not.' }, 'REFUSED_BY_MODEL'],
    ['a reply that is cut off', { content: '{"text":"a', finish: 'length' }, 'CUT_OFF'],
  ] as const)('refuses %s for good after a second one, and books what both cost', async (_, reply, fault) => {
    await using openai = await openTestOpenAi();
    openai.server.reply(() => reply);
    await expect(write(openai)).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      facts: { reason: 'REPLY_REFUSED', fault },
    });
    expect(openai.server.chats).toHaveLength(2);
    expect(await openai.ledger()).toHaveLength(2);
  });

  it('keeps to the time of the request that it works for', async () => {
    await using openai = await openTestOpenAi();
    openai.server.reply(() => GOOD);
    const within = (ms: number) =>
      runInScope({ requestId: 'r', deadlineAt: Date.now() + ms, readAfter: null }, () => refusalOf(write(openai)));
    openai.server.fail({ kind: 'slow', ms: 3_000 });
    expect(await within(700)).toBe('DEADLINE_EXCEEDED');
    // Waiting as long as the server asks would be in vain: told at once.
    openai.server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '30' } });
    expect(await within(2_000)).toBe('ENGINE_UNAVAILABLE RATE_LIMITED');
  });

  it('has no more calls under way at once than it is allowed', async () => {
    await using openai = await openTestOpenAi({ OPENAI_CONCURRENCY: '3' });
    openai.server.reply(() => GOOD);
    openai.server.fail(...Array.from({ length: 12 }, () => ({ kind: 'slow', ms: 30 }) as const));
    await Promise.all(Array.from({ length: 12 }, () => write(openai)));
    expect(openai.server.mostAtOnce).toBe(3);
  });

  it('lets a server rest whose limit is used up: who cannot wait so long is refused, and nothing is sent', async () => {
    await using openai = await openTestOpenAi();
    openai.server.reply(() => GOOD);
    const headers = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1m0s' };
    openai.server.fail({ kind: 'headers', headers });
    await write(openai);
    const scope = { requestId: 'r', deadlineAt: Date.now() + 20_000, readAfter: null };
    expect(await runInScope(scope, () => refusalOf(write(openai)))).toBe('ENGINE_UNAVAILABLE RATE_LIMITED');
    expect(openai.server.chats).toHaveLength(1);
  });

  it('stores an entry once, together with what was paid for', async () => {
    await using openai = await openTestOpenAi();
    openai.server.reply(() => GOOD);
    const { entries } = await openai.model.write(task());
    const documents = openai.monitoring.store.portFor('content');
    await documents.commit({ operations: toLedgerOperations(entries), by: null });
    await expect(documents.commit({ operations: toLedgerOperations(entries), by: null })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await openai.ledger()).toHaveLength(1);
  });
});

describe(`budget (${NOT_OPENAI})`, () => {
  it('is not passed by calls that two processes make at once; what does not fit is refused before it is sent', async () => {
    await using openai = await openTestOpenAi({ OPENAI_CONCURRENCY: '64' }, '0.002');
    openai.server.reply(() => ({ content: GOOD, usage: { prompt: 900, completion: 100 } }));
    const engines = [openai.engine, openai.another()];
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        refusalOf(at % 2 === 0 ? write(openai) : embedTexts(engines[1] ?? openai.engine, { texts: ['a'], usage: USAGE })),
      ),
    );
    const { spent, reserved } = await openai.budget('day:2026-01-01');
    expect(reserved).toBe(0n);
    expect(spent).toBeLessThanOrEqual(2_000_000n);
    expect(outcomes.filter((outcome) => outcome === 'ENGINE_UNAVAILABLE BUDGET_SPENT').length).toBeGreaterThan(0);
    expect(outcomes.filter((outcome) => outcome === 'none')).toHaveLength(openai.server.charged);
    // What was set aside and not used is there again: later calls fit until it is really spent.
    while ((await refusalOf(write(openai))) === 'none');
    expect((await openai.budget('day:2026-01-01')).spent).toBeGreaterThan(1_500_000n);
    expect((await openai.budget('day:2026-01-01')).spent).toBeLessThanOrEqual(2_000_000n);
  });

  it('counts in full what broke off, since nobody knows whether it is charged, and books it as unpriced', async () => {
    await using openai = await openTestOpenAi({ OPENAI_RETRIES: '0' }, '1');
    openai.server.reply(() => GOOD);
    openai.server.fail({ kind: 'half' });
    expect(await refusalOf(write(openai, { isLong: true }))).toBe('ENGINE_UNAVAILABLE BROKEN_OFF');
    const { spent, reserved } = await openai.budget('day:2026-01-01');
    expect([spent > 60_000n, reserved]).toEqual([true, 0n]);
    expect(await openai.ledger()).toMatchObject([{ quantities: { REQUEST: 1 }, nanoUsd: null }]);
  });

  it('is held by prices: a model that has none is refused where a budget is set, and unpriced where none is', async () => {
    await using limited = await openTestOpenAi({ OPENAI_CHAT_MODEL: 'house-model' }, '1');
    expect(await refusalOf(write(limited))).toBe('ENGINE_UNAVAILABLE UNPRICED_MODEL');
    expect(limited.server.chats).toEqual([]);
    await using free = await openTestOpenAi({ OPENAI_CHAT_MODEL: 'house-model' });
    free.server.reply(() => GOOD);
    expect((await free.model.write(task())).entries).toMatchObject([{ data: { nanoUsd: null } }]);
  });
});

describe(`embeddings (${NOT_OPENAI})`, () => {
  it('come in the order of the texts, whatever the order of the reply', async () => {
    await using openai = await openTestOpenAi();
    const texts = ['red marble', 'grey granite', 'slate'];
    const { vectors: straight, entry } = await embedTexts(openai.engine, { texts, usage: USAGE });
    openai.server.fail({ kind: 'out-of-order' });
    const { vectors: turned } = await embedTexts(openai.engine, { texts, usage: USAGE });
    expect(turned).toEqual(straight);
    expect(straight.map(({ length }) => length)).toEqual([64, 64, 64]);
    expect(entry.data).toMatchObject({ model: 'text-embedding-3-small', quantities: { INPUT_TOKEN: 8 }, nanoUsd: '160' });
  });

  it.each(['wrong-dimension', 'wrong-shape'] as const)('of a reply that is %s are refused, and paid for', async (kind) => {
    await using openai = await openTestOpenAi();
    openai.server.fail({ kind });
    expect(await refusalOf(embedTexts(openai.engine, { texts: ['a'], usage: USAGE }))).toBe('ENGINE_UNAVAILABLE WRONG_REPLY');
    expect(await openai.ledger()).toMatchObject([{ quantities: { INPUT_TOKEN: 1 }, nanoUsd: '20' }]);
  });
});

interface Case {
  readonly name: string;
  /** One for each request that is sent, round by round. */
  readonly rounds: readonly OpenAiFault[];
  /** `none`: it is made up for. */
  readonly outcome: string;
  /** Settings of the client; default: patience, so that a busy machine is no fault. */
  readonly env?: Environment;
  /** What is asked for; default: writing. */
  readonly call?: 'embed';
}

const SENT = 4;
const again = (fault: OpenAiFault, times: number): OpenAiFault[] => new Array(times).fill(fault);

const CASES: readonly Case[] = [
  { name: '429, Retry-After 1', rounds: [{ kind: 'status', status: 429, headers: { 'retry-after': '1' } }], outcome: 'none' },
  { name: '429 without Retry-After', rounds: [{ kind: 'status', status: 429 }], outcome: 'none' },
  {
    name: '429, then slow',
    rounds: [
      { kind: 'status', status: 429 },
      { kind: 'slow', ms: 300 },
    ],
    outcome: 'none',
  },
  {
    name: '429, no credit left',
    rounds: [{ kind: 'status', status: 429, code: 'insufficient_quota' }],
    outcome: 'ENGINE_UNAVAILABLE PROVIDER_QUOTA',
  },
  { name: '500', rounds: [{ kind: 'status', status: 500 }], outcome: 'none' },
  { name: '503 without end', rounds: again({ kind: 'status', status: 503 }, 3), outcome: 'ENGINE_UNAVAILABLE PROVIDER_ERROR' },
  { name: 'wrong key', rounds: [{ kind: 'status', status: 401 }], outcome: 'ENGINE_UNAVAILABLE MISCONFIGURED' },
  {
    name: 'slow without end',
    env: { OPENAI_TIMEOUT_MS: '700' },
    rounds: again({ kind: 'slow', ms: 8_000 }, 3),
    outcome: 'ENGINE_UNAVAILABLE TIMEOUT',
  },
  { name: 'half a stream', rounds: [{ kind: 'half' }], outcome: 'none' },
  { name: 'a stream that stands still', env: { OPENAI_STALL_MS: '1000' }, rounds: [{ kind: 'stall' }], outcome: 'none' },
  { name: 'embeddings, 429', call: 'embed', rounds: [{ kind: 'status', status: 429 }], outcome: 'none' },
  { name: 'embeddings, half a reply', call: 'embed', rounds: [{ kind: 'half' }], outcome: 'none' },
  { name: 'embeddings out of order', call: 'embed', rounds: [{ kind: 'out-of-order' }], outcome: 'none' },
  {
    name: 'embeddings of another dimension',
    call: 'embed',
    rounds: [{ kind: 'wrong-dimension' }],
    outcome: 'ENGINE_UNAVAILABLE WRONG_REPLY',
  },
  { name: 'wrong shape', rounds: [{ kind: 'wrong-shape' }], outcome: 'ENGINE_UNAVAILABLE WRONG_REPLY' },
];

describe(`faults of the model (${NOT_OPENAI})`, () => {
  // Each has its own server, so their pauses may pass at once.
  it.concurrent.each(CASES)('$name: $outcome', async ({ name, rounds, outcome, call, env }) => {
    await using openai = await openTestOpenAi(
      { OPENAI_RETRIES: '2', OPENAI_TIMEOUT_MS: '20000', OPENAI_STALL_MS: '20000', ...env },
      '1',
    );
    openai.server.reply(() => GOOD);
    openai.server.fail(...rounds.flatMap((fault) => again(fault, SENT)));
    const isLong = rounds.some(({ kind }) => kind === 'half' || kind === 'stall');
    const { engine } = openai;
    const writeAndStore = async () => {
      const texts = ['red marble', 'slate'];
      const entries =
        call === 'embed'
          ? [(await embedTexts(engine, { texts, usage: USAGE })).entry]
          : (await openai.model.write(task({ isLong }))).entries;
      await engine.paid.record(entries);
    };
    const got = await Promise.all(Array.from({ length: SENT }, () => refusalOf(writeAndStore())));
    expect(got).toEqual(new Array(SENT).fill(outcome));
    const begin = performance.now();
    expect(await refusalOf(writeAndStore())).toBe('none');
    const healMs = performance.now() - begin;
    // Every answer that is charged for stands in the ledger once; what broke off stands there as unpriced.
    const entries = await openai.ledger();
    const booked = entries.filter(({ nanoUsd }) => nanoUsd !== null).length;
    const row = {
      lost: Math.max(0, openai.server.charged - entries.length),
      doubled: Math.max(0, booked - openai.server.charged),
    };
    expect(row).toEqual({ lost: 0, doubled: 0 });
    const whole = got.filter((one) => one === 'none').length;
    reportFault({
      fault: `OpenAI: ${name} (${NOT_OPENAI})`,
      sent: SENT,
      whole,
      partial: 0,
      refused: got.filter((one) => one.startsWith('ENGINE_UNAVAILABLE')).length,
      ...row,
      healMs,
    });
    expect((await openai.budget('day:2026-01-01')).reserved).toBe(0n);
    // What was asked, what was answered and the key stand in no line of the log.
    for (const secret of [SECRET, 'reply-secret', openai.server.key]) expect(openai.logged()).not.toContain(secret);
    expect(openai.engine.report('language model').state).toBe('HEALTHY');
  });

  it('a server that cannot be reached costs nothing and is told apart', async () => {
    const [port] = await freePorts(1);
    await using openai = await openTestOpenAi({ OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_RETRIES: '1' }, '1');
    expect(await refusalOf(write(openai))).toBe('ENGINE_UNAVAILABLE UNREACHABLE');
    expect(openai.engine.report('language model')).toMatchObject({ state: 'DEGRADED' });
    expect(await openai.budget('day:2026-01-01')).toEqual({ spent: 0n, reserved: 0n });
    expect(await openai.ledger()).toEqual([]);
  });
});
