import type { NameWarningRecord, StoneData } from '../../../../platform/ports/catalogue.ts';
import type { NameFit } from './align-names.ts';
import { deceptiveAliasWith } from './explain-rest.ts';
import type { NameEntry, NameOwner } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { conceptOf, rockTypeOf } from './trade-words.ts';

/** What a stone really is, in a few words: `ophicalcite from Levanto, Liguria, Italy`. */
export function trueNature(data: StoneData): string {
  const { country, region, locality } = data.origin;
  const place = [...new Set([locality, region, country])].filter((part) => part !== null).join(', ');
  return `${data.petrography ?? data.type.toLowerCase()} from ${place}`;
}

/** How much harm a deceptive name does: HIGH where it hides the rock, MEDIUM where it borrows an origin or a gem's name. */
export function deceptionSeverity(name: string, note: string | null): NameWarningRecord['severity'] {
  const told = `${name} ${note ?? ''}`.toLowerCase();
  if (/etch|acid|serpentin|not quartzite|not granite|scratch/.test(told)) return 'HIGH';
  return /limestone/.test(told) ? 'LOW' : 'MEDIUM';
}

function deceptiveWarning(name: string, note: string | null, data: StoneData): NameWarningRecord {
  const because = note === null ? '' : ` (${note})`;
  return {
    type: 'DECEPTIVE_NAME',
    severity: deceptionSeverity(name, note),
    message: `“${name}” is a deceptive name${because}: the stone is ${data.name}, ${trueNature(data)}.`,
  };
}

/** The deceptive name of a stone that is an honest one in another language: Valser Quarzit, and Valser Quartzite. */
function deceptiveTwin(entry: NameEntry, { aliases }: StoneData): StoneData['aliases'][number] | null {
  const meaning = (words: readonly string[]) => [...words].sort().join(' ');
  const own = meaning(entry.words.map(({ concept, rock }) => rock ?? concept));
  const said = (name: string) => meaning(foldWords(name).map((word) => rockTypeOf(word) ?? conceptOf(word)));
  return aliases.find(({ kind, name }) => kind === 'DECEPTIVE' && said(name) === own) ?? null;
}

/**
 * The warnings that go with a name taken for a stone. A name that is honest is deceptive with the wrong rock word beside it,
 * where the stone is known to be sold so: “Superwhite quartzite”.
 */
export function nameWarnings(
  entry: NameEntry,
  owner: NameOwner,
  fit: Pick<NameFit, 'contradictedType' | 'saidRocks' | 'translated' | 'misspelling'>,
): NameWarningRecord[] {
  const { data } = owner.stone;
  const { contradictedType, saidRocks } = fit;
  const warnings: NameWarningRecord[] = [];
  const [soldAs] = saidRocks.flatMap((rock) =>
    rock === contradictedType
      ? (deceptiveAliasWith(rock, owner.stone) ?? [])
      : (deceptiveAliasWith(rock, owner.stone, entry.words) ?? []),
  );
  const inOtherWords = fit.translated || fit.misspelling > 0 ? deceptiveTwin(entry, data) : null;
  if (owner.kind === 'DECEPTIVE') warnings.push(deceptiveWarning(entry.name, owner.note, data));
  else if (soldAs !== undefined) warnings.push(deceptiveWarning(soldAs.name, soldAs.note, data));
  else if (inOtherWords !== null) warnings.push(deceptiveWarning(inOtherWords.name, inOtherWords.note, data));
  const others = entry.owners.filter((other) => other !== owner).map((other) => other.stone.data.name);
  const homonym =
    owner.kind !== 'DECEPTIVE' && owner.note !== null && /homonym|also (used|a)|loosely|interchanged/.test(owner.note);
  if (others.length > 0 || homonym) {
    const also =
      others.length > 0 ? `: ${others.join(', ')} ${others.length > 1 ? 'go' : 'goes'} by it too` : ` (${owner.note})`;
    warnings.push({
      type: 'HOMONYM',
      severity: others.length > 1 ? 'MEDIUM' : 'LOW',
      message: `“${entry.name}” is the name of more than one stone${also}. Ask for the quarry.`,
    });
  }
  if (contradictedType !== null) {
    warnings.push({
      type: 'TYPE_MISMATCH',
      severity: 'MEDIUM',
      message: `${data.name} is not a ${contradictedType}: it is ${trueNature(data)}.`,
    });
  }
  return warnings;
}
