import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCategoriesTask } from './categories.ts';
import { type Evaluation, readCatalogue, readItems } from './evaluation.ts';
import { createIdentityTask } from './identity.ts';
import { createLinkingTask } from './linking.ts';

/** What one task says of one set; a set whose items have a `split` is reported by split. */
export interface TaskReport extends Evaluation {
  readonly task: string;
  /** `dev`, `own/test`, …; `all` for a file that names no set. */
  readonly set: string;
  readonly items: number;
}

/** Runs every task on every set of a folder, `<task>.<set>.jsonl` or `<task>.jsonl`. */
export function evaluateFolder(folder: string, only: ReadonlySet<string> | null = null): TaskReport[] {
  const stones = readCatalogue();
  const tasks = [createLinkingTask, createIdentityTask, createCategoriesTask].map((create) => create(stones));
  const files = readdirSync(folder).sort();
  return tasks.flatMap((task) => {
    if (only !== null && !only.has(task.name)) return [];
    const sets = files.filter((file) => file.startsWith(`${task.name}.`) && file.endsWith('.jsonl'));
    return sets.flatMap((file) => {
      const set = file.slice(task.name.length + 1, -'.jsonl'.length) || 'all';
      const items = readItems(join(folder, file));
      const bySplit = Map.groupBy(items, ({ split }) => (typeof split === 'string' ? `${set}/${split}` : set));
      return [...bySplit].map(([name, part]) => ({ task: task.name, set: name, items: part.length, ...task.evaluate(part) }));
    });
  });
}
