import { fold, wordsOf } from '../../../../platform/stone-query/fold.ts';
import { tellingWords } from '../retrieve.ts';

/** What `data/question-words.json` holds. */
export interface QuestionWords {
  /** By language, the words by which it is told, and which ask nothing themselves. */
  readonly grammar: Readonly<Record<string, readonly string[]>>;
  /** By language, words (with `*` for whatever follows) and the English words that they are read as. */
  readonly words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A question in another language in English words, as far as they are known; null where it is in English or in none that is known. */
export type ToEnglish = (question: string) => string | null;

/** A language is told by so many of its words of grammar; others, and those that English has too, count half. */
const LEAST_SUM = 1;
/** From so many letters on a word may be made of several: "Granitarbeitsplatte". */
const LEAST_COMPOUND = 9;
const LEAST_PART = 4;

/** Guides are written in English, so a question in another language is read word by word as an English one. */
export function createToEnglish({ grammar, words }: QuestionWords): ToEnglish {
  const languages = Object.entries(grammar).map(([name, ofLanguage]) => {
    const entries = Object.entries(words[name] ?? {}).map(([word, english]) => [fold(word), english] as const);
    const beginnings = entries
      .flatMap(([word, english]) => (word.endsWith('*') ? [{ beginning: word.slice(0, -1), english }] : []))
      .sort((a, b) => b.beginning.length - a.beginning.length);
    const exact = new Map(entries.filter(([word]) => !word.endsWith('*')));
    return {
      name,
      grammar: new Set(ofLanguage.flatMap(wordsOf)),
      englishOf(word: string): readonly string[] | undefined {
        const whole = exact.get(word) ?? beginnings.find(({ beginning }) => word.startsWith(beginning))?.english;
        if (name !== 'de' || word.length < LEAST_COMPOUND) return whole;
        const parts = beginnings.filter(({ beginning }) => beginning.length >= LEAST_PART && word.includes(beginning));
        return parts.length > 1 ? parts.flatMap(({ english }) => english) : (whole ?? parts[0]?.english);
      },
    };
  });
  return (question) => {
    const asked = wordsOf(question);
    const isEnglish = (word: string) => tellingWords(word).length === 0;
    const counted = languages.map((language) => {
      const grammatical = asked.filter((word) => language.grammar.has(word));
      const known = asked.filter((word) => !language.grammar.has(word) && language.englishOf(word) !== undefined).length;
      // A word of both languages tells little.
      const own = grammatical.filter((word) => !isEnglish(word)).length;
      const english = asked.filter((word) => isEnglish(word) && !language.grammar.has(word)).length;
      return { language, tells: own + known > 0, sum: (own + grammatical.length + known) / 2, english };
    });
    const best = counted.sort((x, y) => y.sum - x.sum)[0];
    if (best === undefined || !best.tells || best.sum < LEAST_SUM || best.sum <= 2 * best.english) return null;
    const { language } = best;
    // A word with a capital within a sentence is a name, but in German.
    const names = new Set(
      language.name === 'de'
        ? []
        : [...question.matchAll(/(?<=[\p{L}\d,;'’] *)(?<!\p{L})\p{Lu}\p{Ll}{2,}/gu)].flatMap(([name]) => wordsOf(name)),
    );
    const read = (word: string) => {
      const english = language.englishOf(word);
      // The name of a country is read as any word.
      const isName = names.has(word) && !english?.every((each) => /^\p{Lu}/u.test(each));
      return isName || english === undefined ? [word] : english;
    };
    return asked.flatMap((word) => (language.grammar.has(word) ? [] : read(word))).join(' ');
  };
}
