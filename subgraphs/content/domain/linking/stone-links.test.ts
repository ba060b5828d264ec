import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stoneNamed } from '../../../../testing/named-stones.ts';
import { readCatalogue } from '../../../../tools/eval/evaluation.ts';
import { deriveStoneLinks } from './stone-links.ts';

const mention = (stoneId: string, confidence = 0.9) => ({ start: 0, end: 1, text: stoneId, stoneId, confidence });
const origin = (country: string, region: string | null = null, locality: string | null = null) => ({
  country,
  region,
  locality,
});
const measures = (apparentDensity: number, waterAbsorption: number) => ({
  technical: { apparentDensityKgM3: apparentDensity, waterAbsorptionPct: waterAbsorption },
});

describe('links between stones', () => {
  const red = stoneNamed('Red One', { origin: origin('Italy', 'Liguria', 'Levanto'), colors: ['red'], family: 'Levanto' });
  const twin = stoneNamed('Red Two', { origin: origin('Italy', 'Liguria', 'Levanto'), colors: ['red'] });
  const cousin = stoneNamed('Red Three', { origin: origin('Spain', 'Alicante'), colors: ['red'], family: 'Levanto' });
  const rival = stoneNamed('Red Four', { origin: origin('Turkey'), colors: ['red'] });
  const pale = stoneNamed('White One', { origin: origin('Italy', 'Tuscany'), colors: ['white'] });
  const stones = [red, twin, cousin, rival, pale];
  const reasons = (links = deriveStoneLinks(stones, [])) =>
    Object.fromEntries(links.from('red-one').map(({ toId, reason }) => [toId, reason]));

  it('say why: district, family, substitute, contrast', () => {
    expect(reasons()).toEqual({
      'red-two': 'same district: Levanto; same region: Liguria',
      'red-three': 'same family: Levanto; possible substitute: marble of the same colour',
      'red-four': 'possible substitute: marble of the same colour',
      'white-one': 'contrast: white beside red marble',
    });
  });

  it('rank what an article says highest, the surer the higher, and keep the words that it uses', () => {
    const say = (confidence: number) =>
      deriveStoneLinks(stones, [
        { stoneId: 'red-one', mentions: [mention('red-four', confidence), mention('nobody'), mention('red-one')] },
      ]);
    const [best] = say(0.9).from('red-one');
    expect(best).toMatchObject({
      toId: 'red-four',
      reason: 'mentioned in its article; possible substitute: marble of the same colour',
      anchors: ['red-four'],
    });
    expect(best?.score).toBeGreaterThan(
      say(0.7)
        .from('red-one')
        .find(({ toId }) => toId === 'red-four')?.score ?? 1,
    );
  });

  it('prefer a substitute whose figures are close to one whose figures are far', () => {
    const one = stoneNamed('One', { origin: origin('Italy'), colors: ['grey'], ...measures(2700, 0.2) });
    const close = stoneNamed('Close', { origin: origin('Spain'), colors: ['grey'], ...measures(2680, 0.22) });
    const far = stoneNamed('Far', { origin: origin('Spain'), colors: ['grey'], ...measures(1800, 9) });
    const unknown = stoneNamed('Unknown', { origin: origin('Spain'), colors: ['grey'] });
    const links = deriveStoneLinks([one, close, far, unknown], []).from('one');
    expect(links.map(({ toId }) => toId)).toEqual(['close', 'unknown', 'far']);
    expect(links[0]?.reason).toBe('possible substitute: marble of the same colour with close figures (2)');
  });

  it('never lead to the stone itself, nor to one that does not exist', () => {
    expect(
      deriveStoneLinks([red], [{ stoneId: 'red-one', mentions: [mention('red-one'), mention('x')] }]).from('red-one'),
    ).toEqual([]);
    expect(deriveStoneLinks([], []).from('red-one')).toEqual([]);
  });

  it('are the same seen from both ends, in [0, 1], best first, at most 30, whatever articles mention', () => {
    const catalogue = readCatalogue();
    const ids = catalogue.map(({ id }) => id);
    const article = fc.record({
      stoneId: fc.constantFrom(...ids),
      mentions: fc.array(fc.record({ id: fc.constantFrom(...ids), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        maxLength: 12,
      }),
    });
    fc.assert(
      fc.property(fc.array(article, { maxLength: 12 }), (articles) => {
        const links = deriveStoneLinks(
          catalogue,
          articles.map(({ stoneId, mentions }) => ({
            stoneId,
            mentions: mentions.map((one) => mention(one.id, one.confidence)),
          })),
        );
        const outgoing = ids.flatMap((id) => links.from(id));
        const incoming = ids.flatMap((id) => links.to(id));
        expect(new Set(incoming)).toEqual(new Set(outgoing));
        expect(incoming).toHaveLength(outgoing.length);
        for (const id of ids) {
          const scores = links.from(id).map(({ score }) => score);
          expect(scores.length).toBeLessThanOrEqual(30);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
          for (const { fromId, toId, score, reason } of links.from(id)) {
            expect([fromId, toId !== id, score >= 0 && score <= 1, reason !== '']).toEqual([id, true, true, true]);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});
