import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ANONYMOUS, type Viewer } from '../../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { readSupergraphSdl } from '../../schema/compose.ts';
import { createGateway } from '../gateway.ts';

const READER: Viewer = {
  kind: 'person',
  userId: 'user_1',
  sessionId: 's',
  role: 'EDITOR',
  tier: 'BASIC',
  scopes: new Set(['monitoring:read']),
};

const asked: string[] = [];
const server = new ApolloServer({
  gateway: createGateway({
    supergraphSdl: readSupergraphSdl(),
    dataSourceOf: (name) => ({
      async process({ request }) {
        asked.push(`${name} ${request.query}`);
        return { data: { priceCatalog: [], taxonomy: [] } };
      },
    }),
    log: SILENT_LOGGER,
  }),
});
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  asked.length = 0;
});

async function ask(query: string, viewer: Viewer): Promise<unknown> {
  const { body } = await server.executeOperation({ query }, { contextValue: { viewer } });
  return body.kind === 'single' ? body.singleResult : null;
}

it('asks no subgraph for what the viewer may not have, and others for the rest', async () => {
  const query = '{ priceCatalog { usd } taxonomy { facet } }';
  expect(await ask(query, ANONYMOUS)).toMatchObject({
    data: { priceCatalog: null, taxonomy: [] },
    errors: [{ path: ['priceCatalog'], extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^content .*taxonomy/);
});

it('tells viewers apart who send the same operation', async () => {
  const query = '{ priceCatalog { usd } }';
  expect(await ask(query, ANONYMOUS)).toMatchObject({ data: { priceCatalog: null } });
  expect(await ask(query, READER)).toEqual({ data: { priceCatalog: [] } });
  expect(asked).toHaveLength(1);
  expect(await ask(query, ANONYMOUS)).toMatchObject({ data: { priceCatalog: null } });
});
