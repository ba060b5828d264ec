/** A draft, by every way that could show it: to those who may see it, and as if it were not there to everyone else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { contextFromHeaders } from '../../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import type { GraphClient } from '../graph-client.ts';
import { accepted, createStone, data, eventually } from '../scenarios/case.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { askByHash } from './access-walk.ts';
import { everyPlaceOfText } from './hostile-requests.ts';
import { ASKERS, type Asker, type People, registerPeople } from './people.ts';

/** A word that stands in the draft and nowhere else. */
const WORD = 'zwergspinat';
const PATH = `guides/${WORD}`;
/** A stone that the draft names and nothing else does. */
const LINKED = 'Zwergstein Levante';
const SEERS: readonly Asker[] = ['ADMIN', 'EDITOR', 'SUPPLIER'];
const OUTSIDERS = ASKERS.filter((asker) => !SEERS.includes(asker));

let graph: InProcessSupergraph;
let people: People;
let draft: { readonly id: string };
/** A draft in another language of the published profile of the stone. */
let profile: { readonly id: string };
let stone: { readonly id: string; readonly slug: string };

beforeAll(async () => {
  graph = await openInProcessSupergraph();
  people = await registerPeople(graph);
  stone = (await data(graph.visitor.ask('{ stone(slug: "rosso-levanto") { id slug } }'))).stone;
  await createStone(graph, { name: LINKED });
  const source = `# On ${WORD}\n\nThe ${WORD} finish of Rosso Levanto is made by hand, and ${LINKED} takes it as well.\n`;
  draft = await writeDraft({ path: PATH, title: `The ${WORD} finish`, type: 'APPLICATION_GUIDE', source });
  const ofStone = { path: `stones/${stone.slug}`, title: 'Sein Profil', type: 'STONE_PROFILE', source: 'Ein Entwurf.' };
  profile = await writeDraft({ ...ofStone, locale: 'de' });
  // Those who may see it find it, so the index has it; only then does not finding it say something.
  await eventually(
    async () =>
      (await data(people.clients.ADMIN.ask(`{ search(query: "${WORD}", mode: TEXT) { totalCount } }`))).search.totalCount,
    (count: number) => count > 0,
  );
}, 120_000);
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

async function writeDraft(input: object): Promise<{ readonly id: string }> {
  const { article } = await accepted(
    people.clients.SUPPLIER.ask(
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id status } userErrors { message } } }',
      { input: { ...input, stoneId: stone.id } },
    ),
  );
  expect(article.status).toBe('DRAFT');
  return article;
}

/** What the stone says of its own draft when it changes. */
async function toldOfChange({ url, accessToken }: GraphClient): Promise<unknown> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: accessToken === null ? {} : { authorization: `Bearer ${accessToken}` },
    retryAttempts: 0,
  });
  const query = `subscription { stoneChanged(ids: ["${stone.id}"]) { id article(locale: "de") { id } } }`;
  let told: unknown;
  const listening = client
    .iterate({ query })
    .next()
    .then(({ value }) => {
      told = value;
    });
  // It may not listen yet when it is first told.
  for (let count = 0; told === undefined; count += 1) {
    const input = { id: stone.id, family: `Its family ${accessToken?.slice(-5)} ${count}` };
    await accepted(
      graph.admin.ask('mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { userErrors { message } } }', {
        input,
      }),
    );
    await Promise.race([listening, sleep(200)]);
  }
  await client.dispose();
  expect(JSON.stringify(told)).toContain(stone.id);
  return told;
}

