/** A name that misleads; the API's `DeceptiveExample`, its stone still to be loaded. */
export interface DeceptiveExampleRecord {
  readonly name: string;
  readonly trueNature: string;
  readonly stoneId: string | null;
}
