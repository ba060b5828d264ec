import type { IdentityRecord } from '../../../platform/ports/catalogue.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { buildNameIndex, type NamedStone, type NameIndex } from './identity/name-index.ts';
import { resolveIdentity } from './identity/resolve-identity.ts';
import { buildMentionAutomaton, type MentionAutomaton } from './linking/mention-automaton.ts';

/** What names are looked up in, rebuilt by the first reader after a name changed: whoever changed it sees it at once. */
export interface Names {
  /** Rises with each change of a name. */
  readonly version: number;
  readonly index: NameIndex;
  readonly automaton: MentionAutomaton;
  readonly stones: readonly NamedStone[];
  /** Resolves a name, with what people have said of it. */
  resolve(query: string): IdentityRecord;
}

export function createNames(state: CatalogueState): Names {
  const stones = perVersion(state, () =>
    state.stonesByName().map(({ stone }): NamedStone => ({ id: stone.id, data: stone.data })),
  );
  const index = perVersion(state, () => buildNameIndex(stones()));
  const automaton = perVersion(state, () => buildMentionAutomaton(stones()));
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
  };
}

function perVersion<Value>(state: CatalogueState, build: () => Value): () => Value {
  let built: { readonly version: number; readonly value: Value } | null = null;
  return () => {
    if (built?.version !== state.namesVersion) built = { version: state.namesVersion, value: build() };
    return built.value;
  };
}