/** Each way, and whether what it answers shows the draft. */
const WAYS: readonly (readonly [way: string, shows: (client: GraphClient) => Promise<boolean>])[] = [
  ['article by id', async (client) => (await data(client.ask(`{ article(id: "${draft.id}") { title } }`))).article !== null],
  ['article by path', async (client) => (await data(client.ask(`{ article(path: "${PATH}") { title } }`))).article !== null],
  ['node', async (client) => (await data(client.ask(`{ node(id: "${draft.id}") { __typename } }`))).node !== null],
  [
    'the list of articles',
    async (client) =>
      holds(await data(client.ask('{ articles(type: APPLICATION_GUIDE, first: 100) { edges { node { id } } } }'))),
  ],
  [
    'the count of articles by status',
    async (client) => (await data(client.ask('{ articles(status: DRAFT) { totalCount } }'))).articles.totalCount > 0,
  ],
  [
    'a search hit',
    async (client) =>
      holds(await data(client.ask(`{ search(query: "${WORD}") { edges { snippet node { ... on Article { id } } } } }`))),
  ],
  [
    'a search count',
    async (client) => (await data(client.ask(`{ search(query: "${WORD}", mode: TEXT) { totalCount } }`))).search.totalCount > 0,
  ],
  [
    'a search facet',
    async (client) =>
      JSON.stringify(
        (await data(client.ask(`{ search(query: "${WORD}", mode: TEXT) { facets { facet buckets { value count } } } }`))).search
          .facets,
      ).includes('application-guide'),
  ],
  [
    'the article of its stone',
    async (client) => shown(await data(client.ask('{ stone(slug: "rosso-levanto") { article(locale: "de") { id } } }'))),
  ],
  [
    'the translations of what is published',
    async (client) => shown(await data(client.ask('{ article(path: "stones/rosso-levanto") { translations { id } } }'))),
  ],
  ['a subscription to its stone', async (client) => shown(await toldOfChange(client))],
  ['a passage', async (client) => mentions(await data(client.ask(`{ retrieve(query: "${WORD} finish") { text } }`)))],
  [
    'a passage of the stone',
    async (client) =>
      mentions(await data(client.ask(`{ stone(slug: "rosso-levanto") { passages(query: "${WORD}") { text } } }`))),
  ],
  [
    'the persisted operation that an admin asked',
    async (client) => {
      const query = `query Persisted { article(id: "${draft.id}") { title } }`;
      await data(askByHash(people.clients.ADMIN, query, true));
      return (await data(askByHash(client, query, false))).article !== null;
    },
  ],
  [
    'the cache that an admin filled',
    async (client) => {
      const query = `{ search(query: "${WORD} finish") { edges { node { ... on Article { title } } } } }`;
      await data(people.clients.ADMIN.ask(query));
      return mentions(await data(client.ask(query)));
    },
  ],
];

/** Ways that show what is published only, to whoever asks. */
const PUBLISHED_WAYS: readonly (readonly [way: string, shows: (client: GraphClient) => Promise<boolean>])[] = [
  [
    'a suggestion',
    async (client) => mentions(await data(client.ask(`{ suggest(prefix: "The ${WORD.slice(0, 6)}") { text } }`))),
  ],
  [
    'did you mean',
    async (client) =>
      mentions(await data(client.ask(`{ search(query: "${WORD.replace('spinat', 'spinatt')}", mode: TEXT) { didYouMean } }`))),
  ],
  ['a link from its stone', (client) => isLinked(client)],
  ['a link to what it names', (client) => isLinked(client, 'INCOMING')],
  [
    'an answer',
    async (client) =>
      mentions(
        await data(client.ask(`{ ask(question: "Which stones take the ${WORD} finish?") { text citations { quote } } }`)),
      ),
  ],
];

/** Whether the stone of the draft and the one that it names are linked by that mention: what they share links them anyway. */
async function isLinked(client: GraphClient, direction = 'OUTGOING'): Promise<boolean> {
  const name = direction === 'OUTGOING' ? 'Rosso Levanto' : LINKED;
  const query = `{ stone(name: "${name}") { links(first: 100, direction: ${direction}) { edges { anchors } } } }`;
  const { edges } = (await data(client.ask(query))).stone.links;
  return edges.some(({ anchors }: { anchors: readonly string[] }) => anchors.includes(LINKED));
}

const holds = (value: unknown) => JSON.stringify(value).includes(draft.id);
const shown = (value: unknown) => JSON.stringify(value).includes(profile.id);
const mentions = (value: unknown) => JSON.stringify(value).includes(WORD);

describe.each(WAYS)('a draft by %s', (_way, shows) => {
  it('is there for its author and those who may see drafts', async () => {
    for (const asker of SEERS) expect([asker, await shows(people.clients[asker])]).toEqual([asker, true]);
  });

  it('is not there for anyone else', async () => {
    for (const asker of OUTSIDERS) expect([asker, await shows(people.clients[asker])]).toEqual([asker, false]);
  });
});

