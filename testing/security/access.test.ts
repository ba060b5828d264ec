/**
 * Every field × every role × every way in, against one table that a person can read (access.txt). What the graph does is worked
 * out here, cell by cell; the table says what it shall do, and changes only by `npm run test:security -- -u` and a reader's eye.
 */
import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../schema/compose.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { type Cell, type Cells, countCells, ENTRIES, WAYS } from './access-cells.ts';
import { type AccessWalk, walkByHash, walkEntities, walkManifest, walkRoot, walkSubscriptions } from './access-walk.ts';
import { rowsByGraph, walkExports } from './export-walk.ts';
import { furnish } from './furniture.ts';
import { ASKERS, type Asker, registerPeople } from './people.ts';

const schema = buildSchema(printSchema(composeSupergraph().apiSchema));
const TABLE = new URL('./access.txt', import.meta.url);
const SIGNS = { given: '+', refused: '-', both: 'o', unreached: '.' } as const;

let graph: InProcessSupergraph;
let walk: AccessWalk;
let exported: Awaited<ReturnType<typeof walkExports>>;
const cells: Cells = new Map();

beforeAll(async () => {
  graph = await openInProcessSupergraph();
  const people = await registerPeople(graph);
  walk = { graph, schema, people, furniture: await furnish(graph), cells };
  await walkRoot(walk, 'Query');
  await walkByHash(walk);
  await walkManifest(walk);
  await walkRoot(walk, 'Mutation');
  await walkEntities(walk);
  await walkSubscriptions(walk);
  exported = await walkExports(walk);
}, 600_000);
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

function signOf(byWay: ReadonlyMap<string, Cell> | undefined): string {
  const reached = new Set([...(byWay?.values() ?? [])].filter((cell) => cell !== 'unreached'));
  if (reached.size === 2) return SIGNS.both;
  const [only = 'unreached'] = reached;
  return SIGNS[only];
}

function coordinates(): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );
}

function printTable(): string {
  const rows = coordinates()
    .sort()
    .map(
      (coordinate) => `${coordinate.padEnd(46)} ${ASKERS.map((asker) => signOf(cells.get(coordinate)?.get(asker))).join(' ')}`,
    );
  return `${[...HEAD, ...rows].join('\n')}\n`;
}

/** The signs of each row of the table, in the order of the askers. */
function readTable(): ReadonlyMap<string, readonly string[]> {
  const lines = readFileSync(TABLE, 'utf8').split('\n');
  return new Map(
    lines.filter((line) => /^[A-Z]/.test(line)).map((line) => [line.split(' ')[0] ?? '', line.trim().split(/ +/).slice(1)]),
  );
}

const HEAD = [
  '# Who may have which field, by whichever way they come to it. One row a field; the columns are',
  '# ADMIN EDITOR EXPERT SUPPLIER USER NOBODY:',
  '#   + given    - refused: null, with FORBIDDEN or UNAUTHENTICATED at its path',
  '#   o given where it is one’s own, refused elsewhere    . never reached: what holds it is hidden or refused',
  '',
];

/** A way in without how it was asked. */
const plainWay = (way: string) => way.replace(`${WAYS.hash} `, '');

