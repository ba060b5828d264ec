import { describe, expect, it } from 'vitest';
import { stoneNamed, wholeCatalogue } from '../../../../testing/named-stones.ts';
import { buildNameIndex, type NamedStone } from './name-index.ts';
import { resolveIdentity } from './resolve-identity.ts';

type Alias = readonly [name: string, kind: string, note?: string];

/** A white marble of Carrara unless said otherwise. */
function namedStone(name: string, aliases: readonly Alias[] = [], rest: object = {}): NamedStone {
  const listed = aliases.map(([alias, kind, note]) => ({ name: alias, kind, ...(note === undefined ? {} : { note }) }));
  return stoneNamed(name, { colors: ['white'], aliases: listed, ...rest });
}

const STONES = [
  namedStone('Rosso Levanto', [['Levanto', 'commercial']], { petrography: 'ophicalcite', colors: ['red', 'green'] }),
  namedStone('Nero Marquina', [['Marquina', 'commercial']], { origin: { country: 'Spain' }, colors: ['black', 'white'] }),
  namedStone('China Marquina', [['Chinese Nero Marquina', 'deceptive', 'not Spanish']], {
    origin: { country: 'China' },
    colors: ['black', 'white'],
  }),
  namedStone('Absolute Black', [], {
    type: 'granite',
    petrography: 'dolerite',
    origin: { country: 'India' },
    colors: ['black'],
  }),
  namedStone('Nero Zimbabwe', [['Absolute Black', 'commercial']], {
    type: 'granite',
    petrography: 'dolerite',
    origin: { country: 'Zimbabwe' },
    colors: ['black'],
  }),
  namedStone('Belgian Blue Stone', [['Bluestone', 'commercial']], {
    type: 'limestone',
    petrography: 'crinoidal limestone',
    origin: { country: 'Belgium' },
    colors: ['blue', 'grey'],
  }),
  namedStone('Victorian Bluestone', [['Bluestone', 'commercial']], {
    type: 'basalt',
    petrography: 'olivine basalt',
    origin: { country: 'Australia', region: 'Victoria' },
    colors: ['grey', 'black'],
  }),
  namedStone('Super White', [['Super White Quartzite', 'deceptive', 'dolomitic marble: etches with acid']], {
    petrography: 'dolomitic marble',
    origin: { country: 'Brazil' },
  }),
  namedStone('Dark Emperador', [['Emperador', 'commercial']], { origin: { country: 'Spain' }, colors: ['brown'] }),
  namedStone('Light Emperador', [['Emperador', 'commercial']], { origin: { country: 'Spain' }, colors: ['beige'] }),
  namedStone('Portoro', [['Port d’Or', 'translation']], { colors: ['black', 'gold'] }),
  namedStone('G603', [], { type: 'granite', petrography: 'granite', origin: { country: 'China' }, colors: ['grey'] }),
  namedStone('Statuario', [
    ['Статуарио', 'translation'],
    ['Luna marble', 'historical'],
    ['Bianco Puro', 'regional'],
  ]),
];
const index = buildNameIndex(STONES);
const ask = (query: string) => resolveIdentity(index, query);
const slugOf = (query: string) => ask(query).stoneId;

