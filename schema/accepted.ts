import type { AcceptedBreak } from './check/compare-schemas.ts';

/** A hint of the composition that we live with. */
interface AllowedHint {
  /** As composition names it, such as `INCONSISTENT_DESCRIPTION`. */
  readonly code: string;
  /** Words of its message that say what it is about, such as `SearchFilter.colors`. */
  readonly about: string;
  readonly reason: string;
}

/** Hints that do not fail a schema check. Each needs a reason that still holds. */
const ALLOWED_HINTS: readonly AllowedHint[] = [];

/**
 * Breaking changes that do not fail a schema check, as long as no registered operation meets them. An entry has done its work
 * once its change is merged; the report says so.
 */
export const ACCEPTED_BREAKS: readonly AcceptedBreak[] = [];

/** Why a hint of the composition is allowed; null where nobody has given a reason. */
export function reasonForHint({ code, message }: { readonly code: string; readonly message: string }): string | null {
  return ALLOWED_HINTS.find((hint) => hint.code === code && message.includes(hint.about))?.reason ?? null;
}