describe('every field, for every role, by every way in', () => {
  it('is given or refused as the table says', async () => {
    const size = `${cells.size} fields × ${ASKERS.length} askers`;
    console.log(`access: ${size}, ${countCells(cells)} cells by every way in`);
    for (const [entry, isOf] of Object.entries(ENTRIES)) console.log(`access: ${entry}: ${countCells(cells, isOf)} cells`);
    const isAfterAdmin = (way: string, asker: Asker) => way.startsWith(WAYS.hash) && asker !== 'ADMIN';
    console.log(`access: what an admin was just answered: ${countCells(cells, isAfterAdmin)} cells`);
    await expect(printTable()).toMatchFileSnapshot('./access.txt');
  });

  it('has a row in the table', () => {
    expect([...readTable().keys()]).toEqual(coordinates().sort());
  });

  it('is reached by an admin, so that a refusal to others says something', () => {
    const unreached = coordinates().filter((coordinate) => signOf(cells.get(coordinate)?.get('ADMIN')) === SIGNS.unreached);
    expect(unreached).toEqual([]);
  });

  it.each(Object.entries(ENTRIES))('is met by %s, by an admin and by others', (_, isOf) => {
    for (const asker of ASKERS)
      expect([asker, countCells(cells, (way, by) => by === asker && isOf(way)) > 0]).toEqual([asker, true]);
    expect(countCells(cells, (way, by, cell) => by === 'ADMIN' && cell === 'given' && isOf(way))).toBeGreaterThan(0);
  });

  it('is the same by its hash, just after an admin was answered, as by its text', () => {
    const different = [...cells].flatMap(([coordinate, byAsker]) =>
      [...byAsker].flatMap(([asker, byWay]) =>
        [...byWay].flatMap(([way, cell]) =>
          way.startsWith(WAYS.hash) && byWay.get(plainWay(way)) !== cell ? [`${coordinate} ${asker} ${way}: ${cell}`] : [],
        ),
      ),
    );
    expect(different).toEqual([]);
  });

  it('is the same by each way in, unless it is one’s own', () => {
    const mixed = [...cells].flatMap(([coordinate, byAsker]) =>
      [...byAsker].flatMap(([asker, byWay]) => (signOf(byWay) === SIGNS.both ? [`${coordinate} ${asker}`] : [])),
    );
    const own = ['active', 'apiKeys', 'email', 'quota', 'sessions', 'tier'].flatMap((field) =>
      ['EDITOR', 'EXPERT', 'SUPPLIER', 'USER'].map((asker) => `User.${field} ${asker}`),
    );
    expect(mixed.sort()).toEqual(own.sort());
    for (const row of own) {
      const [coordinate = '', asker = ''] = row.split(' ');
      const given = [...(cells.get(coordinate)?.get(asker as Asker) ?? [])].flatMap(([way, cell]) =>
        cell === 'given' ? [plainWay(way)] : [],
      );
      const isOwn = (way: string) => /^(Query\.me|Mutation\.)/.test(way) || way === `${WAYS.manifest} Me`;
      expect(given.filter((way) => !isOwn(way))).toEqual([]);
    }
  });
});

describe('every column of every export, for the scopes of every role', () => {
  it('is written exactly where the table gives every field that leads to the same in the graph', () => {
    const table = readTable();
    const wrong = exported.cells.flatMap(({ way, asker, coordinates: fields, cell }) => {
      const isGiven = fields.every((coordinate) => table.get(coordinate)?.[ASKERS.indexOf(asker)] === SIGNS.given);
      return (cell === 'given') === isGiven ? [] : [`${way}, ${asker}: ${cell}; in the graph ${fields.join(' > ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('has the rows that the asker is shown by the graph, but for one’s own that others are not shown', async () => {
    for (const { kind, asker, keys } of exported.rows) {
      const shown = keys.length === 0 ? [] : await rowsByGraph(walk, kind, asker);
      if (shown === null) continue;
      const own = exported.unpublished.flatMap(({ id, author }) => (author === asker ? [id] : []));
      const hasAll = asker === 'ADMIN' || asker === 'EDITOR';
      const expected = shown.filter((key) => hasAll || !own.includes(key));
      expect([kind, asker, [...new Set(keys)].sort()]).toEqual([kind, asker, expected.sort()]);
    }
  });

  it('shows what is not published to those alone who may see all drafts', () => {
    const ids = exported.unpublished.map(({ id }) => id);
    for (const { kind, asker, keys } of exported.rows) {
      const found = ids.filter((id) => keys.includes(id));
      const expected = kind === 'articles' && (asker === 'ADMIN' || asker === 'EDITOR') ? ids : [];
      expect([kind, asker, found]).toEqual([kind, asker, expected]);
    }
  });
});
