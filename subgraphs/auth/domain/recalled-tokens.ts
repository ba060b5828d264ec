import { randomBytes } from 'node:crypto';
import type { RecallPage } from '../../../platform/ports/accounts.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { SessionData } from './session.ts';

/** Which access tokens must be refused before they expire. Asked with every request, so it is held in memory. */
export interface RecalledTokens {
  /** Takes in how a session stands now; older news than it has changes nothing. */
  note(sessionId: string, session: Pick<SessionData, 'accessGeneration' | 'recalledAt'>): void;
  isRecalled(sessionId: string, generation: number): boolean;
  /** Drops what no token that still lives can be about. */
  prune(): void;
  /**
   * What was noted after a position, for another service to keep; everything where the position is not of this run.
   * @param waitMs how long to wait for the first news
   * @param signal ends the wait early
   */
  after(position: string | null, waitMs: number, signal: AbortSignal): Promise<RecallPage>;
}

/** @param tokenTtlMs how long an access token lives: a recall may be forgotten after that */
export function createRecalledTokens(tokenTtlMs: number, clock: Clock): RecalledTokens {
  // Positions count within one run; its name tells a reader from before a restart to begin again.
  const run = randomBytes(6).toString('hex');
  const sessions = new Map<string, { readonly generation: number; readonly at: number; readonly position: number }>();
  const waiting = new Set<() => void>();
  let last = 0;

  function page(from: number): RecallPage {
    const news = [...sessions].filter(([, { position }]) => position > from);
    return {
      position: `${run}:${last}`,
      sessions: news.map(([sessionId, { generation, at }]) => ({ sessionId, generation, at: new Date(at).toISOString() })),
    };
  }

  return {
    note(sessionId, { accessGeneration, recalledAt }) {
      const at = recalledAt === null ? Number.NEGATIVE_INFINITY : Date.parse(recalledAt);
      if (at + tokenTtlMs < clock.now()) return;
      if ((sessions.get(sessionId)?.generation ?? 0) >= accessGeneration) return;
      last += 1;
      sessions.set(sessionId, { generation: accessGeneration, at, position: last });
      for (const wake of waiting) wake();
    },
    isRecalled: (sessionId, generation) => generation < (sessions.get(sessionId)?.generation ?? 0),
    prune() {
      for (const [id, { at }] of sessions) if (at + tokenTtlMs < clock.now()) sessions.delete(id);
    },
    async after(position, waitMs, signal) {
      const [ofRun, count] = position?.split(':') ?? [];
      if (ofRun !== run) return page(0);
      const from = Number(count);
      if (last === from && waitMs > 0 && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, waitMs);
        waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
        await promise;
        clearTimeout(timer);
        waiting.delete(resolve);
      }
      return page(from);
    },
  };
}
