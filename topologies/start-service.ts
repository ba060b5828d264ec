import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { entryOf, PROCESSES } from './service-entries.ts';

const HELP = `Starts one service of Stomaton as a process of its own.

Usage: npm run start:service -- <name>

  <name>  ${PROCESSES.join(', ')}

It listens on its port (PORT), finds the others by <SERVICE>_URL and waits for those that it needs:
docs/environment.md lists every setting. \`npm run start:services\` starts all of them.`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });
const name = PROCESSES.find((known) => known === positionals[0]);

if (values.help === true) {
  console.log(HELP);
} else if (name === undefined || positionals.length !== 1) {
  console.error(`stomaton: name one service: ${PROCESSES.join(', ')}.`);
  process.exitCode = 1;
} else {
  const child = spawn(process.execPath, [entryOf(name)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; a signal from elsewhere reaches us only.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
    });
  }
  child.on('exit', (code) => process.exit(code ?? 1));
}
