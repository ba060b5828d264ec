import { print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationsInUse, parseOperations } from './registered-operations.ts';

const parse = (text: string, file = 'bot.graphql') => parseOperations([{ file, text }]);

describe('the registry of operations', () => {
  it('gives each operation the fragments that it needs, those of fragments too', () => {
    const [one, two] = parse('query One { a { ...A } } query Two { b } fragment A on T { ...B } fragment B on T { id }');
    expect([one?.id, two?.id]).toEqual(['bot: One', 'bot: Two']);
    expect(one?.document.definitions).toHaveLength(3);
    expect(two?.document.definitions).toHaveLength(1);
  });

  it.each([
    ['{ a }', 'schema/operations/bot.graphql: every operation needs a name.'],
    ['query A { a } query A { b }', 'schema/operations/bot.graphql: two operations are named A.'],
    ['query A { ...Lost }', 'schema/operations/bot.graphql: there is no fragment Lost.'],
    ['type A { a: Int }', 'schema/operations/bot.graphql: only operations and fragments belong here.'],
    ['query A {', 'schema/operations/bot.graphql is not GraphQL: Syntax Error: Expected Name, found <EOF>.'],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it('keeps the former form of an operation that changed, and lets go of one that was taken out', () => {
    const former = parse('query A { a } query B { b } query C { c }');
    const present = parse('query A { a } query B { b2 }');
    expect(operationsInUse(former, present).map(({ id, document }) => [id, print(document).replace(/\s+/g, ' ')])).toEqual([
      ['bot: A', 'query A { a }'],
      ['bot: B', 'query B { b2 }'],
      ['bot: B (as before)', 'query B { b }'],
    ]);
  });
});