describe.each(PUBLISHED_WAYS)('a draft by %s', (_way, shows) => {
  it('is there for nobody', async () => {
    for (const asker of ASKERS) expect([asker, await shows(people.clients[asker])]).toEqual([asker, false]);
  });
});

describe('a draft', () => {
  it('answers outsiders like an id that nothing has, field by field', async () => {
    const ask = async (id: string, asker: Asker) => {
      const { data: answer, errors } = await people.clients[asker].ask(
        `{ article(id: "${id}") { title gaps { id } } node(id: "${id}") { __typename id } }`,
      );
      return { answer, codes: errors?.map(({ extensions }) => extensions.code) };
    };
    for (const asker of OUTSIDERS)
      expect(await ask(draft.id, asker)).toEqual(await ask('article_00000000000000000000000000', asker));
  });

  it('answers outsiders like one that nothing has in every place of the API that takes an id or a path', async () => {
    // What differs between two equal requests, and the id itself.
    const plain = (answer: unknown, names: readonly string[]) =>
      names
        .reduce((text, name) => text.replaceAll(name, 'NAME'), JSON.stringify(answer))
        .replace(/"(requestId|cursor)":"[^"]*"/g, '');
    let places = 0;
    for (const [hidden, absent] of [
      [draft.id, 'article_00000000000000000000000000'],
      [PATH, 'guides/nothingness'],
    ] as const) {
      const ofHidden = everyPlaceOfText(hidden);
      const ofAbsent = everyPlaceOfText(absent);
      const more = [
        'query { article(id: "ID") { title source } }',
        'query { article(path: "ID", locale: "en") { title source author { fullName } } }',
        'query { findMentions(text: "Rosso Levanto", about: "ID") { start } }',
        'mutation { updateArticle(input: { id: "ID", title: "Taken over" }) { article { id } userErrors { code message path } } }',
        'mutation { setArticleStatus(input: { id: "ID", status: PUBLISHED }) { article { id } userErrors { code message path } } }',
        'mutation { translateArticle(input: { id: "ID", locales: ["de"] }) { articles { id } userErrors { code message path } } }',
        'mutation { recordSearchClick(input: { query: "finish", nodeId: "ID", position: 1 }) { ok userErrors { code message path } } }',
      ];
      const pairs = [
        ...ofHidden.map(({ place, query }, index) => [place, query, ofAbsent[index]?.query ?? ''] as const),
        ...more.map((query) => [query, query.replace('ID', hidden), query.replace('ID', absent)] as const),
      ];
      places = pairs.length;
      for (const asker of ['EXPERT', 'NOBODY'] as const) {
        for (const [place, first, second] of pairs) {
          const answers = [await people.clients[asker].ask(first), await people.clients[asker].ask(second)];
          const [ofFirst, ofSecond] = answers.map((answer) => plain(answer, [hidden, absent]));
          expect([asker, place, ofFirst]).toEqual([asker, place, ofSecond]);
        }
      }
    }
    console.log(`drafts: hidden answered like absent in ${places} places, by id and by path`);
  }, 60_000);

  it('answers outsiders like one that nothing has by its key in every subgraph', async () => {
    const query = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { __typename ... on Article { id } } }';
    for (const subgraph of graph.services.subgraphs.values()) {
      if (subgraph.schema.getType('_Entity') === undefined || subgraph.schema.getType('Article') === undefined) continue;
      const context = await contextFromHeaders({ 'x-request-id': 'equal' }, graph.services.source);
      const [hidden, absent] = await Promise.all(
        [draft.id, 'article_00000000000000000000000000'].map((id) =>
          executeInSubgraph(subgraph, { query, variables: { refs: [{ __typename: 'Article', id }] } }, context),
        ),
      );
      expect([subgraph.name, JSON.stringify(hidden)]).toEqual([subgraph.name, JSON.stringify(absent)]);
    }
  });

  it('is null by its key in every subgraph', async () => {
    const refs = [{ __typename: 'Article', id: draft.id }];
    const query = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { __typename } }';
    for (const subgraph of graph.services.subgraphs.values()) {
      if (subgraph.schema.getType('_Entity') === undefined || subgraph.schema.getType('Article') === undefined) continue;
      for (const asker of OUTSIDERS) {
        const { accessToken } = people.clients[asker];
        const headers = accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };
        const context = await contextFromHeaders(headers, graph.services.source);
        const { data: answer } = await executeInSubgraph(subgraph, { query, variables: { refs } }, context);
        expect([subgraph.name, asker, answer]).toEqual([subgraph.name, asker, { _entities: [null] }]);
      }
    }
  });

  it('adds nothing to what outsiders count: links, stores and statistics of what is published', async () => {
    const query =
      '{ contentStats { articles publishedArticles links } ragStats { documents chunks lastIndexedAt } stone(slug: "rosso-levanto") { links { totalCount } searchPresence { impressions } } }';
    const before = await data(graph.visitor.ask(query));
    const { article } = await accepted(
      people.clients.EDITOR.ask(
        'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id } userErrors { message } } }',
        {
          input: {
            path: `${PATH}-2`,
            title: 'Another',
            type: 'FAQ',
            source: 'Rosso Levanto beside Portoro.',
            stoneId: stone.id,
          },
        },
      ),
    );
    await eventually(
      async () =>
        (await data(people.clients.EDITOR.ask(`{ article(id: "${article.id}") { indexStatus { state } } }`))).article
          .indexStatus.state,
      (state: string) => state === 'INDEXED',
    );
    expect(await data(graph.visitor.ask(query))).toEqual(before);
  });

  it('is nobody else’s to change: not another supplier’s, an expert’s or a user’s', async () => {
    for (const asker of OUTSIDERS) {
      const { data: answer, errors } = await people.clients[asker].ask(
        'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { article { id } userErrors { code } } }',
        { input: { id: draft.id, title: 'Taken over' } },
      );
      const code = errors?.[0]?.extensions.code ?? answer.updateArticle.userErrors[0].code;
      expect([asker, code]).toEqual([asker, asker === 'NOBODY' ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
    }
    expect((await data(people.clients.ADMIN.ask(`{ article(id: "${draft.id}") { title } }`))).article.title).toBe(
      `The ${WORD} finish`,
    );
  });

  it('stays its author’s: neither the author nor an editor can hand it on, and whoever edits it does not take it over', async () => {
    const update = (asker: Asker, more: object) =>
      people.clients[asker].ask(
        'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { article { id } userErrors { code } } }',
        { input: { id: draft.id, ...more } },
      );
    for (const asker of ['SUPPLIER', 'EDITOR'] as const) {
      const answer = await update(asker, { authorId: people.ids.USER });
      expect([asker, answer.data ?? null, answer.errors?.[0]?.extensions.code]).toEqual([asker, null, 'BAD_USER_INPUT']);
    }
    await accepted(update('EDITOR', { summary: 'Edited.' }));
    const { article } = await data(people.clients.SUPPLIER.ask(`{ article(id: "${draft.id}") { summary author { id } } }`));
    expect(article).toEqual({ summary: 'Edited.', author: { id: people.ids.SUPPLIER } });
    await accepted(update('SUPPLIER', { summary: 'Edited back.' }));
  });

  it('that is published is there for all at once, and gone again when it is taken back', async () => {
    const status =
      'mutation ($input: SetArticleStatusInput!) { setArticleStatus(input: $input) { article { id } userErrors { message } } }';
    const seen = async () => (await data(graph.visitor.ask(`{ article(id: "${draft.id}") { title } }`))).article !== null;
    const found = async () =>
      (await data(graph.visitor.ask(`{ search(query: "${WORD}", mode: TEXT) { totalCount } }`))).search.totalCount > 0;
    for (const next of ['UNDER_REVIEW', 'PUBLISHED'])
      await accepted(graph.admin.ask(status, { input: { id: draft.id, status: next } }));
    expect(await seen()).toBe(true);
    await eventually(found, (is) => is);
    await eventually(
      () => isLinked(graph.visitor),
      (is) => is,
    );
    // It is no draft any more, so its author may read it and no longer change it.
    const changed = await people.clients.SUPPLIER.ask(
      'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { article { id } userErrors { code } } }',
      { input: { id: draft.id, title: 'Changed after review' } },
    );
    expect([changed.data.updateArticle, changed.errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    await accepted(graph.admin.ask(status, { input: { id: draft.id, status: 'DRAFT' } }));
    expect(await seen()).toBe(false);
    await eventually(found, (is) => !is);
    await eventually(
      () => isLinked(graph.visitor),
      (is) => !is,
    );
  });
});
