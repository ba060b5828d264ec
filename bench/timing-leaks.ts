import type { GraphClient } from '../testing/graph-client.ts';
import { createGraphClient, signIn } from '../testing/graph-client.ts';
import { startOneProcess } from './one-process.ts';
import { compareTimings, type TimingDifference } from './rank-test.ts';

/** Two kinds of requests that an outsider shall not be able to tell apart. */
export interface TimingRow extends TimingDifference {
  readonly what: string;
  /** Requests of each kind. */
  readonly requests: number;
}

interface Pair {
  readonly what: string;
  readonly requests: number;
  /** Sends the request of this turn; what differs between the two is nothing else. */
  readonly hidden: (turn: number) => Promise<unknown>;
  readonly absent: (turn: number) => Promise<unknown>;
}

const ADMIN = { STOMATON_ADMIN_EMAIL: 'admin@example.org', STOMATON_ADMIN_PASSWORD: 'correct horse battery staple' } as const;
const PASSWORD = 'a long enough pass phrase';
const LOOKUPS = 400;
const ACCOUNTS = 60;
/** With those to warm up at most three of each, after which a reset sends no mail; ten wrong passwords make an account wait. */
const TURNS_OF_AN_ACCOUNT = 2;
const WARM_UP = 20;
const DRAFTS = 20;
/** Ids that nothing has, in the shape of those that something has. */
const ABSENT = (turn: number) => `article_0${String(turn % DRAFTS).padStart(25, '0')}`;

/**
 * Times requests about what is hidden against requests about what is not there, over HTTP as an outsider sends them, in turns whose order
 * is drawn, so that whatever else the machine does meets both alike.
 */
export async function measureTimingLeaks(): Promise<readonly TimingRow[]> {
  await using server = await startOneProcess({ ...ADMIN, STOMATON_TRUST_PROXY: 'yes' });
  const visitor = createGraphClient(server.url);
  const admin = await signIn(visitor, ADMIN.STOMATON_ADMIN_EMAIL, ADMIN.STOMATON_ADMIN_PASSWORD);
  const drafts = await writeDrafts(admin);
  await register(visitor);
  const rows: TimingRow[] = [];
  for (const pair of pairsOf(visitor, drafts)) {
    const times = { hidden: [] as number[], absent: [] as number[] };
    for (let turn = -WARM_UP; turn < pair.requests; turn += 1) {
      const order = Math.random() < 0.5 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const);
      for (const kind of order) {
        const startedAt = performance.now();
        await pair[kind](Math.abs(turn));
        // The first ones fill caches and are compiled.
        if (turn >= 0) times[kind].push(performance.now() - startedAt);
      }
    }
    rows.push({ what: pair.what, requests: pair.requests, ...compareTimings(times.hidden, times.absent, Math.random) });
  }
  return rows;
}

function pairsOf(visitor: GraphClient, drafts: readonly { readonly id: string; readonly path: string }[]): readonly Pair[] {
  const draft = (turn: number) => drafts[turn % drafts.length] ?? { id: '', path: '' };
  const lookup = (what: string, query: string, hidden: (turn: number) => string, absent: (turn: number) => string): Pair => ({
    what,
    requests: LOOKUPS,
    hidden: (turn) => visitor.ask(query, { value: hidden(turn) }),
    absent: (turn) => visitor.ask(query, { value: absent(turn) }),
  });
  // Each from an address of its own, which no pause of another then meets.
  let from = 0;
  const elsewhere = () => {
    from += 1;
    return { 'x-forwarded-for': `2001:db8::${from.toString(16)}` };
  };
  const login = (email: string) =>
    visitor.ask(
      'mutation ($input: LoginInput!) { login(input: $input) { accessToken userErrors { code } } }',
      { input: { email, password: 'not the right pass phrase' } },
      elsewhere(),
    );
  const reset = (email: string) =>
    visitor.ask(
      'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok } }',
      { input: { email } },
      elsewhere(),
    );
  const known = (turn: number) => `person${turn % ACCOUNTS}@example.org`;
  const unknown = (turn: number) => `absent${turn % ACCOUNTS}@example.org`;
  const requests = ACCOUNTS * TURNS_OF_AN_ACCOUNT;
  return [
    lookup(
      'draft or nothing, by `article(id:)`',
      'query ($value: ID!) { article(id: $value) { title } }',
      (turn) => draft(turn).id,
      ABSENT,
    ),
    lookup(
      'draft or nothing, by `article(path:)`',
      'query ($value: String!) { article(path: $value) { title } }',
      (turn) => draft(turn).path,
      (turn) => `guides/nothing-${turn % DRAFTS}`,
    ),
    lookup('draft or nothing, by `node`', 'query ($value: ID!) { node(id: $value) { id } }', (turn) => draft(turn).id, ABSENT),
    lookup(
      'a word of drafts or of nothing, by `search`',
      'query ($value: String!) { search(query: $value, mode: TEXT) { totalCount } }',
      (turn) => `zwergspinat${turn % DRAFTS}`,
      (turn) => `riesenspinat${turn % DRAFTS}`,
    ),
    {
      what: 'wrong password or unknown address, by `login`',
      requests,
      hidden: (turn) => login(known(turn)),
      absent: (turn) => login(unknown(turn)),
    },
    {
      what: 'known or unknown address, by a reset',
      requests,
      hidden: (turn) => reset(known(turn)),
      absent: (turn) => reset(unknown(turn)),
    },
  ];
}

async function writeDrafts(admin: GraphClient): Promise<readonly { readonly id: string; readonly path: string }[]> {
  const drafts: { readonly id: string; readonly path: string }[] = [];
  for (let index = 0; index < DRAFTS; index += 1) {
    const { data } = await admin.ask(
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id path } userErrors { message } } }',
      {
        input: {
          path: `guides/zwergspinat-${index}`,
          title: `The zwergspinat${index} finish`,
          type: 'APPLICATION_GUIDE',
          source: `# On zwergspinat${index}\n\nA finish made by hand on Rosso Levanto.\n`,
        },
      },
    );
    drafts.push(data.createArticle.article);
  }
  return drafts;
}

async function register(visitor: GraphClient): Promise<void> {
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const input = { email: `person${index}@example.org`, password: PASSWORD, fullName: `Person ${index}` };
    const { data, errors } = await visitor.ask(
      'mutation ($input: RegisterInput!) { register(input: $input) { accessToken } }',
      { input },
    );
    if (typeof data?.register?.accessToken !== 'string') throw new Error(JSON.stringify(errors));
  }
}

export function printTimingLeaks(rows: readonly TimingRow[]): void {
  console.log('\nWhat the time of an answer tells (share: how often hidden takes longer than absent; 0.5 tells nothing)');
  console.log(`${''.padEnd(48)}    n  hidden ms  absent ms  difference, 95 %      share       p`);
  for (const row of rows) {
    const difference = row.differenceMs.map((value) => value.toFixed(3).padStart(7)).join(' … ');
    const figures = [row.medianMsOfFirst.toFixed(3).padStart(10), row.medianMsOfSecond.toFixed(3).padStart(10), difference];
    console.log(
      `${row.what.padEnd(48)} ${String(row.requests).padStart(4)} ${figures.join(' ')}   ${row.shareLonger.toFixed(3)}  ${row.pValue.toPrecision(2)}`,
    );
  }
}
