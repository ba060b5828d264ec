import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { ConfigError, type Environment } from '../platform/config/parse-env.ts';
import { DomainError } from '../platform/errors/domain-error.ts';
import { createProgressBar } from '../platform/lifecycle/progress-bar.ts';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { type Clock, systemClock } from '../platform/time/clock.ts';

/** What a command is run with, so that a test can run it as a person does. */
export interface CommandContext {
  readonly environment: Environment;
  /** Where relative paths begin: where the person stands, not the project's folder that npm changes to. */
  readonly folder: string;
  readonly clock: Clock;
  /** Aborts when the person interrupts. */
  readonly signal: AbortSignal;
  /** A line of the result, to standard output. */
  print(line: string): void;
  /** Whole text to standard output, for what is piped on. Resolves when it may be followed by more. */
  write(text: string): Promise<void>;
  /** To standard error: a bar on a terminal, a line for each quarter elsewhere. */
  progress(activity: string, part: string, done: number, total: number | null): void;
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One of the commands that move data. */
export interface Command {
  /** As it is typed after `npm run`. */
  readonly name: string;
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many arguments beside the options it takes at most. */
  readonly maxArguments: number;
  /** What an interruption leaves and how to go on, in a sentence. */
  readonly interrupted: string;
  run(values: Values, given: readonly string[], context: CommandContext): Promise<void>;
}

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** 0 done, 1 refused or failed, 2 called wrongly, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/**
 * Runs a command and says in one line what hindered it and what to do about it.
 * @param fail where that line goes
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
  context: CommandContext,
  fail: (line: string) => void,
): Promise<ExitCode> {
  try {
    const { values, positionals } = parse(command, args);
    if (values.help === true) {
      context.print(command.help);
      return 0;
    }
    await command.run(values, positionals, context);
    return 0;
  } catch (error) {
    if (context.signal.aborted) {
      fail(`stomaton: ${command.name} was interrupted. ${command.interrupted}`);
      return 130;
    }
    if (error instanceof UsageError) {
      fail(`stomaton: ${error.message} See: npm run ${command.name} -- --help`);
      return 2;
    }
    if (error instanceof StartupError) fail(`stomaton: ${error.message} ${error.remedy}`);
    else if (error instanceof DomainError)
      fail(`stomaton: ${error.message}${error.remedy === undefined ? '' : ` ${error.remedy}`}`);
    else if (error instanceof ConfigError) fail(`stomaton: ${error.message}`);
    else fail(`stomaton: ${command.name} failed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 1;
  }
}

function parse(command: Command, args: readonly string[]): { values: Values; positionals: readonly string[] } {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const extra = positionals[command.maxArguments];
    if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
    return { values, positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Node's own sentence names the option and what is wrong with it.
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '').concat('.') : String(error));
  }
}

/** The value of an option that takes a text. */
export function textOf(values: Values, name: string): string | null {
  const value = values[name];
  if (value === undefined) return null;
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} needs a value.`);
  return value;
}

/** A path as the person means it. */
export function pathOf(context: Pick<CommandContext, 'folder'>, path: string): string {
  const expanded = path.replace(/^~(?=\/|$)/, homedir());
  return isAbsolute(expanded) ? expanded : resolve(context.folder, expanded);
}

/** Runs a command as this process: its arguments, environment, streams and signals. */
export async function runAsProcess(command: Command): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
  const bar = createProgressBar(process.stderr);
  const context: CommandContext = {
    environment: process.env,
    // npm changes to the project's folder and says where the person was.
    folder: process.env.INIT_CWD ?? process.cwd(),
    clock: systemClock,
    signal: stop.signal,
    print(line) {
      bar.end();
      console.log(line);
    },
    async write(text) {
      if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    },
    progress: (activity, _part, done, total) => bar.report(activity, done, total),
  };
  process.exitCode = await runCommand(command, process.argv.slice(2), context, (line) => {
    bar.end();
    console.error(line);
  });
}
