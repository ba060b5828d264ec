import { join } from 'node:path';
import { openOpenAi } from '../../platform/engines/open-openai.ts';
import type { OpenAiConfig } from '../../platform/engines/openai-config.ts';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import { runOutOfScope } from '../../platform/graphql/request-scope.ts';
import type { Progress, Subgraph } from '../../platform/graphql/subgraph.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { CataloguePort, StoneData } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DependencyReport } from '../../platform/ports/health.ts';
import type { LeasePort } from '../../platform/ports/leases.ts';
import type { RetrievalPort, SearchLogPort } from '../../platform/ports/retrieval.ts';
import type { TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createSystemTimer, type Timer } from '../../platform/time/timer.ts';
import { createFlywheelLoaders } from './context.ts';
import { createAnswerBook } from './domain/answers.ts';
import type { Flywheel } from './domain/flywheel.ts';
import { createGapAnalysis } from './domain/gap-analysis.ts';
import { createGapBook } from './domain/gap-book.ts';
import { createQuestionBook } from './domain/question-book.ts';
import { createQuestionPhraser } from './domain/question-phraser.ts';
import { createScheduleBook } from './domain/schedules.ts';
import { followStones } from './domain/stone-follower.ts';
import type { RunData } from './domain/workflow.ts';
import { createWorkflowEngine } from './domain/workflow-engine.ts';
import { createGapAnalysisWorkflow, createQubeeWorkflow, GAP_ANALYSIS } from './domain/workflows.ts';
import { openSqliteFeedPosition } from './engines/feed-position.sqlite.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { expertAnswerResolvers } from './resolvers/ExpertAnswer.ts';
import { expertQuestionResolvers } from './resolvers/ExpertQuestion.ts';
import { knowledgeGapConnectionResolvers, knowledgeGapResolvers } from './resolvers/KnowledgeGap.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { scheduleResolvers } from './resolvers/Schedule.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import { subscriptionResolvers } from './resolvers/Subscription.ts';
import { workflowRunResolvers } from './resolvers/WorkflowRun.ts';
import type { Resolvers } from './schema.generated.ts';

const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

/** How often it is asked whether a schedule or a run is due. */
const TICK_MS = 1_000;
/** Longer than a tick takes; whoever dies in one holds the others up for so long. */
const TICK_LEASE_MS = 10_000;

/** What is scheduled, by the name that a timer is given. */
export const TICK = 'flywheel.tick';

export interface FlywheelDeps {
  /** The service's own folder: its position in the change feed, which may be deleted. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: DocumentsPort;
  readonly catalogue: CataloguePort;
  readonly retrieval: Pick<RetrievalPort, 'unansweredQuestions'>;
  readonly searchLog: SearchLogPort;
  /** Among the copies of this service. */
  readonly leases: LeasePort;
  /** For what steps pay to providers. */
  readonly telemetry: TelemetryPort;
  /** The language model that phrases questions; null or left out: templates ask them. */
  readonly openai?: OpenAiConfig | null;
  /** Default: the system's. */
  readonly timer?: Timer;
}

/**
 * Opens the flywheel. `start` takes up the runs that were under way, and a fresh install's first gap analysis; from then on
 * schedules fire. Disposing leaves runs where they are, to be taken up by whoever comes next.
 * @throws {StartupError} when its folder cannot be used
 */
