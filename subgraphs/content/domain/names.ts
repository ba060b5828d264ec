import type { IdentityRecord } from '../../../platform/ports/catalogue.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { buildNameIndex, type NamedStone, type NameIndex } from './identity/name-index.ts';
import { resolveIdentity } from './identity/resolve-identity.ts';
import { buildMentionAutomaton, type MentionAutomaton } from './linking/mention-automaton.ts';
import { compareNames, type NameChange, type NameState } from './linking/name-changes.ts';

/** What names are looked up in, rebuilt by the first reader after a name changed: whoever changed it sees it at once. */
export interface Names {
  /** Rises with each change of a name. */
  readonly version: number;
  readonly index: NameIndex;
  readonly automaton: MentionAutomaton;
  readonly stones: readonly NamedStone[];
  /** Resolves a name, with what people have said of it. */
  resolve(query: string): IdentityRecord;
  /** What changed in the names since a version; `everything` where that is too long ago to be known. */
  changesSince(version: number): NameChange;
}

/** Changes remembered; whoever asks after more has most likely everything to do again. */
const MOST_CHANGES = 100;

export function createNames(state: CatalogueState): Names {
  const stones = perVersion(state, () =>
    state.stonesByName().map(({ stone }): NamedStone => ({ id: stone.id, data: stone.data })),
  );
  const index = perVersion(state, () => buildNameIndex(stones()));
  const changes: { readonly from: number; readonly change: NameChange }[] = [];
  let latest: (NameState & { readonly version: number }) | null = null;
  const automaton = perVersion(state, () => {
    const now = { stones: stones(), automaton: buildMentionAutomaton(stones(), index()), version: state.namesVersion };
    if (latest !== null) changes.push({ from: latest.version, change: compareNames(latest, now) });
    if (changes.length > MOST_CHANGES) changes.shift();
    latest = now;
    return now.automaton;
  });
  return {
    get version() {
      return state.namesVersion;
    },
    get index() {
      return index();
    },
    get automaton() {
      return automaton();
    },
    get stones() {
      return stones();
    },
    resolve: (query) => resolveIdentity(index(), query, state.corrections.matchOf(query)),
    changesSince(version) {
      automaton();
      const since = changes.filter(({ from }) => from >= version);
      if (version !== state.namesVersion && since[0]?.from !== version) return 'everything';
      const terms = [];
      for (const { change } of since) {
        if (change === 'everything') return change;
        terms.push(...change);
      }
      return terms;
    },
  };
}

function perVersion<Value>(state: CatalogueState, build: () => Value): () => Value {
  let built: { readonly version: number; readonly value: Value } | null = null;
  return () => {
    if (built?.version !== state.namesVersion) built = { version: state.namesVersion, value: build() };
    return built.value;
  };
}
