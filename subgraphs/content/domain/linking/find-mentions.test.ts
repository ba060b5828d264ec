import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stoneNamed } from '../../../../testing/named-stones.ts';
import { readCatalogue } from '../../../../tools/eval/evaluation.ts';
import { type FindMentionsOptions, findMentions } from './find-mentions.ts';
import { buildMentionAutomaton } from './mention-automaton.ts';

const automaton = buildMentionAutomaton(readCatalogue());
/** “text → stone” of each mention. */
const found = (text: string, options?: FindMentionsOptions) =>
  findMentions(automaton, text, options).map((mention) => `${mention.text} → ${mention.stoneId}`);

describe('findMentions knows a name', () => {
  it.each([
    ['in the plural', 'Two Calacattas and three Statuarios stood there.', ['Calacattas → calacatta', 'Statuarios → statuario']],
    ['with a possessive, which stays outside', "Nero Marquina's veins", ['Nero Marquina → nero-marquina']],
    ['with a typographic possessive', 'Nero Marquina’s veins', ['Nero Marquina → nero-marquina']],
    ['in capitals', 'FLOOR IN NERO MARQUINA', ['NERO MARQUINA → nero-marquina']],
    ['in small letters', 'a floor of nero marquina', ['nero marquina → nero-marquina']],
    ['with a hyphen', 'the Nero-Marquina floor', ['Nero-Marquina → nero-marquina']],
    ['joined to another word', 'a Serpeggiante-clad wall', ['Serpeggiante → serpeggiante']],
    ['across a line break', 'a floor of Nero\nMarquina', ['Nero\nMarquina → nero-marquina']],
    ['across a line break in a quotation', '> a floor of Nero\n> Marquina', ['Nero\n> Marquina → nero-marquina']],
    ['parted at the end of a line', 'a floor of Crema Mar-\nfil', ['Crema Mar-\nfil → crema-marfil']],
    ['with a soft hyphen', 'a floor of Crema Mar\u00adfil', ['Crema Mar\u00adfil → crema-marfil']],
    ['with a zero-width space', 'a floor of Crema\u200bMarfil', ['Crema\u200bMarfil → crema-marfil']],
    ['with a no-break space', 'a floor of Crema\u00a0Marfil', ['Crema\u00a0Marfil → crema-marfil']],
    ['without its marks', 'Rosa Porrino slabs', ['Rosa Porrino → rosa-porrino']],
    ['decomposed', 'Rosa Porriño slabs'.normalize('NFD'), [`${'Rosa Porriño'.normalize('NFD')} → rosa-porrino`]],
    ['with marks put where none belong', 'Bótticino Classico slabs', ['Bótticino Classico → botticino-classico']],
    ['written as one word', 'Tajmahal slabs', ['Tajmahal → taj-mahal']],
    ['in bold', '**Crema Marfil** and *Dark Emperador*', ['Crema Marfil → crema-marfil', 'Dark Emperador → dark-emperador']],
    ['in another script', 'Слэбы: Сивец', ['Сивец → bianco-sivec']],
    ['by an ideographic name', '采用汉白玉石材', ['汉白玉 → han-white-jade']],
    ['in full-width letters', 'Ｇ６０３ slabs', ['Ｇ６０３ → g603']],
  ])('%s', (_, text, mentions) => {
    expect(found(text)).toEqual(mentions);
  });

  it('takes the longest of names within names', () => {
    expect(found('Calacatta Macchia Vecchia, Calacatta Oro and Calacatta')).toEqual([
      'Calacatta Macchia Vecchia → calacatta-macchia-vecchia',
      'Calacatta Oro → calacatta-oro',
      'Calacatta → calacatta',
    ]);
  });

  it('links a deceptive name to the stone that it really is', () => {
    expect(found('Verde Guatemala is a serpentinite.')).toEqual(['Verde Guatemala → india-green']);
  });

  it('leaves out the stone that the text is about, also under its other names', () => {
    expect(found('Marmor Proconnesium, today Marmara White, and Parian marble', { aboutId: 'proconnesian-marble' })).toEqual([
      'Parian marble → parian-marble',
    ]);
  });
});

