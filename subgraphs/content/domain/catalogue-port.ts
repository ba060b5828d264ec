import type { CataloguePort } from '../../../platform/ports/catalogue.ts';
import type { Content } from './content.ts';
import { findMentions } from './linking/find-mentions.ts';
import { applyFacts } from './write/apply-facts.ts';

/** The catalogue as services in the same process reach it; names and texts are their callers' to bound. */
export function createCataloguePort(content: Content): CataloguePort {
  const { names, graph } = content;
  return {
    async resolveIdentities(queries) {
      return queries.map((query) => names.resolve(query));
    },
    linksFrom: async (stoneIds, first) => stoneIds.map((id) => graph.links.from(id).slice(0, first)),
    findMentions: async (text) => findMentions(names.automaton, text),
    applyFacts: (request) => applyFacts(content.editing, request),
  };
}
