import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { type CallerName, SERVICE_NAMES } from '../../platform/service-names.ts';
import { createGraphClient, type GraphAnswer } from '../graph-client.ts';
import { freeAddresses } from '../processes/nine-processes.ts';
import { type ServerProcess, startProgram, untilOutput } from '../processes/server-process.ts';
import { copySeededData } from '../seeded-data.ts';

/* `npm run start:services` as a person runs it: one program, nine processes below it, real signals. */

const START = join(import.meta.dirname, '../../topologies/start-services.ts');
const SLOW = 180_000;
const NAMES: readonly CallerName[] = [...SERVICE_NAMES, 'router'];

interface Started extends AsyncDisposable {
  readonly program: ServerProcess;
  /** The id of the process that serves it. */
  pidOf(name: CallerName): number;
  /** Those that still take connections. */
  listening(): Promise<readonly CallerName[]>;
}

async function start(environment: Readonly<Record<string, string>> = {}): Promise<Started> {
  await using opened = new AsyncDisposableStack();
  const data = opened.use(await copySeededData(inject('seededDataDir')));
  const addresses = await freeAddresses();
  const program = opened.use(startProgram([START], data.path, { ...addresses.environment, ...environment }));
  const started = {
    program,
    pidOf(name: CallerName) {
      const pid = new RegExp(`^${name} +\\| ready at .* as process (\\d+)`, 'm').exec(program.output())?.[1];
      if (pid === undefined) throw new Error(`${name} is not ready:\n${program.output()}`);
      return Number(pid);
    },
    async listening() {
      const lives = await Promise.all(
        NAMES.map((name) =>
          fetch(`${addresses.urlOf(name)}/health/live`).then(
            () => true,
            () => false,
          ),
        ),
      );
      return NAMES.filter((_, index) => lives[index]);
    },
  };
  const owned = opened.move();
  return {
    ...started,
    async [Symbol.asyncDispose]() {
      await owned.disposeAsync();
      // They hear of its end by themselves.
      while ((await started.listening()).length > 0) await sleep(100);
    },
  };
}

/** A request of which half has arrived; `finish` sends the rest and reads the answer. */
async function beginRequest(url: string) {
  const body = JSON.stringify({
    query: '{ stones(first: 50) { edges { node { name related(first: 2) { score } record { revision } } } } }',
  });
  const slow = request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  });
  // Whoever is killed answers nothing.
  slow.on('error', () => {});
  const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  slow.write(body.slice(0, 20));
  await sleep(300);
  return {
    async finish(): Promise<GraphAnswer> {
      slow.end(body.slice(20));
      const [response] = await answered;
      return JSON.parse(await text(response)) as GraphAnswer;
    },
    abandon: () => slow.destroy(),
  };
}

describe('start:services', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'finishes what is in flight and ends all nine with 0 on %s',
    async (signal) => {
      await using started = await start();
      const { program } = started;
      const url = await program.ready();
      // A browser opens connections ahead; nobody need wait for them.
      const unused = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
      const open = await beginRequest(url);
      const code = program.stop(signal);
      await untilOutput(program, /Stopping/);
      const { data, errors } = await open.finish();
      const startedAt = performance.now();
      expect(errors).toBeUndefined();
      expect(data.stones.edges).toHaveLength(50);
      expect([await code, program.output()]).toEqual([0, expect.not.stringContaining('did not stop well')]);
      console.log(`${signal}: all nine had ended ${Math.round(performance.now() - startedAt)} ms after the last answer`);
      expect(await started.listening()).toEqual([]);
      unused.destroy();
    },
    SLOW,
  );

  it(
    'takes Ctrl-C of a terminal, which goes to a whole group, for one signal',
    async () => {
      await using started = await start();
      const { program } = started;
      const open = await beginRequest(await program.ready());
      const ended = once(program.child, 'exit') as Promise<[number | null]>;
      process.kill(-(program.child.pid ?? Number.NaN), 'SIGINT');
      await untilOutput(program, /Stopping/);
      expect((await open.finish()).errors).toBeUndefined();
      expect(await ended).toEqual([0, null]);
      expect(await started.listening()).toEqual([]);
    },
    SLOW,
  );

  it(
    'ends at once on a second signal, whatever is in flight',
    async () => {
      await using started = await start();
      const { program } = started;
      const open = await beginRequest(await program.ready());
      const code = program.stop('SIGINT');
      await untilOutput(program, /Stopping/);
      void program.stop('SIGINT');
      expect(await code).toBe(1);
      open.abandon();
      expect(await started.listening()).toEqual([]);
    },
    SLOW,
  );

  it(
    'kills what does not end within its time, names it and ends with 1',
    async () => {
      await using started = await start();
      const { program } = started;
      await program.ready();
      process.kill(started.pidOf('rag'), 'SIGSTOP');
      const startedAt = performance.now();
      expect(await program.stop('SIGTERM')).toBe(1);
      console.log(`with rag hung, all nine had ended after ${Math.round(performance.now() - startedAt)} ms`);
      expect(program.output()).toMatch(/^rag +\| did not stop well: SIGKILL/m);
      expect(program.output().match(/did not stop well/g)).toHaveLength(1);
      expect(await started.listening()).toEqual([]);
    },
    SLOW,
  );

  it(
    'names a service that dies, while the others go on',
    async () => {
      await using started = await start();
      const { program } = started;
      const visitor = createGraphClient(await program.ready());
      const page = '{ stone(slug: "rosso-levanto") { name passages(first: 1) { text } usage { views } } }';
      expect((await visitor.ask(page)).errors).toBeUndefined();
      process.kill(started.pidOf('rag'), 'SIGKILL');
      await untilOutput(program, /^rag +\| was killed\. The others go on; start it again with: npm run start:service -- rag$/m);
      const { data, errors = [] } = await visitor.ask(page);
      expect(data.stone).toMatchObject({ name: 'Rosso Levanto', passages: null, usage: { views: expect.any(Number) } });
      expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
        [['stone', 'passages'], 'SUBGRAPH_UNAVAILABLE'],
      ]);
      expect(await started.listening()).toEqual(NAMES.filter((name) => name !== 'rag'));
      expect(await program.stop('SIGTERM')).toBe(0);
      expect(await started.listening()).toEqual([]);
    },
    SLOW,
  );

  it(
    'names a service that cannot start, and stops the rest',
    async () => {
      const blocker = createServer().listen(0, '127.0.0.1');
      await once(blocker, 'listening');
      const { port } = blocker.address() as { port: number };
      await using started = await start({ FLYWHEEL_URL: `http://127.0.0.1:${port}` });
      const { program } = started;
      expect(await once(program.child, 'exit')).toEqual([1, null]);
      expect(program.output()).toMatch(new RegExp(`^flywheel +\\| stomaton: Port ${port} is taken`, 'm'));
      expect(program.output()).toMatch(/^flywheel +\| ended with 1 before it was ready\.$/m);
      expect(await started.listening()).toEqual([]);
      blocker.close();
    },
    SLOW,
  );

  it(
    'leaves no process behind when it is killed itself',
    async () => {
      await using started = await start();
      await started.program.ready();
      expect(await started.listening()).toEqual(NAMES);
      await started.program.stop('SIGKILL');
      while ((await started.listening()).length > 0) await sleep(100);
    },
    SLOW,
  );
});
