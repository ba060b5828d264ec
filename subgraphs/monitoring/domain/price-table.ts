import { formatDecimal, parseDecimal } from '../../../platform/ledger/money.ts';
import type { LedgerEntryData, LedgerUsage, PriceUnit } from '../../../platform/ports/telemetry.ts';

/** `data` of a document of `prices`: it holds from `validFrom` until a later row for the same unit. */
export interface PriceData {
  readonly provider: string;
  readonly model: string;
  readonly unit: PriceUnit;
  /** US dollars for `per` units, at most nine fraction digits. */
  readonly usd: string;
  /** 1, 1,000 or 1,000,000, as providers state their prices. */
  readonly per: number;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  /** Where the price is known from. */
  readonly source: string;
}

export interface PriceRow extends PriceData {
  readonly id: string;
}

/** The API's `Price`. */
export interface PriceRecord {
  readonly provider: string;
  readonly model: string;
  readonly unit: string;
  readonly usd: string;
  readonly validFrom: string;
  readonly source: string;
}

const UNITS = [
  'INPUT_TOKEN',
  'CACHED_INPUT_TOKEN',
  'OUTPUT_TOKEN',
  'REASONING_TOKEN',
  'REQUEST',
  'CHARACTER',
] as const satisfies readonly PriceUnit[];
const NANO_DIGITS = 9;
/** Nine digits of the price and six of `per`: enough for the price of one unit without rounding. */
const UNIT_PRICE_DIGITS = 15;

/** A row's id: what it is the price of, and since when. A row that exists is never changed; a new price is a new row. */
export function priceId({ provider, model, unit, validFrom }: PriceData): string {
  return `price:${provider}:${model}:${unit}:${validFrom}`;
}

/**
 * Checks the table of the file `data/prices.json`.
 * @throws {Error} naming the row at fault: a price that is read wrong would falsify the ledger
 */
export function parsePriceTable(rows: unknown): PriceData[] {
  if (!Array.isArray(rows)) throw new Error('The price table is not a list.');
  return rows.map((row: unknown, index) => {
    try {
      return parsePrice(row);
    } catch (cause) {
      throw new Error(`Row ${index + 1} of the price table: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  });
}

function parsePrice(row: unknown): PriceData {
  if (typeof row !== 'object' || row === null) throw new Error('not an object.');
  const fields = new Map<string, unknown>(Object.entries(row));
  function text(name: string): string {
    const value = fields.get(name);
    if (typeof value !== 'string' || value === '') throw new Error(`\`${name}\` must be a text.`);
    return value;
  }
  const unit = UNITS.find((known) => known === fields.get('unit'));
  if (unit === undefined) throw new Error(`\`unit\` must be one of ${UNITS.join(', ')}.`);
  const per = fields.get('per');
  if (per !== 1 && per !== 1_000 && per !== 1_000_000) throw new Error('`per` must be 1, 1000 or 1000000.');
  const usd = text('usd');
  if (parseDecimal(usd, NANO_DIGITS) < 0n) throw new Error('`usd` must not be negative.');
  const validFrom = text('validFrom');
  if (Number.isNaN(Date.parse(validFrom))) throw new Error('`validFrom` must be an ISO 8601 time.');
  return {
    provider: text('provider'),
    model: text('model'),
    unit,
    usd,
    per,
    validFrom: new Date(validFrom).toISOString(),
    source: text('source'),
  };
}

/** The rows in force at an instant, by provider, model and unit: of rows for the same unit the latest that has begun. */
export function pricesAt(table: readonly PriceRow[], at: string): PriceRow[] {
  const inForce = new Map<string, PriceRow>();
  for (const row of table) {
    const key = `${row.provider}\n${row.model}\n${row.unit}`;
    const known = inForce.get(key);
    if (row.validFrom <= at && (known === undefined || row.validFrom > known.validFrom)) inForce.set(key, row);
  }
  return [...inForce].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** A row as the API shows it, with the price of a single unit. */
export function toPriceRecord({ provider, model, unit, usd, per, validFrom, source }: PriceData): PriceRecord {
  const ofOne = parseDecimal(usd, UNIT_PRICE_DIGITS) / BigInt(per);
  return { provider, model, unit, usd: formatDecimal(ofOne, UNIT_PRICE_DIGITS), validFrom, source };
}

/**
 * Prices a call by the rows in force at `at`: the sum over its units, each rounded half up to a whole nano-dollar.
 * One unit without a price, or no quantity at all, leaves the call unpriced: a partial price would pass for the whole. Tokens that
 * a model thought with cost what it writes, where the table has no price of their own.
 * @param usage quantities are whole numbers ≥ 0; a unit of 0 needs no price
 * @throws {RangeError} for another quantity
 */
export function priceUsage(table: readonly PriceRow[], usage: LedgerUsage, at: string): LedgerEntryData {
  const rows = table.filter(({ provider, model }) => provider === usage.provider && model === usage.model);
  const inForce = new Map(pricesAt(rows, at).map((row) => [row.unit, row]));
  const priceIds: string[] = [];
  let sum = 0n;
  let isPriced = false;
  let isUnknown = false;
  for (const unit of UNITS) {
    const quantity = usage.quantities[unit] ?? 0;
    if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`${unit}: ${quantity} is no quantity.`);
    if (quantity === 0) continue;
    const row = inForce.get(unit) ?? (unit === 'REASONING_TOKEN' ? inForce.get('OUTPUT_TOKEN') : undefined);
    if (row === undefined) {
      isUnknown = true;
      continue;
    }
    const per = BigInt(row.per);
    sum += (2n * BigInt(quantity) * parseDecimal(row.usd, NANO_DIGITS) + per) / (2n * per);
    priceIds.push(row.id);
    isPriced = true;
  }
  return { ...usage, at, nanoUsd: isPriced && !isUnknown ? sum.toString() : null, priceIds };
}
