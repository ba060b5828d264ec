import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** UTF-16 code units of the addresses and user agents that are remembered; a client may send long ones. */
const REMEMBERED_LENGTH = 1_000_000;

/**
 * Gives a client a name that tells subgraphs whether two requests came from the same one, and nobody from where.
 * @param secret keys the name, so that addresses cannot be guessed back from it
 */
export function createAskerPseudonyms(secret: string): (address: string, userAgent: string) => string {
  const remembered = new LRUCache<string, string>({
    maxSize: REMEMBERED_LENGTH,
    sizeCalculation: (pseudonym, client) => pseudonym.length + client.length,
  });
  return (address, userAgent) => {
    const client = `${address}\n${userAgent}`;
    let pseudonym = remembered.get(client);
    if (pseudonym === undefined) {
      pseudonym = createHmac('sha256', secret).update(client).digest('base64url').slice(0, 22);
      remembered.set(client, pseudonym);
    }
    return pseudonym;
  };
}
