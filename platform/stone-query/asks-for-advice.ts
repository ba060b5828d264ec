import { wordsOf } from './fold.ts';

/** Words with which a question for advice begins, folded: how, why, when, whether one can or should. */
const OPENINGS: ReadonlySet<string> = new Set(
  `how why when whether can could should must may do does did is are will would
   comment pourquoi quand peut dois faut est
   wie warum weshalb wieso wann kann darf soll sollte muss ist sind
   come perche quando posso puo devo bisogna
   como cuando puedo puede debo debe hay
   porque quando posso pode devo deve`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Work on a stone that lies there already: whoever names it looks for how it is done. */
const WORK =
  /^(seal(ing|er|ers)?|clean(ing|er|ers|s)?|wash(ing)?|maintain(ing)?|maintenance|repair(ing|s)?|remov(e|ing|al)|install(ing|ation)?|grout(ing)?|reinigen|reinigung|impragnier(en|ung)|pulire|pulizia|manutenzione|nettoyer|nettoyage|entretien|limpiar|limpieza|mantenimiento|limpar|limpeza)$/;

/**
 * True where a query asks what to do or why, as “how do I seal a marble floor”: its answer is an article, and the stones that
 * its words happen to describe are not what is looked for.
 */
export function asksForAdvice(query: string): boolean {
  const words = wordsOf(query);
  const [first = '', second = ''] = words;
  if (words.some((word) => WORK.test(word))) return true;
  // “What should …”, “wo kann …”: the question word may come first.
  return (
    OPENINGS.has(first) ||
    (/^(what|wo|wer|was|ou|que|cosa|o)$/.test(first) &&
      /^(should|can|could|kann|soll|passiert|happens|faire|fazer|fare|hacer)$/.test(second))
  );
}
