/** `npm run schema:compose`: composes the eight subgraphs of the working tree. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { composeSupergraph, readSupergraphSdl, SUPERGRAPH_FILE } from '../schema/compose.ts';

const HELP = `Composes the eight subgraphs and prints the supergraph SDL, which routers load.

Usage: npm run --silent schema:compose -- [--api | --write | --check]

  --api       print the API schema instead: what clients see, for editors and code generators
  --write     write schema/supergraph.graphql instead of printing
  --check     print nothing; fail where schema/supergraph.graphql is stale
  -h, --help  this text

Hints of the composition go to the error output. Exit code: 0 done, 1 stale or incomposable, 2 unknown option.`;

function main(): number {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { api: flag, write: flag, check: flag, help: { ...flag, short: 'h' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { supergraphSdl, apiSchema, hints } = composeSupergraph();
  for (const { code, message } of hints) console.error(`hint ${code}: ${message}`);
  const isStale = readSupergraphSdl() !== supergraphSdl;
  if (values.api) console.log(printSchema(lexicographicSortSchema(apiSchema)));
  else if (values.check) {
    if (isStale) console.error('schema/supergraph.graphql is stale: run `npm run generate`.');
    return isStale ? 1 : 0;
  } else if (values.write) {
    if (isStale) writeFileSync(SUPERGRAPH_FILE, supergraphSdl);
    console.log(isStale ? 'Written: schema/supergraph.graphql' : 'schema/supergraph.graphql is up to date.');
  } else process.stdout.write(supergraphSdl);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  console.error('schema:compose:', error instanceof AggregateError || isUsage ? error.message : error);
  process.exitCode = isUsage ? 2 : 1;
}
