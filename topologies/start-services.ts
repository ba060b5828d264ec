import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../platform/config/parse-env.ts';
import { parseServiceConfig, SERVICE_ENVIRONMENT } from '../platform/config/service-config.ts';
import { MONGODB_ENVIRONMENT, parseMongoConfig } from '../platform/engines/mongodb-config.ts';
import { parseRedisConfig, REDIS_ENVIRONMENT } from '../platform/engines/redis-config.ts';
import { readOrCreateSecret } from '../platform/lifecycle/secret-file.ts';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import type { CallerName } from '../platform/service-names.ts';
import { LOCAL_MODEL_ENVIRONMENT } from '../subgraphs/rag/config.ts';
import { PINECONE_ENVIRONMENT, parsePineconeConfig } from '../subgraphs/rag/engines/pinecone-config.ts';
import { PROCESSES } from './service-entries.ts';
import { startAll, stopAll } from './supervise.ts';

const HELP = `Stomaton as nine processes: eight services, each with a subgraph, and the router before them.

Usage: npm run start:services [-- --make-secrets]

Serves http://127.0.0.1:4000/graphql. Each process can also be started alone, by
\`npm run start:service -- <name>\`: ${PROCESSES.join(', ')}.

${[...SERVICE_ENVIRONMENT, ...MONGODB_ENVIRONMENT, ...REDIS_ENVIRONMENT, ...PINECONE_ENVIRONMENT, ...LOCAL_MODEL_ENVIRONMENT].map(({ name, defaultText, description }) => `  ${name.padEnd(20)} ${description}${defaultText === null ? '' : ` (${defaultText})`}`).join('\n')}

  --make-secrets       make the services' secrets where they are absent, and start nothing

Ctrl-C finishes what is in flight and stops all of them within 10 s; a second one kills them. When one ends before all are ready, the
rest are stopped; when one ends later, it is named and the rest go on. None is started again by itself.`;

const WIDTH = Math.max(...PROCESSES.map((name) => name.length));

function write(name: CallerName, line: string): void {
  console.log(`${name.padEnd(WIDTH)} | ${line}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, 'make-secrets': { type: 'boolean' } },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  // Faults are told once, here, and not nine times.
  parseRedisConfig(process.env);
  parseMongoConfig(process.env);
  parsePineconeConfig(process.env);
  const config = parseServiceConfig(process.env, 'router', { home: homedir(), project: resolve(import.meta.dirname, '..') });
  // Each once, before anyone asks for it.
  for (const name of PROCESSES) readOrCreateSecret(join(config.secretsDir, name));
  if (values['make-secrets'] === true) {
    console.log(`The secrets of ${PROCESSES.length} processes are in ${config.secretsDir}.`);
    return;
  }
  const startedAt = performance.now();
  const processes = startAll({ environment: process.env, onLine: write });
  let isStopping = false;
  let isServing = false;

  async function stop(code: number): Promise<void> {
    if (isStopping) {
      for (const { child } of processes) child.kill('SIGKILL');
      process.exit(1);
    }
    isStopping = true;
    console.log('\nStopping: finishing what is in flight …');
    const unwell = await stopAll(processes, 'SIGTERM');
    for (const { name, child } of unwell)
      write(name, `did not stop well: ${child.signalCode ?? `exit code ${child.exitCode}`}.`);
    process.exit(unwell.length === 0 ? code : 1);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

  for (const { name, exited } of processes) {
    void exited.then((code) => {
      if (isStopping) return;
      const end = code === null ? 'was killed' : `ended with ${code}`;
      if (isServing) write(name, `${end}. The others go on; start it again with: npm run start:service -- ${name}`);
      else {
        write(name, `${end} before it was ready.`);
        void stop(1);
      }
    });
  }
  let count = 0;
  const urls = await Promise.all(
    processes.map(async ({ name, child, ready }) => {
      const url = await ready;
      count += 1;
      write(name, `ready at ${url} as process ${child.pid} (${count} of ${processes.length})`);
      return url;
    }),
  ).catch(() => null);
  if (urls === null || isStopping) return;
  isServing = true;
  const url = urls[processes.findIndex(({ name }) => name === 'router')];
  console.log(`
Stomaton is ready as ${processes.length} processes after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.
  GraphQL    ${url}/graphql   (POST; a browser sees Apollo Sandbox)
  Explorer   ${url}/explorer
  Health     ${url}/health
  Data       ${config.dataDir}
`);
  // One line for a parent process to wait for.
  console.log(JSON.stringify({ event: 'ready', url }));
}

try {
  await main();
} catch (error) {
  if (error instanceof StartupError) console.error(`stomaton: ${error.message} ${error.remedy}`);
  else if (error instanceof ConfigError) console.error(`stomaton: ${error.message}`);
  else throw error;
  process.exit(1);
}