describe('a name is recognised', () => {
  it.each([
    ['as it is written', 'Rosso Levanto', 'rosso-levanto', null],
    ['by a commercial alias', 'Levanto', 'rosso-levanto', 'COMMERCIAL'],
    ['by a historical alias', 'Luna marble', 'statuario', 'HISTORICAL'],
    ['by a regional alias', 'Bianco Puro', 'statuario', 'REGIONAL'],
    ['by a translation', 'Port d’Or', 'portoro', 'TRANSLATION'],
    ['by a deceptive alias', 'Super White Quartzite', 'super-white', 'DECEPTIVE'],
    ['in any case and spacing', '  rOSSO   levanto ', 'rosso-levanto', null],
    ['without diacritics or with others', 'Rósso Lêvantö', 'rosso-levanto', null],
    ['decomposed', `${'Rósso'.normalize('NFD')} Levanto`, 'rosso-levanto', null],
    ['in another order', 'Levanto Rosso', 'rosso-levanto', null],
    ['with other punctuation', 'rosso_levanto', 'rosso-levanto', null],
    ['broken at the end of a line', 'Rosso Le-\nvanto', 'rosso-levanto', null],
    ['written as one word', 'rossolevanto', 'rosso-levanto', null],
    ['parted', 'Rosso Le vanto', 'rosso-levanto', null],
    ['in another language', 'rouge Levanto', 'rosso-levanto', null],
    ['in another alphabet', 'Неро Маркина', 'nero-marquina', null],
    ['romanised from another alphabet', 'Statuario mramor', 'statuario', null],
    ['as a compound', 'Levantomarmor', 'rosso-levanto', 'COMMERCIAL'],
    ['by a number of the quarry', 'G-603', 'g603', null],
  ])('%s: %s', (_how, query, slug, kind) => {
    expect(ask(query)).toMatchObject({ status: 'RESOLVED', stoneId: slug, matchedKind: kind });
  });

  it.each([
    ['Polished Rosso Levanto 60x60x2 cm', 'sizes and finishes'],
    ['ROSSO LEVANTO lastre lucide sp. 2 cm prima scelta', 'Italian'],
    ['Marmor Rosso Levanto geschliffen, Fliesen 30,5 x 30,5', 'German'],
    ['carrelage Rosso Levanto poli, prix au m2', 'French'],
    ['baldosas Rosso Levanto pulido 2ª calidad', 'Spanish'],
    ['chapas Rosso Levanto polido, espessura 3 cm', 'Portuguese'],
    ['Rosso Levanto mermer plaka cilalı fiyatı', 'Turkish'],
    ['Hi, could you please quote 200 sqm of Rosso Levanto?', 'an e-mail'],
    ['Item 14: Rosso Levanto – lot 3345, FOB Genoa, EUR 85.00/m2', 'a price list'],
    ['"Rosso Levanto"', 'quotation marks'],
  ])('in the midst of other words: %s (%s)', (query) => {
    expect(ask(query)).toMatchObject({ status: 'RESOLVED', stoneId: 'rosso-levanto', warnings: [] });
  });

  it.each([
    ['Roso Levanto', 'a letter left out'],
    ['Rosso Levvanto', 'a letter doubled'],
    ['Rosso Lveanto', 'letters exchanged'],
    ['Rosso Lecanto', 'a neighbour on the keyboard'],
    ['Rosso Levento', 'another vowel'],
    ['Roßo Levanto', 'ß'],
    ['R0SS0 LEVANT0', 'digits of a scanner'],
    ['Rosso Levarito', 'shapes of a scanner'],
    ['Rosso Lewanto', 'by ear'],
  ])('misspelt: %s (%s)', (query) => {
    expect(slugOf(query)).toBe('rosso-levanto');
  });

  it.each([
    ['N. Marquina', 'nero-marquina'],
    ['Nero Marq.', 'nero-marquina'],
    ['Dk Emperador', 'dark-emperador'],
    ['Emperador Lt.', 'light-emperador'],
    ['Abs. Black', 'absolute-black'],
    ['R.so Levanto', 'rosso-levanto'],
  ])('shortened as price lists do: %s', (query, slug) => {
    expect(slugOf(query)).toBe(slug);
  });
});

describe('hints', () => {
  it.each([
    ['bluestone from Belgium', 'belgian-blue-stone'],
    ['Bluestone basalt', 'victorian-bluestone'],
    ['bluestone Victoria', 'victorian-bluestone'],
    ['Emperador brown', 'dark-emperador'],
    ['Emperador beige', 'light-emperador'],
    ['Absolute Black Zimbabwe', 'nero-zimbabwe'],
  ])('of type, colour or origin tell namesakes apart: %s', (query, slug) => {
    expect(slugOf(query)).toBe(slug);
  });

  it('that contradict rule a stone out', () => {
    expect(slugOf('Rosso Levanto from China')).toBe(null);
    expect(slugOf('Marquina pink')).toBe(null);
    expect(slugOf('Super White Turkey')).toBe(null);
  });

  it('count only for the first colour of a stone: a second one makes another name', () => {
    expect(slugOf('Levanto green')).toBe(null);
    expect(slugOf('Levanto red')).toBe('rosso-levanto');
  });
});

