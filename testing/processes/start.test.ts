import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, inject, it } from 'vitest';
import { openDataFolder } from '../data-folder.ts';
import { createGraphClient, type GraphAnswer, signIn } from '../graph-client.ts';
import { ADMIN, copySeededData } from '../seeded-data.ts';
import { startServer, untilOutput } from './server-process.ts';

const SLOW = 120_000;

async function counts(url: string): Promise<{ stones: number; profiles: number }> {
  const { data } = await createGraphClient(url).ask(
    '{ stones(first: 1) { totalCount } articles(type: STONE_PROFILE, first: 1) { totalCount } }',
  );
  return { stones: data.stones.totalCount, profiles: data.articles.totalCount };
}

describe('npm start', () => {
  it('explains itself with --help', async () => {
    await using folder = await openDataFolder();
    await using server = startServer(folder.path, {}, ['--help']);
    await server.stop('SIGCONT');
    expect(server.output()).toMatch(/Usage: npm start[\s\S]*STOMATON_DATA_DIR[\s\S]*Ctrl-C/);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'finishes what is in flight and exits 0 on %s',
    async (signal) => {
      await using folder = await copySeededData(inject('seededDataDir'));
      await using server = startServer(folder.path);
      const url = await server.ready();
      const body = JSON.stringify({
        query: '{ stones(first: 100) { edges { node { name related { score } links { totalCount } } } } }',
      });
      const slow = request(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': body.length },
      });
      const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
      // Half of the request has arrived when the signal comes, the other half follows while the server stops.
      slow.write(body.slice(0, 20));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const code = server.stop(signal);
      await untilOutput(server, /Stopping/);
      slow.end(body.slice(20));
      const [response] = await answered;
      const { data, errors } = JSON.parse(await text(response)) as GraphAnswer;
      expect(errors).toBeUndefined();
      expect(data.stones.edges).toHaveLength(100);
      expect(await code).toBe(0);
    },
    SLOW,
  );

  it(
    'says in one line that a port is taken, and what to do',
    async () => {
      await using folder = await copySeededData(inject('seededDataDir'));
      const blocker = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => blocker.once('listening', resolve));
      const { port } = blocker.address() as AddressInfo;
      await using server = startServer(folder.path, { PORT: String(port) });
      await expect(server.ready()).rejects.toThrow(`Port ${port} is taken by another program. Stop it, or choose another port`);
      blocker.close();
    },
    SLOW,
  );

  it(
    'says in one line that a data file is damaged, and what to do',
    async () => {
      await using folder = await openDataFolder();
      await mkdir(join(folder.path, 'database'), { recursive: true });
      await writeFile(join(folder.path, 'database', 'documents.sqlite'), 'this is no database, '.repeat(500));
      await using server = startServer(folder.path);
      await expect(server.ready()).rejects.toThrow(/documents\.sqlite is damaged .* Restore it from a backup/);
      expect(server.output().trim().split('\n')).toHaveLength(1);
    },
    SLOW,
  );

  it.runIf(process.getuid?.() !== 0)(
    'says in one line that the folder cannot be written (skipped for root, who may write anywhere)',
    async () => {
      await using folder = await openDataFolder();
      await chmod(folder.path, 0o500);
      await using server = startServer(join(folder.path, 'inside'));
      await expect(server.ready()).rejects.toThrow('STOMATON_DATA_DIR');
    },
  );

  it('says that a path under a file is no folder', async () => {
    await using folder = await openDataFolder();
    await writeFile(join(folder.path, 'file'), '');
    await using server = startServer(join(folder.path, 'file', 'inside'));
    await expect(server.ready()).rejects.toThrow('STOMATON_DATA_DIR');
  });

  it('names every fault of the environment at once', async () => {
    await using folder = await openDataFolder();
    await using server = startServer(folder.path, {
      PORT: '99999',
      STOMATON_ENV: 'staging',
      MONGODB_URI: 'http://localhost',
    });
    await expect(server.ready()).rejects.toThrow(/PORT must be[\s\S]*STOMATON_ENV must be[\s\S]*MONGODB_URI must look/);
  });
});

describe('kill -9', () => {
  it(
    'during seeding: the next start completes it, and nothing is there twice',
    async () => {
      await using folder = await openDataFolder();
      for (const label of [/Seeding the catalogue [1-9]/, /Indexing passages [1-9]/]) {
        await using server = startServer(folder.path);
        await untilOutput(server, label);
        await server.stop('SIGKILL');
      }
      await using server = startServer(folder.path);
      expect(await counts(await server.ready())).toEqual({ stones: 545, profiles: 545 });
    },
    SLOW,
  );

  it(
    'during writes: every acknowledged stone is there, once, whole, and found',
    async () => {
      await using folder = await copySeededData(inject('seededDataDir'));
      const acknowledged: string[] = [];
      {
        await using server = startServer(folder.path);
        const admin = await signIn(createGraphClient(await server.ready()), ADMIN.email, ADMIN.password);
        const create =
          'mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { message } } }';
        const write = async (writer: number): Promise<void> => {
          for (let index = 0; ; index += 1) {
            const input = {
              name: `Kill ${writer} ${index}`,
              type: 'SLATE',
              origin: { country: 'Wales' },
              colors: ['grey'],
              idempotencyKey: `${writer}-${index}`,
            };
            const { data } = await admin.ask(create, { input });
            acknowledged.push(data.createStone.stone.id);
          }
        };
        const writers = Promise.allSettled([1, 2, 3, 4].map(write));
        while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
        await server.stop('SIGKILL');
        await writers;
      }
      await using server = startServer(folder.path);
      const graph = createGraphClient(await server.ready());
      for (const id of acknowledged) {
        const { data, errors } = await graph.ask(
          'query ($id: ID!) { stone(id: $id) { name article { body } record { revision } } }',
          { id },
        );
        expect(errors).toBeUndefined();
        expect(data.stone).toMatchObject({
          name: expect.stringMatching(/^Kill/),
          article: { body: expect.any(String) },
          record: { revision: 1 },
        });
      }
      const { data } = await graph.ask(
        '{ stones(filter: { nameStartsWith: "Kill" }, first: 100) { edges { node { name } } } }',
      );
      const names = data.stones.edges.map(({ node }: { node: { name: string } }) => node.name);
      expect(new Set(names).size).toBe(names.length);
    },
    SLOW,
  );
});
