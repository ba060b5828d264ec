import { expect, it } from 'vitest';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { ServiceClient } from '../../platform/remote/service-client.ts';
import { createRemoteTelemetry } from '../../platform/remote/telemetry.ts';
import { ENTITIES, openTestMonitoring, putEntities, refsOf, type TestMonitoring } from '../monitoring.ts';
import { eventually } from '../scenarios/case.ts';
import { alreadyStarted, serveSubgraph } from './serve.ts';
import { describeTelemetry, reportOf, type TelemetryUnderTest } from './telemetry.contract.ts';

async function usageOf(monitoring: TestMonitoring, stoneId: string) {
  const query = `${ENTITIES} ... on Stone { usage { views searches errors } } } }`;
  const { data, errors } = await monitoring.ask(query, undefined, refsOf('Stone', [stoneId]));
  expect(errors).toBeUndefined();
  return { ...data._entities[0].usage };
}

async function putStone(monitoring: TestMonitoring): Promise<string> {
  const [id = ''] = await putEntities(monitoring, 'stone', 1);
  return id;
}

function toTelemetryUnderTest(
  monitoring: TestMonitoring,
  telemetry: TelemetryUnderTest['telemetry'],
  owned: AsyncDisposable,
): TelemetryUnderTest {
  return {
    telemetry,
    putStone: () => putStone(monitoring),
    usageOf: (stoneId) => usageOf(monitoring, stoneId),
    [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
  };
}

describeTelemetry('in process', async (budget) => {
  const monitoring = await openTestMonitoring({ budget });
  return toTelemetryUnderTest(monitoring, monitoring.telemetry, monitoring);
});

describeTelemetry('over HTTP', async (budget) => {
  await using opened = new AsyncDisposableStack();
  const monitoring = opened.use(await openTestMonitoring({ budget }));
  const served = opened.use(await serveSubgraph('monitoring', async () => alreadyStarted(monitoring.subgraph)));
  const telemetry = opened.use(createRemoteTelemetry(served.clientOf('content'), SILENT_LOGGER));
  return toTelemetryUnderTest(monitoring, telemetry, opened.move());
});

/** A client whose first answer is lost after the service has given it. */
function losingFirstAnswer(client: ServiceClient): ServiceClient {
  let isFirst = true;
  return {
    async call(document, variables, options) {
      const answer = await client.call(document, variables, options);
      if (!isFirst) return answer;
      isFirst = false;
      throw new DomainError('SUBGRAPH_UNAVAILABLE', 'The answer was lost.');
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

it('a report whose acknowledgement is lost is sent again and counted once', async () => {
  await using monitoring = await openTestMonitoring();
  await using served = await serveSubgraph('monitoring', async () => alreadyStarted(monitoring.subgraph));
  await using telemetry = createRemoteTelemetry(losingFirstAnswer(served.clientOf('content')), SILENT_LOGGER);
  const stone = await putStone(monitoring);
  telemetry.reportOperation(reportOf({ viewedIds: [stone] }));
  telemetry.reportOperation(reportOf({ foundIds: [stone] }));
  // The second goes after the first has been sent again.
  const counted = await eventually(
    () => usageOf(monitoring, stone),
    ({ searches }) => searches > 0,
  );
  expect(counted).toEqual({ views: 1, searches: 1, errors: 0 });
});

it('what waits when a service ends is sent before it has ended', async () => {
  await using monitoring = await openTestMonitoring();
  await using served = await serveSubgraph('monitoring', async () => alreadyStarted(monitoring.subgraph));
  const stone = await putStone(monitoring);
  {
    await using telemetry = createRemoteTelemetry(served.clientOf('content'), SILENT_LOGGER);
    for (let index = 0; index < 20; index += 1) telemetry.reportOperation(reportOf({ viewedIds: [stone] }));
  }
  expect(await usageOf(monitoring, stone)).toEqual({ views: 20, searches: 0, errors: 0 });
});