describe('findMentions reads', () => {
  it.each([
    [
      'names that a list shortens',
      'Calacatta Oro and Borghini are warm.',
      ['Calacatta Oro → calacatta-oro', 'Borghini → calacatta-borghini'],
    ],
    ['a shared name by its surroundings', 'Melbourne paves in bluestone, a basalt.', ['bluestone → victorian-bluestone']],
    ['a place as a stone where goods are made of it', 'La scala è in Trani bocciardato.', ['Trani → trani-limestone']],
    [
      'the article that towns lack',
      'Il Botticino si lucida bene e il bagno è più chiaro con il sole che entra.',
      ['Botticino → botticino-classico'],
    ],
    ['a label', 'Worktop, leathered: Patagonia', ['Patagonia → patagonia']],
    ['a wine stain as no wine', 'How do I get a red wine stain out of Bianco Sivec?', ['Bianco Sivec → bianco-sivec']],
    ['quartz as a mineral', 'The quartz in Azul Macaubas makes it hard.', ['Azul Macaubas → azul-macaubas']],
    ['the Italian for and', 'Il ripiano di Rosso Verona e disse di no.', ['Rosso Verona → rosso-verona']],
    ['a town that weathers', 'Trani weathers well, but it needs sealing.', ['Trani → trani-limestone']],
    [
      'copies beside a stone',
      'Il top è in Calacatta Oro, lo zoccolino in gres effetto marmo.',
      ['Calacatta Oro → calacatta-oro'],
    ],
    ['a grade after a name', '1) Thassos Snow White A1, 11 bundles', ['Thassos Snow White → thassos-white']],
    ['the text of a link as context', 'A floor in [Portoro](/x) and Thassos slabs.', ['Thassos → thassos-white']],
    [
      'a list with prices',
      'Per m²: Tan Brown 48, Coral 60, Baltic Brown 52.',
      ['Tan Brown → tan-brown', 'Coral → dominican-coral-stone', 'Baltic Brown → baltic-brown'],
    ],
    ['an offer without a verb', 'Coral on request: slabs of Galala.', ['Coral → dominican-coral-stone', 'Galala → galala']],
    ['a measure after a list', 'Galala and Sunny in 2 cm.', ['Galala → galala', 'Sunny → sunny']],
    [
      'a possessive without its noun',
      "Portland's shells are whiter than Purbeck's.",
      ['Portland → portland-stone', 'Purbeck → purbeck-stone'],
    ],
    ['the real thing that a copy is mistaken for', 'Do not mistake the porcelain for Statuario.', ['Statuario → statuario']],
    [
      'a sentence that leaves out its verb',
      'The box says Nero Marquina, the label Steel Grey.',
      ['Nero Marquina → nero-marquina', 'Steel Grey → steel-grey'],
    ],
    ['what trade is done in', 'Exports of Trani fell.', ['Trani → trani-limestone']],
    ['a band that is no band', 'The white band in Four Seasons widens.', ['Four Seasons → fusion']],
    ['a rock in small letters', 'The fort is built of coquina, the old rock of Florida.', ['coquina → coquina']],
    ['a colour in small letters', 'De schouw is van Belgisch zwart.', ['Belgisch zwart → belgian-black']],
    ['a colour whose rest a list leaves out', 'Bianco e Rosa Perlino sono gemelli.', ['Rosa Perlino → rosa-perlino']],
    [
      'a town by its state, and its stone',
      'In Crab Orchard, Tennessee, porches are laid with Crab Orchard Stone.',
      ['Crab Orchard Stone → crab-orchard-stone'],
    ],
    [
      'a shade beside stones',
      'The bonnet was black pearl. A table of Nero Marquina stood there.',
      ['Nero Marquina → nero-marquina'],
    ],
    [
      'a member of a sentence by its twin',
      'Il pavimento è in Rosso Verona; le colonne sono poi in Trani.',
      ['Rosso Verona → rosso-verona', 'Trani → trani-limestone'],
    ],
    [
      'a longer name whose neighbour is known later',
      'We cut Fantasy Brown and Rain Forest Green.',
      ['Fantasy Brown → fantasy-brown', 'Rain Forest Green → rain-forest-green'],
    ],
    [
      'a member after an adverb',
      'Take Nero Marquina or even Coral.',
      ['Nero Marquina → nero-marquina', 'Coral → dominican-coral-stone'],
    ],
    ['examples of a rock', 'We stock limestones such as Trani.', ['Trani → trani-limestone']],
    [
      'what is in stock by what it costs',
      'Trani £21.50, Nero Marquina £48',
      ['Trani → trani-limestone', 'Nero Marquina → nero-marquina'],
    ],
    [
      'two that are answered alike',
      'Yes to the Steel Grey, no to the Coffee Brown.',
      ['Steel Grey → steel-grey', 'Coffee Brown → coffee-brown'],
    ],
    [
      'what is in the yard',
      'Il nous reste du Comblanchien, le Lasa manque.',
      ['Comblanchien → comblanchien', 'Lasa → lasa-marble'],
    ],
    [
      'a name that only the stone has an article with',
      'Nobody from Quincy came, but the Quincy on the steps was laid in 1880.',
      ['Quincy → quincy-granite'],
    ],
    [
      'the real thing among copies',
      'Quartz, shade “Taj Mahal”, €310; natural Rosso Verona, €295; laminate, €28.',
      ['Rosso Verona → rosso-verona'],
    ],
    ['what ran out', 'We ran out of Trani on the stairs.', ['Trani → trani-limestone']],
    ['an ornament', 'A vase in Trani and a pair of lamps.', ['Trani → trani-limestone']],
    [
      'a text without capitals',
      'is absolute black or ubatuba honed hard to keep clean',
      ['absolute black → absolute-black', 'ubatuba → ubatuba'],
    ],
  ])('%s', (_, text, mentions) => {
    expect(found(text)).toEqual(mentions);
  });
});

