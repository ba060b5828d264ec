// How well a stone's record meets what a query asks of it. Score: the weighted mean of the degrees, squared, so that a stone which
// meets all stands clear of one that meets half; a stone below half of it is not counted as found.
import taxonomy from '../../data/taxonomy.json' with { type: 'json' };
import { CONSTRAINT_WEIGHTS, type Constraint, type ConstraintEvidence } from './constraint.ts';
import type { DescribedStone } from './described-stone.ts';
import { fold, toFacetValue, wordsOf } from './fold.ts';
import { ROCK_CLASSES, SHADES } from './query-phrases.ts';
import { colorFamilies, continentOf } from './taxonomy-facets.ts';

const USES_BY_TYPE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(taxonomy.usesByType).map(([type, uses]) => [type, new Set<string>(uses)]),
);

/** Below this share a stone does not count as what the query describes. */
const LEAST_SHARE = 0.5;

/** Place of a colour in a record → degree, for the ground and for an accent. */
const GROUND = [1, 0.55, 0.4, 0.3];
const ACCENT = [0.5, 1, 1, 0.9];

/** @returns in [0, 1]; 0 where the stone meets too little or nothing is asked */
export function weighStone(stone: DescribedStone, constraints: readonly Constraint[]): number {
  let total = 0;
  let met = 0;
  for (const constraint of constraints) {
    const weight = CONSTRAINT_WEIGHTS[constraint.facet];
    total += weight;
    met += weight * degreeOf(stone, constraint).degree;
  }
  const share = total === 0 ? 0 : met / total;
  return share < LEAST_SHARE ? 0 : share * share;
}

/** How the stone stands to each constraint, in their order. */
export function explainStone(stone: DescribedStone, constraints: readonly Constraint[]): readonly ConstraintEvidence[] {
  return constraints.map((constraint) => ({ constraint, ...degreeOf(stone, constraint) }));
}

interface Degree {
  readonly degree: number;
  readonly evidence: string;
}

function degreeOf(stone: DescribedStone, constraint: Constraint): Degree {
  const { degree, evidence } = plainDegree(stone, constraint);
  return { degree: constraint.isExcluded ? 1 - degree : degree, evidence };
}

function plainDegree(stone: DescribedStone, constraint: Constraint): Degree {
  switch (constraint.facet) {
    case 'type':
      return typeDegree(stone, constraint.value);
    case 'petrography':
      return {
        degree: stone.keys.petrography?.includes(constraint.value) ? 1 : 0,
        evidence: `petrography: ${stone.petrography ?? 'not recorded'}`,
      };
    case 'soldAs': {
      const promising = stone.misleadingNames.filter((name) => fold(name).includes(constraint.value));
      if (promising.length > 0) return { degree: 1, evidence: `also sold as ${promising.join(', ')}` };
      return {
        degree: stone.type.toLowerCase() === constraint.value ? 0.7 : 0,
        evidence: `sold as ${stone.type.toLowerCase()}`,
      };
    }
    case 'rockClass': {
      const rock = `${stone.type.toLowerCase()} ${stone.keys.petrography ?? ''} ${stone.colors.join(' ')}`;
      const isOf = ROCK_CLASSES[constraint.value]?.test(rock) ?? false;
      return { degree: isOf || stone.colors.includes(constraint.value) ? 1 : 0, evidence: `rock: ${rockOf(stone)}` };
    }
    case 'color':
      return colorDegree(stone, constraint);
    case 'country':
      return { degree: stone.keys.country === fold(constraint.value) ? 1 : 0, evidence: `from ${stone.origin.country}` };
    case 'region': {
      const continent = continentOf(stone.origin.country);
      return { degree: continent === constraint.value ? 1 : 0, evidence: `from ${stone.origin.country}` };
    }
    case 'place': {
      const { locality, region, country } = stone.origin;
      return {
        degree: isAt(stone, constraint.value) ? 1 : 0,
        evidence: `from ${[locality, region, country].filter((part) => part !== null).join(', ')}`,
      };
    }
    case 'family':
      return {
        degree: wordsOf(stone.keys.family ?? '').join(' ') === constraint.value ? 1 : 0,
        evidence: stone.family === null ? 'in no group of the catalogue' : `belongs to ${stone.family}`,
      };
    case 'use': {
      const type = stone.type.toLowerCase();
      const said = stone.facts.find(({ topic }) => topic === 'APPLICATIONS');
      const isUsual = USES_BY_TYPE.get(type)?.has(constraint.value) ?? false;
      return {
        degree: isUsual ? 1 : 0.2,
        evidence: said?.text ?? `as a rule ${type} is ${isUsual ? '' : 'not '}used for ${constraint.value.replace('-', ' ')}`,
      };
    }
    case 'frost':
      return frostDegree(stone);
    case 'figure': {
      const measure = stone.technical[constraint.key];
      if (measure === undefined) return { degree: 0, evidence: 'no figure is recorded' };
      const meets = constraint.isLeast ? measure.value >= constraint.bound : measure.value <= constraint.bound;
      return { degree: meets ? 1 : 0, evidence: `${measure.value} ${measure.unit}` };
    }
  }
}

