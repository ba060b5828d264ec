import type { Clock } from '../../../platform/time/clock.ts';
import type { SessionData } from './session.ts';

/** Which access tokens must be refused before they expire. Asked with every request, so it is held in memory. */
export interface RecalledTokens {
  /** Takes in how a session stands now; older news than it has changes nothing. */
  note(sessionId: string, session: Pick<SessionData, 'accessGeneration' | 'recalledAt'>): void;
  isRecalled(sessionId: string, generation: number): boolean;
  /** Drops what no token that still lives can be about. */
  prune(): void;
}

/** @param tokenTtlMs how long an access token lives: a recall may be forgotten after that */
export function createRecalledTokens(tokenTtlMs: number, clock: Clock): RecalledTokens {
  const sessions = new Map<string, { readonly generation: number; readonly at: number }>();
  return {
    note(sessionId, { accessGeneration, recalledAt }) {
      const at = recalledAt === null ? Number.NEGATIVE_INFINITY : Date.parse(recalledAt);
      if (at + tokenTtlMs < clock.now()) return;
      if ((sessions.get(sessionId)?.generation ?? 0) < accessGeneration)
        sessions.set(sessionId, { generation: accessGeneration, at });
    },
    isRecalled: (sessionId, generation) => generation < (sessions.get(sessionId)?.generation ?? 0),
    prune() {
      for (const [id, { at }] of sessions) if (at + tokenTtlMs < clock.now()) sessions.delete(id);
    },
  };
}
