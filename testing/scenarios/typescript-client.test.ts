import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../clients/typescript/generated/persisted-documents.json' with { type: 'json' };
import { createMemoryTokenStore, type TokenStore } from '../../clients/typescript/session.ts';
import { createStomatonClient, type StomatonClientOptions } from '../../clients/typescript/stomaton-client.ts';
import { StomatonError } from '../../clients/typescript/stomaton-error.ts';
import { ADMIN } from '../seeded-data.ts';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

const open = (options: Partial<StomatonClientOptions> = {}) =>
  createStomatonClient({ url: `${graph.visitor.url}/graphql`, ...options });

/** The platform's fetch, with a note of what each request carried. */
function watchFetch() {
  const sent: { readonly query?: string; readonly extensions?: unknown; readonly authorization: string | null }[] = [];
  const watched: typeof fetch = (input, init) => {
    const body = JSON.parse(String(init?.body)) as { query?: string; extensions?: unknown };
    sent.push({ ...body, authorization: new Headers(init?.headers).get('authorization') });
    return fetch(input, init);
  };
  return { sent, fetch: watched };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof StomatonError ? error.code : error),
  );

describe('the typed client', () => {
  it('gets all that a stone page shows', async () => {
    const { value: stone, faults } = await open().stonePage(
      { slug: 'rosso-levanto' },
      { passageQuery: 'where is it quarried' },
    );
    expect(faults).toEqual([]);
    expect(stone).toMatchObject({ name: 'Rosso Levanto', petrography: 'ophicalcite', origin: { country: 'Italy' } });
    expect(stone?.links.edges.length).toBeGreaterThan(0);
    expect(stone?.related?.length).toBeGreaterThan(0);
    expect(stone?.passages?.length).toBeGreaterThan(0);
    expect(stone?.completeness?.score).toBeGreaterThan(0);
    expect((await open().stonePage({ name: 'Kryptonite Gold' })).value).toBeNull();
  });

  it('turns the pages of a search without a gap or a repeat, and says why a cursor is refused', async () => {
    const client = open();
    const whole = await client.search('red marble', { first: 12 });
    const ids: (string | undefined)[] = [];
    for await (const { value } of client.searchPages('red marble', { first: 4 })) {
      ids.push(...value.edges.map(({ node }) => node?.id));
      if (ids.length >= 12) break;
    }
    expect(ids).toEqual(whole.value.edges.map(({ node }) => node?.id));
    expect(new Set(ids).size).toBe(12);
    expect(await codeOf(client.search('red marble', { after: 'nonsense' }))).toBe('INVALID_CURSOR');
    const filtered = await client.search('marble', { filter: { countries: ['Spain'] }, first: 5 });
    expect(filtered.value.edges.every(({ node }) => node?.__typename !== 'Stone' || node.origin.country === 'Spain')).toBe(
      true,
    );
  });

  it('identifies a pasted list in its order, repeats included, however long it is', async () => {
    const client = open();
    const { value } = await client.identify('1. Green Marble\n2. Rosso Levanto\n3. Kryptonite Gold\n4. Rosso Levanto\n');
    expect(value.map(({ query, status }) => [query, status])).toEqual([
      ['Green Marble', expect.any(String)],
      ['Rosso Levanto', 'RESOLVED'],
      ['Kryptonite Gold', 'UNRESOLVED'],
      ['Rosso Levanto', 'RESOLVED'],
    ]);
    expect(value[0]?.warnings.map(({ type }) => type)).toContain('DECEPTIVE_NAME');
    const { fetch: watched, sent } = watchFetch();
    const many = Array.from({ length: 1_001 }, (_, index) => (index === 1_000 ? 'Nero Marquina' : `Unheard Of ${index}`));
    const answers = (await open({ fetch: watched }).identify(many)).value;
    expect([answers.length, answers[1_000]?.stone?.slug]).toEqual([1_001, 'nero-marquina']);
    expect(sent.filter(({ query }) => query === undefined).length).toBe(3);
  });

  it('asks, and tells an answer from none', async () => {
    const client = open();
    const { value } = await client.ask('Where is Rosso Levanto quarried?');
    expect([value.answered, value.citations.length > 0]).toEqual([true, true]);
    expect((await client.ask('Who won the chess world cup in 1983?')).value.answered).toBe(false);
  });

  it('sends a document by its hash alone once the server knows it', async () => {
    const { fetch: watched, sent } = watchFetch();
    await using fresh = await openTestSupergraph();
    const client = createStomatonClient({ url: `${fresh.visitor.url}/graphql`, fetch: watched });
    await client.me();
    await client.me();
    expect(sent.map(({ query }) => query !== undefined)).toEqual([false, true, false]);
    expect(sent.every(({ extensions }) => extensions !== undefined)).toBe(true);
  });

  it.each(Object.entries(manifest))('has a manifest whose document %s the router takes by that hash', async (id, query) => {
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    expect(id).toBe(`sha256:${sha256Hash}`);
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const post = async (body: object) => {
      const response = await fetch(`${graph.visitor.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, extensions }),
      });
      const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return errors.map((error) => error.extensions.code);
    };
    // Variables are wanting, which is found only after the document was known, parsed and valid.
    await post({ query });
    const codes = await post({});
    for (const refusal of ['PERSISTED_QUERY_NOT_FOUND', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']) {
      expect(codes).not.toContain(refusal);
    }
    expect(await post({ query: `${query} ` })).not.toEqual([]);
  });
});

describe('a session of the typed client', () => {
  it('signs in, acts as that person, and signs out on both sides', async () => {
    const tokens = createMemoryTokenStore();
    const client = open({ tokens });
    expect(await client.me()).toBeNull();
    expect((await client.signIn(ADMIN.email, ADMIN.password)).role).toBe('ADMIN');
    expect((await client.me())?.email).toBe(ADMIN.email);
    const held = await tokens.load();
    await client.signOut();
    expect(await tokens.load()).toBeNull();
    expect(await client.me()).toBeNull();
    expect(await codeOf(open({ tokens: createMemoryTokenStore(held) }).me())).toBe('UNAUTHENTICATED');
  });

  it('says by a code that a password is wrong', async () => {
    expect(await codeOf(open().signIn(ADMIN.email, 'wrong horse battery staple'))).toBe('INVALID_INPUT');
  });

  it('renews a token once for twenty calls that wait, and keeps what it gets', async () => {
    const { tokens, expired } = await signedIn();
    const { fetch: watched, sent } = watchFetch();
    const client = open({ tokens, fetch: watched });
    await tokens.save(expired);
    const people = await Promise.all(Array.from({ length: 20 }, () => client.me()));
    expect(new Set(people.map((person) => person?.email))).toEqual(new Set([ADMIN.email]));
    const renewals = sent.filter(
      ({ authorization, query }) => authorization === null && query?.includes('refreshSession') === true,
    );
    expect(renewals.length).toBeLessThanOrEqual(1);
    expect(sent.filter(({ authorization }) => authorization === null).length).toBeLessThanOrEqual(2);
    const renewed = await tokens.load();
    expect(renewed?.refreshToken).not.toBe(expired.refreshToken);
    expect(Date.parse(renewed?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 60_000);
  });

  it('renews a token that the server refuses although it looks good', async () => {
    const { tokens, expired } = await signedIn();
    const forged = {
      ...expired,
      accessToken: `${expired.accessToken.slice(0, -8)}AAAAAAAA`,
      expiresAt: '2099-01-01T00:00:00.000Z',
    };
    await tokens.save(forged);
    expect((await open({ tokens }).me())?.email).toBe(ADMIN.email);
    expect((await tokens.load())?.accessToken).not.toBe(forged.accessToken);
  });

  it('signs out once when the refresh is refused, and says so to every call that waited', async () => {
    const { tokens, expired } = await signedIn();
    await tokens.save({ ...expired, refreshToken: `${expired.refreshToken.slice(0, -6)}aaaaaa` });
    const reasons: string[] = [];
    const client = open({ tokens, onSignedOut: ({ code }) => reasons.push(code) });
    expect(await Promise.all([codeOf(client.me()), codeOf(client.ask('What is slate?')), codeOf(client.me())])).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
    ]);
    expect(reasons).toEqual(['UNAUTHENTICATED']);
    expect(await tokens.load()).toBeNull();
    expect(await client.me()).toBeNull();
  });

  async function signedIn(): Promise<{ tokens: TokenStore; expired: NonNullable<Awaited<ReturnType<TokenStore['load']>>> }> {
    const tokens = createMemoryTokenStore();
    await open({ tokens }).signIn(ADMIN.email, ADMIN.password);
    const held = await tokens.load();
    if (held === null) throw new Error('Not signed in.');
    return { tokens, expired: { ...held, expiresAt: new Date(Date.now() - 1_000).toISOString() } };
  }
});

describe('the example program', () => {
  async function tour(...args: string[]) {
    const program = spawn(process.execPath, ['clients/typescript/examples/tour.ts', ...args], {
      cwd: new URL('../..', import.meta.url).pathname,
      env: { PATH: process.env.PATH, STOMATON_PASSWORD: ADMIN.password },
    });
    const [out, err, code] = await Promise.all([
      text(program.stdout),
      text(program.stderr),
      new Promise<number | null>((resolve) => program.on('exit', resolve)),
    ]);
    return { out, err, code };
  }

  it('prints each result against a running graph', async () => {
    const { out, err, code } = await tour('--url', `${graph.visitor.url}/graphql`, '--email', ADMIN.email);
    expect([err, code]).toEqual(['', 0]);
    for (const part of [
      'Signed in as',
      'ophicalcite',
      'found.',
      'Kryptonite Gold',
      'not in the catalogue',
      '[1]',
      'Signed out.',
    ]) {
      expect(out).toContain(part);
    }
    expect(out).not.toMatch(/undefined|null|NaN|\[object/);
    // Plain text where nobody watches a terminal.
    expect(out).not.toContain('\u001b[');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(200);
  });

  it('says what is wrong, and how to go on', async () => {
    const { err, code } = await tour('--url', 'http://127.0.0.1:9/graphql');
    expect(code).toBe(1);
    expect(err).toBe(
      'client:example: The graph could not be reached. (NETWORK_FAILED) Check the network and the address of the graph.\n',
    );
    expect((await tour('--help')).out).toContain('--question TEXT');
  });
});