describe('a name of several stones', () => {
  it('is ambiguous with exactly those that share it, and shares the trust among them', () => {
    const found = ask('BLUESTONE');
    expect(found).toMatchObject({ status: 'AMBIGUOUS', stoneId: null });
    expect(found.candidates.map(({ stoneId }) => stoneId).sort()).toEqual(['belgian-blue-stone', 'victorian-bluestone']);
    expect(found.candidates.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1);
    for (const { reasons, matchedName } of found.candidates) {
      expect([reasons[0], matchedName]).toEqual(['commercial alias', 'Bluestone']);
    }
  });

  it('is the stone’s own before it is another’s alias, with a warning of the namesake', () => {
    expect(ask('Absolute Black')).toMatchObject({
      status: 'RESOLVED',
      stoneId: 'absolute-black',
      matchedKind: null,
      warnings: [{ type: 'HOMONYM' }],
    });
  });
});

describe('what is no name of the catalogue is left unresolved', () => {
  it.each([
    [
      'near names',
      ['Levanto Gold Deluxe 3000', 'Emperador Silver', 'Nero Imperial', 'Super Blue', 'G604', 'Statuario Supremo'],
    ],
    ['bare rock words', ['marble', 'Granit', 'piedra', 'basalt slab', 'мрамор', 'stone']],
    ['bare colours', ['red', 'Nero', 'weiß', 'black granite', 'white marble from Italy']],
    [
      'composites',
      ['Levanto quartz', 'Rosso Levanto porcelain', 'Dekton Marquina', 'gres effetto Marquina', 'Silestone Statuario'],
    ],
    ['composites misspelt', ['Rosso Levanto porcelian', 'Ceaserstone Marquina']],
    ['other words', ['cheap tiles near me', 'asdfgh', 'n/a', '2 cm', '60x60', 'kitchen']],
  ])('%s', (_what, queries) => {
    expect(queries.map((query) => [query, ask(query).status])).toEqual(queries.map((query) => [query, 'UNRESOLVED']));
  });

  it('with the near misses, none of them trusted', () => {
    const { candidates, confidence } = ask('Levanto Gold Deluxe 3000');
    expect(confidence).toBe(0);
    expect(candidates.map(({ stoneId }) => stoneId)).toContain('rosso-levanto');
    for (const candidate of candidates) {
      expect(candidate.confidence).toBeLessThanOrEqual(0.4);
      expect(candidate.reasons).not.toEqual([]);
    }
  });
});

describe('warnings', () => {
  it.each([
    'Super White Quartzite',
    'Super Wite Quartzite',
    'quartzite Super White 2cm',
    'Superwhite quartzite',
    'Super White quarzite lucidata',
  ])('tell the true nature of a deceptive name: %s', (query) => {
    const { stoneId, warnings } = ask(query);
    expect(stoneId).toBe('super-white');
    expect(warnings[0]).toMatchObject({ type: 'DECEPTIVE_NAME', severity: 'HIGH' });
    expect(warnings[0]?.message).toContain('dolomitic marble');
  });

  it('are not given for the honest name of the same stone', () => {
    expect(ask('Super White').warnings).toEqual([]);
  });

  it('say where the rock word is not what the stone is', () => {
    expect(ask('Rosso Levanto granite')).toMatchObject({ stoneId: 'rosso-levanto', warnings: [{ type: 'TYPE_MISMATCH' }] });
  });
});

describe('reasons', () => {
  it('name every kind of evidence', () => {
    const twin = buildNameIndex([
      ...STONES,
      namedStone('Verde Levanto', [['Levanto', 'regional']], { colors: ['green'], origin: { country: 'Italy' } }),
    ]);
    const { candidates } = resolveIdentity(twin, 'Levanto marbel, Italy');
    expect(candidates.map(({ reasons }) => reasons[0]).sort()).toEqual(['commercial alias', 'regional alias']);
    for (const { reasons } of candidates) expect(reasons).toEqual(expect.arrayContaining(['type agrees', 'origin agrees']));
  });
});

