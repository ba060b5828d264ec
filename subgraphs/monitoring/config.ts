import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from '../../platform/config/parse-env.ts';
import { parseDecimal } from '../../platform/ledger/money.ts';
import type { BudgetLimits } from './domain/budget-book.ts';

export interface MonitoringConfig {
  readonly budget: BudgetLimits;
  /** Whether this environment has a key by which money can be spent. */
  readonly hasModelKey: boolean;
}

export const MONITORING_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'OPENAI_BUDGET_USD_PER_DAY',
    type: 'decimal, US dollars',
    defaultText: null,
    description:
      'Paid calls of a day (UTC) never cost more; what would is refused before it is made. Read by monitoring, which warns where there is a key and no budget.',
  },
  {
    name: 'OPENAI_BUDGET_USD_PER_MONTH',
    type: 'decimal, US dollars',
    defaultText: null,
    description: 'The same for a calendar month (UTC).',
  },
  {
    name: 'OPENAI_BUDGET_USD_PER_RUN',
    type: 'decimal, US dollars',
    defaultText: null,
    description: 'The same for one run of a workflow.',
  },
];

export function readMonitoringConfig(read: EnvReader): MonitoringConfig {
  return {
    budget: {
      day: readUsd(read, 'OPENAI_BUDGET_USD_PER_DAY'),
      month: readUsd(read, 'OPENAI_BUDGET_USD_PER_MONTH'),
      run: readUsd(read, 'OPENAI_BUDGET_USD_PER_RUN'),
    },
    hasModelKey: read.secret('OPENAI_API_KEY') !== null,
  };
}

/** @throws {ConfigError} naming every fault */
export function parseMonitoringConfig(env: Environment): MonitoringConfig {
  const read = createEnvReader(env);
  const config = readMonitoringConfig(read);
  read.finish();
  return config;
}

/** Integer nano-dollars; null: no limit. */
function readUsd(read: EnvReader, name: string): bigint | null {
  const text = read.optionalText(name);
  if (text === null) return null;
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return parseDecimal(text, 9);
  read.fault(`${name} must be an amount of dollars such as 12.50, not "${text}".`);
  return null;
}
