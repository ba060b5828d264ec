import { readFileSync } from 'node:fs';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadSubgraphSdl } from '../platform/graphql/build-schema.ts';
import { deriveGatewaySdl } from '../router/gateway-sdl.ts';
import { reasonForHint } from './accepted.ts';
import { findUndescribed } from './check-descriptions.ts';
import { composeSubgraphs, composeSupergraph, readSupergraphSdl } from './compose.ts';
import { homeTypesOf } from './entity-homes.ts';
import { schemaFacts } from './schema-facts.ts';
import { SUBGRAPHS } from './subgraph-urls.ts';

const composition = composeSupergraph();
const contract = buildSchema(readFileSync(new URL('./public-api.graphql', import.meta.url), 'utf8'));

describe('the supergraph', () => {
  it('holds every type, field, argument, default and interface of the public contract', () => {
    const facts = schemaFacts(composition.apiSchema);
    const missing = [...schemaFacts(contract)].filter((fact) => !facts.has(fact));
    expect(missing).toEqual([]);
  });

  it('adds no required argument or input field to what the contract names', () => {
    const promised = schemaFacts(contract);
    const added = [...schemaFacts(composition.apiSchema)].filter((fact) => {
      // `type Query { stone(id: ID!) }` is about the field `stone`, `input X { y: Y! }` about the whole of `X`.
      const [, holder = '', field, rest = ''] = /^\w+ (\w+) \{ (\w+)(.*) \}$/.exec(fact) ?? [];
      const isArgument = rest.startsWith('(');
      if (!isArgument && !fact.startsWith('input ')) return false;
      const isNamed = isArgument
        ? [...promised].some((known) => known.includes(` ${holder} { ${field}: `))
        : contract.getType(holder) !== undefined;
      return isNamed && !promised.has(fact) && fact.includes('!') && !fact.includes(' = ');
    });
    expect(added).toEqual([]);
  });

  it('composes without a hint that nobody has given a reason for', () => {
    expect(composition.hints.filter((hint) => reasonForHint(hint) === null)).toEqual([]);
  });

  it('is committed as it composes now: run `npm run generate` after a change of an SDL', () => {
    expect(readSupergraphSdl() === composition.supergraphSdl).toBe(true);
  });

  it('is given to the gateway without the guards that it cannot load', () => {
    const sdl = deriveGatewaySdl(composition.supergraphSdl);
    expect(composition.supergraphSdl).toContain('@requiresScopes');
    expect(sdl).not.toMatch(/requiresScopes|@authenticated/);
    expect(() => buildSchema(sdl, { assumeValidSDL: true })).not.toThrow();
  });
});

describe.each(SUBGRAPHS)('the SDL of $name', ({ name, schemaUrl }) => {
  it('describes every type, field, argument, input field and enum value in more than its own name', () => {
    expect(findUndescribed(loadSubgraphSdl(schemaUrl), homeTypesOf(name))).toEqual([]);
  });
});

describe('a field that is computed from a guarded one of another subgraph', () => {
  const LINK =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@requiresScopes"])';
  const GUARD = '@requiresScopes(scopes: [["monitoring:read"]])';
  const compose = (guard: string) =>
    composeSubgraphs(
      [
        ['costs', `type Query { stone: Stone } type Stone @key(fields: "id") { id: ID! cost: Int ${GUARD} }`],
        [
          'shares',
          `type Stone @key(fields: "id") { id: ID! cost: Int @external share: Int @requires(fields: "cost") ${guard} }`,
        ],
      ].map(([name = '', sdl = '']) => ({ name, url: `http://${name}`, typeDefs: parse(`${LINK} ${sdl}`) })),
    );

  it('does not compose without that guard, and composes with it', () => {
    expect(() => compose('')).toThrow(/Stone\.share/);
    expect(compose(GUARD).supergraphSdl).toContain('share: Int');
  });

  it('does not compose with a guard that is satisfied by less', () => {
    expect(() => compose('@requiresScopes(scopes: [["monitoring:read"], ["content:draft"]])')).toThrow(/Stone\.share/);
  });
});
