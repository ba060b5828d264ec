import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { Neighbours } from './compose-profile.ts';

/** A profile names so many stones of each kind at most; more would be a list, not a hint. */
const MOST = 8;

/**
 * Finds the stones that a profile points at.
 * @param others every other stone, in the order in which they are to be named
 */
export function neighboursOf(stone: StoneData, others: Iterable<StoneData>): Neighbours {
  const family: string[] = [];
  const district: string[] = [];
  for (const other of others) {
    if (other.slug === stone.slug) continue;
    if (stone.family !== null && other.family === stone.family) {
      if (family.length < MOST) family.push(other.name);
    } else if (district.length < MOST && isSameDistrict(stone.origin, other.origin)) district.push(other.name);
  }
  return { family, district };
}

function isSameDistrict(a: StoneData['origin'], b: StoneData['origin']): boolean {
  if (a.country !== b.country || a.region !== b.region) return false;
  return a.locality === null ? a.region !== null && b.locality === null : a.locality === b.locality;
}
