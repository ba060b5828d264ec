/**
 * Which stones a stone is linked with, and why: its article mentions the other, they belong to one family, come from one
 * district, the one is sold in place of the other (same rock, same colour, other origin, figures that are close), or the one sets
 * off the other (same rock, dark beside light). Each stone keeps its best links; incoming links are the same links seen from the
 * other end. O(n²) over small groups; some 60 ms for 545 stones.
 */
import type { MentionRecord, StoneData, StoneLinkRecord } from '../../../../platform/ports/catalogue.ts';
import type { NamedStone } from '../identity/name-index.ts';
import { foldName } from '../identity/name-tokens.ts';
import { colorFamilyOf } from '../identity/trade-words.ts';

/** The links of a catalogue. Lists are best first, ties by id; empty for a stone that has none or does not exist. */
export interface StoneLinks {
  readonly from: (stoneId: string) => readonly StoneLinkRecord[];
  readonly to: (stoneId: string) => readonly StoneLinkRecord[];
}

/** What the article of a stone mentions. */
export interface ArticleMentions {
  readonly stoneId: string;
  readonly mentions: readonly MentionRecord[];
}

const MAX_LINKS = 30;
/** Of a group larger than this each stone is linked with its nearest only. */
const MAX_OF_A_KIND = 10;
const SCORES = { mention: 0.6, family: 0.45, locality: 0.35, region: 0.2, substitute: 0.25, contrast: 0.15 } as const;
/** Contrasting stones named for each stone. */
const MAX_CONTRASTS = 4;
/** Figures by which a stone stands in for another; they are close within a quarter, the spread of one quarry's test sheets. */
const COMPARED_FIGURES = [
  'waterAbsorption',
  'apparentDensity',
  'compressiveStrength',
  'flexuralStrength',
  'openPorosity',
] as const;
const CLOSE_WITHIN = 0.25;
const LIGHT: ReadonlySet<string> = new Set(['white', 'cream', 'beige', 'yellow']);
const DARK: ReadonlySet<string> = new Set(['black', 'brown', 'green', 'red', 'blue', 'purple']);

interface Draft {
  score: number;
  readonly reasons: string[];
  readonly anchors: Set<string>;
}

function groupsBy(stones: readonly NamedStone[], keyOf: (data: StoneData) => string | null): Map<string, NamedStone[]> {
  const groups = new Map<string, NamedStone[]>();
  for (const stone of stones) {
    const key = keyOf(stone.data);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stone]);
    else group.push(stone);
  }
  return groups;
}

/** A stone is compared with hundreds of others; its colours are looked up once. */
const knownFamilies = new WeakMap<StoneData, readonly string[]>();

function familiesOf(data: StoneData): readonly string[] {
  let families = knownFamilies.get(data);
  if (families === undefined) {
    families = data.colors.map((color) => colorFamilyOf(foldName(color)) ?? color);
    knownFamilies.set(data, families);
  }
  return families;
}

/** How alike two stones look and are, in [0, 1]: shared colour families weighted to the first, and the same type. */
function likeness(a: StoneData, b: StoneData): number {
  const [mine, theirs] = [familiesOf(a), familiesOf(b)];
  const first = mine[0] !== undefined && mine[0] === theirs[0] ? 0.4 : 0;
  const shared = mine.filter((family) => theirs.includes(family)).length;
  const colors = 0.3 * (shared / Math.max(1, Math.max(mine.length, theirs.length)));
  return first + colors + (a.type === b.type ? 0.3 : 0);
}

/**
 * How close the figures of two stones are, in [−1, 1]: 1 where all that both have agree within a quarter, −1 where none does, 0
 * where they share none. A bound or a range counts by its value.
 */
function closeness(a: StoneData, b: StoneData): { readonly score: number; readonly shared: number } {
  let [close, shared] = [0, 0];
  for (const key of COMPARED_FIGURES) {
    const [mine, theirs] = [a.technical[key]?.value, b.technical[key]?.value];
    if (mine === undefined || theirs === undefined) continue;
    shared += 1;
    if (Math.abs(mine - theirs) <= CLOSE_WITHIN * Math.max(Math.abs(mine), Math.abs(theirs))) close += 1;
  }
  return { score: shared === 0 ? 0 : (2 * close) / shared - 1, shared };
}

const firstFamily = (data: StoneData) => familiesOf(data)[0] ?? null;

const byScore = (a: StoneLinkRecord, b: StoneLinkRecord, end: 'fromId' | 'toId') =>
  b.score - a.score || (a[end] < b[end] ? -1 : 1);

/**
 * Derives the links.
 * @param mentionsByArticle mentions of stones that are not in `stones`, and of the stone itself, are passed over
 * @param isRejected links that people rejected, in either direction
 */
