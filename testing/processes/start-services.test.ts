import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../data-folder.ts';

const START = join(import.meta.dirname, '../../topologies');

async function run(file: string, args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(START, file), ...args], { env: { PATH: process.env.PATH, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

describe('the programs of the nine processes', () => {
  it.each([
    ['start-services.ts', /Usage: npm run start:services[\s\S]*CONTENT_URL[\s\S]*Ctrl-C/],
    ['start-service.ts', /Usage: npm run start:service[\s\S]*flywheel/],
    ['service-token.ts', /Usage: npm run service-token[\s\S]*--watch/],
  ])('explain themselves with --help: %s', async (file, expected) => {
    expect(await run(file, ['--help'])).toMatchObject({ code: 0, output: expect.stringMatching(expected) });
  });

  it('name what is wrong in one line', async () => {
    expect(await run('start-service.ts', ['contents'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('name one service'),
    });
    expect(await run('service-token.ts', ['--for', 'nobody'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('--for'),
    });
    const wrong = await run('start-services.ts', [], { CONTENT_URL: 'nowhere', LOG_LEVEL: 'loud' });
    expect(wrong).toMatchObject({ code: 1, output: expect.stringMatching(/LOG_LEVEL must be[\s\S]*CONTENT_URL must list/) });
  });

  it('make every secret once', async () => {
    await using folder = await openDataFolder();
    const environment = { STOMATON_DATA_DIR: folder.path };
    expect(await run('start-services.ts', ['--make-secrets'], environment)).toMatchObject({
      code: 0,
      output: expect.stringContaining('The secrets of 9 processes are in'),
    });
  });
});
