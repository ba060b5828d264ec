import type { LedgerEntry } from '../../../../platform/ledger/paid-calls.ts';
import { type LanguageModel, ReplyRefusedError } from '../../../../platform/ports/language-model.ts';
import { wordSpans } from '../../../../platform/protected-text/protect.ts';
import { checkLocale } from '../article.ts';
import type { CatalogueState } from '../catalogue-state.ts';
import { findMentions } from '../linking/find-mentions.ts';
import type { Names } from '../names.ts';
import { ENGLISH } from '../profile/phrases.en.ts';
import type { ProfiledStone } from '../write/profile-operations.ts';
import type { ArticleAuthor } from './article-author.ts';
import { createClaimWords } from './invented-words.ts';
import { planTranslation, type TranslationTask } from './translate-markdown.ts';
import { type NameChecks, profileTask } from './write-profile.ts';

/** From this confidence a name counts as a mention of its stone; below it, it is protected but refuses nothing. */
const MENTION_CONFIDENCE = 0.75;

/** Has a language model write, and lets nothing pass that is not the facts' or the original's. */
export function createModelAuthor(deps: {
  readonly model: LanguageModel;
  readonly state: CatalogueState;
  readonly names: Pick<Names, 'automaton'>;
  /** Stores what a call cost whose text is not used. */
  readonly record: (entries: readonly LedgerEntry[]) => Promise<void>;
}): ArticleAuthor {
  const { model, state, names, record } = deps;

  function checksFor(stone: ProfiledStone | null): NameChecks {
    const own = stone === null ? [] : [stone.data.name, ...stone.data.aliases.map(({ name }) => name)];
    const about = stone === null ? {} : { aboutId: stone.id };
    return {
      claims: createClaimWords(
        state.stonesByName().map(({ stone: { data } }) => data),
        Object.values(ENGLISH.types),
      ),
      namesIn: (text) => [
        ...wordSpans(text, own),
        ...findMentions(names.automaton, text, {}).map(({ start, end }) => ({ start, end, kind: 'NAME' }) as const),
      ],
      stonesIn: (text) =>
        findMentions(names.automaton, text, about).flatMap(({ stoneId, confidence }) =>
          confidence >= MENTION_CONFIDENCE ? [stoneId] : [],
        ),
    };
  }

  /** All side by side; where one fails, what the others cost is recorded all the same. */
  async function writeAll(tasks: readonly TranslationTask[], about: { entityIds: readonly string[]; userId: string }) {
    const settled = await Promise.allSettled(
      tasks.map((task) => model.write({ ...task, ...about, operation: 'translateArticle', isLong: true })),
    );
    const done = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const entries = done.flatMap((written) => written.entries);
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed !== undefined) {
      await record(entries);
      throw failed.reason;
    }
    return { blocks: new Map(done.flatMap(({ value }) => [...value])), entries };
  }

  return {
    async profile({ stone, neighbours, entityIds, userId }) {
      const task = profileTask(stone.data, neighbours, checksFor(stone));
      const { value, entries } = await model.write({ ...task, operation: 'generateArticle', entityIds, userId, isLong: true });
      return { text: value, model: model.name, template: `written:${model.name}`, entries };
    },
    async translate({ original, to, stone, entityIds, userId }) {
      const { title, summary, source, page, locale } = original.data;
      const from = checkLocale(locale, 'input.id');
      const translation = planTranslation({ title, summary, source, page }, from, to, checksFor(stone));
      const { blocks, entries } = await writeAll(translation.tasks, { entityIds, userId });
      const verdict = translation.finish(blocks);
      if ('value' in verdict) {
        return { text: verdict.value, model: model.name, template: `translated:${model.name}`, entries };
      }
      await record(entries);
      throw new ReplyRefusedError(verdict.faults[0]?.code ?? 'UNKNOWN', entries);
    },
  };
}
