import { describe, expect, it } from 'vitest';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../service-names.ts';
import { CALLER_NAMES } from '../service-token/service-token.ts';
import { admit, authorize, guardPort, hasRight } from './service-permissions.ts';

/**
 * The table as the domain gives it, written a second time so that a slip in one of them is seen. R reads, W writes, F the
 * change feed only, N names only, A tells the audit log of refusals.
 */
const TABLE: Readonly<Record<CallerName, string>> = {
  //           content search database cache rag auth monitoring flywheel
  content: '   -       -      RW       RW    RW  RW   W          -',
  search: '    R       -      RW       RW    RW  R    W          -',
  flywheel: '  RW      R      RW       RW    RW  R    W          -',
  rag: '       N       -      RW       RW    -   R    W          -',
  auth: '      -       -      RW       RW    -   -    W          -',
  cache: '     -       -      F        -     -   R    W          -',
  database: '  -       -      -        R     -   R    W          -',
  monitoring: 'R       -      RW       R     R   R    -          -',
  router: '    R       R      R        R     R   RA   RW         R',
};
const COLUMNS: readonly ServiceName[] = ['content', 'search', 'database', 'cache', 'rag', 'auth', 'monitoring', 'flywheel'];

const CELLS = CALLER_NAMES.flatMap((caller) => {
  const cells = TABLE[caller].trim().split(/\s+/);
  return COLUMNS.map((service, index) => ({ caller, service, cell: cells[index] ?? '' }));
}).filter(({ caller, service }) => caller !== service);

describe('who may call whom', () => {
  it('says something of every pair', () => {
    expect([...COLUMNS].sort()).toEqual([...SERVICE_NAMES].sort());
    expect(CELLS).toHaveLength(CALLER_NAMES.length * COLUMNS.length - SERVICE_NAMES.length);
  });

  it.each(CELLS)('$caller in $service: $cell', async ({ caller, service, cell }) => {
    const rights = [
      ['READ', cell.includes('R')],
      ['WRITE', cell.includes('W')],
      ['FEED', /[RF]/.test(cell)],
      ['NAMES', /[RN]/.test(cell)],
      ['REFUSALS', cell.includes('A')],
    ] as const;
    for (const [right, isGiven] of rights) {
      expect(hasRight(caller, service, right)).toBe(isGiven);
      const port = guardPort({ ask: async () => 'answered' }, { caller, service, rights: { ask: right } });
      if (isGiven) {
        expect(() => authorize(caller, service, right)).not.toThrow();
        expect(await port.ask()).toBe('answered');
      } else {
        expect(() => authorize(caller, service, right)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
        await expect(port.ask()).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    }
    if (cell === '-') expect(() => admit(caller, service)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    else expect(() => admit(caller, service)).not.toThrow();
  });

  it('lets a service use its own ports', () => {
    for (const name of SERVICE_NAMES) expect(hasRight(name, name, 'WRITE')).toBe(true);
  });
});
