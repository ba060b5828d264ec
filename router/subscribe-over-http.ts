import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ERROR_CODES } from '../platform/errors/codes.ts';
import { SERVICE_TOKEN_HEADER } from '../platform/service-token/service-token.ts';
import type { RouterContext } from './router-context.ts';
import type { SubscribeInOwner } from './subscriptions.ts';

/** Where a subscription is asked for, and with which token. */
export interface SubscriptionOwner {
  /** Of its copies, such as `http://127.0.0.1:8001`; any will do. */
  readonly urls: readonly string[];
  readonly serviceToken: () => Promise<string>;
}

/**
 * Subscribes in a subgraph of another process, by the graphql-ws protocol and with the headers that a fetch would carry. Each
 * subscription has a socket of its own, since these headers belong to one client. A lost connection ends the stream with an
 * error; the client goes on from its last cursor.
 */
export async function subscribeOverHttp(
  owner: SubscriptionOwner,
  context: RouterContext,
  request: Parameters<SubscribeInOwner>[1],
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const headers = { ...context.headers, [SERVICE_TOKEN_HEADER]: await owner.serviceToken() };
  class Socket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const url = owner.urls[Math.floor(Math.random() * owner.urls.length)] ?? '';
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: Socket,
    lazy: true,
    retryAttempts: 0,
  });
  return events(
    client.iterate<Record<string, unknown>>({ ...request, variables: { ...request.variables } }),
    context.requestId,
    () => client.dispose(),
  );
}

async function* events(
  stream: AsyncIterableIterator<unknown>,
  requestId: string,
  close: () => void | Promise<void>,
): AsyncGenerator<ExecutionResult> {
  try {
    for await (const event of stream) yield toResult(event as Received);
  } catch (error) {
    // A refusal comes as a list of errors, a lost connection as whatever the socket says.
    if (Array.isArray(error)) {
      yield { errors: toErrors(error as readonly GraphQLFormattedError[]) };
    } else {
      const { meaning, retryable, remedy } = ERROR_CODES.SUBGRAPH_UNAVAILABLE;
      yield {
        errors: [new GraphQLError(meaning, { extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable, remedy, requestId } })],
      };
    }
  } finally {
    await close();
  }
}

/** A result as it came over the wire: its errors are plain objects. */
type Received = Omit<ExecutionResult, 'errors'> & { readonly errors?: readonly GraphQLFormattedError[] };

function toResult({ errors, ...rest }: Received): ExecutionResult {
  return errors === undefined ? rest : { ...rest, errors: toErrors(errors) };
}

function toErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLError[] {
  return errors.map(({ message, path, extensions }) => {
    return new GraphQLError(message, { path: path === undefined ? undefined : [...path], extensions });
  });
}
