// Compares stones by what no record measures: how their rocks behave. What each is stands in its own profile, how such rocks take
// acid, scratches or wear in the guides.

/** A behaviour of rocks that is asked for, and how the guides are asked about it. */
interface Behaviour {
  readonly asked: RegExp;
  readonly question: string;
}

const BEHAVIOURS: readonly Behaviour[] = [
  {
    asked:
      /\b(etch\w*|acids?|acidic|lemons?|limes?\b(?! ?stone)|citrus|vinegar|wine|tomato\w*|limone|limón|limão|citron|vinaigre|aceto|vinagre|zitrone\w*|essig|säure\w*|wein|limon|sirke|asit)\b/iu,
    question: 'Which stones are etched by acid such as lemon, wine and vinegar?',
  },
  {
    asked: /\bscratch\w*|\bkratz\w*|\brayur\w*|\bgraffi\w*|\braya\w*|\brisc[ao]\w*|çiz/iu,
    question: 'Which stones scratch on a worktop?',
  },
];

/** How guides are asked about the behaviour by which a question compares; null where it names none. */
export function behaviourAsked(text: string): string | null {
  return BEHAVIOURS.find(({ asked }) => asked.test(text))?.question ?? null;
}
