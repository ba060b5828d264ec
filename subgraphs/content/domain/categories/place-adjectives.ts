/** What a place is called whose adjective a word may be, by the endings of seven languages: `udinese` is of Udine. */

import { foldName, foldWords } from '../identity/name-tokens.ts';
import { type Gazetteer, type KnownPlace, SUBDIVISION } from './gazetteer.ts';

interface Rule {
  /** Longer ones first. */
  readonly endings: readonly string[];
  /** What the place's name ends in where the adjective has its ending. */
  readonly bases: readonly string[];
  /** The countries whose places make adjectives so. */
  readonly countries: ReadonlySet<string>;
  /** Whether the subdivisions of other countries do too: Hunanese. */
  readonly readsAbroad: boolean;
  /** Whether the adjective has a capital. */
  readonly isCapital: boolean;
  /** The least size of towns. */
  readonly least: number;
}

const list = (text: string): readonly string[] => text.split(' ').map((part) => (part === '-' ? '' : part));

const SPANISH = 'Spain,Mexico,Argentina,Colombia,Peru,Chile,Bolivia,Ecuador,Uruguay,Venezuela,Guatemala,Honduras,Cuba'.split(
  ',',
);
const ENGLISH = 'United Kingdom,Ireland,United States,Canada,Australia,New Zealand,South Africa,India'.split(',');

const RULES: readonly Rule[] = [
  {
    endings: list('itano itana itani itane asco asca aschi asche ano ana ani ane ino ina ini ine ese esi'),
    bases: list('a o e i - ia io'),
    countries: new Set(['Italy', 'Switzerland']),
    readsAbroad: false,
    isCapital: false,
    least: 2,
  },
  {
    endings: list('enses ense eños eñas eño eña anos anas ano ana inos inas ino ina eses esas esa és'),
    bases: list('a o e - as os es ia'),
    countries: new Set(SPANISH),
    readsAbroad: false,
    isCapital: false,
    least: 3,
  },
  {
    endings: list('enses ense esas eses esa ês anos anas ano ana'),
    bases: list('a o e - as os es ia ao'),
    countries: new Set(['Portugal', 'Brazil', 'Angola', 'Mozambique']),
    readsAbroad: false,
    isCapital: false,
    least: 2,
  },
  {
    endings: list('aises aise ais oises oise ois iennes ienne iens ien ines ine ins in'),
    bases: list('- e s es a y'),
    countries: new Set(['France', 'Belgium', 'Switzerland', 'Luxembourg', 'Morocco', 'Algeria', 'Tunisia', 'Canada']),
    readsAbroad: false,
    isCapital: false,
    least: 2,
  },
  {
    endings: list('ischer isches ischen ischem ische isch'),
    bases: list('- e en a ien'),
    countries: new Set(['Germany', 'Austria', 'Switzerland']),
    readsAbroad: false,
    isCapital: false,
    least: 3,
  },
  {
    endings: list('er'),
    bases: list('- en e'),
    countries: new Set(['Germany', 'Austria', 'Switzerland']),
    readsAbroad: false,
    isCapital: true,
    least: 1,
  },
  {
    endings: list('lı li lu lü'),
    bases: list('-'),
    countries: new Set(['Turkey']),
    readsAbroad: false,
    isCapital: true,
    least: 1,
  },
  {
    endings: list('ians ian ans an ese i'),
    bases: list('- a ia o e y'),
    countries: new Set(ENGLISH),
    readsAbroad: true,
    isCapital: true,
    least: 4,
  },
];

/** A stem has so many letters, that of a subdivision or of a place by hand one fewer before a longer ending. */
const LEAST_STEM = 4;

/** The stem as the place's name has it: lucchese is of Lucca, malagueno of Malaga, portuense of Porto, dijonnais of Dijon. */
function stemsOf(stem: string): readonly string[] {
  if (/[cg]h$/.test(stem) || /(.)\1$/.test(stem)) return [stem, stem.slice(0, -1)];
  if (/gu$/.test(stem)) return [stem.slice(0, -1)];
  return /u$/.test(stem) ? [stem, `${stem.slice(0, -1)}o`] : [stem];
}

function fits(place: KnownPlace, rule: Rule, stem: string): boolean {
  const isOfLanguage = rule.countries.has(place.countries[0]?.country ?? '');
  if (place.size >= SUBDIVISION) return isOfLanguage || rule.readsAbroad;
  return isOfLanguage && !place.isWord && stem.length >= LEAST_STEM && place.size >= rule.least;
}

/** The least size of a town that a German word is composed of. */
const LEAST_IN_COMPOUND = 3;

