import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { concatAST, parse, print, printSchema } from 'graphql';
import { IMPORT_ENVIRONMENT } from '../moving/import.ts';
import type { EnvVariable } from '../platform/config/parse-env.ts';
import { ERROR_CODES } from '../platform/errors/codes.ts';
import { loadExamples } from '../router/explorer.ts';
import { composeSupergraph } from '../schema/compose.ts';
import { ENVIRONMENT, NINE_PROCESSES_ENVIRONMENT } from '../topologies/config.ts';

const CLIENT = 'clients/typescript/generated/';

export const PROJECT = join(import.meta.dirname, '..');

/** Every committed file that is made from another one: path from the project's root, and what it should hold. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const { config } = await loadCodegenConfig({ configFilePath: join(PROJECT, 'codegen.yml') });
  const { supergraphSdl, apiSchema } = composeSupergraph();
  const client = config.generates[CLIENT];
  if (client === undefined || Array.isArray(client)) throw new Error(`codegen.yml has no entry "${CLIENT}".`);
  const generates = { ...config.generates, [CLIENT]: { ...client, schema: printSchema(apiSchema) } };
  const outputs: { filename: string; content: string }[] = await generate(
    { ...config, generates, cwd: PROJECT, silent: true },
    false,
  );
  // The preset's map from query text to type is for documents that stand in code; ours are files.
  for (const { filename, content } of outputs) if (filename !== `${CLIENT}gql.ts`) files.set(filename, content);
  files.set('schema/supergraph.graphql', supergraphSdl);
  files.set(`${CLIENT}error-codes.ts`, clientErrorCodes());
  files.set('schema/operations/explorer.graphql', registryOf('the explorer opens with', loadExamples()));
  files.set('schema/operations/typescript-client.graphql', registryOf('the typed client sends', clientOperations()));
  files.set('docs/errors.md', errorTable());
  files.set('docs/environment.md', environmentTable());
  return files;
}

/** The paths whose committed content is not what the sources give now. */
export async function staleFiles(): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [path, content] of await generatedFiles()) {
    let committed: string | null = null;
    try {
      committed = readFileSync(join(PROJECT, path), 'utf8');
    } catch {
      // Missing is stale too.
    }
    if (committed?.trimEnd() !== content.trimEnd()) stale.push(path);
  }
  return stale;
}

function errorTable(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { status, retryable, mendable, meaning, remedy }]) =>
      `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${mendable ? '`userErrors`' : 'top level'} | ${meaning} | ${remedy} |`,
  );
  return `# Errors

Printed from \`platform/errors/codes.ts\` by \`npm run generate\`.

A code stands in \`extensions.code\` of a top-level error, or in \`code\` of a mutation's \`userErrors\` where the caller can mend
\`input\`. HTTP is 200 unless the whole request is refused; then it has the status below. Top-level errors also carry \`retryable\`,
\`remedy\` and \`requestId\`. GraphQL's own refusals keep Apollo's names: \`GRAPHQL_PARSE_FAILED\`, \`GRAPHQL_VALIDATION_FAILED\`,
\`BAD_USER_INPUT\`, and \`PERSISTED_QUERY_NOT_FOUND\` for a hash that the router does not know yet: send the text once with it.

| code | HTTP | retry | in a mutation | meaning | remedy |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** A file of registered operations that stand elsewhere already. */
function registryOf(whose: string, documents: readonly { readonly query: string }[]): string {
  const text = print(concatAST(documents.map(({ query }) => parse(query))));
  return `# The operations that ${whose}. Printed by \`npm run generate\`.\n\n${text}\n`;
}

function clientOperations(): readonly { readonly query: string }[] {
  const folder = join(PROJECT, 'clients/typescript/operations');
  const files = readdirSync(folder).sort();
  return files.map((file) => ({ query: readFileSync(join(folder, file), 'utf8') }));
}

function clientErrorCodes(): string {
  const lines = Object.entries(ERROR_CODES).map(([code, { meaning }]) => `  /** ${meaning} */\n  | '${code}'`);
  return `/** The codes of the server's own errors. Printed from its table by \`npm run generate\`. */
export type ServerErrorCode =
${lines.join('\n')};
`;
}

function environmentTable(): string {
  const toRows = (variables: readonly EnvVariable[]) =>
    variables
      .map(({ name, type, defaultText, description }) => `| \`${name}\` | ${type} | ${defaultText ?? '–'} | ${description} |`)
      .join('\n');
  return `# Environment

Printed from the parsers' own tables by \`npm run generate\`. An empty value counts as unset. A secret may also be given as the path of
a file in \`<NAME>_FILE\`. Faults are all reported at once, before anything is opened.

| variable | type | default | meaning |
|---|---|---|---|
${toRows(ENVIRONMENT)}

## Nine processes

\`npm run start:services\` and \`npm run start:service -- <name>\` take those too, each process what is its own, and these:

| variable | type | default | meaning |
|---|---|---|---|
${toRows(NINE_PROCESSES_ENVIRONMENT)}

## Commands that move data

\`npm run backup\`, \`restore\`, \`export\`, \`import\` and \`migrate\` find the store by \`STOMATON_DATA_DIR\` and \`MONGODB_URI\`, as the platform does, and take this besides:

| variable | type | default | meaning |
|---|---|---|---|
${toRows(IMPORT_ENVIRONMENT)}
`;
}
