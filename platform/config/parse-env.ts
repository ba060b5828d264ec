import { readFileSync } from 'node:fs';

/** An environment variable as the documentation and `--help` show it. */
export interface EnvVariable {
  readonly name: string;
  /** In words, such as `integer 0…65535` or `secret`. */
  readonly type: string;
  /** Null where there is none. */
  readonly defaultText: string | null;
  readonly description: string;
}

/** Every fault of the environment at once, one line each. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The environment has ${faults.length === 1 ? 'a fault' : 'faults'}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads variables one by one and collects their faults; `finish` throws them all at once. An empty string counts as unset.
 */
export interface EnvReader {
  text(name: string, fallback: string): string;
  optionalText(name: string): string | null;
  /** From `NAME`, or from the file that `NAME_FILE` names; its trailing line break is not part of it. */
  secret(name: string): string | null;
  integer(name: string, fallback: number, range: { readonly min: number; readonly max: number }): number;
  oneOf<Value extends string>(name: string, fallback: Value, allowed: readonly Value[]): Value;
  /** Comma-separated, blanks around items dropped, empty when unset. */
  list(name: string): readonly string[];
  /** Adds a fault that the caller found in a value, one line naming the variable. */
  fault(line: string): void;
  /** A fault when the variable is set. */
  refuse(name: string, why: string): void;
  /** @throws {ConfigError} when anything read was faulty */
  finish(): void;
}

export function createEnvReader(env: Environment): EnvReader {
  const faults: string[] = [];
  const read = (name: string): string | null => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  return {
    text: (name, fallback) => read(name) ?? fallback,
    optionalText: read,
    secret(name) {
      const direct = read(name);
      const file = read(`${name}_FILE`);
      if (direct !== null && file !== null) {
        faults.push(`${name} and ${name}_FILE are both set; keep one of them.`);
        return null;
      }
      if (file === null) return direct;
      try {
        return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      } catch {
        faults.push(`${name}_FILE names a file that cannot be read: ${file}`);
        return null;
      }
    },
    integer(name, fallback, { min, max }) {
      const value = read(name);
      if (value === null) return fallback;
      if (/^-?\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
      faults.push(`${name} must be a whole number from ${min} to ${max}, not "${value}".`);
      return fallback;
    },
    oneOf(name, fallback, allowed) {
      const value = read(name);
      if (value === null) return fallback;
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) faults.push(`${name} must be one of ${allowed.join(', ')}, not "${value}".`);
      return found ?? fallback;
    },
    list: (name) =>
      (read(name) ?? '')
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    fault(line) {
      faults.push(line);
    },
    refuse(name, why) {
      if (read(name) !== null) faults.push(`${name} is set, but ${why}`);
    },
    finish() {
      if (faults.length > 0) throw new ConfigError(faults);
    },
  };
}
