/** What a GraphQL server answers. */
export interface GraphAnswer {
  // Tests read deep into answers whose shape their own query fixes.
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape by its assertions
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Asks a graph by HTTP, as any client does. */
export interface GraphClient {
  readonly url: string;
  /** Null: nobody is signed in. */
  readonly accessToken: string | null;
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<GraphAnswer>;
  /** The same graph for a person with this access token. */
  as(accessToken: string): GraphClient;
}

export function createGraphClient(url: string, accessToken?: string): GraphClient {
  return {
    url,
    accessToken: accessToken ?? null,
    as: (token) => createGraphClient(url, token),
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as GraphAnswer;
    },
  };
}

/** Signs in and returns a client for that person. @throws when the sign-in is refused */
export async function signIn(graph: GraphClient, email: string, password: string): Promise<GraphClient> {
  const { data, errors } = await graph.ask(
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken userErrors { message } } }',
    { input: { email, password } },
  );
  const token: unknown = data?.login?.accessToken;
  if (typeof token !== 'string') throw new Error(`Sign-in refused: ${JSON.stringify({ data, errors })}`);
  return graph.as(token);
}
