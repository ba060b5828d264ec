// How often a corpus says nearly the same: texts made from one template would otherwise take most directions of a fit, and texts
// of another matter would get the rest. Near-duplicates are found by min-hashing (Broder, "On the resemblance and containment of
// documents", 1997): O(texts · stems · hashes) time, O(texts) memory.

/** Pairs of hashes that must agree for two texts to be compared. */
const BANDS = 12;
/** Texts that share this much of their stems (Jaccard index) say nearly the same. */
const NEARLY_THE_SAME = 0.6;

/**
 * For each text one over the square root of how many texts say nearly the same, itself included: together such texts then weigh
 * in a sum of squares as much as one.
 * @param documents the stems of each text
 */
export function redundancyWeights(documents: readonly (readonly string[])[]): Float64Array {
  const firstOf = new Map<string, number[]>();
  const sets = documents.map((stems) => new Set(stems));
  const groupOf = new Int32Array(documents.length);
  const sizes = new Int32Array(documents.length);
  for (const [at, stems] of sets.entries()) {
    const bands = bandsOf(stems);
    const group = bands
      .flatMap((band) => firstOf.get(band) ?? [])
      .find((other) => likeness(stems, sets[other]) >= NEARLY_THE_SAME);
    groupOf[at] = group ?? at;
    sizes[group ?? at] = (sizes[group ?? at] ?? 0) + 1;
    if (group !== undefined) continue;
    for (const band of bands) {
      const known = firstOf.get(band);
      if (known === undefined) firstOf.set(band, [at]);
      else known.push(at);
    }
  }
  return Float64Array.from(groupOf, (group) => 1 / Math.sqrt(sizes[group] ?? 1));
}

function bandsOf(stems: ReadonlySet<string>): string[] {
  const least = new Uint32Array(BANDS * 2).fill(0xffffffff);
  for (const stem of stems) {
    const base = hashOf(stem);
    for (let n = 0; n < least.length; n += 1) {
      const hash = mix(base ^ Math.imul(n + 1, 0x9e3779b1));
      if (hash < (least[n] ?? 0)) least[n] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => `${band}:${least[2 * band]}:${least[2 * band + 1]}`);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): number {
  if (b === undefined) return 0;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
