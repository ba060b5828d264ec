import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadSubgraphSdl } from '../platform/graphql/build-schema.ts';
import { deriveGatewaySdl } from '../router/gateway-sdl.ts';
import { findUndescribed } from './check-descriptions.ts';
import { composeSupergraph, readSupergraphSdl } from './compose.ts';
import { ENTITY_HOMES } from './entity-homes.ts';
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
    // A field that the contract does not have may want what it likes: nobody calls it yet.
    const isPromised = (fact: string) => {
      const [, kept = '', type = '', field = ''] = /^(\w+) (\w+) \{ (\w+)/.exec(fact) ?? [];
      const known = contract.getType(type);
      return kept === 'type' && isObjectType(known) ? field in known.getFields() : known !== undefined;
    };
    const added = [...schemaFacts(composition.apiSchema)].filter((fact) => {
      return (
        isPromised(fact) &&
        !promised.has(fact) &&
        (fact.includes('(') || fact.startsWith('input ')) &&
        fact.includes('!') &&
        !fact.includes(' = ')
      );
    });
    expect(added).toEqual([]);
  });

  it('composes without a hint', () => {
    expect(composition.hints).toEqual([]);
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
    const homes = new Set(Object.entries(ENTITY_HOMES).flatMap(([type, home]) => (home === name ? [type] : [])));
    expect(findUndescribed(loadSubgraphSdl(schemaUrl), homes)).toEqual([]);
  });
});
