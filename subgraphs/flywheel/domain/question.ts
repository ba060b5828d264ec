import type { GapTopicName, StoneData } from '../../../platform/ports/catalogue.ts';
import type { StoredDocument } from '../../../platform/ports/documents.ts';
import type { GapData, PriorityName } from './gap.ts';

/** `data` of a document of `questions`. */
export interface QuestionData {
  readonly text: string;
  readonly topic: GapTopicName;
  readonly priority: PriorityName;
  readonly priorityRank: number;
  readonly gapId: string;
  readonly stoneId: string | null;
  readonly answered: boolean;
  readonly askedAt: string | null;
}

export type QuestionRecord = StoredDocument<QuestionData>;

/** Units and methods that a figure is asked for in, by the expected fact's name. */
const FIGURE_FORMS: Readonly<Record<string, string>> = {
  'compressive strength': 'compressive strength in MPa (EN 1926)',
  'flexural strength': 'flexural strength in MPa (EN 12372)',
  'water absorption': 'water absorption in % (EN 13755)',
  'apparent density': 'apparent density in kg/m³ (EN 1936)',
  'open porosity': 'open porosity in % (EN 1936)',
  'abrasion resistance': 'abrasion resistance in mm (EN 14157)',
  'frost resistance': 'frost resistance in cycles (EN 12371)',
};

const STONE_TEMPLATES: Readonly<Record<GapTopicName, (stone: string, absent: string) => string>> = {
  TECHNICAL_SPECIFICATIONS: (stone, absent) =>
    `Which values do test sheets give for ${stone}: ${absent || 'any figure beyond those we have'}? Please name the source of each.`,
  IDENTITY: (stone, absent) => `What exactly is ${stone}? We lack ${absent || 'what it is easily confused with'}.`,
  ORIGIN: (stone, absent) => `Where is ${stone} quarried? We lack ${absent || 'details of the quarries'}.`,
  VISUAL_CHARACTERISTICS: (stone) =>
    `What does ${stone} look like: ground colour, pattern, veining, and how much does it vary from block to block?`,
  APPLICATIONS: (stone) => `Where would you use ${stone}, indoors and outdoors, and where would you advise against it?`,
  MAINTENANCE: (stone) => `How should ${stone} be sealed, cleaned and repaired, and which cleaners harm it?`,
  PRACTICAL_DETAILS: (stone) => `In which block sizes, thicknesses and finishes is ${stone} usually worked?`,
  INSTALLATION: (stone) => `How should ${stone} be fixed or bedded: adhesive, joints, anchors, and what goes wrong?`,
  PRICING: (stone) => `What does ${stone} cost today per m² in 2 cm slabs, and what drives its price?`,
  AVAILABILITY: (stone) => `How readily is ${stone} available now: lead time, minimum order, quarries at work?`,
};

/** A question by templates, and what of it may be said in other words. */
export interface QuestionDraft {
  /** In English, complete in itself. */
  readonly text: string;
  /** What people asked, word for word; it stands behind the text. Null where nobody asked. */
  readonly asked: string | null;
  /** Parts of the text that must stay as they are; none where the text is made of people's own words and stays as a whole. */
  readonly fixed: readonly string[];
  /** The name that the question is about; null where it is about no stone. */
  readonly subject: string | null;
}

/**
 * The question that would close a gap.
 * @param stone null where the gap is about no stone of the catalogue
 */
export function draftQuestion(gap: GapData, stone: StoneData | null): QuestionDraft {
  if (stone === null) return { text: writeSubjectQuestion(gap), asked: null, fixed: [], subject: null };
  const absent = gap.absent.map((name) => FIGURE_FORMS[name] ?? name).join(', ');
  const about = `(${describeStone(stone)})`;
  return {
    text: STONE_TEMPLATES[gap.topic](`${stone.name} ${about}`, absent),
    // What people said is more exact than any template.
    asked: gap.source === 'CATALOGUE_ANALYSIS' ? null : gap.description,
    fixed: [stone.name, about, absent].filter((part) => part !== ''),
    subject: stone.name,
  };
}

/** The whole question, its own words as they are or as somebody has phrased them. */
export function toQuestionText({ asked }: Pick<QuestionDraft, 'asked'>, text: string): string {
  return asked === null ? text : `${text} What was asked: ${asked}`;
}

function writeSubjectQuestion({ source, subject, frequency, description }: GapData): string {
  const people = frequency === 1 ? 'One person' : `${frequency} people`;
  if (source === 'FAILED_SEARCH') {
    return `${people} searched for “${subject}” and found nothing. Is it a natural stone? If so: which rock, from where, and under which other names?`;
  }
  if (source === 'UNANSWERED_QUESTION') return `${people} asked: “${subject}” What would you answer?`;
  return `About “${subject}”: ${description} What do you know of it?`;
}

function describeStone({ type, origin }: StoneData): string {
  return `${type.toLowerCase()}, ${origin.country}`;
}
