import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, createEnvReader } from './parse-env.ts';

describe('createEnvReader', () => {
  it('takes defaults where a variable is unset or empty', () => {
    const read = createEnvReader({ A: '', B: ' 7 ' });
    expect(read.integer('A', 3, { min: 0, max: 9 })).toBe(3);
    expect(read.integer('B', 3, { min: 0, max: 9 })).toBe(7);
    expect(read.list('C')).toEqual([]);
    expect(() => read.finish()).not.toThrow();
  });

  it('reports every fault at once, each naming its variable', () => {
    const read = createEnvReader({ A: '70', B: 'maybe', MONGODB_URI: 'mongodb://x' });
    read.integer('A', 3, { min: 0, max: 9 });
    read.oneOf('B', 'yes', ['yes', 'no']);
    read.refuse('MONGODB_URI', 'it is not known here.');
    try {
      read.finish();
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).faults.map((fault) => fault.split(' ')[0])).toEqual(['A', 'B', 'MONGODB_URI']);
    }
  });

  it('reads a secret from its file, and refuses two sources', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'stomaton-test-')), 'secret');
    writeFileSync(file, 'hush\n');
    expect(createEnvReader({ S_FILE: file }).secret('S')).toBe('hush');
    const twice = createEnvReader({ S: 'a', S_FILE: file });
    twice.secret('S');
    expect(() => twice.finish()).toThrow('S and S_FILE are both set');
  });
});
