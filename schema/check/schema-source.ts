import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { type Composition, composeSubgraphs } from '../compose.ts';
import { SUBGRAPHS } from '../subgraph-urls.ts';
import type { OperationFile } from './registered-operations.ts';
import { SchemaSourceError } from './schema-source-error.ts';

const COMMON = 'schema/common.graphql';
const OPERATIONS = 'schema/operations/';
const SUBGRAPH_SDL = /^subgraphs\/([^/]+)\/schema\.graphql$/;

/** Everything that a schema check reads, as it stands in one place: a working tree or a commit. */
export interface SchemaSource {
  /** For people, such as `f00dcafe (Add a field)`. */
  readonly label: string;
  readonly subgraphs: readonly { readonly name: string; readonly typeDefs: DocumentNode }[];
  readonly operations: readonly OperationFile[];
}

/** Composes what a source holds. @throws {AggregateError} with every composition error */
export function composeSource({ subgraphs }: SchemaSource): Composition {
  const urls = new Map<string, string>(SUBGRAPHS.map(({ name, url }) => [name, url]));
  return composeSubgraphs(
    subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: urls.get(name) ?? `http://${name}.invalid/graphql` })),
  );
}

/** The working tree of a project. @throws {SchemaSourceError} for an SDL that is not GraphQL */
export function readWorkingTree(project: string): SchemaSource {
  const list = (folder: string) => (existsSync(join(project, folder)) ? readdirSync(join(project, folder)) : []);
  const paths = [
    COMMON,
    ...list('subgraphs').map((name) => `subgraphs/${name}/schema.graphql`),
    ...list(OPERATIONS).map((file) => `${OPERATIONS}${file}`),
  ].filter((path) => existsSync(join(project, path)));
  return toSource('the working tree', new Map(paths.sort().map((path) => [path, readFileSync(join(project, path), 'utf8')])));
}

/**
 * The state of a project at the point where the working tree's history left `ref`, so that what `ref` has gained since does not
 * look removed. Reads git's objects; neither index nor working tree is touched, and nothing is fetched.
 * @throws {SchemaSourceError} without git, or when the ref is unknown or holds no subgraph
 */
export function readFromGit(project: string, ref: string): SchemaSource {
  const git = (...args: string[]) => runGit(project, args).stdout.trim();
  const tip = runGit(project, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], { mayFail: true });
  if (tip.status !== 0) {
    throw new SchemaSourceError(
      `git knows no commit "${ref}". Name another with --base, or fetch it first: git fetch origin ${ref.replace(/^origin\//, '')}`,
    );
  }
  const merged = runGit(project, ['merge-base', tip.stdout.trim(), 'HEAD'], { mayFail: true });
  const commit = merged.status === 0 ? merged.stdout.trim() : tip.stdout.trim();
  const prefix = git('rev-parse', '--show-prefix');
  const paths = git('ls-tree', '-r', '--name-only', commit, '--', 'subgraphs', COMMON, OPERATIONS)
    .split('\n')
    .filter((path) => path === COMMON || SUBGRAPH_SDL.test(path) || path.startsWith(OPERATIONS));
  if (!paths.some((path) => SUBGRAPH_SDL.test(path))) {
    throw new SchemaSourceError(`"${ref}" holds no subgraphs/*/schema.graphql. Name a later commit with --base.`);
  }
  const texts = new Map(
    paths.map((path) => [path, runGit(project, ['cat-file', 'blob', `${commit}:${prefix}${path}`]).stdout]),
  );
  return toSource(`${commit.slice(0, 10)} (${git('log', '-1', '--format=%s', commit)})`, texts);
}

/** The ref to compare with where none is named: what a branch will be merged into, or else the last commit. */
export function defaultBase(project: string): string {
  const known = runGit(project, ['rev-parse', '--verify', '--quiet', 'origin/main^{commit}'], { mayFail: true });
  return known.status === 0 ? 'origin/main' : 'HEAD';
}

function toSource(label: string, texts: ReadonlyMap<string, string>): SchemaSource {
  const common = texts.get(COMMON) ?? '';
  const subgraphs = [...texts].flatMap(([path, sdl]) => {
    const name = SUBGRAPH_SDL.exec(path)?.[1];
    return name === undefined ? [] : [{ name, typeDefs: parseSdl(path, `${sdl}\n${common}`) }];
  });
  const operations = [...texts].flatMap(([path, text]) =>
    path.startsWith(OPERATIONS) && path.endsWith('.graphql') ? [{ file: path.slice(OPERATIONS.length), text }] : [],
  );
  return { label, subgraphs, operations };
}

function parseSdl(path: string, sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    const at = error instanceof GraphQLError ? (error.locations?.[0]?.line ?? '?') : '?';
    throw new SchemaSourceError(`${path}, line ${at}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function runGit(project: string, args: readonly string[], { mayFail = false } = {}): { status: number; stdout: string } {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', project, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
  });
  if (error !== undefined) throw new SchemaSourceError(`git could not be run (${error.message}). A schema check needs git.`);
  if (status !== 0 && !mayFail) throw new SchemaSourceError(`git ${args[0]} failed: ${stderr.trim()}`);
  return { status: status ?? 1, stdout };
}