describe('confidence', () => {
  it('falls with the evidence: exact, alias, misspelt, contradicted', () => {
    const said = ['Rosso Levanto', 'Levanto', 'Rosso Levvento', 'Rosso Levanto granite'].map((query) => ask(query).confidence);
    expect(said).toEqual(said.toSorted((a, b) => b - a));
    expect(new Set(said).size).toBe(4);
  });
});

describe('on the whole catalogue', () => {
  const stones = wholeCatalogue();
  const whole = buildNameIndex(stones);

  it('each stone is found by its own name', () => {
    const wrong = stones.filter(({ id, data }) => resolveIdentity(whole, data.name).stoneId !== id);
    expect(wrong.map(({ data }) => data.name)).toEqual([]);
  });

  it('each alias leads to its stone, or to exactly the stones that share it', () => {
    const wrong = whole.entries.filter(({ name, owners }) => {
      const { status, stoneId, candidates } = resolveIdentity(whole, name);
      const ids = owners.map(({ stone }) => stone.id).sort();
      if (owners[0]?.canonical || owners.length === 1) return stoneId !== owners[0]?.stone.id;
      return (
        status !== 'AMBIGUOUS' ||
        candidates
          .map((candidate) => candidate.stoneId)
          .sort()
          .join() !== ids.join()
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('each deceptive name is warned of, with trade words around it and its words in another order', () => {
    const names = stones.flatMap(({ data }) => data.aliases.filter(({ kind }) => kind === 'DECEPTIVE').map(({ name }) => name));
    const silent = names.flatMap((name) => {
      const ways = [name, name.toUpperCase(), `${name} polished slabs 2 cm`];
      // “Taj Mahal Marble” is a name of another stone: only the order tells the slab in it from a slab of it.
      if (!/ slab$/i.test(name)) ways.push(name.split(' ').toReversed().join(' '));
      return ways.filter((way) => !resolveIdentity(whole, way).warnings.some(({ type }) => type === 'DECEPTIVE_NAME'));
    });
    expect(names.length).toBeGreaterThan(80);
    expect(silent).toEqual([]);
  });

  it.each([
    ['words of craft written small beside a name written large', 'Jet Mist honed, steeled, zigzagged', 'jet-mist'],
    ['the port behind “ex”', 'G603 steps ex Xiamen', 'g603'],
    ['a first letter for stone', 'P. Serena', 'pietra-serena'],
    ['an abbreviation that is a seller’s word as well', 'Cal. Borghini', 'calacatta-borghini'],
    ['two words for one', 'Victorian Blue Stone', 'victorian-bluestone'],
    ['Arabic', 'رخام كرارا أبيض', 'bianco-carrara'],
    ['a name of which one word is known in Cyrillic', 'Бианко Сивец', 'bianco-sivec'],
    ['a homonym with colour and country', 'Pearl, green, Norway', 'emerald-pearl'],
    ['goods in one German word', 'Adneter Rot Altarplatte', 'adnet-marble'],
  ])('reads %s', (_what, query, slug) => {
    expect(resolveIdentity(whole, query)).toMatchObject({ status: 'RESOLVED', stoneId: slug });
  });

  it.each([
    ['a name that is far from another', 'Makrana Black'],
    ['colours of a name in another order with another rock', 'Oro Preto soapstone'],
    ['words written small without a name written large', 'calacatta zigzagged slabs'],
  ])('leaves %s', (_what, query) => {
    expect(resolveIdentity(whole, query).status).toBe('UNRESOLVED');
  });

  it('warns of a deceptive name in other words, and not of the honest one', () => {
    expect(resolveIdentity(whole, 'Valser Quarzite').warnings).toMatchObject([{ type: 'DECEPTIVE_NAME' }]);
    expect(resolveIdentity(whole, 'Valser Quarzit').warnings).toEqual([]);
  });
});
