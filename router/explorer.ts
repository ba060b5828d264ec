import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const EXAMPLES = new URL('./examples/', import.meta.url);

/** An operation that the explorer opens with, one tab each. */
export interface ExampleOperation {
  readonly name: string;
  readonly query: string;
}

/** The example operations in the order of their file names; tests run every one of them. */
export function loadExamples(): readonly ExampleOperation[] {
  const files = readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.graphql'))
    .sort();
  return files.map((file) => ({
    name: file.replace(/^\d+-|\.graphql$/g, ''),
    query: readFileSync(new URL(file, EXAMPLES), 'utf8').trim(),
  }));
}

/** The policy of the explorer's page alone: its scripts and styles are inline, and it speaks to this origin only. */
export const EXPLORER_CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob: data:; base-uri 'none'; form-action 'none'";

/**
 * The self-hosted explorer as one gzipped page that asks nothing of any other origin. Nine megabytes of HTML are made once,
 * when first asked for, and only the 2.4 compressed ones are kept.
 */
export function createExplorer(): () => Promise<Buffer> {
  let page: Promise<Buffer> | undefined;
  return () => {
    page ??= render();
    return page;
  };
}

async function render(): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const examples = loadExamples();
  const html = renderGraphiQL({
    endpoint: '/graphql',
    title: 'Stomaton explorer',
    subscriptionsProtocol: 'WS',
    defaultQuery: examples[0]?.query ?? '{ __typename }',
    defaultTabs: examples.map(({ query }) => ({ query })),
  });
  return promisify(gzip)(html);
}
