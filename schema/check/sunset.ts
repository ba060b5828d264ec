import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** A day in ISO 8601 after the word Sunset, anywhere in a reason. */
const SUNSET = /\bSunset (\d{4}-\d{2}-\d{2})\b/;
const DAY_MS = 86_400_000;

/** Something that is `@deprecated`. By our convention its reason says what to use instead, then `Sunset 2027-03-01.` */
export interface Deprecation {
  /** As paths of the schema, such as `Stone.family` or `Query.stones.order`. */
  readonly coordinate: string;
  readonly reason: string;
  /** The last day on which it is served, in UTC; null where the reason names none or no real day. */
  readonly sunset: string | null;
  readonly state: 'announced' | 'overdue' | 'undated';
}

/** Everything deprecated in a schema, and whether its sunset has passed at `now` (milliseconds since the epoch). */
export function findDeprecations(schema: GraphQLSchema, now: number): readonly Deprecation[] {
  const found: Deprecation[] = [];
  const note = (coordinate: string, { deprecationReason: reason }: { readonly deprecationReason?: string | null }) => {
    if (reason === undefined || reason === null) return;
    const sunset = parseSunset(reason);
    const state = sunset === null ? 'undated' : now >= Date.parse(sunset) + DAY_MS ? 'overdue' : 'announced';
    found.push({ coordinate, reason, sunset, state });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field);
      for (const argument of field.args) note(`${type.name}.${field.name}.${argument.name}`, argument);
    }
  }
  return found.sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

function parseSunset(reason: string): string | null {
  const day = SUNSET.exec(reason)?.[1];
  if (day === undefined) return null;
  const time = Date.parse(day);
  // 2027-02-30 is parsed by no one as a day that exists.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}
