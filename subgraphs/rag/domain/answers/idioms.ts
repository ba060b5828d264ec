/** Turns of speech whose words say little by themselves, and the verbs that guides have for them. */
const IDIOMS: readonly (readonly [idiom: RegExp, verb: string])[] = [
  [
    /\b(get|gets|getting|take|taking|bring|draw)\b[^.?!]{0,50}\b(out|off|rid|away)\b|\bget(ting)? rid of\b|\blift(ing)? off\b/i,
    'remove',
  ],
  [
    /\b(tell|know|see|check|find out|figure out|sure) (if|whether)\b|\bhow (can|do|could|would) (i|you|one|we) (tell|know)\b|\btell\b[^.?!]{0,40}\b(from|apart)\b|\btell the difference\b|\bsigns? (of|that)\b/i,
    'recognise',
  ],
  [/\b(go|goes|going) away\b|\bwear off\b|\bby itself\b|\bon its own\b/i, 'disappear'],
  [/\blook(ing)? after\b|\btake care of\b|\bkeep(ing)? (it |them )?(nice|clean|good)\b/i, 'care maintenance'],
  [/\b(stick|hang|project|jut)(s|ing)? (out|over)\b/i, 'overhang'],
  [/\b(stand|store|carry|transport)\w*\b[^.?!]{0,30}\bup(right)?\b|\bvertical(ly)?\b/i, 'upright'],
  [/\bcome(s|ing)? loose\b|\bfall(s|ing|en)? off\b/i, 'loose'],
  [/\bput (it |them )?right\b|\bgive(s)? back\b|\bmake\b[^.?!]{0,40}\b(shiny|new) again\b/i, 'repair restore'],
  [/\bsoak(s|ing)? (up|in)\b|\bdrink(s|ing)?\b[^.?!]{0,20}\bwater\b/i, 'absorb'],
  [/\b(set|put|lay) (up|down)\b/i, 'lay'],
  [/\b(shine|gloss|lustre|sheen)\b[^.?!]{0,20}\bback\b|\bback\b[^.?!]{0,20}\b(shine|gloss|lustre|sheen)\b/i, 'polish repair'],
  [/\b(dull|matt?|cloudy) (ring|mark|spot|patch|circle)s?\b|\brings? (from|left by|of) [^.?!]{0,20}\bglass/i, 'etch mark'],
  [
    /\bwhite\b[^.?!]{0,20}\b(powder\w*|dust\w*|bloom|fluff\w*|crust\w*|fur|fuzz)\b|\b(powder\w*|chalky|salty) white\b/i,
    'efflorescence',
  ],
  [/\b(orange|brown|rusty|reddish) (freckles|dots|spots|specks|marks)\b/i, 'rust stain'],
  [
    /\b(lie|lies|lying|laid|store|stored|stack|stacked|keep|kept)\b[^.?!]{0,20}\b(flat|down|horizontal\w*)\b/i,
    'store transport upright',
  ],
  [/\banti[- ]?slip\b|\bnon[- ]?slip\b|\bless slippery\b/i, 'slip'],
];

/** A text with the verbs that guides have for its turns of speech. */
export function inVerbs(text: string): string {
  const verbs = IDIOMS.flatMap(([idiom, verb]) => (idiom.test(text) ? [verb] : []));
  return verbs.length === 0 ? text : `${text} ${verbs.join(' ')}`;
}
