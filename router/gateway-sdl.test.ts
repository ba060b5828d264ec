import { describe, expect, it } from 'vitest';
import { deriveGatewaySdl } from './gateway-sdl.ts';

describe('deriveGatewaySdl', () => {
  it('takes out the guards with their links and definitions, and nothing else', () => {
    const sdl = deriveGatewaySdl(`
      schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY) { query: Query }
      directive @requiresScopes(scopes: [[requiresScopes__Scope!]!]!) on FIELD_DEFINITION
      directive @authenticated on FIELD_DEFINITION
      scalar requiresScopes__Scope
      type Query { a: Int @authenticated b: Int @requiresScopes(scopes: [["x"]]) @deprecated }
    `);
    expect(sdl).not.toMatch(/requiresScopes|authenticated/);
    expect(sdl).toContain('https://specs.apollo.dev/link/v1.0');
    expect(sdl).toContain('b: Int @deprecated');
  });
});