/** A place within one piece of the origin, but not Wales in New South Wales. */
function isAt({ keys }: DescribedStone, place: string): boolean {
  const pieces = [keys.locality, keys.region].flatMap((origin) => (origin ?? '').split(/[,;/()]/));
  return pieces.some((piece) => {
    const words = wordsOf(piece).join(' ');
    return ` ${words} `.includes(` ${place} `) && words.startsWith('new ') === place.startsWith('new ');
  });
}

function typeDegree(stone: DescribedStone, value: string): Degree {
  const evidence = `sold as ${stone.type.toLowerCase()}; petrography: ${stone.petrography ?? 'not recorded'}`;
  if (stone.type.toLowerCase() === value) return { degree: 1, evidence };
  return { degree: stone.keys.petrography?.includes(value) ? 0.6 : 0, evidence };
}

function colorDegree({ colors }: DescribedStone, { value, shade, isAccent }: Extract<Constraint, { facet: 'color' }>): Degree {
  const shades = SHADES[value];
  const places = isAccent && colors.length > 1 ? ACCENT : GROUND;
  let best = 0;
  for (const [place, color] of colors.entries()) {
    const nearness = shades === undefined ? nearnessOf(color, value, shade) : shades.includes(color) ? 1 : 0;
    best = Math.max(best, nearness * (places[Math.min(place, 3)] ?? 0));
  }
  return { degree: best, evidence: `colours: ${colors.join(', ')}` };
}

/** 1 for the very word, 0.9 for another of its family. */
function nearnessOf(color: string, family: string, shade: string): number {
  if (color === shade) return 1;
  return colorFamilies([color]).includes(family) ? 0.9 : 0;
}

/** Rocks that frost as a rule spares; said as such, for a rule is no test. */
const HARDY = new Set(['GRANITE', 'GNEISS', 'BASALT', 'QUARTZITE', 'PORPHYRY', 'SLATE']);

function frostDegree(stone: DescribedStone): Degree {
  const tested = stone.technical.frostResistance;
  if (tested !== undefined) return { degree: 1, evidence: `frost resistance: ${tested.value} ${tested.unit}` };
  const said = stone.facts.find(({ text }) => /frost/i.test(text));
  if (said !== undefined) return { degree: /not|sensitive|indoors only/i.test(said.text) ? 0 : 1, evidence: said.text };
  const absorption = stone.technical.waterAbsorption;
  if (absorption !== undefined) {
    return {
      degree: absorption.value <= 0.5 ? 0.7 : absorption.value <= 3 ? 0.4 : 0.2,
      evidence: `no frost test is recorded; water absorption ${absorption.value} ${absorption.unit}`,
    };
  }
  return { degree: HARDY.has(stone.type) ? 0.5 : 0.3, evidence: 'no frost test is recorded' };
}

function rockOf({ type, petrography }: DescribedStone): string {
  return petrography ?? toFacetValue(type);
}