describe('findMentions leaves', () => {
  it.each([
    ['a list of copies', 'Porcelain range: Travertino Romano, Statuario Venato and Portoro, 6 mm.'],
    ['copies before their noun', 'We sell “Marquina”, “Carrara” and “Calacatta” quartz.'],
    ['people', 'Rosa Valencia and Diana Royal have been elected to the board.'],
    ['other trades', 'Nail polish of the month: Ruby Red and Milky Way. Vegan, 9 ml.'],
    ['a horse and an album', 'The racehorse Imperial Red won. Their third album, Black Pearl, sold badly.'],
    ['a varnish by its name', 'Her lipstick, a shade named Rosso Levanto, matched. “Forest Green” eggshell, 5 litres.'],
    ['shades in small letters', 'The walls are steel grey, the floor is oak.'],
    ['a part of what it holds back', 'Mr. Quincy and J. Estremoz retired.'],
    ['a longer name', 'Breccia Paradiso and Emperador Grey are not known.'],
    ['a code that goes on', 'Offer no. G654/22 of 3 March'],
    ['a town', 'The town of Carrara lies below the Apuan Alps. Trucks leave Carrara every morning.'],
    ['towns that a sum ends', 'Siena, Verona, Carrara: three cities we love.'],
    ['a holiday', 'We spent the holiday in Ubatuba.'],
    ['a house of its rock', 'He owns a brownstone in Brooklyn.'],
    ['furniture', 'Walnut doors and ivory curtains. Cherry cabinets and coral chairs.'],
    ['a duo', 'Vivaldi Red and Carmen Red, the burlesque duo, were married.'],
    ['a person who does something', 'Steel Grey shook his head. Silvia forgot her keys again.'],
    ['somebody who is told', 'I told Silvia to wait. Dinner with Diana at eight.'],
    ['a helping', 'A glass of Trani on the terrace costs nine euros.'],
    ['a place where slabs are cut', 'The slabs are cut in Trani.'],
    ['a sealer by its name', 'Sealer "Steel Grey", 1 l, for natural stone.'],
    ['words inside words', 'a Calacattasque, Prenero Marquinaise thing'],
    ['ordinary words', 'an ivory resin, a pearl and some coral'],
    ['imitations', 'Calacatta-look porcelain, a Carrara-effect vinyl and a quartz called Statuario Nuvo'],
    ['code', 'the key `Nero Marquina` and\n\n```\nCrema Marfil\n```\n'],
    ['links', '[Nero Marquina](/x), [Nero Marquina][ref] and <a href="/x">Nero Marquina</a>\n\n[ref]: /y'],
    ['URLs and files', 'https://example.org/nero-marquina, nero-marquina.pdf, nero-marquina@example.org'],
    ['images', '![Nero Marquina](nero.jpg)'],
    ['HTML tags', '<img alt="Nero Marquina"> <!-- Nero Marquina -->'],
  ])('%s alone', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads Markdown as text where it is told to', () => {
    expect(found('the key `Nero Marquina`', { format: 'plain' })).toEqual(['Nero Marquina → nero-marquina']);
  });
});

