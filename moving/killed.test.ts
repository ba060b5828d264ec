import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { putStone } from '../subgraphs/database/engines/document-store.contract.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { lookAt, openFilledFolder, openStoreIn } from '../testing/filled-store.ts';

/** Runs a command as a process and answers how it ended; `kill` says by which signal, as soon as the file is there. */
async function run(
  command: string,
  args: readonly string[],
  { path }: { readonly path: string },
  kill: { readonly signal: NodeJS.Signals; readonly at: string } | null = null,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; text: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${command}.ts`), ...args], {
    cwd: path,
    env: { PATH: process.env.PATH, STOMATON_DATA_DIR: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  if (kill !== null) {
    while (!existsSync(kill.at) && child.exitCode === null) await sleep(1);
    child.kill(kill.signal);
  }
  const [code, signal] = await ended;
  return { code, signal, text };
}

// Each starts several processes, which takes seconds where others keep the machine busy.
describe('a command as a process of its own', { timeout: 60_000 }, () => {
  it('backs up a store that another process serves, and restores it', async () => {
    await using from = await openFilledFolder(100);
    await using to = await openDataFolder();
    await using store = openStoreIn(from);
    const made = await run('backup', ['--out', join(to.path, 'copy')], from);
    expect([made.code, made.text]).toEqual([0, expect.stringContaining('Backed up')]);
    const restored = await run('restore', ['copy'], to);
    expect([restored.code, restored.text]).toEqual([0, expect.stringContaining('Restored')]);
    await using after = openStoreIn(to);
    expect(await lookAt(after)).toEqual(await lookAt(store));
  });

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'restoring, stopped by %s, leaves the old store or the whole new one',
    async (signal) => {
      await using folder = await openFilledFolder(2_000);
      expect((await run('backup', ['--out', 'copy'], folder)).code).toBe(0);
      let backedUp: unknown;
      let before: unknown;
      {
        await using store = openStoreIn(folder);
        backedUp = await lookAt(store);
        await store.commit({ operations: [putStone('after the backup')], by: null });
        before = await lookAt(store);
      }
      const at = join(folder.path, 'database', 'documents.sqlite.incoming');
      const cut = await run('restore', ['copy', '--replace'], folder, { signal, at });
      // A process that had ended before the signal came has restored all.
      expect([130, null, 0]).toContain(cut.code);
      {
        await using store = openStoreIn(folder);
        expect(await lookAt(store)).toEqual(cut.code === 0 ? backedUp : before);
      }
      expect((await run('restore', ['copy', '--replace'], folder)).code).toBe(0);
      await using store = openStoreIn(folder);
      expect(await lookAt(store)).toEqual(backedUp);
    },
  );

  it('backing up, killed, leaves nothing under the name of the backup, and the next one succeeds', async () => {
    await using folder = await openFilledFolder(2_000);
    const at = join(folder.path, 'copy.partial', 'changes.jsonl');
    const cut = await run('backup', ['--out', 'copy'], folder, { signal: 'SIGKILL', at });
    expect(cut.signal).toBe('SIGKILL');
    expect(existsSync(join(folder.path, 'copy'))).toBe(false);
    expect((await run('backup', ['--out', 'copy'], folder)).code).toBe(0);
    expect(readdirSync(folder.path).sort()).toEqual(['copy', 'database']);
  });

  it('tells how it is called', async () => {
    await using folder = await openDataFolder();
    for (const command of ['backup', 'restore', 'export', 'import', 'migrate']) {
      const { code, text } = await run(command, ['--help'], folder);
      expect([command, code]).toEqual([command, 0]);
      expect(text).toContain(`Usage: npm run ${command}`);
      expect(text).toMatch(/Exit code: 0 done/);
    }
  });
});
