import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadSubgraphSdl } from '../platform/graphql/build-schema.ts';
import { deriveGatewaySdl } from '../router/gateway-sdl.ts';
import { reasonForHint } from './accepted.ts';
import { findUndescribed } from './check-descriptions.ts';
import { composeSupergraph, readSupergraphSdl } from './compose.ts';
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
