import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../platform/config/parse-env.ts';
import { createProgressBar } from '../platform/lifecycle/progress-bar.ts';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { createLogger } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { ENVIRONMENT, parseOneProcessConfig } from './config.ts';
import { openOneProcess } from './one-process.ts';

/** Time that requests in flight have to finish after a signal. */
const DRAIN_MS = 10_000;

const HELP = `Stomaton: the knowledge graph of natural stone, one federated GraphQL supergraph.

Usage: npm start [-- --help]

Serves http://127.0.0.1:4000/graphql from one process on embedded engines. A fresh data folder is
seeded with the catalogue first. Settings come from the environment:

${ENVIRONMENT.map(({ name, defaultText, description }) => `  ${name.padEnd(34)} ${description}${defaultText === null ? '' : ` (${defaultText})`}`).join('\n')}

Ctrl-C finishes what is in flight and exits.`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const config = parseOneProcessConfig(process.env, { home: homedir(), project: resolve(import.meta.dirname, '..') });
  const log = createLogger(config.logLevel);
  const bar = createProgressBar(process.stderr);
  const startedAt = performance.now();
  const announcements: string[] = [];
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const server = await openOneProcess({
    ...config,
    version,
    clock: systemClock,
    log,
    progress: bar,
    announce: (line) => announcements.push(line),
  });
  bar.end();
  stopOnSignal(server);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`
Stomaton is ready after ${seconds} s.
  GraphQL    ${server.url}/graphql   (POST; a browser sees Apollo Sandbox)
  Explorer   ${server.url}/explorer
  Health     ${server.url}/health
  Data       ${config.dataDir}
${announcements.map((line) => `\n${line}`).join('')}`);
  // One line for a parent process to wait for.
  console.log(JSON.stringify({ event: 'ready', url: server.url }));
}

function stopOnSignal(server: AsyncDisposable): void {
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) process.exit(1);
    stopping = true;
    console.log('\nStopping: finishing what is in flight …');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await server[Symbol.asyncDispose]();
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

try {
  await main();
} catch (error) {
  if (error instanceof StartupError) console.error(`stomaton: ${error.message} ${error.remedy}`);
  else if (error instanceof ConfigError) console.error(`stomaton: ${error.message}`);
  else console.error('stomaton: cannot start.', error);
  process.exit(1);
}
