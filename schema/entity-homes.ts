import type { ServiceName } from '../platform/service-names.ts';

/** The subgraph in which an entity is at home: the only one that describes the type itself. */
export const ENTITY_HOMES: Readonly<Record<string, ServiceName>> = {
  Stone: 'content',
  Article: 'content',
  SourceDocument: 'rag',
  User: 'auth',
  KnowledgeGap: 'flywheel',
  ExpertQuestion: 'flywheel',
  ExpertAnswer: 'flywheel',
  WorkflowRun: 'flywheel',
  AlertRule: 'monitoring',
  Alert: 'monitoring',
};

/** The entities that are at home in one subgraph. */
export function homeTypesOf(subgraph: string): ReadonlySet<string> {
  return new Set(Object.entries(ENTITY_HOMES).flatMap(([type, home]) => (home === subgraph ? [type] : [])));
}
