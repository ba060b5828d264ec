import { describe, expect, it } from 'vitest';
import { parseAuthConfig } from './config.ts';

describe('the environment of auth', () => {
  it('has a default for everything', () => {
    expect(parseAuthConfig({})).toMatchObject({
      adminEmail: 'admin@stomaton.local',
      adminPassword: null,
      keysFile: null,
      accessTokenMinutes: 15,
      sessionDays: 30,
      monthlyGenerations: { BASIC: 50, PREMIUM: 500 },
    });
  });

  it('is refused with every fault at once, and the password is not repeated', () => {
    const parse = () =>
      parseAuthConfig({ STOMATON_ADMIN_EMAIL: 'nobody', STOMATON_ADMIN_PASSWORD: 'hunter2', AUTH_ACCESS_TOKEN_MINUTES: '16' });
    expect(parse).toThrow(/STOMATON_ADMIN_EMAIL[\s\S]*STOMATON_ADMIN_PASSWORD[\s\S]*AUTH_ACCESS_TOKEN_MINUTES/);
    expect(parse).not.toThrow(/hunter2/);
  });
});
