import type { WriteStream } from 'node:tty';
import type { Progress } from '../graphql/subgraph.ts';

const WIDTH = 28;
/** Where nobody watches a terminal, one line for each quarter is enough. */
const QUARTERS = 4;

/**
 * A progress bar on a terminal, a line per quarter elsewhere.
 * @param stream where it is drawn, usually standard error
 */
export function createProgressBar(
  stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean },
): Progress & { end(): void } {
  let open: string | null = null;
  const reported = new Map<string, number>();
  function end(): void {
    if (open !== null) stream.write('\n');
    open = null;
  }
  return {
    end,
    report(label, done, total) {
      const share = total === null || total === 0 ? null : Math.min(1, done / total);
      if (stream.isTTY !== true) {
        const quarter = share === null ? 0 : Math.floor(share * QUARTERS);
        if ((reported.get(label) ?? -1) >= quarter) return;
        reported.set(label, quarter);
        stream.write(share === null ? `  ${label} …\n` : `  ${label} ${Math.round(share * 100)} %\n`);
        return;
      }
      if (open !== null && open !== label) end();
      open = label;
      const filled = share === null ? 0 : Math.round(share * WIDTH);
      const figure = total === null ? String(done) : `${done}/${total}`;
      stream.write(`\r  ${label.padEnd(26)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${figure}\u001b[K`);
      if (share === 1) end();
    },
  };
}