/** Words that the rules would take for the adjectives of places. */
const ORDINARY: ReadonlySet<string> = new Set(
  foldWords(`
  anziano anziana anziani anziane barano barino camerino chiesa concordano concordino cortino cuscino dicano fermino formano formino genuino
  genuina genuini genuine giurano giurino guardano leccano lecchino limano lodano lodino marchese marchesi marchesa marchino metano mettano
  parano parlano parlino pescano peschino portano saltano saltino scordano scordino serrano serrana tetano vargano
  andrina andrino arándano calamina cervino cervina chacina churrasco comino cortesano cortesana cortina cortinas cortino floridano gaetano
  leonino leonina leoninos leoninas pavana porcino porcina porcine silvano ternasco burgués burguesa burgueses burguesas
  aubin belles barrettes chamois chamoise chamoises bourgeois bourgeoise bourgeoises gagnais gandin gandins gardien gardiens gardienne gardiennes
  harnais massais messies passais salais salien saliens salin salins saline salines sommais torchais vallonnais flandrin terrasses colonnes
  aquilino aquilina aquiline pampano pampino tetanos serranos serranas romano romana romanos romanas romani lugano gerais pavane
  bretter dorfer flieder giesser hammer lämmer werner oberhauser riester sieger spezi gassi mutti boni audi milans pavians porti siderais
  tangerine tangerines romaine roman romane romans pavian paviane milan gardine meiler haider baseline baselines
  further hunger linger lather mender tanner speller welder grimmer franker guardian guardians leonine sardine gunman vitrine vitrines`),
);

/** Ages of the earth that are called after places: a Devonian slate need not be of Devon. */
const AGE =
  /^(devon|perm|cambr|campan|messin|torton|piacenz|serravall|langh|burdigal|aquitan|lutet|ypres|valangin|oxford|bathon|bajoc|portland|kimmeridg|apt|alb|barrem|turon|coniac|santon|maastricht|thanet|priabon|barton|rupel|chatt|calabr|dinant|namur|westphal|stephan|tournais|vise|frasn|famenn|gedinn|siegen|givet|hauteriv|neocom|ludlov|wenlock|llandover|arenig|tremadoc|caradoc|ashgill|moscov|kazan|ufim|tatar)(ian|ians|iano|iana|ien|ienne|iens|iense|isch|ische)$/;

/** What German joins to a name: the rock, the landform, the part of the country. */
const COMPOUND =
  /^(?:nord|sud|ost|west|ober|unter|mittel|zentral)?(.{4,}?)(?:muschelkalk|plattenkalk|kalkstein|kalk|marmor|granit|gneis|sandstein|schiefer|basalt|basaltlava|lava|porphyr|travertin|tuff|quarzit|dolomit|serpentin|diabas|trachyt|syenit|gebirge|bergland|massiv|pass|tal|becken|gebiet|ufer|kuste)?s?$/;

/** The place in a German word: Odenwaldgranit, Moselschiefer, Gotthardpass, des Odenwalds. */
function placeInCompound(folded: string, gazetteers: readonly Gazetteer[]): KnownPlace | null {
  const place = COMPOUND.exec(folded)?.[1] ?? folded;
  if (place === folded) return null;
  // Of towns a genitive alone is too often a person's: Taylors.
  const least = `${place}s` === folded ? SUBDIVISION : LEAST_IN_COMPOUND;
  const found = gazetteers.map((gazetteer) => gazetteer.find(place)).find((known) => known !== null);
  return found == null || found.isWord || found.size < least ? null : found;
}

/**
 * The place that a word is the adjective of or, in German, begins with; null where it is none that the rules make.
 * @param written one word as the text has it: diacritics tell Spanish *eño* from other words in *eno*
 */
export function placeOfAdjective(written: string, gazetteers: readonly Gazetteer[]): KnownPlace | null {
  const word = written.normalize('NFC').toLowerCase();
  const isCapital = /^\p{Lu}/u.test(written);
  const folded = foldName(word);
  if (ORDINARY.has(folded) || AGE.test(folded)) return null;
  for (const rule of RULES) {
    if (rule.isCapital && !isCapital) continue;
    for (const ending of rule.endings) {
      if (!word.endsWith(ending)) continue;
      for (const stem of stemsOf(foldName(word.slice(0, -ending.length)))) {
        if (stem.length < LEAST_STEM - (ending.length < 4 ? 0 : 1)) continue;
        for (const base of rule.bases) {
          for (const gazetteer of gazetteers) {
            const place = gazetteer.find(stem + base);
            if (place !== null && fits(place, rule, stem)) return place;
          }
        }
      }
    }
  }
  return isCapital ? placeInCompound(folded, gazetteers) : null;
}
