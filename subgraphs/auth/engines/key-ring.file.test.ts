import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { openDataFolder } from '../../../testing/data-folder.ts';
import { openFileKeyRing } from './key-ring.file.ts';

const OVERLAP_MS = 900_000;

describe('the key file', () => {
  it('is made once, for its owner only, by all who open it at once', async () => {
    await using folder = await openDataFolder();
    const options = {
      file: join(folder.path, 'auth', 'keys.json'),
      overlapMs: OVERLAP_MS,
      clock: createManualClock(),
      log: SILENT_LOGGER,
    };
    const rings = await Promise.all([1, 2, 3].map(() => openFileKeyRing(options)));
    expect(new Set(rings.map((ring) => ring.signingKey().keyId)).size).toBe(1);
    expect(new Set(rings.map((ring) => ring.derive('x').toString('hex'))).size).toBe(1);
    if (process.platform !== 'win32') expect(statSync(options.file).mode & 0o777).toBe(0o600);
  });

  it('publishes the next key before it signs, and a retired one until its last tokens have expired; never a private half', async () => {
    await using folder = await openDataFolder();
    const clock = createManualClock();
    const options = { file: join(folder.path, 'keys.json'), overlapMs: OVERLAP_MS, clock, log: SILENT_LOGGER };
    const ring = await openFileKeyRing(options);
    const idsOf = () => ring.publicKeys().keys.map(({ kid }) => kid);
    const [first, second] = idsOf();
    expect(ring.signingKey().keyId).toBe(first);
    await ring.rotate();
    expect(ring.signingKey().keyId).toBe(second);
    expect(idsOf()).toContain(first);
    expect((await openFileKeyRing(options)).signingKey().keyId).toBe(second);
    clock.advance(OVERLAP_MS);
    await ring.rotate();
    expect(idsOf()).not.toContain(first);
    expect(JSON.stringify(ring.publicKeys())).not.toContain('"d"');
  });

  it('that is damaged is named with the remedy, and not shown', async () => {
    await using folder = await openDataFolder();
    const file = join(folder.path, 'keys.json');
    const options = { file, overlapMs: OVERLAP_MS, clock: createManualClock(), log: SILENT_LOGGER };
    await openFileKeyRing(options);
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.replace('"version": 1', '"version": 2'));
    await expect(openFileKeyRing(options)).rejects.toThrow(`The key file ${file} is damaged at version.`);
    writeFileSync(file, kept.slice(0, 40));
    await expect(openFileKeyRing(options)).rejects.toMatchObject({ name: 'StartupError', cause: undefined });
  });
});
