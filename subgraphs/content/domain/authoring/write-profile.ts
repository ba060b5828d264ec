import { z } from 'zod';
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { ReplyFault, Verdict, WritingTask } from '../../../../platform/ports/language-model.ts';
import { canonicalFigures } from '../../../../platform/protected-text/figures.ts';
import {
  type ProtectedSpan,
  type ProtectedText,
  protect,
  restore,
  wordSpans,
} from '../../../../platform/protected-text/protect.ts';
import { type ComposedText, composeParts, type Neighbours, toProfileSource } from '../profile/compose-profile.ts';
import { toMarkdown } from '../profile/markdown.ts';
import { type ClaimWords, inventedWords } from './invented-words.ts';

/** The parts that are prose; lists of names and figures stay as the templates have them. */
const PROSE = ['overview', 'origin', 'appearance', 'use'] as const;

const REPLY = z.strictObject({
  summary: z.string(),
  overview: z.string(),
  origin: z.string(),
  appearance: z.string(),
  use: z.string(),
});
type Reply = z.infer<typeof REPLY>;
type Section = keyof Reply;

const INSTRUCTIONS = `Rewrite the sections of a stone's profile as flowing English for architects and designers, plain and exact, without praise. "summary" is one or two sentences of at most 400 characters. Say everything that a section says and nothing else: no quality, use, place, colour, rock or number that does not stand there. Separate paragraphs by an empty line; no headings, lists, emphasis or links. Each token stands exactly once in its own section; those listed in "subject" may be repeated there.`;

const NOTICE =
  'Written by a language model from the facts of the catalogue. Names, places and figures were checked by our own code against the record; no person has read this text. What is not stated here is not known here.';

/** Longest part, in characters; what a model adds beyond is no rewording. */
const LONGEST = 4_000;
const STRUCTURE = /^\s*(#|>|\||[-*+]\s|\d+[.)]\s)|[*_#|]/m;

/** What the names in a text are judged by. */
export interface NameChecks {
  readonly claims: ClaimWords;
  /** Places of names of stones, the stone's own included. */
  readonly namesIn: (text: string) => readonly ProtectedSpan[];
  /** Ids of the stones that a text names, other than its own. */
  readonly stonesIn: (text: string) => readonly string[];
}

/** The task of writing a profile: the templates' own prose, protected, to be written better. */
export function profileTask(
  stone: StoneData,
  neighbours: Neighbours,
  checks: NameChecks,
): Pick<WritingTask<Reply, ComposedText>, 'instructions' | 'material' | 'reply' | 'maxOutputTokens' | 'check'> {
  const composed = composeParts(stone, neighbours, 'en');
  const sources: Readonly<Record<Section, string>> = {
    summary: composed.summary,
    overview: composed.parts.overview ?? '',
    origin: composed.parts.origin ?? '',
    appearance: composed.parts.appearance ?? '',
    use: composed.parts.use ?? '',
  };
  const names = new Set([stone.name, toMarkdown(stone.name)]);
  const numbering = { next: 1 };
  const sections = new Map<Section, ProtectedText>();
  for (const section of ['summary', ...PROSE] as const) {
    const text = sources[section];
    sections.set(
      section,
      protect(text, [...wordSpans(text, [...names, ...placesOf(stone)]), ...checks.namesIn(text)], numbering),
    );
  }
  const facts = Object.values(sources).join('\n');
  const subject = [...sections.values()].flatMap(({ tokens }) =>
    [...tokens].flatMap(([number, { text }]) => (names.has(text) ? [`⟦${number}⟧`] : [])),
  );

  function check(reply: Reply): Verdict<ComposedText> {
    const faults: ReplyFault[] = [];
    const written: Record<Section, string> = { ...sources };
    for (const [section, guarded] of sections) {
      const said = reply[section].trim();
      const refuse = (found: readonly ReplyFault[]) => {
        for (const { code, about } of found) faults.push({ code, about: `In "${section}": ${about}` });
      };
      const restored = restore(said, guarded, { from: 'en', to: 'en', mayRepeat: names });
      if ('faults' in restored) {
        refuse(restored.faults);
        continue;
      }
      const free = said.replace(/⟦\d+⟧/g, ' ');
      refuse(shapeFaults(free, restored.text, section));
      refuse(inventedWords(free, facts, checks.claims));
      refuse(differences(sources[section], restored.text, checks));
      written[section] = restored.text;
    }
    if (faults.length > 0) return { faults };
    const { summary, ...prose } = written;
    const source = toProfileSource({ ...composed.parts, ...prose }, NOTICE, 'en');
    return { value: { title: composed.title, summary, source } };
  }

  return {
    instructions: INSTRUCTIONS,
    material: {
      subject,
      sections: Object.fromEntries([...sections].map(([section, { masked }]) => [section, masked])),
    },
    reply: REPLY,
    maxOutputTokens: 3_000,
    check,
  };
}

function shapeFaults(free: string, text: string, section: Section): readonly ReplyFault[] {
  if (!/\p{L}/u.test(free)) return [{ code: 'TEXT_LOST', about: 'it says nothing.' }];
  if (STRUCTURE.test(free)) return [{ code: 'MARKUP_ADDED', about: 'no headings, lists or emphasis.' }];
  const most = section === 'summary' ? 500 : LONGEST;
  return text.length > most ? [{ code: 'TOO_LONG', about: `more than ${most} characters.` }] : [];
}

/** The same comparison once more on the finished text, by other means than the tokens. */
function differences(source: string, text: string, { stonesIn }: NameChecks): readonly ReplyFault[] {
  const faults: ReplyFault[] = [];
  if (canonicalFigures(source, 'en').join() !== canonicalFigures(text, 'en').join()) {
    faults.push({ code: 'FIGURE_CHANGED', about: 'the figures are not those of the material.' });
  }
  const known = new Set(stonesIn(source));
  if (stonesIn(text).some((id) => !known.has(id))) {
    faults.push({ code: 'STONE_INVENTED', about: 'a stone is named that the material does not name.' });
  }
  return faults;
}

function placesOf({ origin }: StoneData): readonly string[] {
  return [origin.country, origin.region, origin.locality].flatMap((place) =>
    place === null ? [] : [place, toMarkdown(place)],
  );
}
