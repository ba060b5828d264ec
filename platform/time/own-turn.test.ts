import { expect, it } from 'vitest';
import { ownTurn } from './own-turn.ts';

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
