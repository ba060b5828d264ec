import { type Command, type CommandContext, type ExitCode, runCommand } from '../moving/command.ts';
import { createManualClock } from './clock.ts';

/** What a person sees of a command. */
export interface CommandOutcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command as `npm run` would, in this process.
 * @param dataDir the data folder; relative paths begin there too
 * @param onProgress called with each report; may abort
 */
export async function runInFolder(
  command: Command,
  args: readonly string[],
  dataDir: string,
  options: {
    readonly environment?: Record<string, string>;
    readonly onProgress?: (label: string, abort: () => void) => void;
  } = {},
): Promise<CommandOutcome> {
  const stop = new AbortController();
  let out = '';
  let err = '';
  const context: CommandContext = {
    environment: { STOMATON_DATA_DIR: dataDir, ...options.environment },
    folder: dataDir,
    clock: createManualClock(),
    signal: stop.signal,
    print: (line) => {
      out += `${line}\n`;
    },
    async write(text) {
      out += text;
    },
    progress: (activity, part) => options.onProgress?.(`${activity} ${part}`, () => stop.abort()),
  };
  const code = await runCommand(command, args, context, (line) => {
    err += `${line}\n`;
  });
  return { code, out, err };
}
