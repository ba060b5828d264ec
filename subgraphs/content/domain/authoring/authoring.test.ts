import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededId } from '../../../../platform/ids/ids.ts';
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import { wordSpans } from '../../../../platform/protected-text/protect.ts';
import { WHOLE_CATALOGUE, WHOLE_LIBRARY } from '../../../../testing/content.ts';
import { buildNameIndex } from '../identity/name-index.ts';
import { findMentions } from '../linking/find-mentions.ts';
import { buildMentionAutomaton, type MentionAutomaton } from '../linking/mention-automaton.ts';
import { parseArticleFile } from '../parse/parse-article-file.ts';
import { mergeCatalogueStone } from '../parse/parse-catalogue-line.ts';
import { ENGLISH } from '../profile/phrases.en.ts';
import { readArticleFiles } from '../seed-articles.ts';
import { readCatalogueLines } from '../write/import-stones.ts';
import { type ClaimWords, createClaimWords, inventedWords } from './invented-words.ts';
import { planTranslation } from './translate-markdown.ts';
import { type NameChecks, profileTask } from './write-profile.ts';

let stones: readonly StoneData[];
let automaton: MentionAutomaton;
let claims: ClaimWords;
beforeAll(async () => {
  const { lines } = await readCatalogueLines(readFileSync(fileURLToPath(WHOLE_CATALOGUE), 'utf8'));
  stones = lines.map(({ stone }) => mergeCatalogueStone(null, stone));
  const named = stones.map((data) => ({ id: seededId('stone', data.slug), data }));
  automaton = buildMentionAutomaton(named, buildNameIndex(named));
  claims = createClaimWords(stones, Object.values(ENGLISH.types));
});

function checksFor(stone: StoneData | null): NameChecks {
  return {
    claims,
    namesIn: (text) => [
      ...wordSpans(text, stone === null ? [] : [stone.name, ...stone.aliases.map(({ name }) => name)]),
      ...findMentions(automaton, text, {}).map(({ start, end }) => ({ start, end, kind: 'NAME' }) as const),
    ],
    stonesIn: (text) =>
      findMentions(automaton, text, stone === null ? {} : { aboutId: seededId('stone', stone.slug) }).flatMap(
        ({ stoneId, confidence }) => (confidence >= 0.75 ? [stoneId] : []),
      ),
  };
}

interface Blocks {
  readonly blocks: readonly { readonly id: string; readonly text: string }[];
}

describe('the checks refuse no honest reply', () => {
  it('about profiles from all over the catalogue', () => {
    const refused: string[] = [];
    for (const stone of stones.filter((_, at) => at % 10 === 0)) {
      const { material, check } = profileTask(stone, { family: [], district: [] }, checksFor(stone));
      const { sections } = material as {
        readonly sections: Record<'summary' | 'overview' | 'origin' | 'appearance' | 'use', string>;
      };
      const verdict = check(sections);
      if ('faults' in verdict) refused.push(`${stone.name}: ${verdict.faults[0]?.code} ${verdict.faults[0]?.about}`);
    }
    expect(refused).toEqual([]);
  });

  it('about any article of the library', () => {
    const articles = readArticleFiles(WHOLE_LIBRARY).map(({ name, text }) => parseArticleFile(name, text));
    expect(articles.length).toBeGreaterThan(10);
    const refused: string[] = [];
    for (const { path, title, summary, source } of articles) {
      const { tasks, finish } = planTranslation({ title, summary, source }, 'en', 'de', checksFor(null));
      const done = new Map<string, string>();
      for (const task of tasks) {
        const { blocks } = task.material as Blocks;
        const verdict = task.check({ blocks: blocks.map(({ id, text }) => ({ id, text: text.replace(/e(?![^⟦]*⟧)/g, 'é') })) });
        if ('faults' in verdict) refused.push(`${path}: ${JSON.stringify(verdict.faults[0])}`);
        else for (const [id, text] of verdict.value) done.set(id, text);
      }
      const verdict = finish(done);
      if ('faults' in verdict) refused.push(`${path}: ${JSON.stringify(verdict.faults[0])}`);
    }
    expect(refused).toEqual([]);
  });
});

it('sees a word of rock, colour, place, amount or quality that the facts do not have, and no other', () => {
  const codes = (text: string) =>
    inventedWords(text, 'A red marble from Italy. Outdoors, ask for a frost test.', claims).map(({ code }) => code);
  expect(codes('The red marble of Italy, tested for frost when used outdoors; marbles vary.')).toEqual([]);
  expect(codes('A granite.')).toEqual(['MATTER_INVENTED']);
  expect(codes('It is green.')).toEqual(['MATTER_INVENTED']);
  expect(codes('Portugal has it.')).toEqual(['PLACE_INVENTED']);
  expect(codes('It lasts twenty years.')).toEqual(['FIGURE_ADDED']);
  expect(codes('It is frost-proof and affordable.')).toEqual(['QUALITY_INVENTED', 'QUALITY_INVENTED']);
  expect(codes('It pleased Bernini.')).toEqual(['NAME_INVENTED']);
});
