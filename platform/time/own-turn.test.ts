import { expect, it } from 'vitest';
import { ownTurn, type TurnKind } from './own-turn.ts';

it('gives each its own turn, in order, with timers in between', async () => {
  const order: string[] = [];
  const work = async (name: string): Promise<void> => {
    await ownTurn();
    order.push(name);
    const until = performance.now() + 5;
    while (performance.now() < until);
  };
  const timer = setInterval(() => order.push('timer'), 1);
  await Promise.all(['a', 'b', 'c'].map(work));
  clearInterval(timer);
  expect(order.filter((name) => name !== 'timer')).toEqual(['a', 'b', 'c']);
  expect(order.join(' ')).toMatch(/a timer.* b timer.* c/);
});

it('serves requests before the background, which gets every fifth turn all the same', async () => {
  const order: string[] = [];
  const work = async (kind: TurnKind): Promise<void> => {
    await ownTurn(kind);
    order.push(kind[0] ?? '');
  };
  const kinds = [...Array<TurnKind>(2).fill('background'), ...Array<TurnKind>(10).fill('request')];
  await Promise.all(kinds.map(work));
  expect(order.join('')).toMatch(/^r{0,4}br{4}br+$/);
});
