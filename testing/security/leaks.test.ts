/** What a run of the whole graph writes, at the most talkative level, searched for what must never be written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLogger } from '../../platform/logging/logger.ts';
import { accepted, data } from '../scenarios/case.ts';
import { openInProcessSupergraph } from '../supergraph.ts';

const PASSWORD = 'a long enough pass phrase that nobody else has';
const WORDS = {
  search: 'zwergspinatsuche',
  question: 'Zwergspinatfrage',
  name: 'Zwergspinatname',
  answer: 'zwergspinatantwort',
};

it('no token, password, reset mail or literal of a query is in any log line, metric or error', async () => {
  const lines: string[] = [];
  const log = createLogger('trace', { write: (line: string) => lines.push(line) });
  await using graph = await openInProcessSupergraph({}, undefined, log);
  const answers: unknown[] = [];
  const ask: typeof graph.visitor.ask = async (query, variables) => {
    const answer = await graph.visitor.ask(query, variables);
    answers.push(answer.errors);
    return answer;
  };
  const TOKENS = 'accessToken refreshToken user { id } userErrors { code message }';
  const registered = await accepted(
    ask(`mutation ($input: RegisterInput!) { register(input: $input) { ${TOKENS} } }`, {
      input: { email: 'leaky@example.org', password: PASSWORD, fullName: 'Leaky' },
    }),
  );
  const person = graph.visitor.as(registered.accessToken);
  const { secret } = await accepted(
    person.ask('mutation { createApiKey(input: { name: "script" }) { secret userErrors { message } } }'),
  );
  const keyed = await accepted(
    ask(`mutation ($input: ApiKeyInput!) { signInWithApiKey(input: $input) { ${TOKENS} } }`, { input: { key: secret } }),
  );
  const refreshed = await accepted(
    ask(`mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${TOKENS} } }`, {
      input: { refreshToken: registered.refreshToken },
    }),
  );
  await ask(`mutation ($input: LoginInput!) { login(input: $input) { ${TOKENS} } }`, {
    input: { email: 'leaky@example.org', password: `${PASSWORD} but wrong` },
  });
  await ask(`mutation { login(input: { email: "leaky@example.org", password: "${PASSWORD}" }) { ${TOKENS} nothing } }`);
  await ask('mutation { requestPasswordReset(input: { email: "leaky@example.org" }) { ok } }');
  await ask(`{ search(query: "${WORDS.search}") { totalCount } ask(question: "${WORDS.question}?") { answered } }`);
  await ask(`{ resolveIdentity(name: "${WORDS.name}") { status } stones(first: 0, after: "${WORDS.answer}") { totalCount } }`);
  await graph.visitor.as(`${registered.accessToken}x`).ask('{ me { id } }');
  await data(graph.visitor.ask('{ health { state } }'));
  const outbox = join(graph.dataDir, 'auth', 'outbox');
  const mails = await expect
    .poll(() => readdirSync(outbox))
    .toHaveLength(1)
    .then(() => readdirSync(outbox));
  const mail = readFileSync(join(outbox, mails[0] ?? ''), 'utf8');
  const resetToken = /\n([0-9a-z]{26}\.\S+)\r\n/.exec(mail)?.[1] ?? '';

  const metrics = await (await fetch(`${graph.visitor.url}/metrics`)).text();
  const written = `${lines.join('\n')}\n${metrics}\n${JSON.stringify(answers)}`;
  const secrets = {
    password: PASSWORD,
    accessToken: registered.accessToken,
    keyedToken: keyed.accessToken,
    refreshToken: registered.refreshToken,
    nextRefreshToken: refreshed.refreshToken,
    apiKey: secret,
    resetToken,
    ...WORDS,
  };
  expect(lines.length).toBeGreaterThan(8);
  expect(Object.values(secrets).every((value) => value.length > 10)).toBe(true);
  expect(Object.entries(secrets).flatMap(([name, value]) => (written.includes(value) ? [name] : []))).toEqual([]);
});
