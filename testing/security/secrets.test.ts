/** Every secret that the platform takes may come from a file, and none is told by what is said to be wrong with it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT, IMPORT_ENVIRONMENT } from '../../moving/import.ts';
import type { Environment, EnvVariable } from '../../platform/config/parse-env.ts';
import { parseServiceConfig } from '../../platform/config/service-config.ts';
import { ENVIRONMENT, NINE_PROCESSES_ENVIRONMENT, parseOneProcessConfig } from '../../topologies/config.ts';
import { openDataFolder } from '../data-folder.ts';
import { runInFolder } from '../run-command.ts';

const PLACES = { home: '/home/nobody', project: '/srv/project' };

/** What reads the variables of a table. @returns what it says of them; empty where it has nothing to say */
type Reader = (environment: Record<string, string>) => Promise<string>;

function saying(parse: (environment: Environment) => unknown): Reader {
  return async (environment) => {
    try {
      parse(environment);
      return '';
    } catch (error) {
      return String(error);
    }
  };
}

const TABLES: readonly (readonly [table: readonly EnvVariable[], reader: Reader])[] = [
  [ENVIRONMENT, saying((environment) => parseOneProcessConfig(environment, PLACES))],
  [NINE_PROCESSES_ENVIRONMENT, saying((environment) => parseServiceConfig(environment, 'content', PLACES))],
  [
    IMPORT_ENVIRONMENT,
    async (environment) => {
      await using folder = await openDataFolder();
      writeFileSync(join(folder.path, 'stones.jsonl'), '');
      const args = ['stones.jsonl', '--url', 'http://127.0.0.1:9/graphql'];
      return (await runInFolder(IMPORT, args, folder.path, { environment })).err;
    },
  ],
];

const SECRETS = TABLES.flatMap(([table, reader]) =>
  table.filter(({ type }) => type.startsWith('secret')).map(({ name }) => [name, reader] as const),
);

describe('a secret', () => {
  it('is what is called so', () => {
    const names = TABLES.flatMap(([table]) => table.map(({ name }) => name));
    const known = SECRETS.map(([name]) => name);
    expect(names.filter((name) => /(PASSWORD|SECRET|API_KEY|TOKEN|_URI)$/.test(name) && !known.includes(name))).toEqual([]);
    expect(known.length).toBeGreaterThan(7);
  });

  it.each(SECRETS)('such as %s is read from the file that %s_FILE names', async (name, read) => {
    const file = '/no/such/file';
    expect(await read({ [`${name}_FILE`]: file })).toContain(`${name}_FILE names a file that cannot be read: ${file}`);
    expect(await read({ [name]: 'x', [`${name}_FILE`]: file })).toContain(`${name} and ${name}_FILE are both set`);
  });

  it.each(SECRETS)('such as %s is not told by what is wrong with it', async (name, read) => {
    await using folder = await openDataFolder();
    const file = join(folder.path, 'secret');
    for (const text of ['zwergspinat', '://zwerg:spinat@', 'mongodb://zwerg:spinat@', 'redis://zwerg:spinat@:x']) {
      writeFileSync(file, `${text}\n`);
      for (const environment of [{ [name]: text }, { [`${name}_FILE`]: file }])
        expect([text, await read(environment)]).toEqual([text, expect.not.stringMatching(/zwerg|spinat/)]);
    }
  });
});
