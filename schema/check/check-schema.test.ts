import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSchema, refusalsOf } from './check-schema.ts';
import { toMarkdown } from './report.ts';
import { readFromGit, readWorkingTree } from './schema-source.ts';
import { SchemaSourceError } from './schema-source-error.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const NOW = Date.parse('2027-01-01');
const HAS_GIT = spawnSync('git', ['--version']).status === 0;

let project: string;
const git = (...args: string[]) => {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr, stdout } = spawnSync('git', ['-C', project, ...identity, ...args], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout.trim();
};
const edit = (path: string, from: string, to: string) => {
  const text = readFileSync(join(project, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(project, path), text.replace(from, to));
};

/** A repository that holds what a schema check reads of ours, on its first commit. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'stomaton-schema-'));
  const names = readdirSync(join(PROJECT, 'subgraphs')).map((name) => `subgraphs/${name}/schema.graphql`);
  for (const path of [...names, 'schema/common.graphql', 'schema/operations']) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    cpSync(join(PROJECT, path), join(project, path), { recursive: true });
  }
  if (!HAS_GIT) return;
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Begin');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

// Each composes twice or starts programs, which takes its time where everything else runs beside it.
describe.skipIf(!HAS_GIT)(`a schema check${HAS_GIT ? '' : ' (skipped: no git)'}`, { timeout: 120_000 }, () => {
  it('finds nothing against a working tree without changes, and registers operations of every client', async () => {
    const report = await checkSchema(readFromGit(project, 'HEAD'), readWorkingTree(project), NOW);
    expect(refusalsOf(report)).toEqual([]);
    expect(report.comparison?.changes).toEqual([]);
    const clients = new Set(report.comparison?.operations.map(({ id }) => id.split(':')[0]));
    expect([...clients].sort()).toEqual(['explorer', 'telegram-bot', 'typescript-client', 'wiki']);
  });

  it('reports every kind of fault of an edited working tree, and leaves tree and index alone', async () => {
    const content = 'subgraphs/content/schema.graphql';
    edit(
      content,
      '  petrography: String\n',
      '  rock: String\n  nickname: String @deprecated(reason: "Use `aliases`. Sunset 2026-12-31.")\n',
    );
    edit(content, '"Lower-case English words, the most important first."\n', '');
    edit(
      'schema/operations/telegram-bot.graphql',
      '  suggest(prefix: $prefix, first: 8) {',
      '  suggest(prefix: $prefix, first: 9) {',
    );
    const status = git('status', '--porcelain');
    const report = await checkSchema(readFromGit(project, 'main'), readWorkingTree(project), NOW);
    expect(git('status', '--porcelain')).toBe(status);
    expect(refusalsOf(report)).toEqual(['1 breaking change', '2 undescribed', '1 deprecated past the sunset']);
    const removed = report.comparison?.changes.find(({ level }) => level === 'breaking');
    expect(removed?.path).toBe('Stone.petrography');
    expect([...new Set(removed?.operations.map(({ operation }) => operation))].sort()).toEqual([
      'explorer: StonePage',
      'explorer: WhoIsGreenMarble',
      'telegram-bot: StoneCard',
      'typescript-client: Identify',
      'typescript-client: Search',
      'typescript-client: StonePage',
      'wiki: StoneByName',
    ]);
    // The form that deployed bots still send is held against the schema too.
    expect(report.comparison?.operations).toContainEqual({ id: 'telegram-bot: Complete (as before)', isNew: false });
    expect(report.undescribed).toContain('content: Stone.colors: has no description');
    const markdown = toMarkdown(report);
    expect(markdown).toContain('# Schema check: refused');
    expect(markdown).toMatch(/\| `Stone\.petrography` \| .* \| .*`wiki: StoneByName` by validation and execution: /);
    expect(markdown).toContain(
      '| `Stone.nickname` | 2026-12-31 **passed** | no registered operation | Use `aliases`. Sunset 2026-12-31. |',
    );
    git('checkout', '--quiet', '.');
  });

  it('compares with the point where the branch left, not with what the base has gained since', async () => {
    git('checkout', '--quiet', '-b', 'feature');
    git('checkout', '--quiet', 'main');
    edit(
      'subgraphs/content/schema.graphql',
      'type Stone implements',
      '"A joke."\ntype Joke {\n  "What is said."\n  text: String\n}\n\ntype Stone implements',
    );
    edit('subgraphs/content/schema.graphql', 'type Query {', 'type Query {\n  "One joke."\n  joke: Joke');
    git('commit', '--quiet', '-am', 'Joke');
    git('checkout', '--quiet', 'feature');
    const report = await checkSchema(readFromGit(project, 'main'), readWorkingTree(project), NOW);
    expect(report.comparison?.changes).toEqual([]);
  });

  it('says what keeps the subgraphs from composing', async () => {
    const stone = 'type Stone implements Node @key(fields: "id") {';
    edit('subgraphs/search/schema.graphql', stone, `${stone}\n  "A second name."\n  name: Int!`);
    const report = await checkSchema(readFromGit(project, 'HEAD'), readWorkingTree(project), NOW);
    expect(refusalsOf(report)).toContain('the subgraphs do not compose');
    expect(toMarkdown(report)).toMatch(/## Composition errors\n\n- .*Stone\.name/);
    git('checkout', '--quiet', '.');
  });

  it('ends with a code that a pipeline can read: 0 passed, 1 refused, 2 not checked', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(PROJECT, 'tools/schema-check.ts'), '--project', project, ...args], {
        encoding: 'utf8',
      });
    const file = join(project, 'report.md');
    const passed = run('--base', 'HEAD', '--report', file);
    expect([passed.status, passed.stdout.split('.')[0]]).toEqual([0, 'Schema check passed']);
    expect(readFileSync(file, 'utf8')).toContain('# Schema check: passed');
    edit('subgraphs/content/schema.graphql', '  slug: String!', '  slug: String');
    const refused = run('--base', 'HEAD');
    expect([refused.status, refused.stdout.split('\n')[0]]).toEqual([1, '# Schema check: refused']);
    edit('subgraphs/content/schema.graphql', '  slug: String', '  slug String');
    const unreadable = run('--base', 'HEAD');
    expect([unreadable.status, unreadable.stderr.trim()]).toEqual([
      2,
      expect.stringMatching(
        /^schema:check: subgraphs\/content\/schema\.graphql, line \d+: Syntax Error: Expected ":", found Name "String"\.$/,
      ),
    ]);
    const lost = run('--base', 'nowhere');
    expect([lost.status, lost.stderr.trim()]).toEqual([
      2,
      'schema:check: git knows no commit "nowhere". Name another with --base, or fetch it first: git fetch origin nowhere',
    ]);
    expect(run('--bases', 'main').status).toBe(2);
    expect(run('--help').stdout).toContain('--base REF');
  });

  it('refuses a commit that holds no subgraph', () => {
    git('checkout', '--quiet', '.');
    git('checkout', '--quiet', '--orphan', 'empty');
    git('rm', '--quiet', '-rf', '.');
    git('commit', '--quiet', '--allow-empty', '-m', 'Nothing');
    expect(() => readFromGit(project, 'empty')).toThrow(SchemaSourceError);
  });
});
