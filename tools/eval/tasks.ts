import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCategoriesTask } from './categories.ts';
import { type Evaluation, type EvaluationTask, type GraphTask, readCatalogue, readItems } from './evaluation.ts';
import { type EvaluationGraph, openEvaluationGraph } from './graph.ts';
import { createIdentityTask } from './identity.ts';
import { createLinkingTask } from './linking.ts';
import { createQuestionsTask } from './questions.ts';
import { createSearchTask } from './search.ts';

/** What one task says of one set; a set whose items have a `split` is reported by split. */
export interface TaskReport extends Evaluation {
  readonly task: string;
  /** `dev`, `own/test`, …; `all` for a file that names no set. */
  readonly set: string;
  readonly items: number;
}

/** Runs every task on every set of a folder, `<task>.<set>.jsonl` or `<task>.jsonl`. */
export async function evaluateFolder(folder: string, only: ReadonlySet<string> | null = null): Promise<TaskReport[]> {
  const stones = readCatalogue();
  await using opened = new AsyncDisposableStack();
  let graph: Promise<EvaluationGraph> | null = null;
  // Opened once, and only for the tasks that ask the whole graph.
  const openGraph = () => {
    graph ??= openEvaluationGraph().then((open) => opened.use(open));
    return graph;
  };
  const tasks: readonly (EvaluationTask | GraphTask)[] = [
    createLinkingTask(stones),
    createIdentityTask(stones),
    createCategoriesTask(stones),
    createSearchTask(openGraph),
    createQuestionsTask(openGraph),
  ];
  const files = readdirSync(folder).sort();
  const reports: TaskReport[] = [];
  for (const task of tasks) {
    if (only !== null && !only.has(task.name)) continue;
    for (const file of files.filter((name) => name.startsWith(`${task.name}.`) && name.endsWith('.jsonl'))) {
      const set = file.slice(task.name.length + 1, -'.jsonl'.length) || 'all';
      const items = readItems(join(folder, file));
      const bySplit = Map.groupBy(items, ({ split }) => (typeof split === 'string' ? `${set}/${split}` : set));
      for (const [name, part] of bySplit) {
        reports.push({ task: task.name, set: name, items: part.length, ...(await task.evaluate(part)) });
      }
    }
  }
  return reports;
}
