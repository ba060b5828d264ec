import { randomUUID } from 'node:crypto';
import type { Logger } from '../logging/logger.ts';
import type { LedgerEntryData, OperationReport, TelemetryPort } from '../ports/telemetry.ts';
import type { ServiceClient } from './service-client.ts';
import { PriceDocument, ReportOperationsDocument, ReserveDocument, SettleDocument } from './telemetry.generated.ts';

/** Reports held while monitoring is away; later ones are dropped, since usage is figures and not truth. */
const MAX_BUFFERED = 20_000;
const MAX_BATCH = 1_000;
const PAUSE_MS = 1_000;

/** Monitoring of another process. Reports gather while one batch is on its way; disposing sends what is left. */
export function createRemoteTelemetry(client: ServiceClient, log: Logger): TelemetryPort & AsyncDisposable {
  const waiting: OperationReport[] = [];
  let batch: { readonly batchId: string; readonly reports: readonly OperationReport[] } | null = null;
  let sending: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function sendAll(): Promise<void> {
    while (batch !== null || waiting.length > 0) {
      // The same id when it is sent again, so that it is counted once.
      batch ??= { batchId: randomUUID(), reports: waiting.splice(0, MAX_BATCH) };
      await client.call(ReportOperationsDocument, batch);
      batch = null;
    }
  }

  function start(): void {
    if (sending !== null || retry !== undefined) return;
    sending = sendAll()
      .catch((error: unknown) => {
        log.debug({ err: error, waiting: waiting.length }, 'telemetry: will retry');
        if (isClosed) return;
        retry = setTimeout(() => {
          retry = undefined;
          start();
        }, PAUSE_MS);
        retry.unref();
      })
      .finally(() => {
        sending = null;
      });
  }

  return {
    reportOperation(report) {
      if (waiting.length >= MAX_BUFFERED) return;
      waiting.push(report);
      start();
    },
    async price(usage): Promise<LedgerEntryData> {
      const { _price } = await client.call(PriceDocument, { usage }, { isRepeatable: true });
      return { ...usage, ..._price };
    },
    async reserve(id, most) {
      const { _reserve } = await client.call(ReserveDocument, { id, most }, { isRepeatable: true });
      return _reserve;
    },
    async settle(reservation, nanoUsd) {
      await client.call(SettleDocument, { reservation, nanoUsd }, { isRepeatable: true });
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      clearTimeout(retry);
      retry = undefined;
      start();
      await sending;
    },
  };
}
