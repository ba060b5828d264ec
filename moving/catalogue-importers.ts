import type { Person } from '../platform/identity/viewer.ts';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { Clock } from '../platform/time/clock.ts';
import { COMPOSER_ID, type UserData } from '../subgraphs/auth/domain/user.ts';
import { openCacheSubgraph } from '../subgraphs/cache/subgraph.ts';
import { openCatalogueImport } from '../subgraphs/content/catalogue-import.ts';
import { createDocumentsPort } from '../subgraphs/database/domain/documents-port.ts';
import type { StorePlace } from './places.ts';

/** What became of some lines; `line` counts in the text that was sent. */
export interface ImportOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
}

/** Where stones are imported to. */
export interface CatalogueImporter extends AsyncDisposable {
  readonly label: string;
  run(jsonl: string, dryRun: boolean): Promise<ImportOutcome>;
}

/**
 * Imports into the store itself, which no running platform may hold unless its engine is a server.
 * @param by e-mail address of whose work it is; null: the platform's own account
 * @throws {StartupError} when there is no store or no such person
 */
export async function openStoreImporter(
  place: StorePlace,
  { by, clock }: { readonly by: string | null; readonly clock: Clock },
): Promise<CatalogueImporter> {
  if (!(await place.isTaken())) {
    throw new StartupError(`There is no store in ${place.label}.`, 'Start the platform once to make one, or restore a backup.');
  }
  await using opened = new AsyncDisposableStack();
  const store = opened.use(
    await place.openStore(clock, 'import').catch((error: unknown) => {
      if (!(error instanceof StartupError) || !error.message.includes('in use')) throw error;
      throw new StartupError(
        error.message,
        'Wait until it has ended; where it is the platform, stop it, or import through it by --url.',
        error,
      );
    }),
  );
  const documents = createDocumentsPort(store, 'content');
  const { subgraph, cacheFor } = await openCacheSubgraph({ documents, clock, log: SILENT_LOGGER });
  opened.use(subgraph);
  const [user] =
    by === null
      ? []
      : await createDocumentsPort(store, 'auth').find<UserData>('users', { where: { 'data.email': by.trim().toLowerCase() } });
  if (by !== null && user === undefined) {
    throw new StartupError(`--by: nobody here has the address ${by}.`, 'Name the address that the person signs in with.');
  }
  const viewer: Person = {
    kind: 'person',
    userId: user?.id ?? COMPOSER_ID,
    sessionId: '',
    role: 'EDITOR',
    tier: 'BASIC',
    scopes: new Set(['content:write']),
  };
  const importLines = await openCatalogueImport({ documents, cache: cacheFor('content'), clock });
  const owned = opened.move();
  return {
    label: place.label,
    run: (jsonl, dryRun) => importLines({ jsonl, dryRun }, viewer),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const SIGN_IN = `mutation ImportSignIn($input: ApiKeyInput!) {
  signInWithApiKey(input: $input) { accessToken userErrors { message } }
}`;
const IMPORT = `mutation ImportStones($input: ImportStonesInput!) {
  importStones(input: $input) { created updated unchanged rejected { line reason } userErrors { message } }
}`;

interface GraphAnswer {
  readonly data?: Readonly<Record<string, { readonly userErrors?: readonly { readonly message: string }[] } | null>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * Imports through a running graph, as whoever the API key belongs to.
 * @param url of the graph, such as `http://127.0.0.1:4000/graphql`
 */
export function createGraphImporter(url: string, apiKey: string, signal: AbortSignal): CatalogueImporter {
  let token: string | null = null;

  async function ask(query: string, input: object, authorization: string | null): Promise<GraphAnswer> {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(authorization === null ? {} : { authorization: `Bearer ${authorization}` }),
        },
        body: JSON.stringify({ query, variables: { input } }),
        signal,
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new StartupError(`${url} does not answer.`, 'Start the platform, or correct --url.', cause);
    }
    const answer = (await response.json().catch(() => null)) as GraphAnswer | null;
    if (answer === null) throw new StartupError(`${url} is no GraphQL endpoint.`, 'Correct --url: it ends in /graphql.');
    return answer;
  }

  async function signIn(): Promise<string> {
    const answer = await ask(SIGN_IN, { key: apiKey }, null);
    const payload = resultOf<{ readonly accessToken: string | null }>(answer, 'signInWithApiKey');
    if (payload.accessToken === null) throw new StartupError('The API key serves no more.', 'Make another with createApiKey.');
    return payload.accessToken;
  }

  return {
    label: url,
    async run(jsonl, dryRun) {
      token ??= await signIn();
      let answer = await ask(IMPORT, { jsonl, dryRun }, token);
      // Access tokens hold for minutes, an import may take longer.
      if (answer.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) {
        token = await signIn();
        answer = await ask(IMPORT, { jsonl, dryRun }, token);
      }
      return resultOf<ImportOutcome>(answer, 'importStones');
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** @throws {StartupError} with what the graph says, when it refused */
function resultOf<Payload>({ data, errors }: GraphAnswer, field: string): Payload {
  const payload = data?.[field];
  const fault = payload?.userErrors?.[0] ?? errors?.[0];
  if (payload === undefined || payload === null || fault !== undefined) {
    const code = errors?.[0]?.extensions?.code ?? 'no answer';
    throw new StartupError(
      `The graph refused ${field}: ${fault?.message ?? 'it gave no answer'} (${code})`,
      'Give the key of someone with content:write in STOMATON_API_KEY.',
    );
  }
  // The operation asks for just these fields.
  return payload as Payload;
}
