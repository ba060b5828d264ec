import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { freePorts } from '../processes/nine-processes.ts';
import type { CertificateFiles } from './certificates.ts';
import { type EngineServer, findProgram } from './engine-server.ts';
import { createServerChild, type ServerChild } from './server-child.ts';

/*
 * FerretDB speaks the protocol of MongoDB over SQLite. It stands in for a single MongoDB server: it has no transactions, no change
 * streams and no text index, and its updates are not atomic (it reads, then writes). What it lacks is shown with a scripted server.
 */

const VERSION = 'v1.24.2';
const MODULE = 'github.com/FerretDB/FerretDB';
const REMEDY = `Install Go 1.24 or newer (https://go.dev/dl) and try again, or name a built program in FERRETDB_PROGRAM, or a real server in MONGODB_URI.`;

/** Where the program is kept between runs, outside the project. */
const PROGRAM = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'stomaton', `ferretdb-${VERSION}`, 'ferretdb');

export const mongoServer: EngineServer = {
  name: 'MongoDB',
  async ensure() {
    const uri = process.env.MONGODB_URI ?? '';
    if (uri !== '') return describeServer(uri);
    const program = await findFerret();
    const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]?.replace('version: ', '');
    return `FerretDB ${version}, SQLite backend; its results are not run against MongoDB`;
  },
};

async function describeServer(uri: string): Promise<string> {
  await using client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  const { setName } = await client.db('admin').command({ hello: 1 });
  return `MongoDB ${version} of MONGODB_URI, ${setName === undefined ? 'a single server' : 'a replica set'}`;
}

/** The program named by FERRETDB_PROGRAM, the one built before, or one built now. @throws naming the remedy */
export async function findFerret(): Promise<string> {
  const named = process.env.FERRETDB_PROGRAM ?? '';
  if (named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`FERRETDB_PROGRAM names a file that is not there: ${named}. ${REMEDY}`);
  }
  if (!existsSync(PROGRAM)) await buildFerret();
  return PROGRAM;
}

/** The module lacks the file that says its version, without which the program ends at once; so a copy of it is built. */
async function buildFerret(): Promise<void> {
  if (findProgram('go') === null) throw new Error(`There is no FerretDB here, and no Go to build it with. ${REMEDY}`);
  console.error('test:engines: building FerretDB, a minute or two …');
  const folder = mkdtempSync(join(tmpdir(), 'stomaton-ferretdb-'));
  const run = promisify(execFile);
  try {
    const { stdout } = await run('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`], { cwd: folder });
    const { Dir: source } = JSON.parse(stdout) as { readonly Dir: string };
    const copy = join(folder, 'source');
    cpSync(source, copy, { recursive: true });
    const versionFolder = join(copy, 'build', 'version');
    // Go keeps its modules read-only.
    for (const path of ['', ...readdirSync(copy, { recursive: true, encoding: 'utf8' })]) chmodSync(join(copy, path), 0o755);
    writeFileSync(join(versionFolder, 'version.txt'), `${VERSION}\n`);
    await run('go', ['build', '-trimpath', '-o', join(folder, 'ferretdb'), './cmd/ferretdb'], { cwd: copy });
    mkdirSync(dirname(PROGRAM), { recursive: true });
    cpSync(join(folder, 'ferretdb'), `${PROGRAM}.${process.pid}`);
    renameSync(`${PROGRAM}.${process.pid}`, PROGRAM);
  } catch (error) {
    throw new Error(`FerretDB cannot be built: ${error instanceof Error ? error.message : String(error)} ${REMEDY}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server of its own on a folder of its own. */
export interface RunningFerret extends AsyncDisposable, ServerChild {
  /** The same over starts, as is what it holds. */
  readonly port: number;
  readonly uri: string;
  /** Its SQLite files, one for each database. */
  readonly dataDir: string;
}

/**
 * @param tls TLS alone, with this certificate; the URI then trusts its authority
 * @param isChecked false where the certificate is one that nobody should accept, not even whoever waits for the start
 */
export async function startFerret(tls?: CertificateFiles, { isChecked = true } = {}): Promise<RunningFerret> {
  const program = await findFerret();
  const dir = mkdtempSync(join(tmpdir(), 'stomaton-ferretdb-'));
  const dataDir = join(dir, 'data');
  mkdirSync(dataDir);
  const [port = 0] = await freePorts(1);
  const uri = `mongodb://127.0.0.1:${port}/${tls === undefined ? '' : `?tls=true&tlsCAFile=${encodeURIComponent(tls.ca)}`}`;
  const listen =
    tls === undefined
      ? [`--listen-addr=127.0.0.1:${port}`]
      : [
          '--listen-addr=',
          `--listen-tls=127.0.0.1:${port}`,
          `--listen-tls-cert-file=${tls.certificate}`,
          `--listen-tls-key-file=${tls.key}`,
        ];
  const files = ['--handler=sqlite', `--sqlite-url=file:${dataDir}/`, `--state-dir=${dir}`];
  const child = createServerChild({
    name: 'FerretDB',
    command: () => [program, ...files, ...listen, '--debug-addr=-', '--telemetry=disable', '--log-level=ERROR'],
    isReady: () => answers(isChecked ? uri : `${uri}&tlsAllowInvalidCertificates=true`),
  });
  await child.start();
  return {
    port,
    uri,
    dataDir,
    ...child,
    async [Symbol.asyncDispose]() {
      await child.kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function answers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 300, connectTimeoutMS: 300 });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close(true);
  }
}
