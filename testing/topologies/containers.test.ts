import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { CALLER_NAMES } from '../../platform/service-token/service-token.ts';
import { openDataFolder } from '../data-folder.ts';
import { createGraphClient } from '../graph-client.ts';
import { freePorts } from '../processes/nine-processes.ts';

const PROJECT = join(import.meta.dirname, '../..');
const SLOW = 240_000;
/** Whoever runs in the container; as root we become it, so that a read-only folder is one. */
const USER = 1_000;
const isRoot = process.getuid?.() === 0;

interface ComposeService {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly read_only: boolean;
  readonly secrets?: readonly string[];
  readonly volumes: readonly string[];
  readonly profiles?: readonly string[];
}

const COMPOSE = parse(readFileSync(join(PROJECT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const SERVICES = Object.entries(COMPOSE.services).filter(([, { profiles }]) => profiles === undefined);

/** The instructions of the last stage: name and the rest of the line. */
const IMAGE: readonly (readonly [word: string, rest: string])[] = (
  readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')
    .split(/^FROM .*$/m)
    .at(-1) ?? ''
)
  .split('\n')
  .flatMap((line) => {
    const [, word, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return word === undefined || rest === undefined ? [] : [[word, rest] as const];
  });

function instruction(name: string): readonly string[] {
  return IMAGE.filter(([word]) => word === name).map(([, rest]) => rest);
}

describe('the image', () => {
  it('runs as an ordinary user, checks its health and keeps data in one volume', () => {
    expect(instruction('USER')).toEqual(['node']);
    expect(instruction('HEALTHCHECK').join()).toContain('"node", "topologies/health-check.ts"');
    expect(instruction('VOLUME')).toEqual(['/data']);
    expect(instruction('RUN').join()).not.toMatch(/npm|curl|apt/);
  });
});

describe('the containers', () => {
  it('are the nine processes, and one for the whole graph', () => {
    expect(SERVICES.map(([name]) => name).sort()).toEqual([...CALLER_NAMES].sort());
    expect(COMPOSE.services.stomaton?.profiles).toEqual(['one-process']);
  });

  it.each(Object.entries(COMPOSE.services))(
    'hold %s to a read-only root, no root user, and secrets in files',
    (name, service) => {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(service.user).toMatch(/^\$\{STOMATON_UID:-1000\}/);
      expect(service.volumes).toEqual([`${name}:/data`]);
      expect(Object.keys(COMPOSE.volumes)).toContain(name);
      for (const secret of service.secrets ?? []) expect(COMPOSE.secrets[secret]?.file).toMatch(new RegExp(`/${secret}$`));
      for (const [variable, value] of Object.entries(service.environment)) {
        if (/SECRET|PASSWORD/.test(variable)) expect(value).toMatch(/^\/run\/secrets|^\$\{/);
      }
    },
  );
});

describe('each process by its exact command and environment, in a folder that it may not write', () => {
  const owned = new AsyncDisposableStack();
  const outputs = new Map<string, string>();
  let root: string;
  let portOf: Map<string, number>;

  beforeAll(async () => {
    root = owned.use(await openDataFolder()).path;
    chmodSync(root, 0o755);
    const app = join(root, 'app');
    mkdirSync(app);
    for (const copied of instruction('COPY')) {
      const [from = '', to = ''] = copied.split(' ').filter((word) => !word.startsWith('--'));
      if (copied.startsWith('--from')) symlinkSync(join(PROJECT, 'node_modules'), join(app, 'node_modules'));
      else cpSync(join(PROJECT, from), join(app, to === './' ? from : to), { recursive: true });
    }
    mkdirSync(join(root, 'secrets'));
    for (const name of Object.keys(COMPOSE.secrets))
      writeFileSync(join(root, 'secrets', name), `a secret of ${name} alone, 1234567890`);
    const ports = await freePorts(SERVICES.length);
    portOf = new Map(SERVICES.map(([name], index) => [name, ports[index] ?? 0]));
    for (const [name] of SERVICES) {
      const volume = join(root, 'volumes', name);
      mkdirSync(volume, { recursive: true });
      const seeded = join(inject('seededDataDir'), name);
      if (existsSync(seeded)) cpSync(seeded, join(volume, name), { recursive: true });
    }
    if (isRoot) for (const path of walk(root)) if (!path.startsWith(app)) chownSync(path, USER, USER);
    for (const path of walk(app))
      if (!path.includes('node_modules')) chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444);
  });
  afterAll(async () => {
    await owned.disposeAsync();
  });

  /** A value of the compose file as this machine has it. */
  function toLocal(name: string, value: string): string {
    return value
      .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
      .replace(/^0\.0\.0\.0$/, '127.0.0.1')
      .replace(/^\/run\/secrets/, join(root, 'secrets'))
      .replace(/^\/data/, join(root, 'volumes', name))
      .replace(/^http:\/\/(\w+):\d+$/, (_, host: string) => `http://127.0.0.1:${portOf.get(host)}`);
  }

  it(
    'starts, becomes ready and answers',
    async () => {
      const exits: Promise<unknown>[] = [];
      for (const [name, { command, environment }] of SERVICES) {
        const [, ...args] = command;
        expect(command[0]).toBe('node');
        const child = spawn(process.execPath, args, {
          cwd: join(root, 'app'),
          env: {
            ...Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, toLocal(name, value)])),
            PORT: String(portOf.get(name)),
          },
          ...(isRoot ? { uid: USER, gid: USER } : {}),
        });
        const { promise, resolve } = Promise.withResolvers<void>();
        child.on('exit', () => resolve());
        exits.push(promise);
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => outputs.set(name, (outputs.get(name) ?? '') + String(chunk)));
        owned.defer(async () => {
          child.kill('SIGKILL');
          await promise;
        });
      }
      const isReady = (name: string) => outputs.get(name)?.includes('"event":"ready"') === true;
      const ended = Promise.race(exits).then(() => 'ended' as const);
      while (!SERVICES.every(([name]) => isReady(name))) {
        const turn = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200))]);
        if (turn === 'ended') throw new Error([...outputs].map(([name, text]) => `${name}: ${text}`).join('\n'));
      }
      const { data, errors } = await createGraphClient(`http://127.0.0.1:${portOf.get('router')}`).ask(
        '{ stone(slug: "rosso-levanto") { name record { revision } completeness { score } related(first: 1) { score } } }',
      );
      expect(errors).toBeUndefined();
      expect(data.stone).toMatchObject({ name: 'Rosso Levanto', record: { revision: 1 } });
    },
    SLOW,
  );
});

function walk(folder: string): string[] {
  const paths = [folder];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...walk(path));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}
