/** How much a change weighs: `breaking` refuses it, `dangerous` may surprise a client, `safe` cannot. */
export type Level = 'breaking' | 'dangerous' | 'safe';

/** Something that one operation meets in the new schema. */
export interface Finding {
  readonly level: 'breaking' | 'dangerous';
  readonly foundBy: 'validation' | 'execution';
  readonly message: string;
  /** Where, as paths of the old schema (`Stone.name`, `Query.search.first`, `StoneType.MARBLE`), the nearest first. */
  readonly coordinates: readonly string[];
}
