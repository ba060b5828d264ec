import { spawnSync } from 'node:child_process';

/** A server that tests of real engines need. */
export interface EngineServer {
  readonly name: string;
  /** Finds, installs or builds it, and says which one it is. @throws naming the remedy where none of that is possible */
  ensure(): Promise<string>;
}

/** The first of the programs that this machine has; null where it has none. */
export function findProgram(...names: readonly string[]): string | null {
  for (const name of names) {
    const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** Installs a package of Debian or Ubuntu; false where this user or this machine cannot. */
export function installPackage(name: string): boolean {
  if (process.getuid?.() !== 0 || findProgram('apt-get') === null) return false;
  console.error(`test:engines: installing ${name} …`);
  const run = (...args: string[]) => spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const install = () => run('install', '-y', '--no-install-recommends', name).status === 0;
  return install() || (run('update').status === 0 && install());
}