export function deriveStoneLinks(
  stones: readonly NamedStone[],
  mentionsByArticle: readonly ArticleMentions[],
  isRejected: (stoneId: string, otherId: string) => boolean = () => false,
): StoneLinks {
  const byId = new Map(stones.map((stone) => [stone.id, stone]));
  const drafts = new Map<string, Map<string, Draft>>(stones.map((stone) => [stone.id, new Map()]));
  const link = (fromId: string, toId: string, score: number, reason: string, anchor: string | null) => {
    if (fromId === toId || isRejected(fromId, toId)) return;
    const links = drafts.get(fromId);
    if (links === undefined) return;
    const draft = links.get(toId);
    if (draft === undefined) links.set(toId, { score, reasons: [reason], anchors: new Set(anchor === null ? [] : [anchor]) });
    else {
      if (anchor !== null) draft.anchors.add(anchor);
      if (draft.reasons.includes(reason)) draft.score += (1 - draft.score) * 0.05;
      else {
        draft.score += (1 - draft.score) * score;
        draft.reasons.push(reason);
      }
    }
  };

  for (const { stoneId, mentions } of mentionsByArticle) {
    if (!byId.has(stoneId)) continue;
    for (const mention of mentions) {
      if (byId.has(mention.stoneId))
        link(stoneId, mention.stoneId, SCORES.mention * mention.confidence, 'mentioned in its article', mention.text);
    }
  }
  const linkGroup = (group: readonly NamedStone[], score: number, reason: string) => {
    for (const one of group) {
      const nearest = group
        .filter((other) => other !== one)
        .map((other) => ({ other, alike: likeness(one.data, other.data) }))
        .sort((a, b) => b.alike - a.alike || (a.other.id < b.other.id ? -1 : 1))
        .slice(0, MAX_OF_A_KIND);
      for (const { other, alike } of nearest) link(one.id, other.id, score * (0.6 + 0.4 * alike), reason, null);
    }
  };
  for (const [family, group] of groupsBy(stones, (data) => data.family))
    linkGroup(group, SCORES.family, `same family: ${family}`);
  const placeOf = (data: StoneData, part: 'locality' | 'region') =>
    data.origin[part] === null ? null : `${data.origin.country}/${data.origin[part]}`;
  for (const group of groupsBy(stones, (data) => placeOf(data, 'locality')).values()) {
    linkGroup(group, SCORES.locality, `same district: ${group[0]?.data.origin.locality}`);
  }
  for (const group of groupsBy(stones, (data) => placeOf(data, 'region')).values()) {
    linkGroup(group, SCORES.region, `same region: ${group[0]?.data.origin.region}`);
  }
  const lookOf = (data: StoneData) => (firstFamily(data) === null ? null : `${data.type}/${firstFamily(data)}`);
  for (const group of groupsBy(stones, lookOf).values()) {
    for (const one of group) {
      const { country } = one.data.origin;
      const others = group.filter((other) => other.data.origin.country !== country);
      linkSubstitutes(one, others, link);
    }
  }
  for (const group of groupsBy(stones, (data) => data.type).values()) linkContrasts(group, link);

  const outgoing = new Map<string, readonly StoneLinkRecord[]>();
  const incoming = new Map<string, StoneLinkRecord[]>();
  for (const [fromId, links] of drafts) {
    const records = [...links]
      .map(
        ([toId, draft]): StoneLinkRecord => ({
          fromId,
          toId,
          score: Math.round(Math.min(1, draft.score) * 1000) / 1000,
          reason: draft.reasons.join('; '),
          anchors: [...draft.anchors],
        }),
      )
      .sort((a, b) => byScore(a, b, 'toId'))
      .slice(0, MAX_LINKS);
    outgoing.set(fromId, records);
    for (const record of records) {
      const list = incoming.get(record.toId);
      if (list === undefined) incoming.set(record.toId, [record]);
      else list.push(record);
    }
  }
  for (const list of incoming.values()) list.sort((a, b) => byScore(a, b, 'fromId'));
  return { from: (stoneId) => outgoing.get(stoneId) ?? [], to: (stoneId) => incoming.get(stoneId) ?? [] };
}

type Link = (fromId: string, toId: string, score: number, reason: string, anchor: string | null) => void;

function linkSubstitutes(one: NamedStone, others: readonly NamedStone[], link: Link): void {
  const nearest = others
    .map((other) => {
      const figures = closeness(one.data, other.data);
      const alike = likeness(one.data, other.data) + (one.data.petrography === other.data.petrography ? 0.2 : 0);
      return { other, figures, alike: alike + 0.3 * figures.score };
    })
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, MAX_OF_A_KIND);
  for (const { other, figures, alike } of nearest) {
    const rock = other.data.type.toLowerCase();
    const close = figures.shared > 0 && figures.score === 1 ? ` with close figures (${figures.shared})` : '';
    link(one.id, other.id, SCORES.substitute * alike, `possible substitute: ${rock} of the same colour${close}`, null);
  }
}

/** Dark stones for a light one and light ones for a dark one, of the same rock; those of its country first. */
function linkContrasts(group: readonly NamedStone[], link: Link): void {
  const shades = group.map((stone) => ({ stone, family: firstFamily(stone.data) ?? '' }));
  for (const { stone: one, family } of shades) {
    const wanted = LIGHT.has(family) ? DARK : DARK.has(family) ? LIGHT : null;
    if (wanted === null) continue;
    const suits = ({ data }: NamedStone) =>
      (data.origin.country === one.data.origin.country ? 0.5 : 0) + 0.5 * Math.max(0, closeness(one.data, data).score);
    const best = shades
      .filter((other) => wanted.has(other.family))
      .map((other) => ({ ...other, suits: suits(other.stone) }))
      .sort((a, b) => b.suits - a.suits || (a.stone.id < b.stone.id ? -1 : 1))
      .slice(0, MAX_CONTRASTS);
    for (const other of best) {
      const reason = `contrast: ${other.family} beside ${family} ${one.data.type.toLowerCase()}`;
      link(one.id, other.stone.id, SCORES.contrast * (0.5 + 0.5 * other.suits), reason, null);
    }
  }
}
