/**
 * Every column of every export, for each role. The columns come from the exports themselves: those of the CSV's header and every key of
 * a JSON line. Each must be a field of the graph, whose row in the access table says who may have it.
 */
import { parse } from 'csv-parse/sync';
import { type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { EXPORT } from '../../moving/export.ts';
import { EXPORT_KINDS } from '../../moving/export-kinds.ts';
import { TECHNICAL_KEYS } from '../../platform/ports/catalogue.ts';
import { ROLE_SCOPES } from '../../subgraphs/auth/domain/role-scopes.ts';
import { unitOf } from '../../subgraphs/content/domain/parse/stone-values.ts';
import { runInFolder } from '../run-command.ts';
import { accepted, data } from '../scenarios/case.ts';
import { type Cell, note, WAYS } from './access-cells.ts';
import type { AccessWalk } from './access-walk.ts';
import { ASKERS, type Asker } from './people.ts';

/** What an export's columns are in the graph. */
interface Shown {
  /** The field that leads to the same by GraphQL. */
  readonly root: string;
  /** What leads to the type whose fields the columns are, by the same names. */
  readonly type: string;
  /** Those that the graph shows elsewhere or by another name, with the fields that lead there. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

const SHOWN: Readonly<Record<string, Shown>> = {
  stones: { root: 'Query.stones', type: 'Stone' },
  facts: { root: 'Query.stones', type: 'Stone.facts', elsewhere: { slug: 'Stone.slug' } },
  articles: {
    root: 'Query.articles',
    type: 'Article',
    elsewhere: {
      stoneId: 'Article.stone.id',
      'page.seoTitle': 'Article.seoTitle',
      'page.seoDescription': 'Article.seoDescription',
      'page.keywords': 'Article.keywords',
      'page.tags': 'Article.tags',
    },
  },
  gaps: {
    root: 'Query.knowledgeGaps',
    type: 'KnowledgeGap',
    // The description names what is absent.
    elsewhere: { stoneSlug: 'KnowledgeGap.stone.slug', absent: 'KnowledgeGap.description' },
  },
  questions: {
    root: 'Query.expertQuestions',
    type: 'ExpertQuestion',
    elsewhere: { gapId: 'ExpertQuestion.gap.id', stoneId: 'ExpertQuestion.gap.stone.id' },
  },
  ledger: {
    root: 'Query.costs',
    type: 'CostReport',
    // The graph shows sums only: of a service, a provider, a model, an operation or a day, and of a stone or an article.
    elsewhere: {
      id: 'CostReport.lines.calls',
      at: 'CostReport.lines.key',
      service: 'CostReport.lines.key',
      provider: 'CostReport.lines.key',
      model: 'CostReport.lines.key',
      operation: 'CostReport.lines.key',
      entityIds: 'Stone.cost.totalUsd',
      quantities: 'CostReport.lines.inputTokens',
      nanoUsd: 'CostReport.lines.usd',
      priceIds: 'Query.priceCatalog.validFrom',
    },
  },
};

/** A column of an export, and what one asker got of it. */
export interface ExportCell {
  readonly way: string;
  readonly asker: Asker;
  /** The fields of the graph that lead to the same, from the root on. */
  readonly coordinates: readonly string[];
  readonly cell: Cell;
}

/** The rows that an asker got of an export, by id or slug. */
export interface ExportedRows {
  readonly kind: string;
  readonly asker: Asker;
  readonly keys: readonly string[];
}

/** Of the articles that are not published, which of the askers wrote it. */
export interface Unpublished {
  readonly id: string;
  readonly author: Asker;
}

/** Exports every kind in both formats as each asker's scopes allow. */
export async function walkExports(walk: AccessWalk): Promise<{
  readonly cells: readonly ExportCell[];
  readonly rows: readonly ExportedRows[];
  readonly unpublished: readonly Unpublished[];
}> {
  const unpublished = await furnishExports(walk);
  const cells: ExportCell[] = [];
  const rows: ExportedRows[] = [];
  for (const { name, columns } of EXPORT_KINDS) {
    for (const format of FORMATS) {
      const exports = await Promise.all(
        ASKERS.map(async (asker) => [asker, await exportAs(asker, name, format, walk)] as const),
      );
      // What any asker got, so that a key beside the columns is seen too.
      const paths = new Set([
        ...columns,
        ...exports.flatMap(([, records]) => (records ?? []).flatMap((record) => pathsOf(record))),
      ]);
      for (const [asker, records] of exports) {
        note(walk.cells, shownOf(name).root, asker, wayOf(name, format), records === null ? 'refused' : 'given');
        const filled = new Set((records ?? []).flatMap((record) => pathsOf(record)));
        if (format === 'jsonl') rows.push({ kind: name, asker, keys: (records ?? []).map(keyOf) });
        for (const path of paths) {
          const way = `${wayOf(name, format)}: ${path}`;
          const isGiven = filled.has(path) || [...filled].some((other) => other.startsWith(`${path}.`));
          const cell = isGiven ? 'given' : 'unreached';
          const coordinates = coordinatesOf(walk.schema, name, path);
          note(walk.cells, coordinates.at(-1) ?? '', asker, way, cell);
          cells.push({ way, asker, coordinates, cell });
        }
      }
    }
  }
  return { cells, rows, unpublished };
}

const FORMATS = ['jsonl', 'csv'] as const;
type Format = (typeof FORMATS)[number];

const wayOf = (kind: string, format: Format) => `${WAYS.export} ${kind} as ${format}`;
const keyOf = (record: object) => String((record as Record<string, unknown>).id ?? (record as Record<string, unknown>).slug);

/** A stone that leaves no column empty, and articles that are not published: a draft, one under review, one put away. */
async function furnishExports({ graph, people }: AccessWalk): Promise<readonly Unpublished[]> {
  const measure = { value: 2, low: 1, high: 3, standard: 'A standard', source: 'its quarry' };
  const technical = Object.fromEntries(TECHNICAL_KEYS.map((key) => [key, { ...measure, unit: unitOf(key) }]));
  await accepted(
    graph.admin.ask('mutation ($input: CreateStoneInput!) { createStone(input: $input) { userErrors { message path } } }', {
      input: {
        name: 'Exported Whole',
        type: 'MARBLE',
        petrography: 'marble',
        family: 'Its family',
        origin: { country: 'Italy', region: 'Tuscany', locality: 'Carrara' },
        colors: ['white'],
        aliases: [{ name: 'Exported Otherwise', kind: 'TRANSLATION', locale: 'it', note: 'its name at home' }],
        technical,
        facts: [{ topic: 'PRICING', name: 'slab', value: '80', unit: 'EUR/m²', source: 'its quarry' }],
      },
    }),
  );
  const write = async (author: Asker, ...statuses: readonly string[]): Promise<Unpublished> => {
    const { article } = await accepted(
      people.clients[author].ask(
        'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id } userErrors { message path } } }',
        { input: { path: `guides/exported-by-${author.toLowerCase()}`, title: 'Exported', type: 'FAQ', source: 'Exported.' } },
      ),
    );
    for (const status of statuses) {
      const input = { id: article.id, status };
      await accepted(
        graph.admin.ask(
          'mutation ($input: SetArticleStatusInput!) { setArticleStatus(input: $input) { userErrors { message } } }',
          { input },
        ),
      );
    }
    return { id: article.id, author };
  };
  return [
    await write('SUPPLIER'),
    await write('EDITOR', 'UNDER_REVIEW'),
    await write('ADMIN', 'UNDER_REVIEW', 'PUBLISHED', 'ARCHIVED'),
  ];
}

/** What the command writes for whoever has the asker's scopes; null where it refuses. */
async function exportAs(
  asker: Asker,
  kind: string,
  format: Format,
  { graph }: AccessWalk,
): Promise<readonly Record<string, unknown>[] | null> {
  const scopes = asker === 'NOBODY' ? [] : ROLE_SCOPES[asker];
  const asked = scopes.length === 0 ? [] : ['--scopes', scopes.join(',')];
  const { code, out, err } = await runInFolder(EXPORT, [kind, '--out', '-', '--format', format, ...asked], graph.dataDir);
  if (code === 2 && err.includes('is not public') && out === '') return null;
  if (code !== 0) throw new Error(`export ${kind} as ${asker}: ${err}`);
  if (format === 'csv') return parse<Record<string, unknown>>(out, { columns: true, record_delimiter: '\r\n' });
  return out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}

/** The paths of everything in a record that is not empty, dots between keys, those of a list's items without their index. */
function pathsOf(value: unknown, at = ''): readonly string[] {
  if (value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, at));
  if (typeof value !== 'object') return [at];
  return Object.entries(value as object).flatMap(([key, inner]) => pathsOf(inner, at === '' ? key : `${at}.${key}`));
}

function shownOf(kind: string): Shown {
  const shown = SHOWN[kind];
  if (shown === undefined) throw new Error(`Say by which root field the graph shows the export of ${kind}.`);
  return shown;
}

/** @throws where the column is no field of the graph: then nobody has said who may have it */
function coordinatesOf(schema: GraphQLSchema, kind: string, path: string): readonly string[] {
  const { root, type, elsewhere = {} } = shownOf(kind);
  const known = Object.keys(elsewhere).find((column) => path === column || path.startsWith(`${column}.`));
  const mapped = known === undefined ? `${type}.${path}` : `${elsewhere[known]}${path.slice(known.length)}`;
  const [first = '', ...fields] = mapped.split('.');
  const coordinates = [root];
  let holder = schema.getType(first);
  for (const field of fields) {
    const found = isObjectType(holder) ? holder.getFields()[field] : undefined;
    // Keys within a value that the graph shows as one, such as quantities by their unit.
    if (found === undefined && isLeafType(holder) && known !== undefined) break;
    if (!isObjectType(holder) || found === undefined)
      throw new Error(`The column ${path} of the export of ${kind} is no field of the graph: say which of its fields it is.`);
    coordinates.push(`${holder.name}.${field}`);
    holder = getNamedType(found.type);
  }
  return coordinates;
}

/** The rows that the graph shows the asker, by id or slug, page by page; null where it shows no list of them. */
export async function rowsByGraph({ people }: AccessWalk, kind: string, asker: Asker): Promise<readonly string[] | null> {
  const field = shownOf(kind).root.replace('Query.', '');
  const list = LISTS[kind];
  if (list === undefined) return null;
  const query = `query ($after: String) { ${field}(${list.args}first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ${list.node} } } } }`;
  const keys: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer = await data(people.clients[asker].ask(query, { after }));
    for (const { node } of answer[field].edges) if (node.facts?.length !== 0) keys.push(node.key);
    if (answer[field].pageInfo.hasNextPage !== true) return keys;
    after = answer[field].pageInfo.endCursor;
  }
}

/** How the graph lists what an export has a row of. */
const LISTS: Readonly<Record<string, { readonly args: string; readonly node: string }>> = {
  stones: { args: '', node: 'key: slug' },
  facts: { args: '', node: 'key: slug facts { name }' },
  articles: { args: 'locale: null, ', node: 'key: id' },
  gaps: { args: '', node: 'key: id' },
  questions: { args: '', node: 'key: id' },
};
