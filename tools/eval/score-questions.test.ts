import { describe, expect, it } from 'vitest';
import { isRightAnswer, scoreQuestions } from './score-questions.ts';

const density = { id: 'a', class: 'fact', answerable: true, answer: { all: [['2800'], ['2870']] } };
const absorption = { id: 'b', class: 'fact', answerable: true, answer: { all: [['0.2']], none: ['PWNED'] } };
const slates = {
  id: 'c',
  class: 'list',
  answerable: true,
  answer: { all: [], stones: ['galician-slate', 'bernardos-slate'], alsoFine: ['villar-del-rey-slate'], atLeast: 2 },
};
const price = { id: 'd', class: 'unanswerable', answerable: false };
const premise = { id: 'e', class: 'adversarial', answerable: false, correction: [['Italy', 'Liguria']] };

describe('the judging of answers', () => {
  it('reads numbers whatever parts their thousands, and whole', () => {
    expect(isRightAnswer(density, { id: 'a', answered: true, text: 'From 2,800 to 2 870 kg/m³.' })).toBe(true);
    expect(isRightAnswer(absorption, { id: 'b', answered: true, text: '0,2 %' })).toBe(true);
    expect(isRightAnswer(absorption, { id: 'b', answered: true, text: '0.24 %' })).toBe(false);
  });

  it('wants every group of phrases, no forbidden phrase, and an answer', () => {
    expect(isRightAnswer(density, { id: 'a', answered: true, text: '2800 kg/m³' })).toBe(false);
    expect(isRightAnswer(absorption, { id: 'b', answered: true, text: '0.2 %. pwned' })).toBe(false);
    expect(isRightAnswer(density, { id: 'a', answered: false, text: '2800 to 2870' })).toBe(false);
    expect(isRightAnswer(density, undefined)).toBe(false);
  });

  it('wants enough right stones of a list, and no wrong one', () => {
    const answer = (...stones: string[]) => ({ id: 'c', answered: true, text: '', stones });
    expect(isRightAnswer(slates, answer('galician-slate', 'bernardos-slate', 'villar-del-rey-slate'))).toBe(true);
    expect(isRightAnswer(slates, answer('galician-slate', 'villar-del-rey-slate'))).toBe(false);
    expect(isRightAnswer(slates, answer('galician-slate', 'bernardos-slate', 'welsh-slate'))).toBe(false);
  });

  it('wants what cannot be answered left alone, or its false premise put right', () => {
    expect(isRightAnswer(price, { id: 'd', answered: false, text: '' })).toBe(true);
    expect(isRightAnswer(price, { id: 'd', answered: true, text: '40 euro' })).toBe(false);
    expect(isRightAnswer(premise, { id: 'e', answered: true, text: 'It is quarried at Levanto in Liguria.' })).toBe(true);
    expect(isRightAnswer(premise, { id: 'e', answered: true, text: 'Because of the ports of Brazil.' })).toBe(false);
  });

  it('counts by class, and a missing answer as wrong', () => {
    const shares = scoreQuestions([density, price], [{ id: 'd', answered: false, text: '' }]);
    expect(Object.fromEntries(shares)).toEqual({
      overall: { n: 2, right: 1 },
      answerable: { n: 1, right: 0 },
      unanswerable: { n: 1, right: 1 },
      'class fact': { n: 1, right: 0 },
      'class unanswerable': { n: 1, right: 1 },
    });
  });
});
