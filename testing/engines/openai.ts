import { pino } from 'pino';
import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { createOpenAi, type OpenAiEngine } from '../../platform/engines/openai.ts';
import { type OpenAiConfig, readOpenAiConfig } from '../../platform/engines/openai-config.ts';
import { createOpenAiWriter } from '../../platform/engines/openai-writer.ts';
import { parseDecimal } from '../../platform/ledger/money.ts';
import type { LanguageModel } from '../../platform/ports/language-model.ts';
import type { LedgerEntryData } from '../../platform/ports/telemetry.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openTestMonitoring, type TestMonitoring } from '../monitoring.ts';
import { type RunningOpenAi, startOpenAi } from './openai-server.ts';

/** A client of the local server as a service has it, with real monitoring, ledger and budget behind it. */
export interface TestOpenAi extends AsyncDisposable {
  readonly server: RunningOpenAi;
  readonly engine: OpenAiEngine;
  readonly model: LanguageModel;
  readonly monitoring: TestMonitoring;
  /** Another client of the same monitoring, as another process has it. */
  another(): OpenAiEngine;
  /** Everything that was logged, as text. */
  logged(): string;
  ledger(): Promise<readonly LedgerEntryData[]>;
  /** Of the period's document: what is spent and what is still set aside, in nano-dollars. */
  budget(period: string): Promise<{ readonly spent: bigint; readonly reserved: bigint }>;
}

/** The settings by which a service finds the server, priced as OpenAI's, with pauses that a test can wait for. */
export function openAiEnvironment({ url, key }: Pick<RunningOpenAi, 'url' | 'key'>): Environment {
  return {
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: url,
    OPENAI_PROVIDER: 'openai',
    OPENAI_CHAT_MODEL: 'gpt-4o-mini',
    OPENAI_EMBEDDING_DIMENSIONS: '64',
    OPENAI_TIMEOUT_MS: '20000',
    OPENAI_STALL_MS: '20000',
  };
}

export function testOpenAiConfig(server: RunningOpenAi, env: Environment = {}): OpenAiConfig {
  const read = createEnvReader({ ...openAiEnvironment(server), ...env });
  const config = readOpenAiConfig(read);
  read.finish();
  if (config === null) throw new Error('There is no key.');
  return config;
}

/** @param usdPerDay the budget of a day; left out: none */
export async function openTestOpenAi(env: Environment = {}, usdPerDay: string | null = null): Promise<TestOpenAi> {
  await using opened = new AsyncDisposableStack();
  const server = opened.use(await startOpenAi());
  const day = usdPerDay === null ? null : parseDecimal(usdPerDay, 9);
  const monitoring = opened.use(await openTestMonitoring({ budget: { day, month: null, run: null } }));
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const open = () =>
    createOpenAi({
      config: testOpenAiConfig(server, env),
      telemetry: monitoring.telemetry,
      documents: monitoring.store.portFor('content'),
      service: 'content',
      clock: systemClock,
      log,
    });
  const engine = open();
  const owned = opened.move();
  return {
    server,
    engine,
    model: createOpenAiWriter(engine),
    monitoring,
    another: open,
    logged: () => lines.join(''),
    async ledger() {
      const found = await monitoring.store.portFor('monitoring').find<LedgerEntryData>('ledger', {});
      return found.map(({ data }) => data);
    },
    async budget(period) {
      interface Stored {
        readonly spentNanoUsd: string;
        readonly reserved: { readonly [id: string]: { readonly nanoUsd: string } };
      }
      const [found] = await monitoring.store.portFor('monitoring').getMany<Stored>('budgets', [`budget:${period}`]);
      const reserved = Object.values(found?.data.reserved ?? {}).reduce((sum, { nanoUsd }) => sum + BigInt(nanoUsd), 0n);
      return { spent: BigInt(found?.data.spentNanoUsd ?? '0'), reserved };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