export async function openFlywheelSubgraph(deps: FlywheelDeps): Promise<{ readonly subgraph: Subgraph }> {
  const { dataDir, clock, log, documents, catalogue, retrieval, searchLog, leases, telemetry } = deps;
  const { openai = null, timer = createSystemTimer(log) } = deps;
  await using opened = new AsyncDisposableStack();
  const position = opened.use(openSqliteFeedPosition(join(dataDir, 'feed-position.sqlite')));
  const gaps = createGapBook({ documents, catalogue, clock });
  const writer =
    openai === null ? null : await openOpenAi({ config: openai, telemetry, documents, service: 'flywheel', clock, log });
  const model = writer?.model ?? null;
  const record = writer?.engine.paid.record ?? (async () => {});
  const phraser = model === null ? null : createQuestionPhraser({ model, catalogue, record, log });
  const questions = createQuestionBook({ documents, clock, phraser });
  const answers = createAnswerBook({ documents, catalogue, clock });
  const analysis = createGapAnalysis({ documents, gaps, catalogue, retrieval, searchLog, clock });
  const definitions = [
    createGapAnalysisWorkflow({ analysis }),
    createQubeeWorkflow({ documents, analysis, questions, answers }),
  ];
  const engine = opened.use(createWorkflowEngine({ documents, clock, log, definitions, inBackground: runOutOfScope }));
  const schedules = createScheduleBook({ documents, clock, definitions });
  const flywheel: Flywheel = { documents, gaps, questions, answers, engine, schedules };
  let isReady = false;

  /** A lease spares the other copies the look; what keeps a schedule from firing twice is its revision, lease or not. */
  async function fireSchedules(): Promise<void> {
    const lease = await leases.acquire('flywheel:schedules', TICK_LEASE_MS).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'ENGINE_UNAVAILABLE') return undefined;
      throw error;
    });
    if (lease === null) return;
    await using _held = lease;
    await schedules.fireDue();
  }

  async function tick(): Promise<void> {
    await fireSchedules();
    await engine.takeUp();
  }

  const subgraph: Subgraph = {
    name: 'flywheel',
    schema: buildGuardedSchema(SCHEMA_FILE, toResolvers(flywheel)),
    createContext: (request) => ({ ...request, loaders: createFlywheelLoaders(flywheel, request.viewer) }),
    checkDependencies: async () => [...(await checkDocuments(documents)), ...(model === null ? [] : [model.report()])],
    get isReady() {
      return isReady;
    },
    // All that it tells is in the store.
    canAnswer: true,
    async start(progress) {
      await schedules.seed();
      const stones = owned.use(followStones(documents, position, log));
      await stones.caughtUp((applied) => progress.report('Following the catalogue', applied, null));
      await tick();
      await analyzeOnce(flywheel, progress);
      owned.use(timer.every(TICK_MS, TICK, tick));
      isReady = true;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  const owned = opened.move();
  return { subgraph };
}

/** So that a fresh install has gaps: one analysis, unless one was ever made or there is nothing to analyse yet. */
async function analyzeOnce({ documents, engine }: Flywheel, progress: Progress): Promise<void> {
  const made = await documents.find<RunData>('runs', { where: { 'data.workflow': GAP_ANALYSIS }, limit: 1 });
  const stones = await documents.find<StoneData>('stones', { limit: 1 });
  if (made.length > 0 || stones.length === 0) return;
  progress.report('Looking for gaps', 0, 1);
  const { run } = await engine.start({ workflow: GAP_ANALYSIS, by: 'flywheel' });
  await engine.settled(run.id);
  progress.report('Looking for gaps', 1, 1);
}

function toResolvers(flywheel: Flywheel): Resolvers {
  return {
    Query: queryResolvers(flywheel),
    Mutation: mutationResolvers(flywheel),
    Subscription: subscriptionResolvers(flywheel),
    Stone: stoneResolvers(),
    Article: articleResolvers(),
    KnowledgeGap: knowledgeGapResolvers(),
    KnowledgeGapConnection: knowledgeGapConnectionResolvers(flywheel.gaps),
    ExpertQuestion: expertQuestionResolvers(),
    ExpertAnswer: expertAnswerResolvers(),
    WorkflowRun: workflowRunResolvers(),
    Schedule: scheduleResolvers(),
  };
}

async function checkDocuments(documents: Pick<DocumentsPort, 'lastCursor'>): Promise<readonly DependencyReport[]> {
  const begin = performance.now();
  const about = { name: 'documents', engine: 'database' };
  try {
    await documents.lastCursor();
    return [{ ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null }];
  } catch {
    return [{ ...about, state: 'DOWN', latencyMs: null, message: 'The document store does not answer.' }];
  }
}
