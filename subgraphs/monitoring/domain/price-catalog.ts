import { createHash } from 'node:crypto';
import type { DocumentsPort, StoredDocument } from '../../../platform/ports/documents.ts';
import type { LedgerEntryData, LedgerUsage } from '../../../platform/ports/telemetry.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import {
  type PriceData,
  type PriceRecord,
  type PriceRow,
  priceId,
  pricesAt,
  priceUsage,
  toPriceRecord,
} from './price-table.ts';

/** The stored price table, held in memory. */
export interface PriceCatalog {
  /** Stores the rows of the table that are not there yet; harmless when repeated. */
  seed(): Promise<void>;
  /** @throws {RangeError} for quantities that are none */
  price(usage: LedgerUsage): Promise<LedgerEntryData>;
  /** @param at ISO 8601, UTC */
  catalogAt(at: string): Promise<PriceRecord[]>;
  /** Forgets what is in memory: the stored table has changed. */
  refresh(): void;
}

const MAX_ROWS = 10_000;

/**
 * Makes the catalogue. Whoever asks first causes seeding, so a service that starts earlier than this one is priced too.
 * @param table the rows of the file, which only ever grows: a new price is a new row
 */
export function createPriceCatalog(
  documents: Pick<DocumentsPort, 'find' | 'getMany' | 'commit'>,
  table: readonly PriceData[],
  clock: Clock,
): PriceCatalog {
  let seeded: Promise<void> | null = null;
  let loaded: Promise<readonly PriceRow[]> | null = null;

  async function storeMissing(): Promise<void> {
    const stored = await documents.getMany<PriceData>('prices', table.map(priceId));
    const missing = table.filter((_, index) => (stored[index] ?? null) === null);
    if (missing.length === 0) return;
    const ids = missing.map(priceId);
    const fingerprint = createHash('sha256').update(JSON.stringify(ids)).digest('base64url');
    await documents.commit({
      operations: missing.map((row) => ({
        kind: 'put',
        collection: 'prices',
        id: priceId(row),
        data: row,
        visibility: 'monitoring:read',
        authorId: null,
      })),
      by: 'monitoring',
      idempotency: { key: `monitoring:prices:${fingerprint}`, fingerprint },
    });
  }

  async function load(): Promise<readonly PriceRow[]> {
    await seed();
    const rows: readonly StoredDocument<PriceData>[] = await documents.find<PriceData>('prices', { limit: MAX_ROWS });
    return rows.map(({ id, data }) => ({ ...data, id }));
  }

  function seed(): Promise<void> {
    seeded ??= storeMissing().catch((error: unknown) => {
      seeded = null;
      throw error;
    });
    return seeded;
  }

  function rows(): Promise<readonly PriceRow[]> {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  }

  return {
    seed,
    price: async (usage) => priceUsage(await rows(), usage, isoNow(clock)),
    catalogAt: async (at) => pricesAt(await rows(), at).map(toPriceRecord),
    refresh() {
      loaded = null;
    },
  };
}
