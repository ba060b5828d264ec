import { toInternalViewer } from '../identity/internal-viewer.ts';
import type { CataloguePort, IdentityRecord } from '../ports/catalogue.ts';
import {
  ApplyFactsDocument,
  FindMentionsDocument,
  LinksFromDocument,
  ResolveIdentitiesDocument,
} from './catalogue.generated.ts';
import type { ServiceClient } from './service-client.ts';

/** The catalogue of another process. */
export function createRemoteCatalogue(client: ServiceClient): CataloguePort {
  return {
    async resolveIdentities(names) {
      return (await client.call(ResolveIdentitiesDocument, { names }))._resolveIdentities as readonly IdentityRecord[];
    },
    linksFrom: async (stoneIds, first) => (await client.call(LinksFromDocument, { stoneIds, first }))._linksFrom,
    findMentions: async (text) => (await client.call(FindMentionsDocument, { text }))._findMentions,
    // Its idempotency key makes it harmless to send again.
    applyFacts: async ({ viewer, ...request }) =>
      (
        await client.call(
          ApplyFactsDocument,
          { request: { ...request, viewer: toInternalViewer(viewer) } },
          { isRepeatable: true },
        )
      )._applyFacts,
  };
}
