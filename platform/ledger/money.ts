/** Nano-dollars in one US dollar. Ledgers hold integers of these, so sums are exact. */
const NANO_DIGITS = 9;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal number as an integer of 10^-`digits`.
 * @param text such as `0.02`
 * @throws {RangeError} when it is no decimal number or has more fraction digits than that
 */
export function parseDecimal(text: string, digits: number): bigint {
  const match = DECIMAL.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a decimal number.`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (fraction.length > digits) throw new RangeError(`"${text}" has more than ${digits} fraction digits.`);
  const magnitude = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

/** The inverse of {@link parseDecimal}, without trailing zeros: exact, never in exponent form. */
export function formatDecimal(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : '';
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** Nano-dollars as the API's `Decimal` of US dollars, such as `1.44`; at most nine fraction digits. */
export function nanoUsdToDecimal(nanoUsd: bigint): string {
  return formatDecimal(nanoUsd, NANO_DIGITS);
}