describe('findMentions on generated text', () => {
  const names = fc.constantFrom(
    'Nero Marquina',
    'Calacatta',
    'Rosa Porriño'.normalize('NFD'),
    'Elazığ Vişne',
    'Botticino Classico',
    'Thassos',
    'bluestone',
    'Taj Mahal',
    'G603',
    'Pearl',
  );
  const filler = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ' ',
      ', ',
      ' and ',
      '\n\n',
      '🪨',
      '\ud83e',
      '\u0301',
      '’s',
      '\u200f',
      '\u00ad',
      '**',
      '`',
      '[',
      '](x)',
      '<',
      '.',
    ),
    fc.constantFrom(' slabs of ', ' the town of ', ' honed ', 'porcelain '),
  );
  const text = fc.array(fc.oneof(names, filler), { maxLength: 30 }).map((parts) => parts.join(''));

  it('gives exact offsets in order, without overlap', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('markdown' as const, 'plain' as const), (source, format) => {
        let at = 0;
        for (const mention of findMentions(automaton, source, { format })) {
          expect(mention.start).toBeGreaterThanOrEqual(at);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(source.slice(mention.start, mention.end)).toBe(mention.text);
          expect(automaton.stoneById.has(mention.stoneId)).toBe(true);
          expect(mention.confidence).toBeGreaterThan(0);
          expect(mention.confidence).toBeLessThanOrEqual(1);
          // No mark of the last letter is left outside.
          expect(source.slice(mention.end)).not.toMatch(/^\p{M}/u);
          at = mention.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never names the stone that the text is about', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const aboutId of new Set(findMentions(automaton, source).map((mention) => mention.stoneId)))
          expect(findMentions(automaton, source, { aboutId }).map((mention) => mention.stoneId)).not.toContain(aboutId);
      }),
    );
  });

  it('finds a distinct name between any two sentences, at the place where it was put', () => {
    const sentence = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((words) => words.replace(/[^\p{L}\p{N}\p{Extended_Pictographic} ]/gu, ''));
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const source = `${before}. The floor is Nero Marquina. ${after}`;
        const mentions = findMentions(automaton, source, { format: 'plain' });
        expect(mentions).toContainEqual(
          expect.objectContaining({ start: before.length + 15, end: before.length + 28, stoneId: 'nero-marquina' }),
        );
      }),
    );
  });
});

describe('findMentions on bad input', () => {
  const million = 1_000_000;
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n'.repeat(1000)],
    ['one long word', 'a'.repeat(million)],
    ['a megabyte of a name’s first word', 'Nero '.repeat(million / 5)],
    ['binary', String.fromCharCode(...Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256))],
    ['unpaired surrogates', '\ud83e\udea8\ud83e \udea8'.repeat(10_000)],
    ['combining marks without a letter', '\u0301'.repeat(100_000)],
    ['zero-width characters', '\u200b\u200d\ufeff'.repeat(30_000)],
    ['right-to-left text', 'رخام أبيض من كارارا\u200f '.repeat(5_000)],
    ['quotations nested 500 deep', `${'> '.repeat(500)}text`],
    ['lists nested 500 deep', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- item`).join('\n')],
    ['brackets nested deep', `${'['.repeat(50_000)}x${']'.repeat(50_000)}`],
    ['emphasis that never closes', '*a **b '.repeat(50_000)],
    ['code that never closes', '`'.repeat(50_000) + '``` '.repeat(20_000)],
    ['tags that never close', '<a <pre <!-- '.repeat(50_000)],
    ['links that never close', '[a]('.repeat(50_000)],
    ['tables', '| - '.repeat(50_000)],
  ])('finds nothing in %s', (_, text) => {
    expect(findMentions(automaton, text)).toEqual([]);
  });

  it('finds each of 5,000 names in one text', () => {
    const text = Array.from({ length: 5_000 }, (_, n) => (n % 2 === 0 ? 'Nero Marquina' : 'Crema Marfil')).join(', ');
    expect(findMentions(automaton, text)).toHaveLength(5_000);
  });

  it('finds a name inside 500 quotations and lists, and in a megabyte', () => {
    expect(found(`${'> '.repeat(500)}Nero Marquina slabs`)).toEqual(['Nero Marquina → nero-marquina']);
    expect(found(`${'lorem ipsum '.repeat(90_000)}Nero Marquina`)).toEqual(['Nero Marquina → nero-marquina']);
    expect(found(`${'شيء '.repeat(1_000)}Nero Marquina شيء`)).toEqual(['Nero Marquina → nero-marquina']);
  });

  it('takes the characters of regular expressions in names as they are', () => {
    const odd = buildMentionAutomaton(
      ['Bianco (.*) Extra', 'Nero [a-z]+', 'Verde $1 \\d', 'C++ Grey', '^Rosso|Blu$', '***'].map((name, n) =>
        stoneNamed(name, { slug: `s${n}` }),
      ),
    );
    const say = (text: string) => findMentions(odd, text, { format: 'plain' }).map((mention) => mention.text);
    expect(say('a slab of Bianco (.*) Extra and one of Nero [a-z]+ here')).toEqual(['Bianco (.*) Extra', 'Nero [a-z']);
    expect(say('aaaa Bianco anything Extra, Nero q, *** and Rosso')).toEqual([]);
  });

  it('stands a catalogue without stones, and stones without words in their names', () => {
    expect(findMentions(buildMentionAutomaton([]), 'Nero Marquina')).toEqual([]);
    expect(findMentions(buildMentionAutomaton([stoneNamed('!!!', { slug: 'marks' })]), '!!! and ???')).toEqual([]);
  });
});
