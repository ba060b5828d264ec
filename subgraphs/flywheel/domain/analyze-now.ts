import { setTimeout as sleep } from 'node:timers/promises';
import type { Flywheel } from './flywheel.ts';
import type { RunData, RunRecord } from './workflow.ts';
import { GAP_ANALYSIS } from './workflows.ts';

/** Long enough for a catalogue of thousands; a client that wants to know more follows the run. */
const PATIENCE_MS = 2_000;

/**
 * Analyses the gaps now, or joins the analysis that is under way, and waits for its end for up to two seconds.
 * @returns the run as it then stands, and the feed's position
 */
export async function analyzeNow(
  { engine, documents }: Pick<Flywheel, 'engine' | 'documents'>,
  by: string,
): Promise<{ readonly run: RunRecord; readonly cursor: string }> {
  const { run } = await engine.start({ workflow: GAP_ANALYSIS, by });
  const patience = new AbortController();
  try {
    const patient = sleep(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).catch(() => {});
    await Promise.race([engine.settled(run.id), patient]);
  } finally {
    patience.abort();
  }
  const [now] = await documents.getMany<RunData>('runs', [run.id]);
  return { run: now ?? run, cursor: await documents.lastCursor() };
}
