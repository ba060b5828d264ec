import { setTimeout as sleep } from 'node:timers/promises';
import { Errors, type IndexModel, type Pinecone } from '@pinecone-database/pinecone';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { PineconeConfig } from './pinecone-config.ts';

/** All vectors have length 1, so both give the cosine. */
const METRICS = ['cosine', 'dotproduct'];
/** Answers that another attempt will not change. */
const REFUSALS = [
  Errors.PineconeBadRequestError,
  Errors.PineconePaymentRequiredError,
  Errors.PineconeUnprocessableEntityError,
  Errors.PineconeNotFoundError,
];
/** How long an index that is being made is waited for. */
const READY_MS = 60_000;
const READY_POLL_MS = 500;

/**
 * The address of the index; makes it where it is absent. With `PINECONE_HOST` it is neither looked up nor made.
 * @throws {StartupError} when it has other dimensions or another metric, or the key is refused
 * @throws {Error} as the SDK does, and when the index is not ready in time
 */
export async function findPineconeIndex(client: Pinecone, config: PineconeConfig, dimensions: number): Promise<string> {
  try {
    if (config.host !== null) {
      const { dimension } = await client.index({ host: config.host }).describeIndexStats();
      // The statistics do not tell the metric.
      check(config, dimensions, { dimension, metric: null });
      return config.host;
    }
    const model = await ready(client, config, (await found(client, config)) ?? (await made(client, config, dimensions)));
    check(config, dimensions, model);
    return model.privateHost ?? model.host;
  } catch (error) {
    if (!(error instanceof Errors.PineconeAuthorizationError)) throw error;
    throw new StartupError(
      'Pinecone refuses the key.',
      'Check PINECONE_API_KEY, and that it is of the project of the index.',
      error,
    );
  }
}

async function found(client: Pinecone, { index }: PineconeConfig): Promise<IndexModel | null> {
  try {
    return await client.indexes.describe(index);
  } catch (error) {
    if (error instanceof Errors.PineconeNotFoundError) return null;
    throw error;
  }
}

async function made(client: Pinecone, { index, cloud, region }: PineconeConfig, dimension: number): Promise<IndexModel> {
  const field = { type: 'dense_vector', dimension, metric: 'cosine' } as const;
  try {
    await client.indexes.create({
      name: index,
      schema: { fields: { _values: field } },
      deployment: { deploymentType: 'managed', cloud, region },
      // Another process may have begun to make it.
      suppressConflicts: true,
    });
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    throw new StartupError(
      `Pinecone will not make the index "${index}": ${error instanceof Error ? error.message : ''}`,
      'Check PINECONE_CLOUD, PINECONE_REGION and the limits of the plan, or make it by hand, for cosine.',
      error,
    );
  }
  return client.indexes.describe(index);
}

async function ready(client: Pinecone, { index }: PineconeConfig, model: IndexModel): Promise<IndexModel> {
  const deadline = performance.now() + READY_MS;
  let known = model;
  while (!known.status.ready) {
    if (performance.now() > deadline) throw new Error(`the index is ${known.status.state}`);
    await sleep(READY_POLL_MS);
    known = await client.indexes.describe(index);
  }
  return known;
}

function check(
  { index, host }: PineconeConfig,
  dimensions: number,
  { dimension, metric }: { readonly dimension?: number; readonly metric?: string | null },
): void {
  const name = host === null ? `The index "${index}" in Pinecone` : 'The index at PINECONE_HOST';
  const remedy = `Name another index in PINECONE_INDEX${host === null ? ', which is made where it is absent' : ' and unset PINECONE_HOST'}.`;
  if (dimension !== dimensions) {
    throw new StartupError(`${name} has ${dimension ?? 'unknown'} dimensions; these embeddings have ${dimensions}.`, remedy);
  }
  if (metric !== null && !METRICS.includes(metric ?? '')) {
    throw new StartupError(
      `${name} measures by ${metric ?? 'an unknown metric'}; these embeddings need cosine or dotproduct.`,
      remedy,
    );
  }
}
