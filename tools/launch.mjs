// Entry of `npm start` and `npm test`. Plain JavaScript that any Node from 18 on can run: it installs what is missing and
// hands over to the Node that the project brings, so the machine's own version does not matter.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.stomaton-install');
const [script, ...args] = process.argv.slice(2);

const fingerprint = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) install();

const bundled = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const node = existsSync(bundled) ? bundled : process.execPath;
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  fail(
    `Stomaton needs Node ${NODE_MAJOR} or newer; this is ${process.versions.node}, and no bundled Node fits ${process.platform}-${process.arch}.`,
    'Install Node 24 from nodejs.org and try again.',
  );
}

// Two names stand for the tools that are run by name; anything else is a file of the project.
const TOOLS = { vitest: ['node_modules/vitest/vitest.mjs', 'run'], biome: ['node_modules/@biomejs/biome/bin/biome'] };
const [file, ...options] = TOOLS[script] ?? [script];
const target = [join(root, file), ...options];
// A small team's machine holds the whole platform: a small young generation keeps 100 MB less idle (docs/performance.md).
const flags = file === 'topologies/start.ts' ? ['--max-semi-space-size=4'] : [];
const child = spawn(node, [...flags, ...target, ...args], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
// A terminal sends Ctrl-C to the whole group: the child drains, and we only wait for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));

function install() {
  console.error(
    existsSync(join(root, 'node_modules'))
      ? 'Dependencies have changed; installing them …'
      : 'First run: installing dependencies …',
  );
  // npm tells its own path to the scripts it runs, which also finds it on Windows.
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const result = spawnSync(
    command[0],
    [...command.slice(1), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: command[0] === 'npm' && process.platform === 'win32',
    },
  );
  if (result.status !== 0)
    fail(
      'The dependencies could not be installed.',
      'Check that the package registry can be reached and the folder can be written, then try again.',
    );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

function fail(message, remedy) {
  console.error(`stomaton: ${message} ${remedy}`);
  process.exit(1);
}
