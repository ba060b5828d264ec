import { describe, expect, it } from 'vitest';
import type { SearchLogPort } from '../../platform/ports/retrieval.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { refusalOf } from './refusal.ts';

/** Search without a catalogue, so that everything fails, as each caller may ask of it. */
export interface SearchLogUnderTest extends AsyncDisposable {
  searchLogFor(caller: CallerName): SearchLogPort;
  /** Searches as a visitor does. */
  search(query: string, askerKey: string): Promise<void>;
  /** The present instant, ISO 8601, UTC; each call is a second later. */
  tick(): string;
}

/** The suite of {@link SearchLogPort}, in process and over the wire. */
export function describeSearchLog(name: string, open: () => Promise<SearchLogUnderTest>): void {
  describe(`search log: ${name}`, () => {
    it('tells at once what was searched in vain, the most asked first, different askers counted', async () => {
      await using opened = await open();
      const { searchLogFor, search, tick } = opened;
      const log = searchLogFor('flywheel');
      const begin = tick();
      expect(await log.failedSearches(begin)).toEqual([]);
      const first = tick();
      await search('purple limestone', 'one');
      tick();
      await search('Yellow Granite', 'one');
      tick();
      await search('yellow granite', 'one');
      const last = tick();
      await search('yellow granite', 'two');
      const failed = await log.failedSearches(begin);
      expect(failed.map(({ query, askers }) => [query.toLowerCase(), askers])).toEqual([
        ['yellow granite', 2],
        ['purple limestone', 1],
      ]);
      expect(failed[1]).toEqual({ query: 'purple limestone', askers: 1, firstAt: first, lastAt: first });
      expect(failed[0]).toMatchObject({ lastAt: last });
    });

    it('leaves out what is older than the time asked', async () => {
      await using opened = await open();
      await opened.search('purple limestone', 'one');
      opened.tick();
      expect(await opened.searchLogFor('flywheel').failedSearches(opened.tick())).toEqual([]);
    });

    it('gives each caller no more than its rights', async () => {
      await using opened = await open();
      for (const caller of ['content', 'rag', 'cache'] as const) {
        expect(await refusalOf(opened.searchLogFor(caller).failedSearches(opened.tick()))).toMatchObject({ code: 'FORBIDDEN' });
      }
    });
  });
}
