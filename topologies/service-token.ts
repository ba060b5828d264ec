import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ConfigError } from '../platform/config/parse-env.ts';
import { parseServiceConfig } from '../platform/config/service-config.ts';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { hasRight } from '../platform/identity/service-permissions.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { openRemote } from '../platform/remote/open-remote.ts';
import { type CallerName, SERVICE_NAMES } from '../platform/service-names.ts';
import { CALLER_NAMES, SERVICE_TOKEN_SECONDS } from '../platform/service-token/service-token.ts';
import { systemClock } from '../platform/time/clock.ts';

/** A third of a token's life: whoever reads the file late still has some time. */
const EVERY_SECONDS = 300;
/** At the latest: a token must not end before the next one is there. */
const LONGEST_SECONDS = SERVICE_TOKEN_SECONDS - 60;
const RETRY_MS = 5_000;

const HELP = `Gives the tokens by which a service may call the others, such as a router of another make.

Usage: npm run service-token -- --for <caller> [--to <service>] [--watch <file> [--every <seconds>]]

  --for <caller>    whose tokens: ${CALLER_NAMES.join(', ')}
  --to <service>    only the token for this service, as plain text; else JSON, a token for each service
  --watch <file>    write them to a file, readable by its owner only, and keep it fresh until Ctrl-C
  --every <seconds> how often it is written anew, 1 to ${LONGEST_SECONDS} (${EVERY_SECONDS})

Each token holds for a quarter of an hour; send it as the header x-stomaton-service. Auth must run (AUTH_URL), and the
caller's secret be at hand (SERVICE_SECRET, or its file in the secrets folder).`;

const { values } = parseArgs({
  options: {
    for: { type: 'string' },
    to: { type: 'string' },
    watch: { type: 'string' },
    every: { type: 'string', default: String(EVERY_SECONDS) },
    help: { type: 'boolean', short: 'h' },
  },
});

function fail(message: string): never {
  console.error(`stomaton: ${message}`);
  process.exit(1);
}

async function run(caller: CallerName): Promise<void> {
  const config = parseServiceConfig(process.env, caller, { home: homedir(), project: resolve(import.meta.dirname, '..') });
  await using remote = openRemote({
    name: caller,
    config,
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
  });
  const services = SERVICE_NAMES.filter((name) => (values.to ?? name) === name && hasRight(caller, name, 'READ'));
  if (services.length === 0) fail(`--to: ${caller} reads nothing in "${values.to}".`);

  async function read(): Promise<string> {
    const tokens = await Promise.all(
      services.map(async (name) => {
        // The stock is for calls; whoever takes tokens away gets fresh ones.
        remote.tokens.forget(name);
        return [name, await remote.tokens.tokenFor(name)] as const;
      }),
    );
    const [only] = tokens;
    return values.to !== undefined && only !== undefined ? only[1] : `${JSON.stringify(Object.fromEntries(tokens), null, 2)}\n`;
  }

  if (values.watch === undefined) {
    process.stdout.write(`${(await read()).trimEnd()}\n`);
    return;
  }
  const everyMs = Number(values.every) * 1_000;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  while (!stop.signal.aborted) {
    let pauseMs = everyMs;
    try {
      const text = await read();
      replaceFile(values.watch, text);
      console.log(`${new Date().toISOString()} ${services.length} tokens written to ${values.watch}`);
    } catch (error) {
      console.error(`stomaton: no new tokens (${error instanceof Error ? error.message : error}); will try again.`);
      pauseMs = Math.min(RETRY_MS, everyMs);
    }
    await sleep(pauseMs, undefined, { signal: stop.signal }).catch(() => {});
  }
}

/** In one step, so that no reader meets half a token; the file is new, so that nobody else may read it. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

if (values.help === true) {
  console.log(HELP);
} else {
  const caller = CALLER_NAMES.find((known) => known === values.for);
  if (caller === undefined) fail(`--for must be one of ${CALLER_NAMES.join(', ')}.`);
  const every = Number(values.every);
  if (!(every >= 1 && every <= LONGEST_SECONDS)) fail(`--every must be a number of seconds from 1 to ${LONGEST_SECONDS}.`);
  try {
    await run(caller);
  } catch (error) {
    fail(error instanceof ConfigError || error instanceof Error ? error.message : String(error));
  }
}
