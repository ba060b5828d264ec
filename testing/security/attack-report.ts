import type { UserConsoleLog } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** What the suites themselves count: cells, places, requests. */
const COUNTED = /^(access|outgoing|drafts|services|one process): /;

/** Prints, after a run of the attack suites, each group with its attacks and what the groups counted themselves. */
export default class AttackReport implements Reporter {
  readonly #counted: string[] = [];

  onUserConsoleLog({ content }: UserConsoleLog): void {
    for (const line of content.split('\n')) if (COUNTED.test(line)) this.#counted.push(line);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules
      .map((module) => {
        const states = [...module.children.allTests()].map((test) => test.result().state);
        const count = (state: string) => states.filter((found) => found === state).length;
        const group = module.moduleId.replace(/^.*\//, '').replace('.test.ts', '');
        return { group, attacks: states.length, asListed: count('passed'), failed: count('failed') };
      })
      .sort((a, b) => a.group.localeCompare(b.group));
    const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
    const all = {
      group: 'all',
      attacks: sum((row) => row.attacks),
      asListed: sum((row) => row.asListed),
      failed: sum((row) => row.failed),
    };
    console.log(
      `\n${'group'.padEnd(12)} ${'attacks'.padStart(8)} ${'answered as listed'.padStart(20)} ${'failed'.padStart(7)}`,
    );
    for (const { group, attacks, asListed, failed } of [...rows, all])
      console.log(
        `${group.padEnd(12)} ${String(attacks).padStart(8)} ${String(asListed).padStart(20)} ${String(failed).padStart(7)}`,
      );
    console.log(`\n${this.#counted.join('\n')}\n`);
  }
}
